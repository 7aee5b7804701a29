import pytest

from attune.player import actions
from tests.player.playing import HALF_SPEED, WHY_SLOW, half_speed

pytestmark = pytest.mark.usefixtures("small")
URL = f"/practise/{HALF_SPEED}"


def test_it_works(alice):
    page = alice.client.get(URL)
    assert page.status_code == 200
    html = page.content.decode()
    assert "Half speed" in html
    assert "5 minutes" in html
    assert "Sounds and feet do the same job." in html
    assert "Not yet reviewed by a clinician." in html
    assert f'action="{URL}/begin"' in html


def test_the_title_is_neutral(alice):
    assert "<title>Practice</title>" in alice.client.get(URL).content.decode()


def test_it_offers_to_go_on_where_it_was(alice, now):
    kept = actions.begin(viewer=alice.viewer, exercise=half_speed(), now=now)
    alice.client.post(f"/practise/run/{kept.id}", {"step": "before", "answer": "7"})
    html = alice.client.get(URL).content.decode()
    assert "Go on where you were" in html
    assert f'href="/practise/run/{kept.id}"' in html


def test_another_persons_run_is_not_offered(alice, bob, now):
    kept = actions.begin(viewer=alice.viewer, exercise=half_speed(), now=now)
    alice.client.post(f"/practise/run/{kept.id}", {"step": "before", "answer": "7"})
    assert "Go on where you were" not in bob.client.get(URL).content.decode()


@pytest.mark.parametrize("slug", [WHY_SLOW, "5d0c1b52-0000-4a36-9a41-0c7b6e1d2f30", "half-speed"])
def test_what_is_no_exercise_is_not_found(alice, slug):
    assert alice.client.get(f"/practise/{slug}").status_code == 404


def test_it_refuses_who_is_not_signed_in(visitor):
    assert visitor.get(URL).status_code == 302


def test_it_rejects_post(alice):
    assert alice.client.post(URL).status_code == 405
