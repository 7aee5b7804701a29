"""The weekly letter: what a week holds, put together when it is opened; never pushed, never more exercise."""

from datetime import timedelta

import pytest

from attune.today.letters.weeks import monday
from attune.today.queries import today_page
from attune.today.records import BACK, ComingBack, LetterLine
from attune.tools.journal.records import Note
from tests.conftest import NOW
from tests.today.people import checked_in, found, keep, planned, practised

LIST = "/letters"
THIS = monday(NOW.date())
URL = f"/letters/{THIS.isoformat()}"
LAST = f"/letters/{(THIS - timedelta(days=7)).isoformat()}"
SUNDAY = NOW + timedelta(days=6 - NOW.weekday())


def page(person, url=URL) -> str:
    answer = person.client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_week_is_met_kindly(alice):
    html = page(alice)
    assert "Good to see you. You don't have to catch up." in html.replace("&#x27;", "'")
    assert "<title>Map</title>" in html


def test_it_tells_what_was_done(alice):
    practised(alice, ago=0)
    practised(alice, ago=0)
    keep(alice, Note(text="A kettle and a letter."))
    checked_in(alice, 3)
    html = page(alice)
    assert "You practised 2 times:" in html
    assert "“Come down to the water”, 2 times." in html
    assert "You put one note away." in html
    assert "You rated the water once: 3 of 7." in html
    assert "Too few for an average" in html


def test_own_words_are_quoted_closed(alice):
    keep(alice, Note(text="A kettle and a letter."))
    html = page(alice)
    assert "kettle" not in html.split("What you wrote")[0]
    assert "kettle" in html.split("What you wrote")[1]


def test_a_number_comes_with_its_error_and_its_limit(alice):
    for ago in range(9, 16):
        checked_in(alice, 2 + ago % 3, ago=ago)
    first = monday(NOW.date() - timedelta(days=9))
    html = page(alice, f"/letters/{first.isoformat()}")
    assert "give or take" in html
    assert "a number cannot say" in html


def hard(person) -> str:
    first = THIS - timedelta(days=7)
    today = NOW.date()
    for day in range(5):
        checked_in(person, 6, ago=(today - first).days - day)
    return page(person, LAST)


def test_a_hard_week_leads_to_help_and_to_no_exercise(alice):
    planned(alice)
    for ago in range(2, 9):
        practised(alice, ago=ago, before=7, after=4)
    html = hard(alice)
    assert "/today/these-days" in html
    assert "on 5 days, each time at 6 of 7." in html
    assert "Next, if you like" not in html
    assert "twelve weeks" not in html


def test_what_seemed_to_help_is_said_from_five_on(alice):
    for ago in range(1, 6):
        practised(alice, ago=ago, before=7, after=4)
    assert "lower after “Come down to the water” 5 of the 5 times" in page(alice)


def test_under_five_it_is_not_said(alice):
    for ago in range(1, 5):
        practised(alice, ago=ago, before=7, after=4)
    assert "twelve weeks" not in page(alice)


def test_one_small_next_thing_from_the_plan(alice, bob):
    planned(alice)
    practised(alice)
    assert "Next, if you like: 5 minutes from your plan" in page(alice)
    planned(bob, answer="unsure")
    practised(bob)
    assert "Next, if you like" not in page(bob)


def test_a_line_can_be_added_and_changed(alice):
    assert alice.client.post(URL, {"line": "A quiet one.", "version": 0}).status_code == 302
    assert found(alice, LetterLine, THIS.isoformat()).line == "A quiet one."
    assert "A quiet one." in page(alice)


def test_two_windows_lose_nothing(alice):
    alice.client.post(URL, {"line": "One.", "version": 0})
    answer = alice.client.post(URL, {"line": "Two.", "version": 0})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "One." in html
    assert "Two." in html
    assert found(alice, LetterLine, THIS.isoformat()).line == "One."


def test_a_line_that_is_too_long_comes_back(alice):
    answer = alice.client.post(URL, {"line": "word " * 300, "version": 0})
    assert answer.status_code == 422
    assert "word word" in answer.content.decode()


@pytest.mark.parametrize("week", ["2026-11-24", "2027-01-04", "20261123", "2026-W48-1", "never"])
def test_there_is_no_letter_of_another_day_or_a_week_to_come(alice, week):
    assert alice.client.get(f"/letters/{week}").status_code == 404


def test_the_list_has_weeks_that_left_something(alice):
    practised(alice)
    checked_in(alice, 3, ago=400)
    html = page(alice, LIST)
    assert html.count('href="/letters/2026-') == 1
    assert f"/letters/of/{NOW.year - 1}" in html
    assert page(alice, f"/letters/of/{NOW.year - 1}").count('href="/letters/2025-') == 1


def test_an_empty_list_is_kind(alice):
    assert "nothing is due" in page(alice, LIST)


def test_years_that_cannot_be_are_not_found(alice):
    for number in (0, 1989, NOW.year + 1):
        assert alice.client.get(f"/letters/of/{number}").status_code == 404


def test_today_names_it_on_the_chosen_day_and_no_other(alice):
    practised(alice)
    assert URL not in page(alice, "/today")
    assert today_page(alice.viewer, SUNDAY).letter == THIS
    alice.client.post("/letters/ways", {"what": "day", "day": "none"})
    assert today_page(alice.viewer, SUNDAY).letter is None
    assert found(alice, ComingBack, BACK).letters is False


def test_the_day_can_be_chosen(alice):
    practised(alice, ago=7)
    alice.client.post("/letters/ways", {"what": "day", "day": str(NOW.weekday())})
    assert LAST in page(alice, "/today")


@pytest.mark.parametrize("day", ["7", "-1", "", "x"])
def test_what_is_no_day_changes_nothing(alice, day):
    alice.client.post("/letters/ways", {"what": "day", "day": day})
    assert found(alice, ComingBack, BACK) is None


def test_visitors_and_others_see_none_of_it(alice, bob, visitor):
    practised(alice)
    for url in (LIST, URL):
        assert visitor.get(url).status_code == 302
    assert "You practised" not in page(bob)
    assert visitor.post("/letters/ways", {"what": "findings"}).status_code == 302
