"""Filters of the components."""

import pytest

from attune.web.templatetags import web_tags


@pytest.mark.parametrize(
    ("rating", "level"), [(0, 0), (10, 10), ("7", 7), (3.6, 4), (12, 10), (-1, 0), (None, 0), ("", 0)]
)
def test_a_rating_is_a_level_of_the_water(rating: object, level: int):
    assert web_tags.level(rating) == level


@pytest.mark.parametrize(
    ("per_minute", "name"),
    [(4.5, "4-5"), (5, "5"), ("5.5", "5-5"), (6.0, "6"), (6.5, "6-5"), (7, "7"), (3, "4-5"), (9, "7")],
)
def test_a_pace_has_a_class(per_minute: object, name: str):
    assert web_tags.pace(per_minute) == name


def test_seconds_are_a_clock():
    assert [web_tags.clock(n) for n in (5, 60, 90, 600)] == ["0:05", "1:00", "1:30", "10:00"]


def test_a_range_holds_both_ends():
    assert list(web_tags.up_to("0", "10")) == list(range(11))


@pytest.mark.parametrize(
    ("value", "choice", "held"),
    [
        ("1", 1, True),
        (["1", "2"], "2", True),
        (None, "", False),
        ("", "", True),
        ([], "1", False),
        (1, "11", False),
    ],
)
def test_a_field_holds_a_choice(value: object, choice: object, held: bool):
    assert web_tags.holds(value, choice) is held
