"""How it is said."""

from datetime import date

import pytest

from attune.core.measurement.plane import place
from attune.core.measurement.scores import Score
from attune.measure import words
from attune.measure.records import Bond
from tests.measure.answering import inventory


def at(anxiety, avoidance, error=0.4):
    return place(Score(anxiety, error, 17, 12, 12), Score(avoidance, error, 17, 12, 12))


@pytest.mark.parametrize(
    ("bond", "said"),
    [
        (Bond("partner", "Sam"), "with Sam"),
        (Bond("partner"), "with your partner"),
        (Bond("people"), "with people close to you"),
        (Bond("kind of another version"), "with this person"),
    ],
)
def test_a_relationship_in_words(bond, said):
    assert words.with_whom(bond) == said


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0.83, "83 of 100"),
        (0.002, "fewer than 1 of 100"),
        (0.999, "more than 99 of 100"),
        (0.995, "more than 99 of 100"),
    ],
)
def test_a_probability_in_words(probability, said):
    assert words.of_100(probability) == said


def test_the_likeliest_region_comes_first_then_what_it_could_also_be():
    assert words.where(at(4.5, 1)) == (
        "Most likely in the anxious-preoccupied region, 89 of 100, but it could also be the secure one, 11 of 100."
    )
    assert words.where(at(7, 1)) == "Most likely in the anxious-preoccupied region, more than 99 of 100."
    assert words.where(at(4.3, 4.3)).count(" one, ") == 3


def test_every_place_has_words():
    for anxiety in range(1, 8):
        for avoidance in range(1, 8):
            told = words.telling(at(anxiety, avoidance, 1.2), inventory())
            assert told.title
            assert told.protects
            assert told.costs
            assert words.first_sentence(at(anxiety, avoidance, 1.2), inventory())


def test_between_two_regions_steadiness_comes_first():
    told = words.telling(at(4, 1), inventory())
    assert told.next_step == inventory().results["fearful"]["next_step"]
    assert told.between
    assert told.region == "secure"


def test_a_day_of_another_year_says_so():
    assert words.when(date(2026, 7, 14), date(2026, 11, 24)) == "14 July"
    assert words.weekday(date(2026, 7, 14), date(2026, 11, 24)) == "Tuesday, 14 July"
    assert words.when(date(2025, 7, 14), date(2026, 11, 24)) == "14 July 2025"


def test_questions_are_about_the_person_who_answers():
    for item in inventory().items:
        said = words.asked(item, Bond("friend", "Noor"))
        assert "Noor" in said
        assert not said.startswith("Noor")


def test_two_regions_that_are_as_likely_are_said_to_be_so():
    said = words.where(at(4.0, 2.0, error=0.3))
    assert said == "As likely in the secure region as in the anxious-preoccupied one, about 50 of 100 each."
