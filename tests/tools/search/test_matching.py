"""Which words are found where."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.tools.search.matching import Wanted, fold

TEXT = "The kettle was on. He didn’t call, and the café closed at nine; naïve of me."


@pytest.mark.parametrize(
    "typed",
    [
        "kettle",
        "KETT",
        "nine kettle",
        "didn't",
        "cafe",
        "CAFÉ",
        "naive",
        '"the kettle was"',
        "“he didn’t call”",
        "he",
        "nine;",
    ],
)
def test_it_is_found(typed):
    assert Wanted(typed).found_in(TEXT)


@pytest.mark.parametrize("typed", ["ettle", "kettle tram", '"kettle the"', '"the kett"', "callings", "?!"])
def test_it_is_not_found(typed):
    assert not Wanted(typed).found_in(TEXT)


@pytest.mark.parametrize("typed", ["", "  ", '""', '" "'])
def test_nothing_is_nothing(typed):
    assert not Wanted(typed)


def test_scripts_without_spaces_and_other_alphabets():
    assert Wanted("東京").found_in("昨日は東京にいた")
    assert Wanted("МОСК").found_in("в Москве")
    assert Wanted("strasse").found_in("Die Straße")
    assert Wanted("istanbul").found_in("İstanbul")


def test_the_marked_pieces_are_the_text_itself():
    text = "Ähnlich: " + "word " * 60 + "the Straße by night " + "after " * 60
    pieces = Wanted("strasse night").in_context(text)
    assert [each.text for each in pieces if each.marked] == ["Straße", "night"]
    assert pieces[0].text == "… "
    assert pieces[-1].text == " …"
    assert "".join(each.text for each in pieces[1:-1]) in text


@given(st.text(max_size=80), st.text(max_size=80))
def test_places_are_inside_the_text_and_in_order(typed, text):
    wanted = Wanted(typed)
    places = wanted.places(text)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    assert "".join(each.text for each in wanted.in_context(text)).strip("… ") in text or not places


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=12))
def test_a_word_finds_itself_whatever_its_capitals(word):
    assert Wanted(word).found_in(f"before {word} after")
    assert fold(fold(word)) == fold(word)
