"""What the operator sees of people and links: what the database holds in the clear, and less.

No last-seen, no count of records, no order of coming: an operator can be somebody's partner.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from attune.people.models import Invitation, Person
from attune.people.viewer import Viewer


@dataclass(frozen=True)
class Link:
    """An invitation that can still be used. For whom it is, nobody here knows."""

    id: str
    practitioner: bool
    operator: bool
    until: date


def people(viewer: Viewer) -> list[Person]:
    """Everybody with an account, by name."""
    _refuse_others(viewer)
    return list(
        Person.objects.only("id", "username", "since", "is_operator", "is_practitioner").order_by("username")
    )


def person(viewer: Viewer, person_id: UUID) -> Person:
    """One of them; Http404 where there is none."""
    _refuse_others(viewer)
    found = Person.objects.filter(id=person_id).first()
    if found is None:
        raise Http404
    return found


def links(viewer: Viewer, today: date) -> list[Link]:
    """Links that can still be used, those that end first at the top."""
    _refuse_others(viewer)
    rows = Invitation.objects.filter(gone_after__gte=today).order_by("gone_after", "role", "id")
    roles = Invitation.Role
    return [
        Link(bytes(row.id).hex(), row.role == roles.PRACTITIONER, row.role == roles.OPERATOR, row.gone_after)
        for row in rows
    ]


def is_last_operator() -> bool:
    """Whether only one person runs this server."""
    return Person.objects.filter(is_operator=True).count() <= 1


def _refuse_others(viewer: Viewer) -> None:
    if not viewer.person.is_operator:
        raise Http404
