"""Which epoch keys a viewer holds. Nothing else in Attune answers "may X read Y?"."""

from uuid import UUID

from attune.core.sealing import SealError, take_space_key
from attune.people.viewer import OnlyMe, Viewer
from attune.spaces.models import EpochKey


def open_keys(viewer: Viewer, space_id: UUID) -> dict[int, bytes]:
    """The keys by epoch that this viewer holds for a space of which they are a member now; empty for anyone else."""
    held = {epoch: key for (known, epoch), key in viewer.space_keys.items() if known == space_id}
    if held:
        return held
    rows = EpochKey.objects.filter(
        space=space_id,
        receiver=viewer.person,
        space__members__person=viewer.person,
        space__members__has_left=False,
    ).select_related("giver", "space", "space__second_lock")
    return {row.epoch: take(viewer, row) for row in rows}


def take(viewer: Viewer, row: EpochKey) -> bytes:
    """Open one epoch key and remember it for this request; SealError if anything about it is not as it was given.

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
    giver = viewer.keys.public if row.giver_id == viewer.person.id else row.giver.public_keys
    key = take_space_key(bytes(row.sealed), bytes(row.signature), row.grant, giver, viewer.keys)
    viewer.space_keys[row.space_id, row.epoch] = key
    return key


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
