"""When a chosen measure comes: pure dates. What has passed has no name; only the latest occasion is ever offered."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WINDOW = timedelta(days=14)
"""So long an occasion is offered, from its day on; after that it is let go without a word."""
EARLY = timedelta(days=7)
"""A result of the week before an occasion is that occasion's."""
YEAR = 12


class Stage(StrEnum):
    """What an occasion is for."""

    START = "start"
    WEEKS = "every-4-weeks"
    BOOSTER = "booster"
    CHECK_UP = "check-up"
    DAILY = "daily"


@dataclass(frozen=True)
class Occasion:
    """One day in the plan. `after`: weeks since the start, or months for boosters and check-ups."""

    day: date
    stage: Stage
    after: int = 0


def occasions(start: date, *, again_after: int, years: int = 5) -> list[Occasion]:
    """The start, 4 and 8 weeks, boosters at 3, 6 and 12 months, then a check-up each year.

    What would come before it counts again is left out.
    """
    every = [Occasion(start, Stage.START)]
    every += [Occasion(start + timedelta(weeks=weeks), Stage.WEEKS, weeks) for weeks in (4, 8)]
    every += [Occasion(months_after(start, months), Stage.BOOSTER, months) for months in (3, 6, 12)]
    every += [
        Occasion(months_after(start, YEAR * year), Stage.CHECK_UP, YEAR * year)
        for year in range(2, years + 2)
    ]
    kept: list[Occasion] = []
    for one in every:
        if not kept or (one.day - kept[-1].day).days >= again_after:
            kept.append(one)
    return kept


def due(start: date, today: date, done: Iterable[date], *, again_after: int, daily: bool) -> Occasion | None:
    """What can be offered today; None where nothing is. `done`: days on which a result was given."""
    days = list(done)
    if daily:
        return None if today in days or today < start else Occasion(today, Stage.DAILY)
    past = [
        one
        for one in occasions(start, again_after=again_after, years=_years(start, today))
        if one.day <= today
    ]
    latest = past[-1] if past else None
    if latest is None or today - latest.day >= WINDOW:
        return None
    if any(latest.day - EARLY <= day <= today for day in days):
        return None
    return None if any((today - day).days < again_after for day in days) else latest


def coming(start: date, today: date, *, again_after: int) -> list[Occasion]:
    """The next occasions after today, four at most."""
    every = occasions(start, again_after=again_after, years=_years(start, today))
    return [one for one in every if one.day > today][:4]


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))


def _years(start: date, today: date) -> int:
    return max(5, today.year - start.year + 3)
