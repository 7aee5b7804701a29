"""Five people, spaces that come and go: at every point each reads exactly what a small model says, and nothing more."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from attune.core.sealing import LinkCode, SealError, open_record
from attune.people.viewer import Viewer
from attune.spaces import actions, epochs, leaving, members, mine, queries
from attune.spaces.linking import actions as linking
from attune.spaces.models import EpochKey, Member, Record, Space
from attune.spaces.records import Kept
from attune.tools.journal.records import Note
from attune.tools.sharing.actions import share
from attune.tools.sharing.records import Copy
from tests.conftest import NOW, SignedIn

NAMES = ("alice", "bob", "charlie", "dana", "erin")
name, number = st.sampled_from(NAMES), st.integers(0, 9)


@dataclass
class Shared:
    """What a shared space holds by the model: who is in it, who opened it, and each copy's words by its source."""

    here: set[str]
    opened: set[str]
    by_link: bool = True
    resting: set[str] = field(default_factory=set)
    copies: dict[UUID, tuple[str, str]] = field(default_factory=dict)  # source → (author, words)


class Sharing(RuleBasedStateMachine):
    """What people do, in any order; a model beside it says who can read what."""

    people: ClassVar[dict[str, SignedIn]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.savepoint_create()
        self.now: datetime = NOW
        self.notes: dict[UUID, tuple[str, str]] = {}
        self.links: list[tuple[str, LinkCode]] = []
        self.spaces: dict[UUID, Shared] = {}
        self.held: dict[str, set[bytes]] = {each: set() for each in NAMES}
        self.sealed_since: dict[tuple[UUID, str], set[UUID]] = {}

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.savepoint)

    def viewer(self, who: str) -> Viewer:
        """Another request of this person; time goes on."""
        self.now += timedelta(minutes=7)
        one = self.people[who]
        return Viewer(one.person, one.viewer.keys)

    def note_keys(self, who: str, viewer: Viewer) -> None:
        """Remember each key that somebody ever held."""
        self.held[who] |= {key for (space, _), key in viewer.space_keys.items() if space in self.spaces}

    def picked(self, which: int) -> tuple[UUID, Shared] | None:
        """Some space."""
        ids = list(self.spaces)
        return (ids[which % len(ids)], self.spaces[ids[which % len(ids)]]) if ids else None

    @initialize(three=st.permutations(NAMES))
    def begins(self, three: list[str]) -> None:
        """Everyone has a note, and three share a space that each of them has opened."""
        for who in NAMES:
            self.writes(who)
        self.makes_a_space_of_three(three)
        for who in three[1:3]:
            self.compares(who, 0)

    @rule(who=name)
    def writes(self, who: str) -> None:
        viewer, words = self.viewer(who), f"{who} {len(self.notes)}"
        own = queries.private_space(viewer)
        kept = actions.write(viewer=viewer, space=own, body=Note(text=words), now=self.now)
        self.notes[kept.id] = (who, words)

    @rule(which=number)
    def edits(self, which: int) -> None:
        if not self.notes:
            return
        source = list(self.notes)[which % len(self.notes)]
        who, words = self.notes[source]
        viewer = self.viewer(who)
        kept = queries.read(viewer, source, Note)
        actions.revise(viewer=viewer, kept=kept, body=Note(text=f"{words}+"), now=self.now)
        self.notes[source] = (who, f"{words}+")

    @rule(which=number)
    def erases(self, which: int) -> None:
        if self.notes:
            source = list(self.notes)[which % len(self.notes)]
            who, _words = self.notes.pop(source)
            actions.erase(viewer=self.viewer(who), record_id=source)

    @rule(who=name)
    def invites(self, who: str) -> None:
        if len(self.links) + len(self.spaces) > 3:
            return
        viewer = self.viewer(who)
        code = LinkCode.new(viewer.keys.public)
        called = code.write()  # a name of its own, so that nothing is asked too often
        linking.invite(viewer=viewer, code=code, name=called, word="", now=self.now)
        self.links.append((who, code))

    @rule(who=name, which=number)
    def cancels(self, who: str, which: int) -> None:
        if self.links:
            giver, code = self.links[which % len(self.links)]
            linking.cancel(viewer=self.viewer(who), code_id=code.row_id)
            if who == giver:
                self.links.remove((giver, code))

    @rule(who=name, which=number)
    def accepts(self, who: str, which: int) -> None:
        if not self.links:
            return
        giver, code = self.links[which % len(self.links)]
        if who == giver:
            with pytest.raises(linking.OwnCode):
                linking.accept(viewer=self.viewer(who), code=code, name="x", word="", now=self.now)
            return
        viewer = self.viewer(who)
        space = linking.accept(viewer=viewer, code=code, name=f"with {giver}", word="", now=self.now)
        self.links.remove((giver, code))
        self.spaces[space.id] = Shared({giver, who}, {who})
        self.note_keys(who, viewer)
        with pytest.raises(linking.NoLonger):
            linking.accept(viewer=self.viewer(who), code=code, name="x", word="", now=self.now)

    @rule(who=name, which=number)
    def lets_in(self, who: str, which: int) -> None:
        found = self.picked(which)
        if not found:
            return
        space_id, model = found
        viewer = self.viewer(who)
        fits = model.by_link and len(model.here) == 2
        if who not in model.here - model.resting or not (who in model.opened or fits):
            with pytest.raises(queries.NotFound):
                linking.let_in(viewer=viewer, space_id=space_id)
            return
        linking.let_in(viewer=viewer, space_id=space_id)
        model.opened.add(who)
        self.note_keys(who, viewer)

    @rule(three=st.permutations(NAMES))
    def makes_a_space_of_three(self, three: list[str]) -> None:
        if len(self.links) + len(self.spaces) > 3:
            return
        who, *others = three[:3]
        viewer = self.viewer(who)
        people = [self.people[one].person for one in others]
        space = actions.make_space(viewer=viewer, kind=Space.Kind.SHARED, others=people)
        self.spaces[space.id] = Shared(set(three[:3]), {who}, by_link=False)

    @rule(who=name, which=number)
    def compares(self, who: str, which: int) -> None:
        found = self.picked(which)
        if not found or who not in found[1].here:
            return
        space_id, model = found
        viewer = self.viewer(who)
        side = members.side(viewer, space_id)
        assert side
        if who not in model.opened and len(model.here) < (2 if model.by_link else 3):
            return  # whoever gave this key has left before it was taken: it cannot be checked, so it stays shut
        linking.trust(viewer=viewer, space_id=space_id, code=linking.codes(side))
        model.opened.add(who)

    @rule(which=number, note=number, anybody=st.booleans())
    def shares(self, which: int, note: int, anybody: bool) -> None:
        found = self.picked(which)
        fits = [
            source
            for source, (author, _) in self.notes.items()
            if anybody or (found and author in found[1].opened)
        ]
        if not found or not fits:
            return
        source = fits[note % len(fits)]
        who, words = self.notes[source]
        space_id, model = found
        viewer = self.viewer(who)
        kept = queries.read(viewer, source, Note)
        if who not in model.opened - model.resting or len(model.here) == 1:
            with pytest.raises(queries.NotFound):
                self.share(viewer, kept, space_id)
            return
        copy = self.share(viewer, kept, space_id)
        self.note_keys(who, viewer)
        model.copies[source] = (who, words)
        for (space, _left), since in self.sealed_since.items():
            if space == space_id:
                since.add(copy.id)

    def share(self, viewer: Viewer, kept: Kept[Note], space_id: UUID) -> Kept[Copy]:
        """Everything of the note."""
        return share(viewer=viewer, kept=kept, space_id=space_id, left_out=set(), now=self.now)  # type: ignore[arg-type]

    @rule(who=name, which=number, copy=number)
    def takes_back(self, who: str, which: int, copy: int) -> None:
        found = self.picked(which)
        if not found or not found[1].copies:
            return
        space_id, model = found
        source = list(model.copies)[copy % len(model.copies)]
        record_id = self.record_of(space_id, source)
        if who in model.opened and model.copies[source][0] == who:
            leaving.take_back(viewer=self.viewer(who), space_id=space_id, record_id=record_id)
            del model.copies[source]
        else:
            with pytest.raises(queries.NotFound):
                leaving.take_back(viewer=self.viewer(who), space_id=space_id, record_id=record_id)

    def record_of(self, space_id: UUID, source: UUID) -> UUID:
        """The copy's row, found with every key that anybody held."""
        keys = set().union(*self.held.values())
        for row in Record.objects.filter(space=space_id):
            for key in keys:
                try:
                    plain = open_record(key, row.place, bytes(row.sealed))
                except SealError:
                    continue
                if str(source).encode() in plain:
                    return row.id
        raise AssertionError("a copy that the model knows is not there")

    @rule(who=name, which=number)
    def rests_or_wakes(self, who: str, which: int) -> None:
        found = self.picked(which)
        if found and who in found[1].opened:
            space_id, model = found
            model.resting ^= {who}
            mine.change(viewer=self.viewer(who), space_id=space_id, resting=who in model.resting)

    @rule(who=name, which=number, take_back=st.booleans())
    def leaves(self, who: str, which: int, take_back: bool) -> None:
        found = self.picked(which)
        if not found:
            return
        space_id, model = found
        if who not in model.here:
            with pytest.raises(queries.NotFound):
                leaving.leave(viewer=self.viewer(who), space_id=space_id, take_back=take_back)
            return
        lost = {
            words
            for source, (author, words) in model.copies.items()
            if author == who and source not in self.notes
        }
        leaving.leave(viewer=self.viewer(who), space_id=space_id, take_back=take_back)
        assert lost <= self.own_words(who)
        model.here.discard(who)
        model.opened.discard(who)
        model.resting.discard(who)
        if take_back:
            model.copies = {source: copy for source, copy in model.copies.items() if copy[0] != who}
        self.sealed_since[space_id, who] = set()
        if not model.opened:
            del self.spaces[space_id]
            assert not Space.objects.filter(id=space_id).exists()
            assert not Record.objects.filter(space=space_id).exists()

    def own_words(self, who: str) -> set[str]:
        """What somebody reads in their own notebook."""
        viewer = self.viewer(who)
        kept = queries.notebook(viewer, queries.private_space(viewer), limit=1000)
        return {passage.text for each in kept for passage in each.body.passages()}

    @invariant()
    def each_reads_exactly_what_the_model_says(self) -> None:
        for who in NAMES:
            for space_id, model in self.spaces.items():
                viewer = self.viewer(who)
                if who in model.opened - model.resting:
                    side = epochs.enter(viewer, space_id)
                    kept = queries.notebook(viewer, side.space, limit=1000)
                    read = sorted(passage.text for each in kept for passage in each.body.passages())
                    assert read == sorted(words for _, words in model.copies.values())
                    assert {one.username for one in side.others} == model.here - {who}
                    self.note_keys(who, viewer)
                else:
                    with pytest.raises(queries.NotFound):
                        epochs.enter(viewer, space_id)
                assert (members.side(viewer, space_id) is not None) == (who in model.here)

    @invariant()
    def who_is_not_in_it_reads_nothing(self) -> None:
        for space_id, model in self.spaces.items():
            rows = list(Record.objects.filter(space=space_id).values_list("id", flat=True))
            for who in set(NAMES) - model.opened:
                for record_id in rows:
                    with pytest.raises(queries.NotFound):
                        queries.read_any(self.viewer(who), record_id)
                keys = EpochKey.objects.filter(space=space_id, receiver__username=who)
                assert who in model.here or not keys.exists()

    @invariant()
    def what_was_sealed_after_somebody_left_opens_with_no_key_they_ever_held(self) -> None:
        for (space_id, who), since in self.sealed_since.items():
            for row in Record.objects.filter(space=space_id, id__in=since):
                for key in self.held[who]:
                    with pytest.raises(SealError):
                        open_record(key, row.place, bytes(row.sealed))

    @invariant()
    def nobody_is_a_member_twice_and_none_without_a_row(self) -> None:
        for space_id, model in self.spaces.items():
            rows = Member.objects.filter(space=space_id, has_left=False).values_list(
                "person__username", flat=True
            )
            assert sorted(rows) == sorted(model.here)


