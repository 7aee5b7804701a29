"""Remove a person with all their rows. It works without keys: whoever has none to give can still be erased."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from attune.people import overwriting
from attune.people.models import Person, QuickUnlock, Session, Tombstone
from attune.people.tombstones import mark_of
from attune.spaces.models import EpochKey, Member, Record, SecondLock, Space


def remove_person(*, person_id: UUID) -> bool:
    """Delete the person, their own space with what is in it, their keys and everything that hangs on them.

    A shared space stays for those who remain, with what was written there, and gets a new key first; without anybody
    left it goes. False where there is no such person.
    """
    with transaction.atomic():
        person = Person.objects.select_for_update().filter(id=person_id).first()
        if person is None:
            return False
        shared = list(
            Space.objects.select_for_update().filter(members__person=person, kind=Space.Kind.SHARED)
        )
        Space.objects.filter(members__person=person, kind=Space.Kind.PRIVATE).delete()
        EpochKey.objects.filter(Q(giver=person) | Q(receiver=person)).delete()
        person.delete()
        for space in shared:
            _close_behind(space)
        overwriting.soon(Person, QuickUnlock, Session, EpochKey, SecondLock)
    return True


def erase_again() -> tuple[int, int]:
    """Remove every person and record whose mark stands among the tombstones; how many of each were there."""
    with transaction.atomic():
        marks = {bytes(mark) for mark in Tombstone.objects.values_list("id", flat=True)}
        gone = [one for one in Person.objects.values_list("id", flat=True) if mark_of(one) in marks]
        removed = [remove_person(person_id=one) for one in gone]
        ids = Record.objects.values_list("id", flat=True).iterator()
        records = [one for one in ids if marks and mark_of(one) in marks]
        for first in range(0, len(records), 500):
            Record.objects.filter(id__in=records[first : first + 500]).delete()
    return sum(removed), len(records)


def _close_behind(space: Space) -> None:
    if Member.objects.filter(space=space, has_left=False).exists():
        Space.objects.filter(id=space.id).update(epoch_due=True)
    else:
        space.delete()
