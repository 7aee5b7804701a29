import pytest

from attune.player import actions
from tests.player.playing import HALF_SPEED, WHY_SLOW, half_speed

pytestmark = pytest.mark.usefixtures("small")


def test_it_works(alice):
    page = alice.client.get("/practise")
    assert page.status_code == 200
    html = page.content.decode()
    assert "Coming calm" in html
    assert f'href="/practise/{HALF_SPEED}"' in html
    assert f'href="/learn/{WHY_SLOW}"' in html


def test_rows_without_content_are_one_quiet_line(alice):
    html = alice.client.get("/practise").content.decode()
    assert "Coming later: Saying and hearing." in " ".join(html.split())


def test_it_offers_to_go_on(alice, now):
    kept = actions.begin(viewer=alice.viewer, exercise=half_speed(), now=now)
    assert "in the middle of" not in alice.client.get("/practise").content.decode()
    alice.client.post(f"/practise/run/{kept.id}", {"step": "before", "answer": "7"})
    assert f"/practise/run/{kept.id}" in alice.client.get("/practise").content.decode()


def test_the_title_is_neutral(alice):
    assert "<title>Practise</title>" in alice.client.get("/practise").content.decode()


def test_it_refuses_who_is_not_signed_in(visitor):
    assert visitor.get("/practise").status_code == 302


def test_it_rejects_post(alice):
    assert alice.client.post("/practise").status_code == 405
