"""Erase an account: every row of it, at once and for good."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from attune.people import tombstones
from attune.people.models import Person, Server
from attune.people.viewer import Viewer
from attune.spaces import everything
from attune.spaces.models import Record
from attune.spaces.removing import remove_person


class NobodyRunsIt(Exception):
    """They are the last who run this server, others are on it, and it was not said that this is known."""


@dataclass(frozen=True)
class Consequences:
    """What erasing would do. `written`: how many of one's words stand in shared spaces, by the space's name.

    `others_stay`: they are the last who run this server, and others are on it. `backups_until`: the day on which the
    last backup that can hold them is gone.
    """

    written: list[tuple[str, int]]
    others_stay: bool
    backups_until: date

    @property
    def found_nothing(self) -> int:
        """In how many shared spaces nothing of theirs was found."""
        return sum(not count for _name, count in self.written)


def consequences(viewer: Viewer, now: datetime) -> Consequences:
    """What the page says before."""
    shared = [
        (_("A space that you hid") if one.side.mine.hidden else one.side.name, len(one.entries))
        for one in everything.written_in_shared(viewer)
    ]
    until = viewer.day(now) + timedelta(days=settings.ATTUNE_BACKUP_DAYS)
    return Consequences(shared, _leaves_others_alone(viewer.person), until)


def erase_account(*, viewer: Viewer, now: datetime, is_known: bool) -> None:
    """Delete the person, their space, what they wrote in shared ones, keys, sign-ins: one transaction.

    A mark of each goes beside the backups, so that one that is put back erases them again. Shared spaces stay for
    those who remain, who get a new key first. NobodyRunsIt unless `is_known` where that is so.
    """
    shared = [kept.id for one in everything.written_in_shared(viewer) for kept in one.entries]
    today = viewer.day(now)
    with transaction.atomic():
        running = list(Person.objects.select_for_update().filter(is_operator=True).order_by("id"))
        if _leaves_others_alone(viewer.person) and not is_known:
            raise NobodyRunsIt
        for record_id in shared:
            tombstones.note(record_id, today)
        Record.objects.filter(id__in=shared).delete()
        tombstones.note(viewer.person.id, today)
        remove_person(person_id=viewer.person.id)
        if [one.id for one in running] == [viewer.person.id]:
            Server.objects.update(operator_name="")  # it is a name, and no longer true


def _leaves_others_alone(person: Person) -> bool:
    others = Person.objects.exclude(id=person.id)
    runs = Person.objects.filter(id=person.id, is_operator=True).exists()
    return runs and others.exists() and not others.filter(is_operator=True).exists()
