"""Check-ins over time: the line with its error, and whether anything changed by more than chance."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.core.measurement.trend import FEWEST, Point, Trend, trend
from attune.people.viewer import Viewer
from attune.spaces import queries as spaces
from attune.spaces.records import Kept
from attune.today.records import CheckIn
from attune.web.charts import Line, Reading, line_chart

WINDOW = timedelta(days=365)
BY_DAY = 35
"""Up to so many days from the first to the last there is a dot a day; after that one a week."""
COMPARED = 21
LONG_ENOUGH = 14
CALM, DISTRESSED = 1.0, 7.0
ROUNDING = 0.5
"""Half a step: what a single answer on seven stops cannot say."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """The trend page: what it says first, the chart, and the days behind it, newest first."""

    says: str
    more: str
    count: int
    chart: Line | None
    by_week: bool
    banded: bool
    days: list[Kept[CheckIn]]


def check_ins(viewer: Viewer, now: datetime) -> Seen:
    """A year of check-ins."""
    space = spaces.private_space(viewer)
    found = spaces.entries(viewer, space, CheckIn, since=viewer.day(now) - WINDOW)
    days = [each for each in found if each.body.distress is not None]
    fitted = trend(
        [Point(each.day, float(each.body.distress or 0)) for each in days], low=CALM, high=DISTRESSED
    )
    says, more = _says(fitted)
    by_week = bool(fitted.states) and len(fitted.states) > BY_DAY
    readings = _readings(fitted, by_week=by_week)
    return Seen(
        says=says,
        more=more,
        count=len(days),
        chart=_chart(readings) if readings else None,
        by_week=by_week,
        banded=bool(fitted.states),
        days=days[:60],
    )


def _chart(readings: list[Reading]) -> Line:
    return line_chart(readings, lowest=CALM, highest=DISTRESSED, low=_("calm"), high=_("distressed"))


def _readings(fitted: Trend, *, by_week: bool) -> list[Reading]:
    """Each check-in, or the last one of each week (which begins on Monday) with how many there were.

    The value is the level at that day and half its 95 % band; under five check-ins it is the answer itself.
    """
    levels = {state.day: state for state in fitted.states}

    def reading(day: date, value: float, count: int) -> Reading:
        state = levels.get(day)
        if state is None:
            return Reading(day=day, value=value, error=ROUNDING, count=count)
        return Reading(
            day=day,
            value=state.level,
            error=max(state.high - state.level, state.level - state.low),
            count=count,
        )

    if not by_week:
        return [reading(point.day, point.value, 1) for point in fitted.points]
    weeks = groupby(fitted.points, key=lambda point: point.day - timedelta(days=point.day.weekday()))
    found = [list(points) for _monday, points in weeks]
    return [reading(points[-1].day, points[-1].value, len(points)) for points in found]


def _says(fitted: Trend) -> tuple[str, str]:
    """The sentence above, and what it cannot say."""
    count, length = len(fitted.points), len(fitted.states)
    if count < FEWEST:
        words = ngettext("One check-in so far", "%(n)s check-ins so far", count)
        return words % {"n": count}, _(
            "From five on there is a line here, with its error. Nothing is due until then."
        )
    if length < LONG_ENOUGH:
        words = _("%(n)s check-ins in %(days)s days")
        return words % {"n": count, "days": length}, _(
            "From two weeks on, this page says whether anything changed by more than chance."
        )
    return _compared(fitted, min(COMPARED, length // 2))


def _compared(fitted: Trend, days: int) -> tuple[str, str]:
    every = [state.day for state in fitted.states]
    shift = fitted.shift(every[-2 * days : -days], every[-days:])
    span = {"days": days}
    if shift is None or not shift.larger_than_error:
        return _("No clear change in the last %(days)s days") % span, _(
            "The days before them were a little different or the same: chance alone would explain it."
        )
    says = (
        _("The last %(days)s days were calmer than the %(days)s before")
        if shift.difference < 0
        else _("The last %(days)s days were more distressed than the %(days)s before")
    )
    return says % span, _("By more than chance would explain. What made the difference, a line cannot say.")
