"""Two names, open to anyone: nothing is kept on the server, in the browser or in an address."""

import html as markup
import re

import pytest
from django.apps import apps

from attune.player.library import curriculum

TWO_NAMES, WATER, LESSON, CLOSED = "two-names", "come-down-to-the-water", "two-questions", "three-weathers"


@pytest.fixture(autouse=True)
def shipped(db):
    curriculum.cache_clear()
    return curriculum()


def url(slug: str) -> str:
    return f"/try/{curriculum().activities[slug].uuid}"


def rows() -> int:
    return sum(model.objects.count() for model in apps.get_models())


def post(visitor, page, **data):
    text = page.content.decode()
    carried: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', text):
        if name != "csrfmiddlewaretoken":
            carried.setdefault(name, []).append(markup.unescape(value))
    return visitor.post(url(TWO_NAMES), {**carried, **data})


def walked(visitor):
    page = visitor.get(url(TWO_NAMES))
    for answer in ("", "friend", "Aunt Noor", "safe", "line", "The line for this country", "own"):
        page = post(visitor, page, answer=answer, act="next")
    for answer in ("Can you stay on the phone", "paper", "night"):
        page = post(visitor, page, answer=answer, act="next")
    return page


def test_it_works_to_the_end_and_keeps_nothing(visitor):
    before = rows()
    page = walked(visitor)
    text = markup.unescape(page.content.decode())
    assert "Nothing of this was kept" in text
    assert "write it on paper now" in text
    assert "Aunt Noor" in text
    assert "The line for this country" in text
    assert "Your sentence is “Can you stay on the phone”" in text
    assert rows() == before


def test_nothing_is_stored_in_the_browser_or_in_an_address(visitor):
    page = walked(visitor)
    assert page["Cache-Control"].startswith("no-store")
    assert set(visitor.cookies) <= {"__Host-attune-csrf"}
    assert "data-keep" not in page.content.decode()
    assert "names" not in url(TWO_NAMES)


def test_who_wrote_nothing_is_not_asked_to_copy(visitor):
    page = visitor.get(url(TWO_NAMES))
    for _step in range(6):
        page = post(visitor, page, act="skip")
    text = page.content.decode()
    assert "Nothing of this was kept" in text
    assert "write it on paper now" not in text


def test_the_title_is_neutral(visitor):
    assert "<title>Practice</title>" in visitor.get(url(TWO_NAMES)).content.decode()


def test_only_open_exercises_are_open(visitor):
    assert visitor.get(url(WATER)).status_code == 200
    assert visitor.get(url(CLOSED)).status_code == 404
    assert visitor.post(url(CLOSED), {"step": "x"}).status_code == 404
    assert visitor.get(url(LESSON)).status_code == 404
    assert visitor.get("/try/00000000-0000-4000-8000-000000000000").status_code == 404
    assert visitor.get("/try/two-names").status_code == 404


def test_the_open_ones_are_these():
    assert {each.slug for each in curriculum().exercises() if each.open_} == {TWO_NAMES, WATER}


def test_who_is_signed_in_keeps_nothing_there_either(alice):
    before = rows()
    walked(alice.client)
    assert rows() == before


def test_signed_in_it_is_a_practice_like_any_other(alice):
    shelf = alice.client.get("/practise").content.decode()
    assert "Help from outside" in shelf
    number = curriculum().activities[TWO_NAMES].uuid
    assert f'href="/practise/{number}"' in shelf
    begun = alice.client.post(f"/practise/{number}/begin")
    assert begun.status_code == 302
    assert "Before it is night" in alice.client.get(begun["Location"]).content.decode()


def test_another_cannot_open_that_run(alice, charlie):
    number = curriculum().activities[TWO_NAMES].uuid
    begun = alice.client.post(f"/practise/{number}/begin")
    assert charlie.client.get(begun["Location"]).status_code == 404
