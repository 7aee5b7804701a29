"""Giving the key of an epoch. Sealing takes its time, so that none of it happens inside a transaction."""

from attune.core.sealing import Grant, give_space_key
from attune.people.models import Person
from attune.people.viewer import Viewer
from attune.spaces.models import EpochKey, Space


def give(viewer: Viewer, space: Space, epoch: int, key: bytes, receivers: list[Person]) -> list[EpochKey]:
    """The rows that give `key` to each receiver, not saved yet. Whether their keys can be trusted is asked before."""
    rows = []
    for person in receivers:
        grant = Grant(space.id, epoch, viewer.person.id, person.id, space.purpose)
        mine = person.id == viewer.person.id
        public = viewer.keys.public if mine else person.public_keys
        sealed, signature = give_space_key(key, grant, viewer.keys, public)
        rows.append(
            EpochKey(
                space=space,
                epoch=epoch,
                receiver=person,
                giver=viewer.person,
                sealed=sealed,
                signature=signature,
            )
        )
    return rows
