"""Weeks, from Monday to Sunday: which there are, and on which day Today names a letter."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from attune.people.viewer import Viewer
from attune.player.records import Run
from attune.spaces import queries as spaces
from attune.today.records import CheckIn
from attune.today.standing import Standing
from attune.tools.journal.records import Note

WEEK = timedelta(days=7)
SUNDAY = 6
TOLD = (CheckIn, Run, Note)
"""What a letter is made of."""


@dataclass(frozen=True)
class Letters:
    """The weeks of a year that left something, by month, the newest first; the years beside it that have some."""

    number: int
    months: tuple[tuple[date, tuple[date, ...]], ...]
    before: int | None
    after: int | None


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def read_week(text: str, today: date) -> date | None:
    """The Monday that an address names; None for another day, a week to come, or no day."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.isoformat() == text and found.weekday() == 0 and found <= today else None


def named_today(held: Standing) -> date | None:
    """The Monday of the letter that Today names: on the chosen day, where that week left something.

    On a Sunday it is the week that ends; on any other day the one before.
    """
    if not held.back.letters or held.today.weekday() != held.back.letter_day:
        return None
    first = monday(held.today) if held.today.weekday() == SUNDAY else monday(held.today) - WEEK
    days = {each.day for each in (*held.checkins, *held.runs, *held.notes)}
    return first if any(first <= day < first + WEEK for day in days) else None


def letters_of(viewer: Viewer, number: int, now: datetime) -> Letters:
    """The letters of a year: the weeks that began in it. Nothing is opened for this list."""
    space, today = spaces.private_space(viewer), viewer.day(now)
    first = monday(date(number, 1, 1) + timedelta(days=6))
    end = min(monday(date(number + 1, 1, 1) + timedelta(days=6)) - timedelta(days=1), today)
    days = spaces.days(viewer, space, TOLD, since=first, until=end)
    mondays = sorted({monday(day) for day in days}, reverse=True)
    before = spaces.days(viewer, space, TOLD, until=first - timedelta(days=1), limit=1)
    return Letters(
        number=number,
        months=tuple(
            (month, tuple(found)) for month, found in groupby(mondays, key=lambda each: each.replace(day=1))
        ),
        before=monday(before[0]).year if before else None,
        after=number + 1 if number < today.year else None,
    )
