"""Own words, counted by the texts they stand in: nothing common, no name, and the counts add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.core.planning.own_words import STOP_WORDS, Often, content_words, fold, often

WORDS = [
    "silence",
    "harbour",
    "kettle",
    "Silences",
    "because",
    "would",
    "Noor",
    "bus",
    "stories",
    "afraid",
    "the",
]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), max_size=7)


def test_a_word_of_two_texts_is_found() -> None:
    texts = ["The silence at dinner.", "We talked. Then silence again, silence.", "Bought bread."]
    assert often(texts) == [Often("silence", (0, 1))]


def test_once_a_text_counts_once() -> None:
    assert often(["kettle kettle kettle", "bread", "butter"]) == []


def test_under_three_texts_there_is_nothing_to_say() -> None:
    assert often(["the silence", "a silence"]) == []
    assert often(["the silence", "a silence", "  "]) == []


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("silences", "silence"),
        ("stories", "story"),
        ("lunches", "lunch"),
        ("houses", "house"),
        ("Messages", "message"),
    ],
)
def test_case_and_simple_plural_count_as_one(many: str, one: str) -> None:
    assert fold(many) == one
    assert [each.texts for each in often([f"the {many}", f"a {one}", "bread"])] == [(0, 1)]


@pytest.mark.parametrize("word", ["kindness", "focus", "crisis", "bus"])
def test_what_only_ends_like_a_plural_stays(word: str) -> None:
    assert fold(word) == word


def test_a_word_that_is_never_written_small_is_taken_for_a_name() -> None:
    assert often(["I called Noor.", "Noor wrote.", "Bread."]) == []


def test_a_feelings_word_counts_by_its_own_name() -> None:
    assert fold("nervous", {"nervous"}) == "nervous"
    assert content_words("sad and low", feelings={"sad"}) == ["sad"]


def test_the_word_written_last_comes_first_of_two_as_frequent() -> None:
    texts = ["the window", "the window and the garden", "the garden"]
    assert [each.word for each in often(texts)] == ["garden", "window"]


def test_what_is_barred_is_not_counted_in_any_form() -> None:
    assert often(["a silence", "two silences", "silence"], barred=lambda word: word == "silence") == []


@given(TEXTS)
def test_counts_add_up_and_nothing_common_is_said(texts: list[str]) -> None:
    for found in often(texts, feelings={"afraid"}):
        assert found.word.lower() not in STOP_WORDS
        assert found.word == found.word.lower()
        holding = tuple(
            place
            for place, text in enumerate(texts)
            if fold(found.word, {"afraid"}) in {fold(word, {"afraid"}) for word in text.split()}
        )
        assert found.texts == holding
        assert 2 <= len(found.texts) <= len(texts)


@given(st.lists(st.text(max_size=200), max_size=5))
def test_any_text_can_be_read(texts: list[str]) -> None:
    for found in often(texts):
        assert found.word
        assert fold(found.word) not in STOP_WORDS
