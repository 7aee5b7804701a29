"""The way into a shared space: whom I let in is still who they were, and if somebody left there is a new key first."""

import logging
from uuid import UUID

from django.db import transaction

from attune.core.sealing import SealError, new_epoch_key
from attune.people.viewer import Viewer
from attune.spaces import keyring, members, queries
from attune.spaces.giving import give
from attune.spaces.members import Side, Standing
from attune.spaces.mine import change
from attune.spaces.models import EpochKey, Member, Space

log = logging.getLogger("attune.spaces")
TRIES = 5


class Shut(queries.NotFound):
    """The space is the viewer's and does not open now. `side` says how it stands."""

    def __init__(self, side: Side, standing: Standing) -> None:
        """Keep both, so that a page can say why."""
        super().__init__("shut")
        self.side = side
        self.standing = standing


def enter(viewer: Viewer, space_id: UUID) -> Side:
    """A space to read and write in; Shut (with the reason) where it does not open, NotFound where it is not mine."""
    for _attempt in range(TRIES):
        side = members.side(viewer, space_id)
        if side is None:
            raise queries.NotFound
        if side.standing is not Standing.OPEN:
            raise Shut(side, side.standing)
        try:
            take_in(viewer, side)
            if not side.is_due:
                return side
            renew(viewer, side)
        except SealError as error:
            log.warning("a space key did not open")
            raise Shut(side, Standing.BROKEN) from error
    raise queries.NotFound  # somebody leaves at every try


def take_in(viewer: Viewer, side: Side) -> None:
    """Check each key that others gave me and seal it to myself, so that none depends on their rows any longer.

    SealError when one of them is not as it was given.
    """
    space = side.space
    given = list(
        EpochKey.objects.filter(space=space, receiver=viewer.person).select_related("giver", "space")
    )
    if not any(row.epoch == space.epoch for row in given):
        raise SealError
    for row in given:
        if row.giver_id != viewer.person.id:
            key = keyring.take(viewer, row, side.mine.pins)
            own = give(viewer, space, row.epoch, key, [viewer.person])[0]
            EpochKey.objects.filter(id=row.id, signature=bytes(row.signature)).update(
                giver=viewer.person, sealed=own.sealed, signature=own.signature
            )
    if space.epoch > side.mine.epoch:
        change(viewer=viewer, space_id=space.id, epoch=space.epoch)


def renew(viewer: Viewer, side: Side) -> None:
    """Make the next epoch's key for those who remain and whom I let in. Nothing happens when others were faster."""
    space, here = side.space, {viewer.person.id, *(one.id for one in side.others)}
    epoch = max(space.epoch, side.mine.epoch) + 1
    rows = give(viewer, space, epoch, new_epoch_key(), [viewer.person, *side.others])
    with transaction.atomic():
        current = Space.objects.select_for_update().filter(id=space.id).first()
        remain = set(Member.objects.filter(space=space, has_left=False).values_list("person_id", flat=True))
        if current is None or current.epoch != space.epoch or remain != here:
            return
        EpochKey.objects.filter(space=space, epoch__gte=epoch).delete()  # nobody has given one yet
        EpochKey.objects.bulk_create(rows)
        Space.objects.filter(id=space.id).update(epoch=epoch, epoch_due=False)
        kept = {one.id: side.mine.pins[one.id] for one in side.others}
        change(viewer=viewer, space_id=space.id, epoch=epoch, pins=kept)
    keyring.forget_space(viewer, space.id)
