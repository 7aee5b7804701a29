"""Leaving: at once, alone, with one's own words; the space goes when nobody is left."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine

from attune.people.actions import floor
from attune.people.viewer import OnlyMe
from attune.spaces import actions, epochs, giving, leaving, members, queries, second_lock
from attune.spaces.models import EpochKey, Member, Record, Space
from attune.spaces.records import Body
from attune.tools.journal.records import Note
from tests.account.test_only_me import another_sign_in
from tests.conftest import NOW, SignedIn
from tests.spaces.linked import fresh, linked, shared_copy
from tests.spaces.test_pins import three

HERS, HIS = "The last plum", "The first frost"


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def space(alice: SignedIn, bob: SignedIn) -> Space:
    found = linked(alice, bob)
    shared_copy(alice, found, text=HERS)
    shared_copy(bob, found, text=HIS)
    return found


def words(one: SignedIn, space: Space) -> set[str]:
    """What somebody reads in a space."""
    viewer = fresh(one)
    return {each.text for kept in queries.notebook(viewer, space) for each in kept.body.passages()}


def own_words(one: SignedIn) -> list[str]:
    """What somebody reads in their notebook."""
    viewer = fresh(one)
    kept = queries.notebook(viewer, queries.private_space(viewer))
    return sorted(each.text for one in kept for each in one.body.passages())


def leave(one: SignedIn, space: Space, **sent: str) -> Any:
    return one.client.post(f"/people/{space.id}/leave", sent)


def test_it_happens_at_once_and_says_nothing(space: Space, alice: SignedIn, bob: SignedIn) -> None:
    assert "Leave this space?" in alice.client.get(f"/people/{space.id}/leave").text
    assert leave(alice, space, theirs="leave")["Location"] == "/people"
    assert "You and" not in alice.client.get("/people").text
    page = bob.client.get(f"/people/{space.id}").text
    assert "alice" not in page
    assert "There is one person in this space: you." not in page, "what both put there is still to be read"
    assert words(bob, epochs.enter(fresh(bob), space.id).space) == {HERS, HIS}
    assert not EpochKey.objects.filter(space=space, receiver=alice.person).exists()
    assert bytes(Member.objects.get(space=space, person=alice.person).mine) == b""


def test_what_one_put_there_can_be_taken_back_as_one_goes(
    space: Space, alice: SignedIn, bob: SignedIn
) -> None:
    leave(alice, space, theirs="take")
    assert words(bob, epochs.enter(fresh(bob), space.id).space) == {HIS}
    assert own_words(alice) == [HERS]


@pytest.mark.parametrize("theirs", ["leave", "take"])
def test_a_copy_whose_source_is_gone_comes_into_ones_own_notebook(
    theirs: str, space: Space, alice: SignedIn
) -> None:
    viewer = fresh(alice)
    own = queries.private_space(viewer)
    note = queries.entries(viewer, own, Note)[0]
    actions.erase(viewer=viewer, record_id=note.id)
    assert own_words(alice) == []
    leave(alice, space, theirs=theirs)
    assert own_words(alice) == [HERS]
    kept = queries.notebook(fresh(alice), own)[0]
    assert alice.client.get(f"/notebook/{kept.id}").status_code == 200
    assert (kept.at, kept.source) == (NOW, None)


def test_when_nobody_is_left_the_space_goes_with_everything(
    space: Space, alice: SignedIn, bob: SignedIn
) -> None:
    leave(alice, space)
    leave(bob, space)
    assert not Space.objects.filter(id=space.id).exists()
    assert not Record.objects.filter(space=space.id).exists()
    assert own_words(alice) == [HERS]


def test_leaving_twice_is_leaving_once(space: Space, alice: SignedIn) -> None:
    leave(alice, space)
    assert leave(alice, space).status_code == 404


def test_there_is_no_way_back_in(space: Space, alice: SignedIn, bob: SignedIn) -> None:
    leave(alice, space)
    bob.client.get(f"/people/{space.id}")
    assert alice.client.get(f"/people/{space.id}").status_code == 404
    again = linked(alice, bob, name="Bo again")
    assert again.id != space.id
    assert words(alice, again) == set()


def test_the_next_to_open_it_makes_a_new_key_for_those_who_remain(
    alice: SignedIn, bob: SignedIn, erin: SignedIn
) -> None:
    space = three(alice, bob, erin)
    kept = shared_copy(alice, space, text=HERS)
    actions.leave_space(viewer=fresh(erin), space=space)
    with pytest.raises(queries.NotFound):
        actions.write(viewer=fresh(alice), space=space, body=Note(text="x"), now=NOW)
    assert epochs.enter(fresh(bob), space.id).space.epoch == 2
    later = shared_copy(bob, Space.objects.get(id=space.id), text=HIS)
    assert later.place.epoch == 2
    side = epochs.enter(fresh(alice), space.id)
    assert words(alice, side.space) == {HERS, HIS}
    with pytest.raises(queries.NotFound):
        queries.read_any(fresh(erin), kept.id)
    receivers = EpochKey.objects.filter(space=space, epoch=side.space.epoch).values_list(
        "receiver", flat=True
    )
    assert set(receivers) == {alice.person.id, bob.person.id}


def test_no_key_is_made_inside_a_transaction(
    alice: SignedIn, bob: SignedIn, erin: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = three(alice, bob, erin)
    actions.leave_space(viewer=fresh(erin), space=space)
    depth: list[int] = []
    seal = giving.give_space_key
    monkeypatch.setattr(
        giving, "give_space_key", lambda *a: (depth.append(len(connection_blocks())), seal(*a))[1]
    )
    outside = len(connection_blocks())
    epochs.enter(fresh(alice), space.id)
    assert depth
    assert set(depth) == {outside}


def connection_blocks() -> list[object]:
    """The transactions that are open now."""
    from django.db import connection

    return list(connection.atomic_blocks)


def test_somebody_who_leaves_while_the_key_is_made_gets_none(
    alice: SignedIn, bob: SignedIn, erin: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = three(alice, bob, erin)
    actions.leave_space(viewer=fresh(erin), space=space)
    seal: Callable[..., Any] = giving.give_space_key
    left: list[bool] = []

    def slowly(*given: Any) -> Any:
        if not left:
            left.append(True)
            actions.leave_space(viewer=fresh(bob), space=space)
        return seal(*given)

    monkeypatch.setattr(giving, "give_space_key", slowly)
    side = epochs.enter(fresh(alice), space.id)
    assert side.others == ()
    assert not EpochKey.objects.filter(space=space, receiver=bob.person).exists()


def test_a_write_that_was_sealed_before_somebody_left_is_refused(
    alice: SignedIn, bob: SignedIn, erin: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = three(alice, bob, erin)
    seal: Callable[..., bytes] = actions.seal_record

    def slowly(*given: Any) -> bytes:
        actions.leave_space(viewer=fresh(erin), space=space)
        return seal(*given)

    monkeypatch.setattr(actions, "seal_record", slowly)
    with pytest.raises(queries.NotFound):
        actions.write(viewer=fresh(alice), space=space, body=Note(text="x"), now=NOW)
    assert not Record.objects.filter(space=space).exists()


def test_an_account_that_goes_leaves_everything(
    space: Space, alice: SignedIn, bob: SignedIn, erin: SignedIn
) -> None:
    other = linked(alice, erin, name="Then")
    leaving.leave_all(viewer=fresh(alice), take_back=True)
    assert members.sides(fresh(alice)) == []
    assert not EpochKey.objects.filter(giver=alice.person).exclude(space__kind=Space.Kind.PRIVATE).exists()
    assert words(bob, epochs.enter(fresh(bob), space.id).space) == {HIS}
    assert epochs.enter(fresh(erin), other.id).others == ()


def test_what_people_do_not_read_stays_out_of_the_notebook(space: Space, alice: SignedIn) -> None:
    kinds: set[type[Body]] = {type(kept.body) for kept in leaving.written(fresh(alice), space.id)}
    assert {kind.kind for kind in kinds} == {"copy"}


def test_with_ones_own_space_locked_leaving_is_still_immediate(space: Space, alice: SignedIn) -> None:
    viewer = fresh(alice)
    queries.private_space(viewer)
    second_lock.close(viewer=viewer, passphrase="marble otter violet ladder", how=floor())
    with pytest.raises(OnlyMe):
        leaving.leave(viewer=fresh(alice), space_id=space.id, take_back=False)
    browser = another_sign_in(alice)
    assert 'name="keep" value="no"' in browser.get(f"/people/{space.id}/leave").text
    browser.post(f"/people/{space.id}/leave", {"keep": "no"})
    assert browser.get(f"/people/{space.id}").status_code == 404
    assert browser.get("/people").status_code == 200
    assert browser.get("/people/invite")["Location"].startswith("/account/only-me/open")
