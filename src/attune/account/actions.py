"""Settle a new person, recover."""

from attune.core.sealing import PrivateKeys
from attune.people import actions as people
from attune.people.models import Person
from attune.people.viewer import Viewer
from attune.spaces.actions import make_space
from attune.spaces.models import Space


def recover(*, username: str, code: str, passphrase: str) -> Viewer | None:
    """Open the keys with the recovery code and lock them with a new passphrase; every earlier sign-in ends.

    None when name and code do not belong together. The code stays good until a new one is made.
    """
    opened = people.open_with_code(username=username, code=code)
    if opened is None:
        return None
    viewer = Viewer(person=opened[0], keys=opened[1])
    people.change_passphrase(viewer=viewer, passphrase=passphrase)
    return viewer


def set_time_zone(*, viewer: Viewer, time_zone: str) -> None:
    """Where this person's day ends."""
    viewer.person.time_zone = time_zone
    viewer.person.save(update_fields=["time_zone"])


def settle(person: Person, keys: PrivateKeys) -> Viewer:
    """Save a new person and make the private space that everyone has."""
    person.save(force_insert=True)
    viewer = Viewer(person=person, keys=keys)
    make_space(viewer=viewer, kind=Space.Kind.PRIVATE, others=[])
    return viewer
