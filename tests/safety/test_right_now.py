"""Right now: works signed out, without a script, and leaves nothing behind."""

import re

import pytest
from django.urls import reverse

from attune.safety import offline
from attune.web import themes

SHEET = "/right-now"
NAMES = [name for name in offline.PAGES if name != "see-neutral-near"]
PAGES = [reverse(f"safety:{name}") for name in NAMES]
CHOICES = {"take-pause": {"length", "tone", "without"}, "hold-words": {"urge"}}
DOORS = ("slow-down", "hold-words", "get-through-night", "wait-well", "find-help")


def page_of(client, name: str) -> str:
    return client.get(reverse(f"safety:{name}")).text


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
def test_leaving_comes_first(visitor, address):
    page = visitor.get(address).text
    assert 'class="leave"' in page[page.index("<body") : page.index("</a>")]


@pytest.mark.parametrize("address", PAGES)
def test_signed_out_nothing_that_is_answered_could_be_sent(visitor, address):
    page = visitor.get(address).text
    for form in re.findall(r"<form.*?</form>", page, flags=re.S):
        assert 'action="/theme"' in form or 'method="dialog"' in form
    for field in re.findall(
        r"<(?:textarea|input)[^>]*>", re.sub(r"<template.*?</template>", "", page, flags=re.S)
    ):
        assert "hidden" in field or "aria-label" in field or 'autocomplete="off"' in field, field
    assert not re.findall(r"<textarea[^>]*\sname=", page)


@pytest.mark.parametrize("address", PAGES)
def test_every_link_leads_somewhere(visitor, address):
    for link in set(re.findall(r'href="(/[^"#]*)', visitor.get(address).text)):
        if not link.startswith("/static/"):
            assert visitor.get(link).status_code in {200, 302}, link


@pytest.mark.parametrize("address", PAGES)
def test_every_link_inside_a_page_has_its_place(visitor, address):
    page = visitor.get(address).text
    for link in set(re.findall(r'href="(/right-now/[^"]*)?#([^"]+)"', page)):
        there = visitor.get(link[0]).text if link[0] else page
        assert f'id="{link[1]}"' in there, link


@pytest.mark.parametrize("address", PAGES)
def test_no_address_says_what_somebody_looked_for(address):
    for word in ("afraid", "help", "violence", "crisis", "panic", "suicide", "silence", "safe", "send"):
        assert word not in address


def test_the_sheet_has_five_doors(visitor):
    doors = re.findall(r'<li><a href="([^"]+)"', visitor.get(SHEET).text)
    assert doors == [reverse(f"safety:{name}") for name in DOORS]


@pytest.mark.parametrize("name", DOORS[:4])
def test_each_other_door_leads_to_people_to_call(visitor, name):
    assert reverse("safety:find-help") in page_of(visitor, name)


def test_the_pacer_has_another_way(visitor):
    assert reverse("safety:stand-firm") in page_of(visitor, "slow-down")
    assert "panic" in page_of(visitor, "stand-firm")


def test_a_pause_has_a_time_to_return_and_six_messages(visitor):
    page = page_of(visitor, "take-pause")
    assert re.findall(r'name="length" value="(\d+)"', page) == ["20", "30", "60", "0"]
    messages = re.findall(r"data-message>(.*?)</p>", page, flags=re.S)
    assert len(messages) == 6
    assert all("data-time>…</span>" in message for message in messages)


def test_protective_sentences_are_met_before_the_field(visitor):
    page = page_of(visitor, "hold-words")
    assert page.index("Is this about your safety?") < page.index("<textarea")
    assert 'maxlength="900"' in page
    assert 'spellcheck="false"' in page


def test_signed_in_what_is_unsent_can_be_kept(alice):
    page = page_of(alice.client, "hold-words")
    assert f'action="{reverse("safety:keep-unsent")}"' in page
    assert 'name="text"' in page


def test_whoever_waits_is_told_what_if_the_time_passes(visitor):
    page = page_of(visitor, "wait-well")
    assert "quarter of an hour" in page
    assert "as a punishment" in page


def test_dimming_works_without_a_script(visitor):
    page = visitor.get(SHEET).text
    assert re.search(r"<div class=\"kind late\" data-late hidden>", page)
    action = re.search(r'<form method="post" action="([^"]+)"', page)
    assert action
    response = visitor.post(action[1], {"theme": "bedside", "next": SHEET})
    assert response["Location"] == SHEET
    assert response.cookies[themes.COOKIE].value == "bedside"
    assert "Back to the usual colours" in visitor.get(SHEET).text


def test_what_leaving_cannot_do_is_said(visitor):
    page = page_of(visitor, "see-leaving")
    assert "does not erase" in page
    assert "Shift" in page
    assert "Without a connection" in page


def test_they_reject_post(visitor):
    assert {visitor.post(address).status_code for address in PAGES} == {405}
