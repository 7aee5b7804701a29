"""What an operator can do: name who runs the server, give a mark, share the role, lay it down, remove an account."""

from datetime import date
from uuid import UUID

from django.db import transaction

from attune.people import tombstones
from attune.people.models import Person, Server
from attune.people.viewer import Viewer
from attune.spaces.removing import remove_person


class LastOperator(Exception):
    """Nobody else runs this server; somebody has to."""


def name_operator(*, name: str) -> None:
    """The name that everybody here sees. The change is seen at once."""
    Server.objects.update_or_create(pk=1, defaults={"operator_name": name.strip()})


def mark_practitioner(*, person_id: UUID, marked: bool) -> None:
    """Give the mark of a practitioner, or take it back. By itself it opens nothing."""
    Person.objects.filter(id=person_id).update(is_practitioner=marked)


def share_role(*, person_id: UUID) -> None:
    """Another person runs this server too. Nobody can take that from them but they themselves."""
    Person.objects.filter(id=person_id).update(is_operator=True)


def lay_down_role(*, viewer: Viewer) -> None:
    """The viewer no longer runs this server. LastOperator where nobody else does, also of two who go at once."""
    with transaction.atomic():
        running = list(
            Person.objects.select_for_update()
            .filter(is_operator=True)
            .order_by("id")
            .values_list("id", flat=True)
        )
        if running == [viewer.person.id]:
            raise LastOperator
        Person.objects.filter(id=viewer.person.id).update(is_operator=False)


def remove_account(*, person_id: UUID, today: date) -> bool:
    """Delete somebody's rows, who asked for it; a backup that is put back erases them again.

    False for somebody who runs the server, and where there is nobody.
    """
    with transaction.atomic():
        if not Person.objects.select_for_update().filter(id=person_id, is_operator=False).exists():
            return False
        tombstones.note(person_id, today)
        return remove_person(person_id=person_id)
