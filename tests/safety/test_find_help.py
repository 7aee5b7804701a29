"""People to call: danger first, a tap calls, and each number says where it was read and when."""

import datetime as dt
import re
from html import unescape

import pytest
from django.urls import reverse

from attune.safety import content

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def page(visitor) -> str:
    return visitor.get(reverse("safety:find-help")).text


def test_danger_comes_first(page):
    assert page.index("emergency number") < page.index("People to call") < page.index("data-country")


def test_each_number_can_be_tapped_and_says_where_it_was_read(page):
    words = unescape(page)
    for line in content.help_here().lines:
        for shown, digits in line.to_call:
            assert f'<a href="tel:{digits}">{shown}</a>' in words
        assert line.source in words


def test_no_address_of_another_host_is_a_link(page):
    assert re.findall(r'(?:href|src)="https?:', page) == []


def test_no_number_stands_outside_the_list(page):
    listed = {digits for line in content.help_here().lines for _, digits in line.to_call}
    assert set(re.findall(r'href="tel:([^"]+)"', page)) == listed


def test_emergency_numbers_come_first_in_each_country():
    for country in content.countries(content.help_here().lines, TODAY):
        urgent = ["emergency" in entry.line.for_whom for entry in country.entries]
        assert urgent == sorted(urgent, reverse=True), country.code


def test_every_country_and_every_purpose_has_words():
    lines = content.help_here().lines
    assert {line.country for line in lines} <= content.NAMES.keys()
    assert {one for line in lines for one in line.for_whom} <= content.FOR_WHOM.keys()


def test_a_country_of_the_union_without_lines_finds_the_shared_number():
    shared = content.countries(content.help_here().lines, TODAY)[-1]
    assert shared.code == "EU"
    assert "PL" in shared.also
    assert "DE" not in shared.also


def test_a_number_read_more_than_a_year_ago_says_so():
    later = content.countries(content.help_here().lines, TODAY + dt.timedelta(days=400))
    assert all(entry.is_old for country in later for entry in country.entries)
    assert not any(e.is_old for c in content.countries(content.help_here().lines, TODAY) for e in c.entries)


def test_how_to_find_one_stands_there_too(page):
    assert "how to find one" in page
    assert unescape(page).count(content.help_here().finding[0]) == 1


def test_the_guide_says_who_reviewed_it(visitor):
    guide = visitor.get(reverse("safety:read-guide")).text
    assert "Not yet reviewed by a clinician" in guide
    assert "<h2>" in guide
