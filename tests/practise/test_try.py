"""Three minutes without an account: nothing is kept, on the server or in an address."""

import html as markup
import re

import pytest
from django.apps import apps

from attune.player.library import curriculum

URL = "/try"


@pytest.fixture(autouse=True)
def shipped(db):
    curriculum.cache_clear()
    return curriculum()


def rows() -> int:
    return sum(model.objects.count() for model in apps.get_models())


def fields(page) -> dict[str, list[str]]:
    """The hidden fields of the page's form."""
    text = page.content.decode()
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', text):
        found.setdefault(name, []).append(markup.unescape(value))
    return found


def post(visitor, page, **data):
    carried = {name: value for name, value in fields(page).items() if name != "csrfmiddlewaretoken"}
    return visitor.post(URL, {**carried, **data})


def test_it_works_to_the_end_and_keeps_nothing(visitor):
    before = rows()
    page = visitor.get(URL)
    assert page.status_code == 200
    page = post(visitor, page, answer="7", act="next")
    assert fields(page)["kept-before"] == ["7"]
    page = post(visitor, page, answer="sounds", act="next")
    assert fields(page)["kept-way"] == ["sounds"]
    page = post(visitor, page, act="next")
    page = post(visitor, page, answer="4", act="next")
    text = page.content.decode()
    assert "You came from 7 to 4" in text
    assert "Nothing of this was kept" in text
    assert "welcome link" in text
    assert rows() == before


def test_nothing_is_stored_in_the_browser_or_in_an_address(visitor):
    page = visitor.get(URL)
    page = post(visitor, page, answer="7", act="next")
    assert page["Cache-Control"].startswith("no-store")
    assert set(visitor.cookies) <= {"__Host-attune-csrf"}
    assert "Location" not in page.headers
    assert not re.search(r"/try\?", page.content.decode())
    assert "data-keep" not in page.content.decode()


def test_back_carries_the_answers(visitor):
    page = post(visitor, visitor.get(URL), answer="7", act="next")
    page = post(visitor, page, answer="count", act="next")
    page = post(visitor, page, act="back")
    assert fields(page)["step"] == ["way"]
    assert fields(page)["kept-before"] == ["7"]
    assert re.search(r'value="count" checked', page.content.decode())


def test_skip_and_stop(visitor):
    page = post(visitor, visitor.get(URL), act="skip")
    assert "kept-before" not in fields(page)
    assert "Stopped here" in post(visitor, page, act="stop").content.decode()


def test_another_way_around_breath(visitor):
    page = post(visitor, visitor.get(URL), answer="7", act="next")
    page = post(visitor, page, answer="six", act="next")
    assert "page still alone" in page.content.decode()
    page = post(visitor, page, instead="way=sounds")
    assert fields(page)["step"] == ["sounds"]
    assert fields(page)["kept-way"] == ["sounds"]


def test_a_wrong_answer_is_met_kindly(visitor):
    page = post(visitor, visitor.get(URL), answer="99", act="next")
    assert page.status_code == 422
    assert "Choose a number" in page.content.decode()


def test_worse_ends_with_grounding(visitor):
    page = visitor.post(URL, {"step": "after", "kept-before": "3", "kept-way": "sounds", "answer": "6"})
    assert "For now, this is enough" in page.content.decode()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"step": "nonsense"},
        {"step": "way", "kept-before": "nonsense", "answer": "six"},
        {"step": "before", "instead": "x=y"},
    ],
)
def test_a_strange_post_breaks_nothing(visitor, data):
    assert visitor.post(URL, data).status_code in {200, 422}


def test_the_title_is_neutral(visitor):
    assert "<title>Practice</title>" in visitor.get(URL).content.decode()


def test_who_is_signed_in_may_try_too(alice):
    before = rows()
    assert alice.client.get(URL).status_code == 200
    alice.client.post(URL, {"step": "after", "kept-before": "3", "answer": "2"})
    assert rows() == before
