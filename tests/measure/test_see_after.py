"""After a bad result: what it means, whether something happened, a lighter week, someone, help (care 1.7)."""

import re
from datetime import timedelta

import pytest

from attune.measure import actions
from attune.measure.records import ME, Bond
from attune.player.library import curriculum
from tests.measure import planted as plants
from tests.measure.answering import measured
from tests.measure.planted import answered

pytestmark = pytest.mark.usefixtures("planted")


def worse(person, now):
    answered(person, now - timedelta(days=30), plants.marked(), high=0.0)
    kept = actions.begin(viewer=person.viewer, instrument=plants.marked(), bond=Bond(ME), now=now)
    for item in kept.body.order:
        value = 0 if item == "q3" else 3
        actions.answer(viewer=person.viewer, measure_id=kept.id, item=item, value=value, now=now)
    return kept


def test_a_reliable_worsening_leads_to_it(alice, now):
    kept = worse(alice, now)
    answer = alice.client.post(f"/measure/{kept.id}/finish")
    assert answer.url == f"/map/{kept.id}"
    text = alice.client.get(answer.url).content.decode()
    for words in (
        "These weeks look harder",
        "Your answers are further from ease than on 25 October",
        "not about who you are",
        "Did something happen?",
        "A lighter week",
        "Someone to talk to",
        "/right-now/others",
        "See the result",
    ):
        assert words in text
    assert "<title>Map</title>" in text


def test_the_result_is_one_press_further_at_the_same_address_under_the_same_title(alice, now):
    """An address of its own for a bad result was in the history of the browser."""
    kept = worse(alice, now)
    alice.client.post(f"/measure/{kept.id}/finish")
    first = alice.client.get(f"/map/{kept.id}").content.decode()
    assert f'<form method="post" action="/map/{kept.id}">' in first
    answer = alice.client.post(f"/map/{kept.id}")
    assert answer.status_code == 200
    assert "<title>Map</title>" in answer.content.decode()
    assert "None of them is a diagnosis." in answer.content.decode()
    for old in (f"/map/{kept.id}/after", f"/measure/{kept.id}/now"):
        assert alice.client.get(old).status_code == 404


def test_it_never_brings_an_exercise(alice, now):
    kept = worse(alice, now)
    alice.client.post(f"/measure/{kept.id}/finish")
    for ask in (alice.client.get, alice.client.post):
        text = ask(f"/map/{kept.id}").content.decode()
        assert "/practise/" not in re.sub(r"<nav.*?</nav>", "", text, flags=re.S)
        assert "Begin" not in text
        assert "/plan" not in text  # it asks somebody without a plan about danger
        assert '<a class="button" href="/right-now/others">' in text


def test_an_answer_that_may_be_a_sign_of_danger_leads_to_it_whatever_the_score(alice, now):
    kept = answered(alice, now, plants.marked(), high=0.34)
    text = alice.client.get(f"/map/{kept.id}").content.decode()
    assert "One of your answers matters more than a score" in text
    assert "These weeks look harder" not in text
    assert "People to call" in text
    assert "These weeks look harder" not in alice.client.post(f"/map/{kept.id}").content.decode()


def test_a_result_like_others_does_not(alice, now):
    answered(alice, now - timedelta(days=30), plants.marked(), high=0.0)
    kept = actions.begin(viewer=alice.viewer, instrument=plants.marked(), bond=Bond(ME), now=now)
    for item in kept.body.order:
        actions.answer(viewer=alice.viewer, measure_id=kept.id, item=item, value=0, now=now)
    assert alice.client.post(f"/measure/{kept.id}/finish").url == f"/map/{kept.id}"
    assert "Did something happen" not in alice.client.get(f"/map/{kept.id}").content.decode()


def test_better_is_not_worse(alice, now):
    measured(alice, now - timedelta(days=30), anxiety=7)
    kept = measured(alice, now, anxiety=1)
    assert "Did something happen" not in alice.client.get(f"/map/{kept.id}").content.decode()


def test_it_holds_for_the_first_inventory_too(alice, now):
    measured(alice, now - timedelta(days=30), anxiety=1)
    kept = measured(alice, now, anxiety=7)
    assert "These weeks look harder" in alice.client.get(f"/map/{kept.id}").content.decode()


def test_one_moment_after_another_is_no_worsening(alice, now):
    probe, noor = curriculum().instruments["felt-security"], Bond("friend", "Noor")
    answered(alice, now - timedelta(days=1), probe, high=1.0, bond=noor)
    kept = answered(alice, now, probe, high=0.0, bond=noor)
    assert "Did something happen" not in alice.client.get(f"/map/{kept.id}").content.decode()


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_it_is_never_shown_to_anybody_else(request, alice, now, who):
    kept = worse(alice, now)
    alice.client.post(f"/measure/{kept.id}/finish")
    assert request.getfixturevalue(who).client.get(f"/map/{kept.id}").status_code == 404


def test_it_sends_a_visitor_to_sign_in(visitor, alice, now):
    assert visitor.get(f"/map/{worse(alice, now).id}").url == "/sign-in"
