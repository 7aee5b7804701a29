import pytest

pytestmark = pytest.mark.usefixtures("small")
URL = "/learn/why-slow"


def test_it_works(alice):
    page = alice.client.get(URL)
    assert page.status_code == 200
    html = page.content.decode()
    assert "<em>slow</em>" in html
    assert "Read · 3 minutes" in html
    assert "Name one sound." in html
    assert 'action="/practise/half-speed/begin"' in html
    assert "Somebody and others, 2024" in html
    assert "Not yet reviewed by a clinician." in html


def test_the_title_is_neutral(alice):
    assert "<title>Reading</title>" in alice.client.get(URL).content.decode()


@pytest.mark.parametrize("slug", ["half-speed", "nothing-here"])
def test_what_is_no_lesson_is_not_found(alice, slug):
    assert alice.client.get(f"/learn/{slug}").status_code == 404


def test_it_refuses_who_is_not_signed_in(visitor):
    assert visitor.get(URL).status_code == 302


def test_it_rejects_post(alice):
    assert alice.client.post(URL).status_code == 405
