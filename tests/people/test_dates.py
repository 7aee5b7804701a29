"""When something was written, in words."""

from datetime import UTC, date, datetime

import pytest

from attune.people.dates import day_in_words, in_words, part_of_day

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 24), "Today"),
        (date(2026, 11, 23), "Yesterday"),
        (date(2026, 11, 22), "Sunday"),
        (date(2026, 11, 18), "Wednesday"),
        (date(2026, 11, 17), "Tuesday of the week before"),
        (date(2026, 11, 10), "10 November"),
        (date(2025, 11, 24), "24 November 2025"),
    ],
)
def test_days(day, words):
    assert day_in_words(day, TODAY) == words


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (4, "early in the morning"),
        (9, "in the morning"),
        (12, "around noon"),
        (13, "after lunch"),
        (17, "in the afternoon"),
        (20, "in the evening"),
        (22, "late"),
        (0, "late"),
        (3, "late"),
    ],
)
def test_parts_of_the_day(hour, words):
    assert part_of_day(hour) == words


def test_a_night_belongs_to_the_evening_before(alice):
    now = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)
    assert in_words(alice.viewer, datetime(2026, 11, 24, 1, 0, tzinfo=UTC), now) == "Last night"
    assert in_words(alice.viewer, datetime(2026, 11, 22, 12, 30, tzinfo=UTC), now) == "Sunday, after lunch"
