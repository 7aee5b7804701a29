"""Right now: works signed out, without a script, and leaves nothing behind."""

import re

import pytest
from django.urls import reverse

from attune.safety.urls import urlpatterns
from attune.web import themes

SHEET = "/right-now"
PAGES = sorted("/" + str(one.pattern) for one in urlpatterns if str(one.pattern).startswith("right-now"))
NUMBER = re.compile(r"(?<![\w#])\+?\d[\d\s().-]{4,}\d(?!\w)")


def words(page: str) -> str:
    """What a person reads: no tags, no drawings."""
    page = page[page.index("<main") :]
    return re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", page, flags=re.S))


@pytest.mark.parametrize("address", PAGES)
def test_each_works_signed_out_and_stores_nothing(visitor, django_assert_num_queries, address):
    with django_assert_num_queries(0):
        response = visitor.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert "<title>Right now</title>" in response.text


@pytest.mark.parametrize("address", PAGES)
def test_each_works_signed_in(alice, address):
    assert alice.client.get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_no_page_asks_for_anything(visitor, address):
    assert (
        re.findall(r"<(?:textarea|select)|<input(?![^>]*(?:hidden|checkbox))", visitor.get(address).text)
        == []
    )


@pytest.mark.parametrize("address", PAGES)
def test_no_page_shows_a_telephone_number(visitor, address):
    page = visitor.get(address).text
    assert "tel:" not in page
    assert NUMBER.findall(words(page)) == []


@pytest.mark.parametrize("address", PAGES)
def test_every_link_leads_somewhere(visitor, address):
    for link in set(re.findall(r'href="(/[^"#]*)"', visitor.get(address).text)):
        if not link.startswith("/static/"):
            assert visitor.get(link).status_code in {200, 302}, link


@pytest.mark.parametrize("address", PAGES)
def test_no_address_says_what_somebody_looked_for(address):
    for word in ("afraid", "help", "violence", "crisis", "panic", "suicide", "silence"):
        assert word not in address


def test_the_sheet_has_three_doors_that_work(visitor):
    page = visitor.get(SHEET).text
    doors = re.findall(r'<li><a href="([^"]+)"', page)
    assert doors == [reverse(f"safety:{name}") for name in ("slow-down", "get-through-night", "find-help")]
    assert 'href="#"' not in page


def test_the_pacer_has_another_way(visitor):
    page = visitor.get(reverse("safety:slow-down")).text
    assert reverse("safety:stand-firm") in page
    assert "panic" in visitor.get(reverse("safety:stand-firm")).text


def test_a_pause_has_a_time_to_return(visitor):
    assert "come back to you at" in visitor.get(reverse("safety:take-pause")).text


def test_danger_comes_first(visitor):
    page = words(visitor.get(reverse("safety:find-help")).text)
    assert page.index("emergency number") < page.index("help lines")
    assert "another one: a friend" in page
    assert "history" in page


def test_dimming_works_without_a_script(visitor):
    page = visitor.get(SHEET).text
    action = re.search(r'<form method="post" action="([^"]+)"', page)
    assert action
    response = visitor.post(action[1], {"theme": "bedside", "next": SHEET})
    assert response["Location"] == SHEET
    assert response.cookies[themes.COOKIE].value == "bedside"
    assert "Back to the usual colours" in visitor.get(SHEET).text


def test_what_leaving_cannot_do_is_said(visitor):
    page = visitor.get(reverse("safety:see-leaving")).text
    assert "does not erase" in page
    assert "Shift" in page


def test_they_reject_post(visitor):
    assert {visitor.post(address).status_code for address in PAGES} == {405}
