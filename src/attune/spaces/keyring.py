"""Which epoch keys a viewer holds. Nothing else in Attune answers "may X read Y?"."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet

from attune.core.sealing import SealError, take_space_key
from attune.people.viewer import OnlyMe, Viewer
from attune.spaces import members
from attune.spaces.members import Standing
from attune.spaces.models import EpochKey, Space

LET_IN = {Standing.OPEN, Standing.RESTING}


def open_keys(viewer: Viewer, space_id: UUID) -> dict[int, bytes]:
    """The keys by epoch that this viewer holds for a space of which they are a member now; empty for anyone else.

    SealError for a shared space that the viewer has not let anybody into, or in which somebody's public keys are
    not those that were let in.
    """
    held = {epoch: key for (known, epoch), key in viewer.space_keys.items() if known == space_id}
    if held:
        return held
    rows = list(_given(viewer, space_id))
    pins = {} if all(row.space.kind == Space.Kind.PRIVATE for row in rows) else _pins(viewer, space_id)
    opened = {row.epoch: take(viewer, row, pins) for row in rows}
    viewer.space_keys.update(
        {(space_id, epoch): key for epoch, key in opened.items()}
    )  # all of them, or none
    return opened


def own_keys(viewer: Viewer, space_id: UUID) -> dict[int, bytes]:
    """Those of them that the viewer has taken in, whatever has happened to the others' public keys since.

    For taking one's own words out of a space that does not open any more.
    """
    keys = {}
    for row in _given(viewer, space_id).filter(giver=viewer.person):
        try:
            keys[row.epoch] = take(viewer, row, {})
        except SealError:
            continue
    return keys


def take(viewer: Viewer, row: EpochKey, pins: Mapping[UUID, bytes]) -> bytes:
    """Open one epoch key; SealError if anything about it is not as it was given.

    A key from somebody else opens only when their public keys are those that were pinned (person → fingerprint).

    OnlyMe when the space has a second passphrase that this sign-in has not given yet.

    A key that a person gave to themselves is checked against their own opened keys, so that a changed public
    key in the database opens nothing.
    """
    if row.receiver_id != viewer.person.id:
        raise SealError
    known = viewer.space_keys.get((row.space_id, row.epoch))
    if known:
        return known
    if row.space.has_second_lock:
        raise OnlyMe
    own = row.giver_id == viewer.person.id
    giver = viewer.keys.public if own else row.giver.public_keys
    if not own and giver.fingerprint != pins.get(row.giver_id):
        raise SealError
    return take_space_key(bytes(row.sealed), bytes(row.signature), row.grant, giver, viewer.keys)


def key_of(viewer: Viewer, space_id: UUID, epoch: int) -> bytes:
    """The key of one epoch; SealError when this viewer has none."""
    try:
        return open_keys(viewer, space_id)[epoch]
    except KeyError:
        raise SealError from None


def forget_space(viewer: Viewer, space_id: UUID) -> None:
    """Drop the remembered keys of a space: membership changed."""
    for known in [each for each in viewer.space_keys if each[0] == space_id]:
        del viewer.space_keys[known]


def _given(viewer: Viewer, space_id: UUID) -> QuerySet[EpochKey]:
    return EpochKey.objects.filter(
        space=space_id,
        receiver=viewer.person,
        space__members__person=viewer.person,
        space__members__has_left=False,
    ).select_related("giver", "space", "space__second_lock")


def _pins(viewer: Viewer, space_id: UUID) -> Mapping[UUID, bytes]:
    side = members.side(viewer, space_id)
    if side is None or side.standing not in LET_IN:
        raise SealError
    return side.mine.pins
