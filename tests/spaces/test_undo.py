"""Undo of a delete: gone at once, and for half a minute exactly as it was, from the page that holds it sealed."""

import re
from datetime import timedelta

import pytest

from attune.spaces import actions, queries, undo
from attune.spaces.models import Record
from attune.today.records import CheckIn
from attune.tools.journal.records import Note
from tests.conftest import SignedIn

WORDS = "Nine cranes over the salt works"


def keep(someone: SignedIn, now, body=None, key=None):
    space = queries.private_space(someone.viewer)
    return actions.write(viewer=someone.viewer, space=space, body=body or Note(text=WORDS), now=now, key=key)


def row(kept):
    return Record.objects.filter(id=kept.id).values_list(*queries.COLUMNS).first()


def erase(someone, kept, now):
    return undo.erase(viewer=someone.viewer, record_id=kept.id, now=now, back="/notebook")


def test_it_gives_back_exactly_the_same_row(alice, now):
    kept = actions.revise(viewer=alice.viewer, kept=keep(alice, now), body=Note(text=WORDS), now=now)
    before = row(kept)
    erased = erase(alice, kept, now)
    assert row(kept) is None
    back = undo.put_back(viewer=alice.viewer, erased=erased, now=now + undo.LASTS)
    assert back == "/notebook"
    assert row(kept) == before
    assert queries.read(alice.viewer, kept.id, Note) == kept


def test_twice_is_once(alice, now):
    kept = keep(alice, now)
    erased = erase(alice, kept, now)
    for _ in range(2):
        undo.put_back(viewer=alice.viewer, erased=erased, now=now)
    assert Record.objects.count() == 1


def test_late_it_stays_gone(alice, now):
    kept = keep(alice, now)
    erased = erase(alice, kept, now)
    with pytest.raises(undo.TooLate):
        undo.put_back(viewer=alice.viewer, erased=erased, now=now + undo.LASTS + timedelta(seconds=1))
    assert row(kept) is None


def test_what_was_written_in_its_place_stays(alice, now):
    kept = keep(alice, now, CheckIn(distress=5), key="2026-11-24")
    erased = erase(alice, kept, now)
    again = keep(alice, now, CheckIn(distress=2), key="2026-11-24")
    with pytest.raises(undo.TakenUp):
        undo.put_back(viewer=alice.viewer, erased=erased, now=now)
    assert queries.read(alice.viewer, again.id, CheckIn).body.distress == 2


def test_nobody_else_can_put_it_back_or_change_it(alice, bob, now):
    kept = keep(alice, now)
    erased = erase(alice, kept, now)
    half = len(erased) // 2
    changed = erased[:half] + ("A" if erased[half] != "A" else "B") + erased[half + 1 :]
    for who, what in ((bob, erased), (alice, changed), (alice, ""), (alice, "ä")):
        with pytest.raises(undo.TooLate):
            undo.put_back(viewer=who.viewer, erased=what, now=now)
    assert row(kept) is None


def test_what_is_very_long_says_so_before(alice, now):
    kept = keep(alice, now, Note(text="word " * 60_000))
    assert not undo.fits(alice.viewer, kept.id)
    assert "cannot be put back" in alice.client.get(f"/notebook/{kept.id}/erase").content.decode()
    assert erase(alice, kept, now) == ""
    assert row(kept) is None


def test_the_page_holds_it_sealed_and_puts_it_back(alice, now):
    kept = keep(alice, now)
    page = alice.client.post(f"/notebook/{kept.id}/erase")
    html = page.content.decode()
    assert page["Cache-Control"] == "no-store, private"
    assert WORDS not in html
    assert row(kept) is None
    erased = re.search(r'name="erased" value="([^"]+)"', html)
    assert erased
    answer = alice.client.post("/undo", {"erased": erased[1]})
    assert answer["Location"] == f"/notebook/{kept.id}"
    assert WORDS in alice.client.get(answer["Location"]).content.decode()


def test_a_late_button_gets_a_kind_answer(alice, now):
    kept = keep(alice, now)
    erased = erase(alice, kept, now)  # the fixture's evening is long past or to come
    answer = alice.client.post("/undo", {"erased": erased.swapcase()})
    assert answer.status_code == 422
    assert "It could not be put back" in answer.content.decode()


def test_it_rejects_get_and_a_stranger(alice, visitor):
    assert alice.client.get("/undo").status_code == 405
    assert visitor.post("/undo", {"erased": "x"})["Location"] == "/sign-in"
