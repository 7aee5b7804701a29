"""Check-ins over time: a sentence first, then the line with its error, then the table."""

import re

import pytest

from tests.today.people import checked_in

URL = "/map/check-ins"


def page(person) -> str:
    answer = person.client.get(URL)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_is_a_page_of_its_own_when_empty(alice):
    html = page(alice)
    assert "No check-ins yet" in html
    assert '<svg class="plot"' not in html
    assert "<title>Map</title>" in html


def test_it_sends_a_visitor_away(visitor):
    assert visitor.get(URL).status_code == 302


def test_it_rejects_post(alice):
    assert alice.client.post(URL).status_code == 405


def test_under_five_there_are_dots_and_no_line(alice):
    for ago in range(4):
        checked_in(alice, 3, ago=ago)
    html = page(alice)
    assert "4 check-ins so far" in html
    assert 'class="run"' not in html
    assert 'class="points-drawn"' in html


def test_from_five_on_there_is_a_line_with_its_error(alice):
    for ago in range(6):
        checked_in(alice, 2 + ago % 3, ago=ago)
    html = page(alice)
    assert 'class="run"' in html
    assert 'class="error-band"' in html
    assert "6 check-ins in 6 days" in html
    assert html.count("±") == 6


def test_a_change_larger_than_the_error_is_said(alice):
    for ago in range(42):
        checked_in(alice, (2 if ago < 21 else 6) + ago % 2, ago=ago)
    html = page(alice)
    assert "The last 21 days were calmer than the 21 before" in html
    assert "a line cannot say" in html
    assert "Week by week" in html


def test_chance_is_not_called_change(alice):
    for ago in range(42):
        checked_in(alice, 3 + ago % 3, ago=ago)
    assert "No clear change in the last 21 days" in page(alice)


def test_the_other_way_is_said_as_plainly(alice):
    for ago in range(28):
        checked_in(alice, (6 if ago < 14 else 2) + ago % 2, ago=ago)
    assert "were more distressed than the 14 before" in page(alice)


def test_each_check_in_can_be_opened(alice):
    kept = checked_in(alice, 3)
    assert f"/notebook/{kept.id}" in page(alice)
    assert alice.client.get(f"/notebook/{kept.id}").status_code == 200


@pytest.mark.parametrize("words", ["good", "bad", "worse", "better"])
def test_no_direction_is_praised(alice, words):
    for ago in range(30):
        checked_in(alice, 2 + ago % 4, ago=ago)
    text = re.sub(r"<[^>]*>", " ", page(alice).split("<main")[1])
    assert words not in text


def test_it_is_each_persons_own(alice, bob, charlie):
    checked_in(alice, 7)
    assert "No check-ins yet" in page(bob)
    assert "No check-ins yet" in page(charlie)
