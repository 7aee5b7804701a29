"""Questions whose answers are never kept: one page, read once and forgotten."""

import logging

import pytest

from attune.spaces.models import Record
from tests.measure import planted as plants

pytestmark = pytest.mark.usefixtures("planted")
URL = f"/measure/aside/{plants.aside().uuid}"


def test_it_works(alice):
    text = alice.client.get(URL).content.decode()
    assert "Kettle 0?" in text
    assert "Kettle 1?" in text
    assert "No answer is kept" in text
    assert "<title>A few questions</title>" in text


@pytest.mark.parametrize("posted", [{"h0": "1"}, {"h0": "0", "h1": "1"}, {"h1": "whatever"}])
def test_any_yes_brings_people_who_can_help(alice, posted):
    text = alice.client.post(URL, posted).content.decode()
    assert "You do not have to handle this alone" in text
    assert "People to call" in text
    assert "tel:" in text


def test_neither_address_nor_status_nor_title_tells_what_was_answered(alice):
    """It was a redirect to people who can help: a history or a log of requests told every yes."""
    told = [alice.client.post(URL, posted) for posted in ({"h0": "1"}, {"h0": "0", "h1": "0"})]
    assert [answer.status_code for answer in told] == [200, 200]
    assert all("<title>A few questions</title>" in answer.content.decode() for answer in told)
    assert all("no-store" in answer["Cache-Control"] for answer in told)


@pytest.mark.parametrize("posted", [{}, {"h0": "0", "h1": "0"}, {"h0": "0"}])
def test_otherwise_nothing_is_said_but_that_nothing_was_kept(alice, posted):
    page = alice.client.post(URL, posted)
    assert "Nothing of this was kept" in page.content.decode()
    assert "trust that more than any list" in page.content.decode()


def test_nothing_is_written_and_nothing_logged(alice, caplog, django_assert_max_num_queries):
    before = Record.objects.count()
    with caplog.at_level(logging.DEBUG):
        alice.client.post(URL, {"h0": "1"})
    assert Record.objects.count() == before
    assert "h0" not in caplog.text


def test_a_kept_one_is_not_answered_here(alice):
    answer = alice.client.post(f"/measure/aside/{plants.marked().uuid}", {"q0": "1"})
    assert answer.url == f"/map/measures/{plants.marked().uuid}"


def test_it_sends_a_visitor_to_sign_in(visitor):
    assert visitor.post(URL, {"h0": "1"}).url == "/sign-in"
