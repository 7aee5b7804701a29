"""When a followed measure comes: pure dates, and nothing for what has passed."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from attune.measure.schedule.occasions import Stage, coming, due, months_after, occasions

START = date(2026, 1, 31)


def test_the_start_the_weeks_the_boosters_and_the_years():
    found = occasions(START, again_after=21)
    assert [(one.stage, one.day) for one in found[:7]] == [
        (Stage.START, START),
        (Stage.WEEKS, date(2026, 2, 28)),
        (Stage.WEEKS, date(2026, 3, 28)),
        (Stage.BOOSTER, date(2026, 4, 30)),
        (Stage.BOOSTER, date(2026, 7, 31)),
        (Stage.BOOSTER, date(2027, 1, 31)),
        (Stage.CHECK_UP, date(2028, 1, 31)),
    ]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 6, 15), 6, date(2026, 12, 15)),
    ],
)
def test_months_keep_the_day_where_there_is_one(day, months, then):
    assert months_after(day, months) == then


def test_what_would_come_too_early_to_count_is_left_out():
    days = [one.day for one in occasions(START, again_after=60)]
    assert all((b - a).days >= 60 for a, b in pairwise(days))


def test_it_is_offered_for_two_weeks_and_then_let_go():
    day = date(2026, 2, 28)
    kept = {"again_after": 21, "daily": False}
    assert due(START, day, [START], **kept).stage is Stage.WEEKS
    assert due(START, day + timedelta(days=13), [START], **kept)
    assert due(START, day + timedelta(days=14), [START], **kept) is None


def test_what_was_answered_is_not_offered_again():
    day = date(2026, 2, 28)
    assert due(START, day + timedelta(days=2), [day], again_after=21, daily=False) is None
    assert due(START, day, [day - timedelta(days=6)], again_after=21, daily=False) is None


def test_it_never_asks_before_it_counts():
    assert due(START, date(2026, 2, 28), [date(2026, 2, 12)], again_after=21, daily=False) is None


def test_a_moment_is_offered_once_a_day():
    assert due(START, START, [], again_after=1, daily=True).stage is Stage.DAILY
    assert due(START, START, [START], again_after=1, daily=True) is None


def test_what_comes_is_four_days_at_most_for_ever():
    later = START + timedelta(days=4000)
    assert len(coming(START, START, again_after=21)) == 4
    assert all(one.day > later for one in coming(START, later, again_after=21))
