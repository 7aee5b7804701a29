"""The calm offer: beside words that were written a moment ago, to who wrote them, and kept nowhere."""

import logging
from datetime import timedelta

import pytest
import time_machine

from attune.safety.offers import offer
from attune.spaces.models import Record
from tests.conftest import NOW
from tests.safety.later import later
from tests.today.people import practised

SCRIPT = {"X-Requested-With": "fetch"}
DARK = "I want to die."
SELF, HURT, MIGHT = "hard to stay alive", "hurting or frightening you", "you could hurt someone"
KINDS = [
    (DARK, SELF),
    ("He hit me.", HURT),
    ("If you hit me I will leave.", HURT),
    ("I want to hit him.", MIGHT),
]
NEW, MORE, NIGHT = "/notebook/new", "/today/more", "/note-for-a-night"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


def shown(html):
    """Which offers can be seen; hidden ones are for the script."""
    blocks = html.split("<section")[1:]
    seen = [block for block in blocks if "data-offer" in block and "hidden>" not in block.split("\n")[0]]
    return [words for words in (SELF, HURT, MIGHT) if any(words in block for block in seen)]


def get(person, path):
    return person.client.get(path).content.decode()


@pytest.mark.parametrize(("text", "words"), KINDS)
def test_a_note(alice, text, words):
    alice.client.post(NEW, {"text": f"Tuesday. {text}"})
    assert shown(get(alice, "/notebook")) == [words]
    with later(NOW + timedelta(minutes=11), alice):
        assert shown(get(alice, "/notebook")) == []


def test_the_everyday_brings_nothing(alice):
    answer = alice.client.post(NEW, {"text": "This deadline kills me."}, headers=SCRIPT)
    assert "X-Offer" not in answer
    alice.client.post(NEW, {"text": "This deadline kills me."})
    assert shown(get(alice, "/notebook")) == []


def test_an_entry_right_after_it_was_changed(alice):
    alice.client.post(NEW, {"text": "Tuesday."})
    path = f"/notebook/{Record.objects.get().id}"
    sent = {"passage-text": DARK, "version": "1"}
    with later(NOW + timedelta(days=3), alice):
        assert shown(get(alice, path)) == []
        assert alice.client.post(f"{path}/edit", sent, headers=SCRIPT)["X-Offer"] == "self-harm"
        assert shown(get(alice, path)) == [SELF]


@pytest.mark.parametrize(("path", "field"), [(NEW, "text"), (NIGHT, "text"), (MORE, "line")])
def test_a_draft_is_told_by_a_header_and_the_page_stands_ready(alice, path, field):
    html = get(alice, path)
    assert shown(html) == []
    assert html.count("data-offer=") == 3
    answer = alice.client.post(path, {field: DARK, "version": "0"}, headers=SCRIPT)
    assert answer["X-Offer"] == "self-harm"


def test_the_line_of_the_check_in(alice):
    alice.client.post(MORE, {"line": DARK, "version": "0"})
    assert shown(get(alice, "/today")) == [SELF]
    with later(NOW + timedelta(minutes=11), alice):
        assert shown(get(alice, "/today")) == []


def test_the_end_of_a_practice(alice):
    run = practised(alice, "half-speed", answers={"story": DARK})
    assert shown(get(alice, f"/practise/run/{run.id}")) == []  # nothing was asked in words
    kept = run.body
    kept.asked["story"] = "What did you tell yourself?"
    from attune.spaces import actions

    actions.revise(viewer=alice.viewer, kept=run, body=kept, now=NOW)
    assert shown(get(alice, f"/practise/run/{run.id}")) == [SELF]


def test_only_who_wrote_it_sees_it(alice, bob, charlie, dana, erin):
    alice.client.post(NEW, {"text": DARK})
    for other in (bob, charlie, dana, erin):
        assert shown(get(other, "/notebook")) == []
        assert shown(get(other, "/today")) == []


def test_nothing_says_that_it_was_shown(alice, bob, caplog):
    """The same words long after, or others of the same length, leave the same rows; and no line is logged."""
    caplog.set_level(logging.DEBUG, logger="attune")
    alice.client.post(NEW, {"text": DARK})
    before = list(Record.objects.values_list("id", "version", "day", "sealed"))
    queries = [get(alice, "/notebook"), get(alice, f"/notebook/{before[0][0]}"), get(alice, "/today")]
    assert shown(queries[0]) == [SELF]
    assert list(Record.objects.values_list("id", "version", "day", "sealed")) == before
    bob.client.post(NEW, {"text": "I want to go."})
    mine, others = (
        [
            (row.version, row.day, len(row.sealed))
            for row in Record.objects.filter(space__members__person=one.person)
        ]
        for one in (alice, bob)
    )
    assert mine == others
    assert caplog.records == []


def test_where_it_leads_is_the_same_with_and_without(alice, bob):
    assert alice.client.post(NEW, {"text": DARK}).url == bob.client.post(NEW, {"text": "Rain."}).url


def test_older_words_bring_none():
    assert offer([DARK], written=NOW, now=NOW + timedelta(minutes=9)) == "self-harm"
    assert offer([DARK], written=NOW, now=NOW + timedelta(minutes=11)) is None
