"""Removing a person takes every row of theirs, works without keys, and takes nothing from anybody else."""

from datetime import date
from uuid import uuid4

from attune.operations import tables
from attune.people.models import Person
from attune.people.tombstones import note
from attune.spaces import actions, queries
from attune.spaces.models import EpochKey, Member, Record, Space
from attune.spaces.removing import erase_again, remove_person
from attune.tools.journal import actions as journal
from tests.spaces.linked import linked


def write(someone, now, text="words"):
    return journal.put_away(viewer=someone.viewer, text=text, now=now)


def rows_with(identity) -> set[str]:
    """The tables in which this id stands."""
    return {
        model.__name__
        for model in tables.models()
        for row in tables.rows(model, "default")
        if identity in row or identity.bytes in row
    }


def test_every_row_of_theirs_goes(alice, bob, now):
    write(alice, now)
    space = queries.private_space(alice.viewer).id
    assert rows_with(alice.person.id) >= {"Person", "Member", "EpochKey", "Session"}
    assert remove_person(person_id=alice.person.id)
    assert rows_with(alice.person.id) == set()
    assert rows_with(space) == set()


def test_nothing_of_others_goes(alice, bob, now):
    write(alice, now)
    kept = write(bob, now, "Bob's own")
    remove_person(person_id=alice.person.id)
    assert queries.read_any(bob.viewer, kept.id).body.passages()[0].text == "Bob's own"
    assert bob.client.get("/notebook").status_code == 200


def test_a_shared_space_stays_for_whoever_remains_and_gets_a_new_key(alice, bob, now):
    space = linked(alice, bob)
    remove_person(person_id=alice.person.id)
    found = Space.objects.get(id=space.id)
    assert found.epoch_due
    assert list(Member.objects.filter(space=found).values_list("person_id", flat=True)) == [bob.person.id]
    assert not EpochKey.objects.filter(giver=alice.person.id).exists()


def test_a_shared_space_without_anybody_goes(alice, bob, now):
    space = actions.make_space(viewer=alice.viewer, kind=Space.Kind.SHARED, others=[bob.person])
    Member.objects.filter(space=space, person=bob.person).update(has_left=True)
    remove_person(person_id=alice.person.id)
    assert not Space.objects.filter(id=space.id).exists()


def test_somebody_who_is_not_there_is_false(db):
    assert not remove_person(person_id=uuid4())


def test_erase_again_takes_people_and_records_with_a_mark_and_nobody_else(alice, bob, charlie, now):
    kept, back = write(bob, now), write(bob, now)
    write(alice, now)
    assert erase_again() == (0, 0)
    note(alice.person.id, date(2026, 11, 24))
    note(back.id, date(2026, 11, 24))
    note(uuid4(), date(2026, 11, 24))
    assert erase_again() == (1, 1)
    assert set(Person.objects.values_list("username", flat=True)) == {"bob", "charlie"}
    assert list(
        Record.objects.filter(space=queries.private_space(bob.viewer)).values_list("id", flat=True)
    ) == [kept.id]
