import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.core.curriculum import feedback, load
from attune.core.curriculum.feedback import QUOTED_CHARACTERS, quoted
from tests.core.curriculum_folder import STEP_TYPES, write


@pytest.fixture(scope="module")
def exercise(tmp_path_factory):
    return load(write(tmp_path_factory.mktemp("content")), STEP_TYPES).exercise("come-down")


def test_the_first_rule_of_each_group_is_said(exercise):
    answers = {"before": 7, "after": 4, "way": "sounds", "line": "Rain."}
    assert feedback(exercise, answers) == [
        "It eased from 7 to 4.",
        "You wrote “Rain.”",
        "You took this way: Sounds.",
    ]


def test_a_rise_is_said_as_it_is(exercise):
    assert feedback(exercise, {"before": 3, "after": 6}) == ["It rose from 3 to 6."]


def test_nothing_answered_still_says_something(exercise):
    assert feedback(exercise, {}) == ["You stayed with it."]


def test_words_are_quoted_as_they_are_and_braces_in_them_stay(exercise):
    assert "You wrote “{before} {x}”" in feedback(exercise, {"line": "{before}\n {x}"})


@given(st.text(max_size=400))
def test_a_quote_is_one_short_line(text):
    words = quoted(text)
    assert len(words) <= QUOTED_CHARACTERS + 3
    assert "\n" not in words


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "before": st.integers(0, 10),
            "after": st.integers(0, 10),
            "way": st.sampled_from(["breath", "sounds"]),
            "line": st.text(max_size=200),
        },
    )
)
def test_no_sentence_has_a_hole(exercise, answers):
    said = feedback(exercise, answers)
    assert said
    assert not any(gap in sentence for sentence in said for gap in ("{words:", "{choice:", "{after}"))
