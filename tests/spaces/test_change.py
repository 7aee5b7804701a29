"""One loop for every change: what stands is changed, and again when another write came first."""

import msgspec
import pytest

from attune.spaces import actions, queries
from attune.spaces.models import Record
from attune.spaces.records import Kept
from attune.tools.journal.records import Note
from tests.conftest import NOW, SignedIn


def write(alice: SignedIn, text: str, key: str | None = None) -> Kept[Note]:
    space = queries.private_space(alice.viewer)
    return actions.write(viewer=alice.viewer, space=space, body=Note(text=text), now=NOW, key=key)


def read(alice: SignedIn, kept: Kept[Note]) -> str:
    return queries.read(alice.viewer, kept.id, Note).body.text


def test_a_write_that_came_between_is_built_upon(alice: SignedIn) -> None:
    kept = write(alice, "one")
    between = ["two"]

    def to(stands: Kept[Note]) -> Note:
        while between:
            other = Note(text=f"{stands.body.text} {between.pop()}")
            actions.revise(viewer=alice.viewer, kept=stands, body=other, now=NOW)
        return msgspec.structs.replace(stands.body, text=f"{stands.body.text} three")

    actions.change(viewer=alice.viewer, kept=kept, to=to, now=NOW)
    assert read(alice, kept) == "one two three"


def test_without_a_change_nothing_is_written(alice: SignedIn) -> None:
    kept = write(alice, "one", key="here")
    assert actions.change(viewer=alice.viewer, kept=kept, to=lambda stands: stands.body, now=NOW) is kept
    write(alice, "one", key="here")
    assert Record.objects.get().version == 1


def test_whoever_always_comes_second_is_told(alice: SignedIn) -> None:
    kept = write(alice, "one")

    def to(stands: Kept[Note]) -> Note:
        body = Note(text=f"{stands.body.text} again")
        actions.revise(viewer=alice.viewer, kept=stands, body=body, now=NOW)
        return Note(text="never")

    with pytest.raises(actions.Overtaken) as told:
        actions.change(viewer=alice.viewer, kept=kept, to=to, now=NOW)
    assert told.value.current.body == Note(text=read(alice, kept))
    assert "never" not in read(alice, kept)


def test_two_first_writes_make_one_record(alice: SignedIn) -> None:
    between = ["first"]

    def to(stands: Kept[Note] | None) -> Note:
        while between:
            write(alice, between.pop(), key="here")
        return Note(text=f"{stands.body.text} second" if stands else "lost")

    space = queries.private_space(alice.viewer)
    kept = actions.keep(viewer=alice.viewer, space=space, kind=Note, key="here", to=to, now=NOW)
    assert read(alice, kept) == "first second"
    assert Record.objects.count() == 1
