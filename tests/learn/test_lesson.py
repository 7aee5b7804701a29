import pytest

from tests.player.playing import HALF_SPEED, WHY_SLOW

pytestmark = pytest.mark.usefixtures("small")
URL = f"/learn/{WHY_SLOW}"


def test_it_works(alice):
    page = alice.client.get(URL)
    assert page.status_code == 200
    html = page.content.decode()
    assert "<em>slow</em>" in html
    assert "Read · 3 minutes" in html
    assert "Name one sound." in html
    assert f'action="/practise/{HALF_SPEED}/begin"' in html
    assert "Somebody and others, 2024" in html
    assert "Not yet reviewed by a clinician." in html


def test_the_title_is_neutral(alice):
    assert "<title>Reading</title>" in alice.client.get(URL).content.decode()


@pytest.mark.parametrize("slug", [HALF_SPEED, "5d0c1b52-0000-4a36-9a41-0c7b6e1d2f30", "why-slow"])
def test_what_is_no_lesson_is_not_found(alice, slug):
    assert alice.client.get(f"/learn/{slug}").status_code == 404


def test_it_refuses_who_is_not_signed_in(visitor):
    assert visitor.get(URL).status_code == 302


def test_it_rejects_post(alice):
    assert alice.client.post(URL).status_code == 405
