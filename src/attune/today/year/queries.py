"""A year at a glance: a row a month, with the water as it was rated, and what was practised and written."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from attune.people.viewer import Viewer
from attune.player.records import Run
from attune.spaces import queries as spaces
from attune.spaces.models import Space
from attune.spaces.records import Body
from attune.today.records import CheckIn
from attune.today.year.drawing import Average, Drawn, average, draw

FIRST_YEAR = 1990


@dataclass(frozen=True)
class Month:
    """One row. `average` is None under five check-ins; `letters`: there are weeks of it to read about."""

    first: date
    rated: int
    practised: int
    average: Average | None
    drawn: Drawn
    letters: bool

    @property
    def anything(self) -> bool:
        """Whether there is something to draw."""
        return bool(self.rated or self.practised)


@dataclass(frozen=True)
class Year:
    """Twelve months, or as many as there have been; the years beside it, where something is kept of them."""

    number: int
    months: tuple[Month, ...]
    rated: int
    practised: int
    before: int | None
    after: int | None


def year(viewer: Viewer, number: int, now: datetime) -> Year:
    """What one calendar year holds. Nothing of another year is opened but one record that shows it is there."""
    space, today = spaces.private_space(viewer), viewer.day(now)
    first, last = date(number, 1, 1), min(date(number, 12, 31), today)
    rated: defaultdict[int, dict[date, int]] = defaultdict(dict)
    for each in spaces.entries(viewer, space, CheckIn, since=first, until=last):
        if each.body.distress is not None:
            rated[each.day.month][each.day] = each.body.distress
    practised: defaultdict[int, list[date]] = defaultdict(list)
    for run in spaces.entries(viewer, space, Run, since=first, until=last):
        if run.body.outcome == "done":
            practised[run.day.month].append(run.day)
    months = tuple(
        _month(date(number, month, 1), rated[month], practised[month], viewer.person.since)
        for month in range(1, last.month + 1)
    )
    return Year(
        number=number,
        months=months,
        rated=sum(each.rated for each in months),
        practised=sum(each.practised for each in months),
        before=number - 1 if _has_before(viewer, space, first) else None,
        after=number + 1 if number < today.year else None,
    )


def _month(first: date, rated: dict[date, int], practised: list[date], since: date) -> Month:
    return Month(
        first=first,
        rated=len(rated),
        practised=len(practised),
        average=average(list(rated.values())),
        drawn=draw(rated, practised),
        letters=bool(rated or practised) or (first.year, first.month) >= (since.year, since.month),
    )


def _has_before(viewer: Viewer, space: Space, first: date) -> bool:
    """Whether there is a year to go back to. An account that came from another server may be older than itself."""
    if first.year <= FIRST_YEAR:
        return False
    if viewer.person.since < first:
        return True
    kinds: tuple[type[Body], ...] = (CheckIn, Run)
    last = date(first.year - 1, 12, 31)
    return any(spaces.entries(viewer, space, kind, until=last, limit=1) for kind in kinds)
