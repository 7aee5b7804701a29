"""Which word came back: counted, once a text; never a common one, a name, or one that hurts when it is said back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.core.coach import Returned, returned
from attune.core.coach.own_words import COMMON, UNWANTED, _forms

WORDS = ["silence", "harbour", "kettle", "Silences", "because", "would", "worthless", "Noor", "scared", "bus"]


def test_a_word_that_came_back_is_found() -> None:
    texts = ["The silence at dinner.", "We talked. Then silence again, silence.", "Bought bread."]
    assert returned(texts) == Returned("silence", 2, 3)


def test_once_a_text_counts_once() -> None:
    assert returned(["kettle kettle kettle kettle", "bread"]) is None


def test_plural_and_singular_count_together() -> None:
    assert returned(["Two messages.", "One message, late."]) == Returned("message", 2, 2)


def test_the_newest_of_two_that_came_back_as_often_wins() -> None:
    assert returned(["the window", "the garden and the window", "the garden"]) == Returned("window", 2, 3)


@pytest.mark.parametrize("text", ["I would because something", "It was so bad", "It is it"])
def test_common_and_short_words_are_none(text: str) -> None:
    assert returned([text, text]) is None


def test_a_name_is_none_and_a_word_at_the_start_of_a_sentence_is() -> None:
    assert returned(["I called Noor.", "Then Noor wrote."]) is None
    assert returned(["Silence. Again.", "Silence, all evening."]) == Returned("silence", 2, 2)


@pytest.mark.parametrize("word", ["worthless", "scared", "hurt", "suicide", "clingy", "panic", "killed"])
def test_a_word_that_hurts_to_meet_is_none(word: str) -> None:
    assert returned([f"I was {word} then.", f"So {word}."]) is None


def test_a_word_that_was_put_aside_is_none() -> None:
    assert returned(["the silence", "a silence"], aside=["Silence"]) is None


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), max_size=6))
def test_what_is_found_is_there_and_never_unwanted(texts: list[str]) -> None:
    found = returned(texts)
    if found is None:
        return
    assert found.word not in COMMON
    assert not _forms(found.word) & UNWANTED
    assert 2 <= found.times <= found.texts == len(texts)
    assert found.times == sum(
        any(each.casefold() in {found.word, f"{found.word}s"} for each in text.split()) for text in texts
    )


@given(st.lists(st.text(max_size=200), max_size=5))
def test_any_text_can_be_read(texts: list[str]) -> None:
    returned(texts)
