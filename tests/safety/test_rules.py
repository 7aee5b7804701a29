"""The rules by which words are read: precision first, and a sentence that protects is never held against anyone."""

import time
from pathlib import Path

import pytest

from attune.core.planning import Alarm
from attune.safety import rules
from attune.safety.rules import Crisis, crisis, joint_content_fits
from tests.safety import crisis_words as words

FOUND = [
    *((each, Crisis.SELF_HARM) for each in words.lines(words.SELF_HARM)),
    *((each, Crisis.HURT_BY_SOMEONE) for each in words.lines(words.HURT_BY_SOMEONE)),
    *((each, Crisis.MIGHT_HURT) for each in words.lines(words.MIGHT_HURT)),
]
EVERYDAY = words.lines(words.EVERYDAY)
PROTECTIVE = words.lines(words.PROTECTIVE)


@pytest.mark.parametrize(("sentence", "kind"), FOUND)
def test_it_is_found(sentence, kind):
    assert crisis(sentence) is kind
    assert crisis(f"We were in the kitchen. {sentence.rstrip('.')}. Then the kettle was done.") is kind


@pytest.mark.parametrize("sentence", EVERYDAY)
def test_the_everyday_is_left_alone(sentence):
    assert crisis(sentence) is None


@pytest.mark.parametrize("sentence", PROTECTIVE)
def test_a_protective_sentence_is_never_held_against_anyone(sentence):
    assert crisis(sentence) in {None, Crisis.HURT_BY_SOMEONE}


def test_there_are_enough_of_each():
    assert len(FOUND) >= 60
    assert len(EVERYDAY) >= 60
    assert len(PROTECTIVE) >= 50


def test_what_is_nearest_to_death_comes_first():
    assert crisis("He hit me. I want to die.") is Crisis.SELF_HARM
    assert crisis("I slapped her.\nShe hit me with a chair.") is Crisis.HURT_BY_SOMEONE


def test_a_curly_apostrophe_is_an_apostrophe():
    assert crisis("I\N{RIGHT SINGLE QUOTATION MARK}m suicidal") is Crisis.SELF_HARM


def test_a_very_long_text_is_read_in_time():
    text = "I said that he was late and if you come home we will see, " * 1700
    started = time.perf_counter()
    assert crisis(text) is None
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("alarm", Alarm)
def test_exercises_for_two_do_not_fit_where_a_friend_would_worry(alarm):
    assert joint_content_fits(alarm.value) is (alarm in {Alarm.NO, Alarm.UNASKED})


def test_it_fits_a_screen():
    assert len(Path(rules.__file__).read_text().splitlines()) <= 60
