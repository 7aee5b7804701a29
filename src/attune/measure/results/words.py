"""How the score of one scale is said: what it protects and costs first, then where it lies and how sure that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.core.curriculum.instruments import Instrument
from attune.core.measurement.change import Change
from attune.core.measurement.published import Published
from attune.measure import words as common
from attune.measure.records import Measure
from attune.measure.scoring import HIGH, LOW, MIDDLE, Scored
from attune.measure.words import of_100, when


@dataclass(frozen=True)
class Said:
    """The words of one part of a scale; each may be missing. `next_step` is the slug of an exercise."""

    title: str = ""
    protects: str = ""
    costs: str = ""
    says: str = ""
    alarm: str = ""
    next_step: str | None = None


def said(instrument: Instrument | None, one: Scored) -> Said:
    """The instrument's own words for where a score lies; nothing is invented where it has none."""
    scale = instrument.results.get(one.scale) if instrument else None
    found: Any = scale.get(one.part) if isinstance(scale, dict) else None
    if not isinstance(found, dict):
        return Said()
    texts = {key: str(found.get(key) or "") for key in ("title", "protects", "costs", "says", "alarm")}
    step = found.get("next_step")
    return Said(**texts, next_step=step if isinstance(step, str) else None)


def part_name(part: str) -> str:
    """A third of the scale in words."""
    return {LOW: _("lower third"), MIDDLE: _("middle third"), HIGH: _("upper third")}[part]


def where(one: Scored) -> str:
    """Where a score lies, and where it could also lie."""
    likeliest = {"part": part_name(one.likeliest), "chance": of_100(one.chances[one.likeliest])}
    if not one.others:
        return _("Most likely in the %(part)s of the scale, %(chance)s.") % likeliest
    others = [
        _("the %(part)s, %(chance)s") % {"part": part_name(part), "chance": of_100(one.chances[part])}
        for part in one.others
    ]
    words = _("Most likely in the %(part)s of the scale, %(chance)s, but it could also be %(others)s.")
    return words % {**likeliest, "others": _(", or ").join(others)}


def number(value: float, one: Scored) -> str:
    """A score in the digits of the language."""
    return common.number(value, one.digits)


def span(ends: tuple[float, float], one: Scored) -> str:
    """From a score to another."""
    return _("%(low)s to %(high)s") % {"low": number(ends[0], one), "high": number(ends[1], one)}


def plus_minus(one: Scored) -> str:
    """The score with its 95 % margin."""
    return f"{number(one.value, one)} ± {number(one.margin, one)}"


def change(moved: Change, earlier: Scored, since: date, today: date, ends: tuple[str, str]) -> str:
    """The verdict on a difference, and which error it was held against. `ends`: words at both ends of the scale."""
    digits = common.apart(moved.margin, abs(moved.difference), earlier.digits)
    told = {
        "since": when(since, today),
        "margin": common.number(moved.margin, digits),
        "difference": common.number(abs(moved.difference), digits),
        "end": ends[1] if moved.difference > 0 else ends[0],
    }
    if not moved.larger_than_error:
        return (
            _(
                "Since %(since)s: within the error of measurement. It moved by %(difference)s, and chance alone "
                "moves it by up to %(margin)s."
            )
            % told
        )
    return (
        _(
            "Since %(since)s: larger than the error of measurement, towards “%(end)s”. It moved by "
            "%(difference)s, and chance alone moves it by up to %(margin)s."
        )
        % told
    )


KINDS = {
    "alpha": gettext_lazy("alpha"),
    "omega": gettext_lazy("omega"),
    "split-half": gettext_lazy("of two halves"),
    "marginal": gettext_lazy("marginal"),
    "retest": gettext_lazy("of a second time"),
}


def which_error(body: Measure, scores: Sequence[Scored], names: Mapping[str, str]) -> str:
    """Which error a verdict was held against, named for each scale. `names`: of scales, where there are several."""
    rule = _("A change counts as larger when it exceeds 1.96 times that error, in both results together.")
    if body.mode == "adaptive":
        return (
            _("The error is that of the item model: how sure the questions that were asked are.") + f" {rule}"
        )
    if not any(one.score.basis for one in scores):
        return (
            _("The error comes from how much your own answers differ within the scale.")
            + f" {rule} "
            + _("Jacobson and Truax (1991) call that reliable change.")
        )
    if len(scores) == 1:
        return f"{_whence(scores[0].score.basis)} {rule}"
    each = (f"{names.get(one.scale, one.scale)}: {_whence(one.score.basis)}" for one in scores)
    return f"{' '.join(each)} {rule}"


def _whence(basis: Published | None) -> str:
    if basis is None:
        return _("The error comes from how much your own answers differ within the scale.")
    told = {"kind": KINDS.get(basis.kind, basis.kind), "value": common.number(basis.value, 2)}
    words = _("The error comes from a published reliability (%(kind)s, %(value)s): %(source)s.")
    return words % {**told, "source": basis.source}
