"""Writing, revising and reading: what is kept comes back, what another wrote first is never lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar

import pytest

from attune.core.sealing import stream_token
from attune.people.viewer import Viewer
from attune.spaces import actions, epochs, queries
from attune.spaces.models import EpochKey, Record, Space
from attune.spaces.records import Body, Passage, record
from tests.conftest import NOW, SignedIn
from tests.spaces.linked import linked


@record("test-note", version=1)
class Note(Body, kw_only=True):
    """A body for tests."""

    text: str = ""
    notebook: ClassVar[bool] = True

    def passages(self) -> list[Passage]:
        return [Passage("text", "Note", self.text)]


@record("test-other", version=1)
class Other(Body, kw_only=True):
    """Another kind."""

    number: int = 0


def test_what_is_written_comes_back(alice: SignedIn) -> None:
    space = queries.private_space(alice.viewer)
    kept = actions.write(viewer=alice.viewer, space=space, body=Note(text="Kettle."), now=NOW)
    again = queries.read(alice.viewer, kept.id, Note)
    assert again == kept
    assert again.body.text == "Kettle."
    assert again.author == alice.person.id


def test_entries_are_newest_first_and_between_days(alice: SignedIn) -> None:
    space = queries.private_space(alice.viewer)
    for days in (3, 1, 2):
        now = NOW - timedelta(days=days)
        actions.write(viewer=alice.viewer, space=space, body=Note(text=str(days)), now=now)
    texts = [kept.body.text for kept in queries.entries(alice.viewer, space, Note)]
    assert texts == ["1", "2", "3"]
    since = NOW.date() - timedelta(days=2)
    assert [kept.body.text for kept in queries.entries(alice.viewer, space, Note, since=since)] == ["1", "2"]
    assert [kept.body.text for kept in queries.entries(alice.viewer, space, Note, limit=1)] == ["1"]


def test_a_key_makes_one_record(alice: SignedIn) -> None:
    space = queries.private_space(alice.viewer)
    first = actions.write(viewer=alice.viewer, space=space, body=Note(text="one"), now=NOW, key="2026-11-24")
    second = actions.write(viewer=alice.viewer, space=space, body=Note(text="two"), now=NOW, key="2026-11-24")
    assert first.id == second.id
    assert Record.objects.count() == 1
    found = queries.keyed(alice.viewer, space, Note, "2026-11-24")
    assert found is not None
    assert found.body.text == "two"
    assert queries.keyed(alice.viewer, space, Other, "2026-11-24") is None


def test_the_later_of_two_writers_is_told(alice: SignedIn) -> None:
    space = queries.private_space(alice.viewer)
    kept = actions.write(viewer=alice.viewer, space=space, body=Note(text="first"), now=NOW)
    actions.revise(viewer=alice.viewer, kept=kept, body=Note(text="this one came first"), now=NOW)
    with pytest.raises(actions.Overtaken) as raised:
        actions.revise(viewer=alice.viewer, kept=kept, body=Note(text="too late"), now=NOW)
    assert raised.value.current.body == Note(text="this one came first")


def test_erasing_is_for_ever(alice: SignedIn) -> None:
    space = queries.private_space(alice.viewer)
    kept = actions.write(viewer=alice.viewer, space=space, body=Note(text="gone"), now=NOW)
    actions.erase(viewer=alice.viewer, record_id=kept.id)
    with pytest.raises(queries.NotFound):
        queries.read_any(alice.viewer, kept.id)


def test_several_kinds_in_one_query(alice: SignedIn, django_assert_num_queries: Callable[[int], Any]) -> None:
    space = queries.private_space(alice.viewer)
    actions.write(viewer=alice.viewer, space=space, body=Note(text="a"), now=NOW)
    actions.write(viewer=alice.viewer, space=space, body=Other(number=2), now=NOW)
    with django_assert_num_queries(1):
        found = queries.several(alice.viewer, space, {Note: None, Other: NOW.date()})
    assert [len(found[Note]), len(found[Other])] == [1, 1]


def test_the_notebook_lists_whole_days(alice: SignedIn) -> None:
    space = queries.private_space(alice.viewer)
    for hour in range(4):
        for day in range(3):
            now = NOW - timedelta(days=day, hours=hour)
            actions.write(viewer=alice.viewer, space=space, body=Note(text=f"{day}.{hour}"), now=now)
    actions.write(viewer=alice.viewer, space=space, body=Other(), now=NOW)
    page = queries.notebook(alice.viewer, space, limit=3)
    assert [kept.body.text for kept in page] == ["0.0", "0.1", "0.2", "0.3"]  # type: ignore[attr-defined]
    following = queries.notebook(alice.viewer, space, before=page[-1].day, limit=3)
    assert following[0].body.text == "1.0"  # type: ignore[attr-defined]


@pytest.mark.parametrize("person", ["bob", "charlie", "dana", "erin"])
def test_nobody_else_reads_a_private_record(
    alice: SignedIn, person: str, request: pytest.FixtureRequest
) -> None:
    other: SignedIn = request.getfixturevalue(person)
    space = queries.private_space(alice.viewer)
    kept = actions.write(viewer=alice.viewer, space=space, body=Note(text="mine"), now=NOW)
    for attempt in (
        lambda: queries.read_any(other.viewer, kept.id),
        lambda: queries.entries(other.viewer, space, Note),
        lambda: queries.notebook(other.viewer, space),
        lambda: queries.keyed(other.viewer, space, Note, "x"),
        lambda: actions.write(viewer=other.viewer, space=space, body=Note(), now=NOW),
        lambda: actions.revise(viewer=other.viewer, kept=kept, body=Note(), now=NOW),
        lambda: actions.erase(viewer=other.viewer, record_id=kept.id),
    ):
        with pytest.raises(queries.NotFound):
            attempt()


def test_alice_and_bob_share_a_space(alice: SignedIn, bob: SignedIn, charlie: SignedIn) -> None:
    space = linked(alice, bob)
    kept = actions.write(viewer=alice.viewer, space=space, body=Note(text="ours"), now=NOW)
    assert queries.read(bob.viewer, kept.id, Note).body.text == "ours"
    with pytest.raises(queries.NotFound):
        queries.read_any(charlie.viewer, kept.id)
    with pytest.raises(queries.NotFound):
        actions.erase(viewer=bob.viewer, record_id=kept.id)


def test_who_left_reads_nothing_more_and_the_next_makes_a_new_key(alice: SignedIn, erin: SignedIn) -> None:
    space = linked(alice, erin)
    kept = actions.write(viewer=alice.viewer, space=space, body=Note(text="then"), now=NOW)
    assert queries.read(erin.viewer, kept.id, Note).body.text == "then"
    actions.leave_space(viewer=erin.viewer, space=space)
    with pytest.raises(queries.NotFound):
        queries.read_any(erin.viewer, kept.id)
    with pytest.raises(queries.NotFound):
        actions.write(viewer=alice.viewer, space=Space.objects.get(id=space.id), body=Note(), now=NOW)
    renewed = epochs.enter(alice.viewer, space.id).space
    assert renewed.epoch == 2
    later = actions.write(viewer=alice.viewer, space=renewed, body=Note(text="now"), now=NOW)
    texts = {kept.body.text for kept in queries.entries(alice.viewer, renewed, Note)}
    assert texts == {"then", "now"}
    with pytest.raises(queries.NotFound):
        queries.read_any(erin.viewer, later.id)
    assert not EpochKey.objects.filter(space=space, receiver=erin.person).exists()


def test_a_moved_or_changed_row_does_not_open(alice: SignedIn) -> None:
    space = queries.private_space(alice.viewer)
    one = actions.write(viewer=alice.viewer, space=space, body=Note(text="one"), now=NOW)
    two = actions.write(viewer=alice.viewer, space=space, body=Note(text="two"), now=NOW)
    sealed = bytes(Record.objects.get(id=one.id).sealed)
    Record.objects.filter(id=two.id).update(sealed=sealed)
    with pytest.raises(queries.NotFound):
        queries.read_any(alice.viewer, two.id)
    key = alice.viewer.space_keys[space.id, 1]
    Record.objects.filter(id=one.id).update(stream=stream_token(key, Other.kind))
    with pytest.raises(queries.NotFound):
        queries.read_any(alice.viewer, one.id)
    assert queries.entries(alice.viewer, space, Note) == []


def test_a_key_given_by_an_impostor_does_not_open(alice: SignedIn, bob: SignedIn, charlie: SignedIn) -> None:
    space = actions.make_space(viewer=charlie.viewer, kind=Space.Kind.SHARED, others=[bob.person])
    EpochKey.objects.filter(space=space, receiver=bob.person).update(giver=alice.person)
    with pytest.raises(queries.NotFound):
        queries.entries(bob.viewer, space, Note)


def test_a_private_space_planted_by_someone_else_is_not_taken(alice: SignedIn, charlie: SignedIn) -> None:
    mine = queries.private_space(alice.viewer)
    planted = actions.make_space(viewer=charlie.viewer, kind=Space.Kind.PRIVATE, others=[alice.person])
    EpochKey.objects.filter(space=planted, receiver=alice.person).update(epoch=9)
    assert queries.private_space(alice.viewer).id == mine.id


def test_a_shared_space_that_is_called_private_does_not_open(alice: SignedIn, bob: SignedIn) -> None:
    space = linked(alice, bob)
    Space.objects.filter(id=space.id).update(kind=Space.Kind.PRIVATE)
    EpochKey.objects.filter(receiver=alice.person).exclude(space=space).delete()
    with pytest.raises(queries.NotFound):
        queries.private_space(Viewer(alice.person, alice.viewer.keys))


def test_changed_words_are_sealed_under_the_key_of_now(alice: SignedIn, erin: SignedIn) -> None:
    space = linked(alice, erin)
    kept = actions.write(viewer=alice.viewer, space=space, body=Note(text="then"), now=NOW)
    actions.leave_space(viewer=erin.viewer, space=space)
    with pytest.raises(queries.NotFound):
        actions.revise(viewer=alice.viewer, kept=kept, body=Note(text="before the new key"), now=NOW)
    epochs.enter(alice.viewer, space.id)
    revised = actions.revise(viewer=alice.viewer, kept=kept, body=Note(text="now"), now=NOW)
    assert revised.place.epoch == Record.objects.get(id=kept.id).epoch == 2
    assert queries.read(alice.viewer, kept.id, Note).body.text == "now"


def test_only_its_author_changes_a_record(alice: SignedIn, bob: SignedIn) -> None:
    space = linked(alice, bob)
    kept = actions.write(viewer=alice.viewer, space=space, body=Note(text="hers"), now=NOW)
    with pytest.raises(queries.NotFound):
        actions.revise(viewer=bob.viewer, kept=kept, body=Note(text="not hers"), now=NOW)
    assert queries.read(alice.viewer, kept.id, Note).body.text == "hers"
