"""One instrument and one subject over time: a line with its error for each scale, and a verdict in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from attune.core.curriculum.instruments import Instrument
from attune.core.measurement.trend import FEWEST, Point, Trend, trend
from attune.measure import scoring
from attune.measure.queries import Outcome
from attune.measure.results import words
from attune.measure.scoring import Scored
from attune.web.charts import Line, Reading, line_chart

DAILY = 7
"""An instrument that counts again within a week is a string of moments: the level behind them is drawn."""
COMPARED, LONG_ENOUGH = 21, 14
LISTED = 60
"""So many of the latest results stand in the table; all of them are in the picture."""


@dataclass(frozen=True)
class Row:
    """One result in the table."""

    day: date
    value: str
    interval: str


@dataclass(frozen=True)
class ScaleOverTime:
    """One scale: what is said first, more of it, which error it was held against, chart, table (newest first)."""

    name: str
    says: str
    more: list[str]
    error: str
    chart: Line
    caption: str
    rows: list[Row]


def over_time(found: Sequence[Outcome], instrument: Instrument | None, today: date) -> list[ScaleOverTime]:
    """Each scale that the results hold; only results that asked the same are on one line. `found`: newest first."""
    same = [one for one in found if one.comparable(found[0])]
    return [_scale(name, same, instrument, today) for name in found[0].body.scales]


def _scale(name: str, found: Sequence[Outcome], instrument: Instrument | None, today: date) -> ScaleOverTime:
    known = scoring.published(instrument, name) if instrument else None
    told = [(one, then) for one in found if (then := scoring.scored(one.body, name, known))]
    sub = instrument.subscales.get(name) if instrument else None
    ends = (sub.low or _("low"), sub.high or _("high")) if sub else (_("low"), _("high"))
    daily = found[0].body.again_after <= DAILY
    lowest, highest = told[0][1].ends
    fitted = _trend(told) if daily else None
    readings = _levels(fitted, told) if fitted and fitted.states else _scores(told)
    says, more, error = _compared(fitted, ends) if fitted else _verdict(told, ends, today)
    return ScaleOverTime(
        name=sub.name if sub else name,
        says=says,
        more=more,
        error=error,
        chart=line_chart(readings, lowest=lowest, highest=highest, low=ends[0], high=ends[1]),
        caption=_level_caption() if fitted and fitted.states else _score_caption(),
        rows=[
            Row(one.day, words.plus_minus(then), words.span(then.interval, then))
            for one, then in told[:LISTED]
        ],
    )


def _scores(told: Sequence[tuple[Outcome, Scored]]) -> list[Reading]:
    return [Reading(day=one.day, value=then.value, error=then.margin) for one, then in told]


def _trend(told: Sequence[tuple[Outcome, Scored]]) -> Trend:
    lowest, highest = told[0][1].ends
    body = told[0][0].body
    grain = 1 / max(1, len(body.scales[told[0][1].scale]))
    return trend([Point(one.day, then.value) for one, then in told], grain=grain, low=lowest, high=highest)


def _levels(fitted: Trend, told: Sequence[tuple[Outcome, Scored]]) -> list[Reading]:
    """The level on each day with an answer; the band between them is that of the level, wider over a gap."""
    answered = {one.day for one, _then in told}
    return [
        Reading(
            day=state.day,
            value=state.level,
            error=max(state.high - state.level, state.level - state.low),
            count=int(state.day in answered),
        )
        for state in fitted.states
    ]


type Verdict = tuple[str, list[str], str]


def _verdict(told: Sequence[tuple[Outcome, Scored]], ends: tuple[str, str], today: date) -> Verdict:
    """Since the result before, and since the first."""
    if len(told) < 2:
        more = _("From the second on, this page says whether a change is larger than the error.")
        return _("One result so far"), [more], ""
    (here, now), (last, then), (first, start) = told[0], told[1], told[-1]
    lines = [words.change(scoring.change(then, now), then, last.day, today, ends)]
    if len(told) > 2:
        lines.append(words.change(scoring.change(start, now), start, first.day, today, ends))
    larger = any(scoring.change(each, now).larger_than_error for each in (then, start))
    title = (
        _("A change larger than the error of measurement") if larger else _("Within the error of measurement")
    )
    return title, lines, words.which_error(here.body, [now], {})


def _compared(fitted: Trend, ends: tuple[str, str]) -> Verdict:
    """What the last weeks say against those before them; the error is that of the level."""
    if len(fitted.points) < FEWEST:
        more = _("From five on there is a line here, with its error. Nothing is due until then.")
        return _("A few moments so far"), [more], ""
    length = len(fitted.states)
    if length < LONG_ENOUGH:
        more = _("From two weeks on, this page says whether anything changed by more than chance.")
        return _("The first days"), [more], ""
    days = min(COMPARED, length // 2)
    every = [state.day for state in fitted.states]
    shift = fitted.shift(every[-2 * days : -days], every[-days:])
    error = _("The error is that of the level behind the answers, with the swings from day to day in it.")
    if shift is None or not shift.larger_than_error:
        more = _(
            "The last %(days)s days and the %(days)s before differ by no more than chance would explain."
        )
        return _("Within the error of measurement"), [more % {"days": days}], error
    more = _(
        "The last %(days)s days lay nearer to “%(end)s” than the %(days)s before, by more than chance would explain."
    )
    told = {"days": days, "end": ends[1] if shift.difference > 0 else ends[0]}
    return _("A change larger than the error of measurement"), [more % told], error


def _score_caption() -> str:
    return _("One dot a result. In 95 of 100 cases the true score lies within the band.")


def _level_caption() -> str:
    return _(
        "The level behind the answers, day by day. In 95 of 100 such bands the true level lies inside. Where the band "
        "is wide, there were few answers."
    )
