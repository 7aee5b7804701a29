"""Several relationships on one map, each with its ellipse and name, in words and as a table."""

from datetime import timedelta

import pytest

from attune.measure.records import Bond
from tests.measure.answering import in_other_words, measured

NOOR, LONG = Bond("friend", "Noor"), Bond("parent", "Donaudampfschifffahrtselektrizität")


def test_it_works(alice, now):
    measured(alice, now - timedelta(days=30), anxiety=2)
    measured(alice, now)
    measured(alice, now, NOOR, anxiety=2, avoidance=6)
    measured(alice, now, LONG, anxiety=4, avoidance=4)
    text = alice.client.get("/map/together").content.decode()
    assert text.count('<ellipse class="one') == 3
    assert ">Noor</text>" in text
    assert ">Donaudampf" not in text.split("</figure>")[0]
    assert text.count('<th scope="row">') == 3
    assert "Most likely in the dismissive-avoidant region" in text
    assert "You are not one type." in text
    assert "<title>Map</title>" in text


def test_only_what_was_asked_in_the_same_words_is_on_it(alice, now):
    in_other_words(alice, measured(alice, now - timedelta(days=1), LONG), now)
    measured(alice, now)
    measured(alice, now, NOOR)
    text = alice.client.get("/map/together").content.decode()
    assert text.count('<ellipse class="one') == 2
    assert "One relationship was asked about in other words and is not on this map." in text


def test_it_is_opened_by_a_tap(alice, now):
    measured(alice, now)
    assert "/map/together" not in alice.client.get("/map").content.decode()
    measured(alice, now, NOOR)
    text = alice.client.get("/map").content.decode()
    assert "/map/together" in text
    assert text.count('<ellipse class="one') == 0


def test_one_is_no_several(alice, now):
    measured(alice, now)
    assert alice.client.get("/map/together").url == "/map"


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_nobody_else_sees_any_of_it(request, alice, now, who):
    measured(alice, now)
    measured(alice, now, NOOR)
    assert request.getfixturevalue(who).client.get("/map/together").url == "/map"


def test_it_sends_a_visitor_to_sign_in(visitor):
    assert visitor.get("/map/together").url == "/sign-in"


def test_it_rejects_post(alice):
    assert alice.client.post("/map/together").status_code == 405
