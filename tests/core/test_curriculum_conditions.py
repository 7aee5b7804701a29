import msgspec
import pytest

from attune.core.curriculum import Condition, matches, ratings
from tests.core.curriculum_folder import Ask, Choose, Option, Rate

STEPS = [
    Rate(id="before", type="rate", ask="?", role="before"),
    Choose(
        id="way", type="choose", ask="?", options=[Option("breath", "Breath"), Option("sounds", "Sounds")]
    ),
    Ask(id="line", type="ask", ask="?"),
    Rate(id="urge", type="rate", ask="?"),
    Rate(id="after", type="rate", ask="?", role="after"),
]
ANSWERS = {"before": 7, "way": "sounds", "line": "Hm.", "urge": 5, "after": 4, "many": ["a", "b"]}


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({}, True),
        ({"chose": {"way": "sounds"}}, True),
        ({"chose": {"way": ["breath", "sounds"]}}, True),
        ({"chose": {"way": "breath"}}, False),
        ({"chose": {"many": "b"}}, True),
        ({"chose": {"nothing": "b"}}, False),
        ({"not_chose": {"way": "breath"}}, True),
        ({"not_chose": {"way": "sounds"}}, False),
        ({"not_chose": {"nothing": "b"}}, True),
        ({"wrote": ["line"]}, True),
        ({"wrote": ["line", "story"]}, False),
        ({"skipped": ["story"]}, True),
        ({"skipped": ["line"]}, False),
        ({"eased": 3}, True),
        ({"eased": 4}, False),
        ({"rose": 1}, False),
        ({"same": True}, False),
        ({"same": False}, True),
        ({"before_at_least": 7}, True),
        ({"before_at_least": 8}, False),
        ({"rated_at_least": {"urge": 5}}, True),
        ({"rated_at_least": {"urge": 6}}, False),
        ({"rated_at_most": {"urge": 5}}, True),
        ({"rated_at_most": {"urge": 4}}, False),
        ({"rated_at_most": {"nothing": 4}}, False),
        ({"eased": 1, "wrote": ["line"], "chose": {"way": "breath"}}, False),
    ],
)
def test_each_entry_must_hold(condition, holds):
    assert matches(msgspec.convert(condition, Condition), ANSWERS, STEPS) is holds


@pytest.mark.parametrize("entry", [{"eased": 0}, {"rose": -9}, {"same": True}, {"before_at_least": 0}])
def test_a_missing_rating_fits_no_comparison(entry):
    assert not matches(msgspec.convert(entry, Condition), {"after": 3}, STEPS)


def test_blank_words_count_as_skipped():
    answers = {"line": "   \n"}
    assert not matches(Condition(wrote=["line"]), answers, STEPS)
    assert matches(Condition(skipped=["line"]), answers, STEPS)


def test_no_condition_holds():
    assert matches(None, {}, STEPS)


def test_ratings_are_those_of_distress():
    assert ratings(STEPS, ANSWERS) == (7, 4)
    assert ratings(STEPS, {"urge": 5}) == (None, None)
