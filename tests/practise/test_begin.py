import pytest

from attune.player import actions, queries
from attune.spaces.models import Record
from tests.player.playing import HALF_SPEED, WHY_SLOW, half_speed

pytestmark = pytest.mark.usefixtures("small")
URL = f"/practise/{HALF_SPEED}/begin"


def test_it_works(alice):
    answer = alice.client.post(URL)
    (kept,) = queries.runs(alice.viewer)
    assert answer.status_code == 302
    assert answer["Location"] == f"/practise/run/{kept.id}"


def test_a_double_click_begins_once(alice):
    assert alice.client.post(URL)["Location"] == alice.client.post(URL)["Location"]


def test_it_asks_first_when_something_was_begun(alice, now):
    kept = actions.begin(viewer=alice.viewer, exercise=half_speed(), now=now)
    alice.client.post(f"/practise/run/{kept.id}", {"step": "before", "answer": "7"})
    assert alice.client.post(URL)["Location"] == f"/practise/{HALF_SPEED}"
    assert alice.client.post(URL, {"again": "1"})["Location"] != f"/practise/run/{kept.id}"
    assert len(queries.runs(alice.viewer)) == 2


def test_what_is_no_exercise_is_not_found(alice):
    assert alice.client.post(f"/practise/{WHY_SLOW}/begin").status_code == 404


def test_it_rejects_get(alice):
    assert alice.client.get(URL).status_code == 405
    assert Record.objects.count() == 0


def test_it_refuses_who_is_not_signed_in(visitor):
    assert visitor.post(URL)["Location"] == "/sign-in"
    assert Record.objects.count() == 0
