"""A year at a glance: a sentence, a row a month, the same as a table; nothing that was not kept has a name."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.today.year.drawing import average, draw
from tests.conftest import NOW
from tests.today.people import checked_in, practised

URL = "/map/year"


def page(person, url=URL) -> str:
    answer = person.client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_is_kind_when_empty(alice):
    html = page(alice)
    assert "Nothing is kept of this year, and nothing is due." in html
    assert "<title>Map</title>" in html
    assert "<table" not in html


def test_it_shows_months_and_the_same_as_a_table(alice):
    for ago in range(10):
        checked_in(alice, 2 + ago % 3, ago=ago)
    practised(alice, ago=1)
    html = page(alice)
    assert "1 practice. 10 days with a check-in." in html
    assert html.count('class="run"') == html.count('class="error-band"') == 1
    assert "±" in html
    assert "November" in html
    assert "October" not in html


def test_under_five_there_are_dots_alone(alice):
    for ago in range(4):
        checked_in(alice, 3, ago=ago)
    html = page(alice)
    assert 'class="points-drawn"' in html
    assert 'class="run"' not in html
    assert "error-band" not in html
    assert "too few for an average" in html


def test_only_the_year_asked_for_and_links_where_there_is_more(alice):
    checked_in(alice, 3, ago=400)
    checked_in(alice, 3)
    html = page(alice)
    assert "1 day with a check-in." in html
    assert f"{URL}/{NOW.year - 1}" in html
    earlier = page(alice, f"{URL}/{NOW.year - 1}")
    assert "1 day with a check-in." in earlier
    assert f"{URL}/{NOW.year}" in earlier


@pytest.mark.parametrize("number", [0, 1989, 2027, 99999999])
def test_other_years_are_not_found(alice, number):
    assert alice.client.get(f"{URL}/{number}").status_code == 404


def test_it_sends_a_visitor_away_and_rejects_post(alice, visitor):
    assert visitor.get(URL).status_code == 302
    assert alice.client.post(URL).status_code == 405


def test_it_is_each_persons_own(alice, bob):
    checked_in(alice, 7)
    assert "Nothing is kept of this year" in page(bob)


@pytest.mark.parametrize("word", ["streak", "in a row", "missed", "missing", "better", "worse", "goal"])
def test_a_day_without_practice_has_no_name(alice, word):
    for ago in range(30):
        checked_in(alice, 2 + ago % 4, ago=ago)
    text = re.sub(r"<[^>]*>", " ", page(alice).split("<main")[1].split("</main")[0])
    assert word not in text


def test_it_is_linked_from_the_trend(alice):
    checked_in(alice, 3)
    assert URL in page(alice, "/map/check-ins")


def test_dots_far_apart_are_not_joined():
    days = [date(2026, 3, day) for day in (1, 2, 3, 20, 21)]
    assert draw(dict.fromkeys(days, 4), []).line.count("M") == 2


@given(st.lists(st.integers(1, 7), min_size=1, max_size=31))
def test_what_is_drawn_stays_inside(stops):
    first = date(2026, 1, 1)
    drawn = draw({first + timedelta(days=day): stop for day, stop in enumerate(stops)}, [first])
    for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", drawn.line + drawn.dots + drawn.marks):
        assert 0 < float(x) < 124
        assert 0 < float(y) < 40
    known = average(stops)
    assert (known is None) == (len(stops) < 5)
    if known and drawn.band:
        assert known.error >= 0.5
        assert 4 <= drawn.band[0] <= sum(drawn.band) <= 28.02
