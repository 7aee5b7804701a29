"""All that a viewer can open, at once: for searching, taking out, bringing in and erasing. One query a space."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import Length

from attune.core.sealing import SealError, stream_token
from attune.people.viewer import Viewer
from attune.spaces import keyring, members, queries
from attune.spaces.members import Side, Standing
from attune.spaces.models import Record, Space
from attune.spaces.records import KINDS, Body, Kept, UnknownRecord

log = logging.getLogger("attune.spaces")


@dataclass(frozen=True)
class Shared:
    """A shared space and what was asked for of it, newest first."""

    side: Side
    entries: list[Kept[Body]]


def own(viewer: Viewer, kinds: Collection[type[Body]] | None = None) -> list[Kept[Body]]:
    """Everything in the viewer's own space, of these kinds or of all, newest first."""
    space = queries.private_space(viewer)
    return _held(space.id, _keys(viewer, space.id), kinds)


def open_to(viewer: Viewer, kinds: Collection[type[Body]] | None = None) -> list[Shared]:
    """What stands in the viewer's shared spaces: those that are open, awake and not kept out of the list."""
    open_ones = [
        side for side in members.sides(viewer) if side.standing is Standing.OPEN and not side.mine.hidden
    ]
    return [Shared(side, _held(side.space.id, _keys(viewer, side.space.id), kinds)) for side in open_ones]


def written_in_shared(viewer: Viewer) -> list[Shared]:
    """What the viewer wrote in each shared space of theirs, hidden and resting ones too, as far as it opens."""
    found = []
    for side in members.sides(viewer):
        entries = _held(side.space.id, keyring.own_keys(viewer, side.space.id), None)
        found.append(Shared(side, [kept for kept in entries if kept.author == viewer.person.id]))
    return found


def weight(viewer: Viewer) -> int:
    """How many bytes the viewer's own space takes as it is sealed. Nothing of it is opened."""
    rows = Record.objects.filter(space__kind=Space.Kind.PRIVATE, space__members__person=viewer.person)
    return rows.aggregate(bytes=Sum(Length("sealed")))["bytes"] or 0


def _keys(viewer: Viewer, space_id: UUID) -> Mapping[int, bytes]:
    try:
        return keyring.open_keys(viewer, space_id)
    except SealError:
        log.warning("a space key did not open")
        return {}


def _held(
    space_id: UUID, keys: Mapping[int, bytes], kinds: Collection[type[Body]] | None
) -> list[Kept[Body]]:
    known = {
        (epoch, stream_token(key, body.kind)): body.kind
        for epoch, key in keys.items()
        for body in (KINDS.values() if kinds is None else kinds)
    }
    rows = Record.objects.filter(space=space_id)
    if kinds is not None:
        rows = rows.filter(stream__in=[stream for _, stream in known])
    found = []
    for row in rows.values_list(*queries.COLUMNS):
        try:
            found.append(queries.open_row(row, keys[row[3]], known[row[3], bytes(row[4])]))
        except (SealError, UnknownRecord, KeyError):
            log.warning("a record did not open")
    return sorted(found, key=lambda kept: (kept.day, kept.at), reverse=True)
