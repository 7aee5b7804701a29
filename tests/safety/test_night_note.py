"""The note for a hard night: written on a calm day, opened by a tap, seen by nobody else."""

from datetime import date, timedelta

import pytest
import time_machine

from attune.safety.night import queries, words
from attune.safety.night.queries import Nights
from attune.safety.night.records import NOTE, Night, NightNote, Unsent
from attune.spaces import actions as spaces_actions
from attune.spaces import queries as spaces
from attune.spaces.models import Record
from tests.conftest import NOW
from tests.safety.later import later

SCRIPT = {"X-Requested-With": "fetch"}
SENTENCES = "I forget that mornings come.\nWarm tea.\nI will be glad that I slept."
WRITE, OPEN, UNSENT = "/note-for-a-night", "/right-now/note", "/note-for-a-night/unsent"


@pytest.fixture(autouse=True)
def evening():
    with time_machine.travel(NOW, tick=False):
        yield


def write(person, text=SENTENCES, version="0", **headers):
    return person.client.post(WRITE, {"text": text, "version": version}, headers=headers)


def held(person):
    kept = queries.kept_note(person.viewer)
    return kept.body if kept else None


def nights(person):
    return [each.body for each in spaces.entries(person.viewer, spaces.private_space(person.viewer), Night)]


def keep_night(person, ago, slept):
    day = queries.night_of(person.viewer, NOW) - timedelta(days=ago)
    space = spaces.private_space(person.viewer)
    body = Night(day=day, slept=slept, answered=True)
    spaces_actions.write(viewer=person.viewer, space=space, body=body, now=NOW, key=day.isoformat())


def test_it_works(alice):
    html = alice.client.get(WRITE).content.decode()
    assert "Three sentences for a hard night" in html
    assert "Seen only by you" in html
    assert write(alice).url == "/today"
    assert held(alice) == NightNote(text=SENTENCES, made=alice.viewer.day(NOW))
    assert "mornings come" in alice.client.get(WRITE).content.decode()


def test_a_draft_is_kept_and_is_not_shown_at_night(alice):
    answer = write(alice, "I forget", **SCRIPT)
    assert (answer.status_code, answer["X-Version"]) == (204, "1")
    assert held(alice) == NightNote(draft="I forget")
    assert queries.note(alice.viewer) is None
    assert alice.client.post(OPEN).url == "/right-now"
    assert "I forget</textarea>" in alice.client.get(WRITE).content.decode()
    write(alice, "I forget that", version="1")
    assert held(alice) == NightNote(text="I forget that", made=alice.viewer.day(NOW))


def test_changing_it_keeps_the_day_on_which_it_was_made(alice):
    write(alice)
    with later(NOW + timedelta(days=9), alice):
        write(alice, "Other words", version="1")
    assert held(alice) == NightNote(text="Other words", made=alice.viewer.day(NOW))


def test_a_second_window_loses_nothing(alice):
    write(alice, "From the first window")
    assert write(alice, "From the second window", **SCRIPT).status_code == 409
    answer = write(alice, "From the second window")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "From the first window" in html
    assert "From the second window</textarea>" in html
    assert held(alice).text == "From the first window"


@pytest.mark.parametrize(
    ("text", "told"), [("  ", "nothing in the box"), ("x" * 4001, "longer than such a note")]
)
def test_what_cannot_be_kept_stays_in_the_box(alice, text, told):
    answer = write(alice, text)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert held(alice) is None


def test_it_opens_by_a_tap_and_keeps_one_night(alice):
    write(alice)
    assert alice.client.get(OPEN).url == "/right-now"
    assert nights(alice) == []
    for _click in range(2):
        html = alice.client.post(OPEN).content.decode()
        assert "mornings come" in html
        assert "kept, sealed" in html
    assert nights(alice) == [Night(day=date(2026, 11, 24))]


def test_before_six_it_is_still_the_same_night(alice):
    write(alice)
    alice.client.post(OPEN)
    with later(NOW + timedelta(hours=9), alice):  # 05:30
        alice.client.post(OPEN)
    with later(NOW + timedelta(hours=10), alice):  # 06:30
        alice.client.post(OPEN)
    assert sorted(each.day for each in nights(alice)) == [date(2026, 11, 24), date(2026, 11, 25)]