@pytest.mark.django_db
def test_each_reads_what_the_model_says(
    alice: SignedIn, bob: SignedIn, charlie: SignedIn, dana: SignedIn, erin: SignedIn
) -> None:
    Sharing.people = {one.person.username: one for one in (alice, bob, charlie, dana, erin)}
    quick = settings(
        max_examples=8,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    run_state_machine_as_test(Sharing, settings=quick)


def test_a_planted_reader_is_found(
    alice: SignedIn,
    bob: SignedIn,
    charlie: SignedIn,
    dana: SignedIn,
    erin: SignedIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Were the key not renewed when somebody left, the machine would see it."""
    Sharing.people = {one.person.username: one for one in (alice, bob, charlie, dana, erin)}
    monkeypatch.setattr(members.Side, "is_due", False)
    monkeypatch.setattr(actions, "_hold", lambda viewer, space: None)
    machine = Sharing()
    machine.writes("alice")
    machine.invites("alice")
    machine.accepts("erin", 0)
    machine.lets_in("alice", 0)
    machine.each_reads_exactly_what_the_model_says()
    machine.leaves("erin", 0, False)
    space_id = next(iter(machine.spaces))
    Space.objects.filter(id=space_id).update(epoch_due=False)
    viewer = machine.viewer("alice")
    side = epochs.enter(viewer, space_id)
    kept = actions.write(viewer=viewer, space=side.space, body=Note(text="After she left"), now=machine.now)
    machine.sealed_since[space_id, "erin"].add(kept.id)
    with pytest.raises(pytest.fail.Exception):
        machine.what_was_sealed_after_somebody_left_opens_with_no_key_they_ever_held()
    machine.teardown()
