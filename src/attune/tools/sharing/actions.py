"""Put a copy into a shared space, or replace the one that is there."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from attune.people.viewer import Viewer
from attune.spaces import actions, epochs
from attune.spaces import queries as spaces
from attune.spaces.records import Body, Kept
from attune.tools.sharing import queries
from attune.tools.sharing.records import Copy, Place


class NothingLeft(Exception):
    """Every passage was left out."""


def share(
    *, viewer: Viewer, kept: Kept[Body], space_id: UUID, left_out: set[str], now: datetime
) -> Kept[Copy]:
    """Put a copy of what `kept` says into a space; one that is there already is replaced. Shut, NotFound, NothingLeft.

    Where it went is noted in the viewer's own space in the same transaction.
    """
    own, side = spaces.private_space(viewer), epochs.enter(viewer, space_id)
    body = queries.copy_of(kept.body, left_out)
    if not body.parts:
        raise NothingLeft
    if not side.others:
        raise spaces.NotFound
    with transaction.atomic():
        copy = actions.write(
            viewer=viewer, space=side.space, body=body, now=now, key=str(kept.id), source=kept.id
        )
        place = Place(
            space=space_id,
            record=copy.id,
            version=kept.version,
            left_out=sorted(left_out),
            day=viewer.day(now),
        )
        note = queries.sent(viewer, kept.id).with_place(place)
        actions.write(viewer=viewer, space=own, body=note, now=now, key=str(kept.id))
    return copy