def test_the_later_line_counts_the_nights_before_this_one(alice):
    space = spaces.private_space(alice.viewer)
    body = NightNote(text=SENTENCES, made=date(2026, 11, 1))
    spaces_actions.write(viewer=alice.viewer, space=space, body=body, now=NOW, key=NOTE)
    for ago, slept in enumerate(["yes", "some", "no", "yes", "yes", "yes", "some", "yes", "no"], start=1):
        keep_night(alice, ago, slept)
    keep_night(alice, 40, "yes")
    html = alice.client.post(OPEN).content.decode()
    assert "Since then there were nine nights like this. On seven you slept." in html


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ((0, 0, 0), ""),
        ((4, 0, 0), ""),
        ((1, 1, 1), "Since then there was one night like this. You slept."),
        ((1, 1, 0), "Since then there was one night like this. You did not sleep, and it ended."),
        ((2, 2, 2), "nights like this. You slept on all of them, sooner or later."),
        ((3, 3, 1), "On one you slept, and all of them ended."),
        ((3, 3, 0), "You slept on none of them, and you got through each."),
        ((25, 25, 20), "Since then there were 25 nights like this. On 20 you slept."),
        ((9, 4, 3), "nine nights like this. You said of four how they went. On three you slept."),
        ((9, 4, 1), "You said of four how they went. On one you slept."),
        ((9, 4, 0), "nine nights like this, and each one ended."),
    ],
)
def test_the_line_in_its_variants(counts, line):
    said = words.since(Nights(*counts))
    assert said == line if not line else line in said


def test_an_unsent_text_is_kept_once(alice):
    sent = {"text": "Why did you not\r\nanswer", "urges": "8,6,x,11"}
    assert alice.client.post(UNSENT, sent, headers=SCRIPT).status_code == 204
    answer = alice.client.post(UNSENT, {**sent, "urges": ["8", "6", "3"]})
    kept = spaces.entries(alice.viewer, spaces.private_space(alice.viewer), Unsent)
    assert [each.body for each in kept] == [Unsent(text="Why did you not\nanswer", urges=[8, 6, 3])]
    assert answer.url == f"/notebook/{kept[0].id}"
    assert "8, 6, 3" in alice.client.get(answer.url).content.decode()
    assert len(nights(alice)) == 1


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001])
def test_an_unsent_text_that_cannot_be_kept(alice, text):
    assert alice.client.post(UNSENT, {"text": text}, headers=SCRIPT).status_code == 422
    assert Record.objects.count() == 0


def test_the_notebook_says_the_kind_and_never_the_words(alice):
    write(alice)
    alice.client.post(UNSENT, {"text": "Why did you not answer"})
    html = alice.client.get("/notebook").content.decode()
    assert "A note for a hard night" in html
    assert "An unsent text" in html
    assert "mornings" not in html
    assert "Why did you" not in html


def test_it_can_be_erased(alice):
    write(alice)
    kept = queries.kept_note(alice.viewer)
    alice.client.post(f"/notebook/{kept.id}/erase")
    assert held(alice) is None
    assert alice.client.post(OPEN).url == "/right-now"


def test_nobody_else_sees_or_changes_it(alice, bob, charlie, dana, erin, visitor):
    write(alice)
    kept = queries.kept_note(alice.viewer)
    for other in (bob, charlie, dana, erin):
        assert other.client.post(OPEN).url == "/right-now"
        assert "mornings come" not in other.client.get(WRITE).content.decode()
        assert other.client.get(f"/notebook/{kept.id}").status_code == 404
        assert nights(other) == []
    assert nights(alice) == []
    assert "mornings come" not in visitor.get("/right-now").content.decode()


def test_signed_out_it_asks_to_sign_in_and_gives_words_back(visitor):
    assert visitor.get(WRITE).url == "/sign-in"
    assert visitor.post(OPEN).url == "/sign-in"
    for path in (WRITE, UNSENT):
        answer = visitor.post(path, {"text": "Words of mine"})
        assert answer.status_code == 401
        assert "Words of mine" in answer.content.decode()
    assert Record.objects.count() == 0


def test_the_sealed_rows_hold_no_word_of_it(alice):
    write(alice)
    alice.client.post(UNSENT, {"text": "Why did you not answer"})
    for row in Record.objects.all():
        assert b"mornings" not in bytes(row.sealed)
        assert b"Why did" not in bytes(row.sealed)
