"""The morning after: one question on Today, asked once, then one plain sentence; and the invitation to the note."""

from datetime import timedelta

import pytest
import time_machine

from attune.safety.night import queries
from attune.safety.night.records import NOTE, Night, NightNote
from tests.conftest import NOW
from tests.safety.later import later
from tests.today.people import checked_in, found, keep, planned, practised

ANSWER, SETTLE, ASIDE = "/note-for-a-night/morning", "/note-for-a-night/morning/add", "/today/aside"
QUESTION = "What helped last night?"
INVITED = "Three sentences for a hard night"
MORNING = NOW + timedelta(hours=12)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def after_a_night(alice):
    keep(alice, NightNote(text="Tea.", made=NOW.date()), key=NOTE)
    alice.client.post("/right-now/note")
    return alice


def today(person):
    return person.client.get("/today").content.decode()


def night(person):
    return found(person, Night, "2026-11-24")


def test_it_is_asked_on_the_day_after_in_place_of_the_card(after_a_night):
    assert QUESTION not in today(after_a_night)
    with later(NOW + timedelta(hours=9), after_a_night):
        assert QUESTION not in today(after_a_night)
    with later(MORNING, after_a_night):
        html = today(after_a_night)
        assert QUESTION in html
        assert 'aria-labelledby="practice"' not in html
    with later(MORNING + timedelta(days=1), after_a_night):
        assert QUESTION not in today(after_a_night)


def test_an_answer_is_kept_and_met_with_one_sentence(after_a_night):
    with later(MORNING, after_a_night):
        for _click in range(2):
            sent = {"helped": ["time", "breath", "x"], "slept": "some"}
            assert after_a_night.client.post(ANSWER, sent).url == "/today"
        kept = night(after_a_night)
        assert (kept.helped, kept.slept, kept.answered) == (["breath", "time"], "some", True)
        html = today(after_a_night)
        assert QUESTION not in html
        assert "It can stand in your note for the next such night." in html
    with later(MORNING + timedelta(minutes=11), after_a_night):
        assert "It can stand in your note" not in today(after_a_night)


def test_the_first_answer_stays(after_a_night):
    with later(MORNING, after_a_night):
        after_a_night.client.post(ANSWER, {"helped": "time", "slept": "yes"})
        after_a_night.client.post(ANSWER, {"helped": "note", "slept": "no"})
    assert (night(after_a_night).helped, night(after_a_night).slept) == (["time"], "yes")


@pytest.mark.parametrize("sent", [{}, {"helped": ["unsaid", "time"]}])
def test_left_or_not_said_it_is_not_asked_again(after_a_night, sent):
    with later(MORNING, after_a_night):
        after_a_night.client.post(ANSWER, sent)
        html = today(after_a_night)
    assert QUESTION not in html
    assert "Kept" not in html.split('id="card"')[1]
    assert night(after_a_night).helped == []


def test_nothing_did_is_met_kindly(after_a_night):
    with later(MORNING, after_a_night):
        after_a_night.client.post(ANSWER, {"helped": "nothing", "slept": "no"})
        assert "Then it was a night to get through, and it is over." in today(after_a_night)


@pytest.mark.parametrize(
    ("add", "text"), [("yes", "Tea.\n\nWhat has helped:\nTime, and nothing else"), ("no", "Tea.")]
)
def test_what_helped_can_stand_in_the_note(after_a_night, add, text):
    with later(MORNING, after_a_night):
        after_a_night.client.post(ANSWER, {"helped": "time"})
        for _click in range(2):
            after_a_night.client.post(SETTLE, {"add": add})
        assert "It can stand in your note" not in today(after_a_night)
    assert queries.note(after_a_night.viewer).text == text


def test_a_hard_day_is_not_asked(after_a_night):
    with later(MORNING, after_a_night):
        after_a_night.client.post("/today/check-in", {"distress": "6"})
        assert QUESTION not in today(after_a_night)


def test_by_day_it_asks_about_yesterday(alice):
    keep(alice, NightNote(text="Tea.", made=NOW.date()), key=NOTE)
    with later(NOW - timedelta(hours=6), alice):
        alice.client.post("/right-now/note")
    with later(MORNING, alice):
        assert "What helped yesterday?" in today(alice)


def test_nobody_elses_night_is_asked_about(after_a_night, bob):
    with later(MORNING, after_a_night, bob):
        assert QUESTION not in today(bob)
        bob.client.post(ANSWER, {"helped": "time"})
        bob.client.post(SETTLE, {"add": "yes"})
    assert night(after_a_night) == Night(day=NOW.date())
    assert night(bob) is None


def test_writing_rejects_get(alice):
    assert alice.client.get(ANSWER).status_code == 405
    assert alice.client.get(SETTLE).status_code == 405


def settled_in(person):
    """Somebody who has been here for a while."""
    person.person.since = NOW.date() - timedelta(days=20)
    person.person.save(update_fields=["since"])
    planned(person)


@pytest.mark.parametrize(("distress", "invited"), [(1, True), (2, True), (3, False), (6, False)])
def test_a_calm_day_invites(alice, distress, invited):
    settled_in(alice)
    checked_in(alice, distress)
    assert (INVITED in today(alice)) is invited


@pytest.mark.parametrize(("before", "after", "invited"), [(6, 3, True), (6, 5, False), (1, 2, False)])
def test_a_practice_that_settled_invites(alice, before, after, invited):
    settled_in(alice)
    practised(alice, before=before, after=after)
    assert (INVITED in today(alice)) is invited


def test_the_first_day_and_a_day_without_a_word_do_not_invite(alice, bob):
    checked_in(alice, 1)
    assert INVITED not in today(alice)
    settled_in(bob)
    assert INVITED not in today(bob)


def test_who_has_a_note_is_not_invited(alice):
    settled_in(alice)
    checked_in(alice, 1)
    keep(alice, NightNote(text="Tea.", made=NOW.date()), key=NOTE)
    assert INVITED not in today(alice)


@pytest.mark.parametrize(("what", "again"), [("note-later", True), ("note-never", False)])
def test_it_can_be_put_off_for_two_weeks_or_for_good(alice, what, again):
    settled_in(alice)
    checked_in(alice, 1)
    assert alice.client.post(ASIDE, {"what": what}).url == "/today"
    assert INVITED not in today(alice)
    for days, expected in ((13, False), (14, again)):
        with later(NOW + timedelta(days=days), alice):
            alice.client.post("/today/check-in", {"distress": "1"})
            assert (INVITED in today(alice)) is expected
