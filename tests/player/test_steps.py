"""What each step type makes of a posted form."""

import pytest
from django.http import QueryDict

from attune.player.library import kind_of
from attune.player.steps.kinds import Carried
from attune.player.steps.rate import Rate

pytestmark = pytest.mark.usefixtures("small")


def parse(small, step_id, query):
    step = small.exercise("half-speed").step(step_id)
    return kind_of(step).parse(step, QueryDict(query))


@pytest.mark.parametrize("step", ["welcome", "breathe", "sounds"])
def test_going_on_is_the_answer(small, step):
    parsed = parse(small, step, "")
    assert parsed.answer == "done"
    assert parsed.said == ""


def test_words_are_kept_as_typed(small):
    assert parse(small, "camera", "answer=+One%0D%0Atwo+").answer == "One\ntwo"
    assert parse(small, "camera", "answer=One").said is None


def test_no_words_are_met_kindly(small):
    parsed = parse(small, "camera", "answer=++")
    assert parsed.answer is None
    assert "plenty" in parsed.error


def test_too_many_words_are_refused_with_how_many(small):
    parsed = parse(small, "camera", "answer=" + "a" * 203)
    assert parsed.answer is None
    assert parsed.is_unfit
    assert parsed.error.startswith("This is 3 characters more")


def test_a_box_stands_for_words(small):
    assert parse(small, "feeling", "answer=&beside=body-only").answer == "I only notice something in my body"
    assert parse(small, "feeling", "answer=heavy&beside=cannot-tell").answer == "heavy\nI cannot tell"
    assert parse(small, "camera", "answer=&beside=body-only").answer is None


@pytest.mark.parametrize("typed", ["0", "7", "10"])
def test_a_number_of_the_scale(small, typed):
    assert parse(small, "before", f"answer={typed}").answer == int(typed)


@pytest.mark.parametrize("typed", ["", "11", "-1", "x", "1.5", "٣", "9" * 5000])
def test_no_number_of_the_scale(small, typed):
    parsed = parse(small, "before", f"answer={typed}")
    assert parsed.answer is None
    assert "Choose a number" in parsed.error


def test_the_ends_are_said_in_words(small):
    assert parse(small, "before", "answer=0").said == "0 (calm)"
    assert parse(small, "before", "answer=5").said == "5"


def test_one_of_a_few(small):
    parsed = parse(small, "way", "answer=sounds&answer=nonsense")
    assert parsed.answer == "sounds"
    assert parsed.said == "Sounds and feet"
    assert "Choose" in parse(small, "way", "answer=nonsense").error


def test_several(small):
    parsed = parse(small, "places", "answer=throat&answer=chest")
    assert parsed.answer == ["chest", "throat"]
    assert parsed.said == "Chest, Throat"


def test_an_answer_can_be_carried(small):
    step = small.exercise("half-speed").step("places")
    assert kind_of(step).parse(step, Carried(["belly"])).answer == ["belly"]


def test_a_rating_of_distress_runs_from_0_to_10():
    with pytest.raises(ValueError, match="from 0 to 10"):
        Rate(id="x", type="rate", ask="?", low="a", high="b", lowest=1, role="before")
    with pytest.raises(ValueError, match="between 0 and 10"):
        Rate(id="x", type="rate", ask="?", low="a", high="b", lowest=5, highest=5)
