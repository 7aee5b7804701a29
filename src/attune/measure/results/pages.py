"""What a result with one or several scales shows: words, a line with its error, the numbers, and what is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from attune.core.curriculum.instrument_facts import Cutoff
from attune.core.curriculum.instruments import Instrument
from attune.measure import scoring
from attune.measure import words as common
from attune.measure.after.queries import WEEK
from attune.measure.queries import Outcome
from attune.measure.results import words
from attune.measure.results.words import Said
from attune.measure.scoring import Scored
from attune.web.scales import Strip, strip


@dataclass(frozen=True)
class ScaleShown:
    """One scale as it is shown. `change`: the verdict since an earlier result, or nothing."""

    name: str
    about: str
    said: Said
    where: str
    strip: Strip
    value: str
    interval: str
    range: str
    answered: int
    change: str


@dataclass(frozen=True)
class CutoffShown:
    """A published cut-off in words, its source, and how this score stands to it.

    `near`: reached, or within the error. Only then is it said what it means; the others are folded.
    """

    near: bool
    says: str
    stands: str
    source: str
    verified: bool


def result(found: Sequence[Outcome], instrument: Instrument | None, today: date) -> dict[str, Any]:
    """The first of these, with what changed since the ones before it."""
    here = found[0]
    moment = here.body.again_after < WEEK
    earlier = [] if moment else [one for one in found[1:] if one.comparable(here)]
    scores = here.scores(instrument)
    shown = [scale(one, earlier, instrument, today) for one in scores]
    marks = [_cutoff(one, scores) for one in instrument.cutoffs] if instrument else []
    titles = [one.said.title for one in shown if one.said.title]
    return {
        "result": here,
        "day": common.weekday(here.day, today),
        "with_whom": common.with_whom(here.body.bond),
        "instrument": instrument,
        "title": titles[0] if len(shown) == 1 and titles else _title(instrument),
        "single": len(shown) == 1,
        "scales": shown,
        "cutoffs": marks,
        "others": [one for one in marks if not one.near],
        "note": str(instrument.results.get("note", "")) if instrument else "",
        "adaptive": here.body.mode == "adaptive",
        "which_error": words.which_error(here.body, scores, _names(instrument)) if earlier else "",
        "calibrated": bool(instrument and instrument.calibrated),
        "answers": sum(one.score.answered for one in scores),
    }


def scale(one: Scored, earlier: Sequence[Outcome], instrument: Instrument | None, today: date) -> ScaleShown:
    """One scale of a result."""
    sub = instrument.subscales.get(one.scale) if instrument else None
    ends = (sub.low or _("low"), sub.high or _("high")) if sub else (_("low"), _("high"))
    before = _before(one, earlier, instrument)
    moved = scoring.change(before[1], one) if before else None
    return ScaleShown(
        name=sub.name if sub else _title(instrument),
        about=sub.about if sub else "",
        said=words.said(instrument, one),
        where=words.where(one),
        strip=strip(
            value=one.value,
            band=one.interval,
            lowest=one.ends[0],
            highest=one.ends[1],
            low=ends[0],
            high=ends[1],
            before=before[1].value if before else None,
        ),
        value=words.plus_minus(one),
        interval=words.span(one.interval, one),
        range=words.span(one.ends, one),
        answered=one.score.answered,
        change=words.change(moved, before[1], before[0].day, today, ends) if moved and before else "",
    )


def step(shown: Sequence[ScaleShown], instrument: Instrument | None) -> str:
    """One next step: that of the first scale that names one, else the instrument's own; empty where none is wanted."""
    named = [one.said.next_step for one in shown if one.said.next_step is not None]
    slug = next((each for each in named if each), None)
    if slug is None and not named and instrument:
        slug = str(instrument.results.get("next_step") or "")
    return slug or ""


def _before(
    one: Scored, earlier: Sequence[Outcome], instrument: Instrument | None
) -> tuple[Outcome, Scored] | None:
    """What to compare with: the result before, or the first where only since then more than chance has changed."""
    known = scoring.published(instrument, one.scale) if instrument else None
    same = [(each, then) for each in earlier if (then := scoring.scored(each.body, one.scale, known))]
    if not same:
        return None
    last, first = same[0], same[-1]
    since_last, since_first = scoring.change(last[1], one), scoring.change(first[1], one)
    return first if since_first.larger_than_error and not since_last.larger_than_error else last


def _names(instrument: Instrument | None) -> dict[str, str]:
    return {scale: sub.name for scale, sub in instrument.subscales.items()} if instrument else {}


def _title(instrument: Instrument | None) -> str:
    return instrument.title if instrument else _("Your answers")


def _cutoff(cutoff: Cutoff, scores: Sequence[Scored]) -> CutoffShown:
    one = next((each for each in scores if each.scale == cutoff.subscale), None)
    near, stands = _stands(cutoff, one) if one else (False, "")
    return CutoffShown(near, cutoff.says, stands, cutoff.source, cutoff.verified)


def _stands(cutoff: Cutoff, one: Scored) -> tuple[bool, str]:
    """Whether a mark is reached or may be, and how the score stands to it in words."""
    told = {"value": common.exact(one.value), "at": common.exact(cutoff.at)}
    reached = {
        "at-least": one.value >= cutoff.at,
        "at-most": one.value <= cutoff.at,
        "below": one.value < cutoff.at,
    }[cutoff.side]
    line = {
        "at-least": _("The mark is %(at)s or more; your answers give %(value)s."),
        "at-most": _("The mark is %(at)s or less; your answers give %(value)s."),
        "below": _("The mark is under %(at)s; your answers give %(value)s."),
    }[cutoff.side] % told
    if one.interval[0] < cutoff.at < one.interval[1]:
        across = _("The error reaches across the mark, so it could be on either side.")
        return True, f"{line} {across}"
    return reached, f"{line} {_('It is reached.') if reached else _('It is not reached.')}"
