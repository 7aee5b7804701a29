"""Private questions: no answer can leave the page, and the words for each outcome are in it from the start."""

import re

import pytest
from django.urls import reverse


@pytest.fixture
def page(visitor) -> str:
    return visitor.get(reverse("safety:ask-yourself")).text


def test_there_are_eight_questions_and_nothing_is_chosen_before(page):
    assert sorted(set(re.findall(r'name="(q\d)"', page))) == [f"q{n}" for n in range(1, 9)]
    assert len(re.findall(r'type="radio"', page)) == 32
    assert " checked" not in page


def test_no_answer_can_be_sent(page):
    form = re.search(r"<form class=\"sheet asked\"[^>]*>", page)
    assert form
    assert 'method="dialog"' in form[0]
    assert "action" not in form[0]
    assert re.search(r'<button type="submit" disabled hidden>', page), "Enter would send a form without it"
    assert len(re.findall(r'type="submit"', page)) == 1


def test_it_needs_no_script_of_its_own(page):
    scripts = re.findall(r'<script[^>]*src="/static/([^"]+)"', page)
    assert {script.partition(".")[0] for script in scripts} == {
        "web/leave",
        "web/once",
        "safety/offline",
        "safety/dim",
    }


def test_the_browser_is_asked_to_remember_nothing(page):
    assert page.count('autocomplete="off"') >= 33


def test_it_can_be_cleared_without_a_script(page):
    assert '<button class="plain" type="reset">' in page


def test_each_outcome_is_there_and_none_names_a_question(page):
    for title in ("Your safety first", "What you might do", "Nothing on this list", "Nothing is marked"):
        assert title in page


def test_an_address_with_answers_is_the_same_page(visitor, page):
    assert visitor.get(reverse("safety:ask-yourself") + "?q1=yes").text == page


def test_it_rejects_post(visitor):
    assert visitor.post(reverse("safety:ask-yourself"), {"q1": "yes"}).status_code == 405
