"""Begin: name a relationship, never another person's style."""

from datetime import timedelta

import pytest

from attune.measure import queries
from attune.measure.records import Bond
from tests.measure.answering import begun, measured

URL = "/measure"


def test_it_works(alice):
    page = alice.client.get(URL)
    assert page.status_code == 200
    text = page.content.decode()
    for words in (
        "6 questions, 2 minutes",
        "Only you can read this",
        "not yet calibrated",
        "your side of it",
    ):
        assert words in text
    assert "<title>A few questions</title>" in text


def test_it_begins(alice):
    answer = alice.client.post(URL, {"bond": "partner", "name": "  Sam  "})
    (kept,) = queries.measures(alice.viewer)
    assert answer.status_code == 302
    assert answer.url == f"/measure/{kept.id}"
    assert kept.body.bond == Bond("partner", "Sam")


def test_a_name_is_not_needed(alice):
    alice.client.post(URL, {"bond": "people", "name": "ignored for people in general"})
    (kept,) = queries.measures(alice.viewer)
    assert kept.body.bond == Bond("people")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": "Sam"}, "Choose one, so that"),
        ({"bond": "enemy", "name": "Sam"}, "Choose one of these."),
        ({"bond": "friend", "name": "S" * 41}, "Up to 40 letters"),
    ],
)
def test_it_says_kindly_what_is_missing_and_keeps_what_was_typed(alice, typed, said):
    page = alice.client.post(URL, typed)
    assert page.status_code == 422
    assert said in page.content.decode()
    assert f'value="{typed["name"]}"' in page.content.decode()
    assert queries.measures(alice.viewer) == []


def test_a_double_click_begins_one(alice):
    first, second = (alice.client.post(URL, {"bond": "partner", "name": "Sam"}).url for _ in range(2))
    assert first == second
    assert len(queries.measures(alice.viewer)) == 1


def test_a_relationship_measured_before_is_offered_again(alice, now):
    kept = measured(alice, now - timedelta(days=30))
    assert "Sam, again" in alice.client.get(URL).content.decode()
    alice.client.post(URL, {"bond": f"again-{kept.id}", "name": ""})
    new = queries.measures(alice.viewer)[0]
    assert new.id != kept.id
    assert new.body.bond == kept.body.bond


def test_within_three_weeks_it_leads_to_what_is_known(alice, now):
    kept = measured(alice, now - timedelta(days=3))
    answer = alice.client.post(URL, {"bond": "partner", "name": "sam"})
    assert answer.url == f"/map/{kept.id}/not-yet"


def test_another_persons_relationship_is_no_choice(bob, alice, now):
    kept = begun(alice, now)
    assert bob.client.post(URL, {"bond": f"again-{kept.id}"}).status_code == 422
    assert "Sam, again" not in bob.client.get(URL).content.decode()


def test_it_sends_a_visitor_to_sign_in(visitor):
    assert visitor.get(URL).url == "/sign-in"
    assert visitor.post(URL, {"bond": "partner"}).url == "/sign-in"
