"""Reads. Each begins with the viewer; a record that the viewer may not read is not found."""

import logging
from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from attune.core.sealing import OwnSpace, Place, SealError, keyed_id, open_record, stream_token
from attune.people.sessions import remember_own_space
from attune.people.viewer import Viewer
from attune.spaces import keyring
from attune.spaces.models import EpochKey, Record, Space
from attune.spaces.records import KINDS, Body, Kept, UnknownRecord, decode

log = logging.getLogger("attune.spaces")

COLUMNS = ("id", "space_id", "day", "epoch", "stream", "version", "sealed")
type Row = tuple[UUID, UUID, date, int, bytes, int, bytes]


class NotFound(Http404):
    """There is no such record for this viewer."""


def private_space(viewer: Viewer) -> Space:
    """The viewer's own space. It comes with the sign-in; the first time one query finds it and its key."""
    own = viewer.own_space
    if own:
        viewer.space_keys[own.space, own.epoch] = own.key
        return Space(id=own.space, kind=Space.Kind.PRIVATE, epoch=own.epoch)
    row = (
        EpochKey.objects.filter(
            receiver=viewer.person,
            giver=viewer.person,  # nobody else gives the key of a space that is one's own
            space__kind=Space.Kind.PRIVATE,
            space__members__person=viewer.person,
        )
        .select_related("space", "space__second_lock")
        .order_by("-epoch")
        .first()
    )
    if row is None:
        raise NotFound
    key = _take_or_refuse(viewer, row)
    if row.epoch == row.space.epoch == 1:  # one key opens all of it
        viewer.space_keys[row.space_id, row.epoch] = key
        remember_own_space(viewer=viewer, own=OwnSpace(row.space_id, row.epoch, key))
    return row.space


def space_of(viewer: Viewer, space_id: UUID) -> Space:
    """A space of which the viewer is a member now, as it stands; NotFound otherwise."""
    own = viewer.own_space
    if own and own.space == space_id:
        return private_space(viewer)
    found = Space.objects.filter(id=space_id, members__person=viewer.person, members__has_left=False).first()
    if found is None:
        raise NotFound
    return found


def read[B: Body](viewer: Viewer, record_id: UUID, body: type[B]) -> Kept[B]:
    """One record of one kind; NotFound for another kind, another's record, or one that does not open."""
    kept = read_any(viewer, record_id)
    if not isinstance(kept.body, body):
        raise NotFound
    return cast("Kept[B]", kept)


def read_any(viewer: Viewer, record_id: UUID) -> Kept[Body]:
    """One record of whatever kind; NotFound unless the viewer is a member of its space now."""
    rows = Record.objects.filter(
        id=record_id, space__members__person=viewer.person, space__members__has_left=False
    )
    row = rows.values_list(*COLUMNS).first()
    if row is None:
        raise NotFound
    try:
        return open_row(row, keyring.key_of(viewer, row[1], row[3]))
    except (SealError, UnknownRecord) as error:
        log.warning("a record did not open")
        raise NotFound from error


def entries[B: Body](
    viewer: Viewer,
    space: Space,
    body: type[B],
    *,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
) -> list[Kept[B]]:
    """Records of one kind, newest first; `since` and `until` are days, both included."""
    rows = _rows(viewer, space, {body: since})
    if until:
        rows = rows.filter(day__lte=until)
    if limit is not None:
        rows = _whole_days(rows, limit)
    return cast("list[Kept[B]]", _open_all(viewer, space, rows)[:limit])


def several(
    viewer: Viewer, space: Space, wanted: Mapping[type[Body], date | None]
) -> dict[type[Body], list[Kept[Body]]]:
    """Records of several kinds, each newest first, in one query. `wanted`: kind → its first day, or None."""
    found: dict[type[Body], list[Kept[Body]]] = {body: [] for body in wanted}
    for kept in _open_all(viewer, space, _rows(viewer, space, wanted)):
        found[type(kept.body)].append(kept)
    return found


def count(viewer: Viewer, space: Space, body: type[Body]) -> int:
    """How many records of one kind there are. None of them is opened."""
    return _rows(viewer, space, {body: None}).count()


def days(
    viewer: Viewer,
    space: Space,
    bodies: Iterable[type[Body]],
    *,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
) -> list[date]:
    """The day of each record of these kinds, newest first; several a day count several times. None is opened."""
    rows = _rows(viewer, space, dict.fromkeys(bodies, since))
    if until:
        rows = rows.filter(day__lte=until)
    return list(rows.order_by("-day").values_list("day", flat=True)[:limit])


def keyed[B: Body](viewer: Viewer, space: Space, body: type[B], key: str) -> Kept[B] | None:
    """The one record of this kind and key (a day, a name), if there is one."""
    keys = _keys(viewer, space)
    ids = [keyed_id(epoch_key, body.kind, key) for epoch_key in keys.values()]
    rows = Record.objects.filter(space=space.id, id__in=ids)
    found = [kept for kept in _open_all(viewer, space, rows) if isinstance(kept.body, body)]
    return cast("Kept[B] | None", max(found, key=lambda kept: kept.place.epoch, default=None))


def notebook(
    viewer: Viewer, space: Space, *, before: date | None = None, limit: int = 20
) -> list[Kept[Body]]:
    """What was written, newest first, in whole days: at least `limit` entries where there are as many.

    `before` is the day of the last entry seen so far; it is not included.
    """
    rows = _rows(viewer, space, {body: None for body in KINDS.values() if body.notebook})
    if before:
        rows = rows.filter(day__lt=before)
    return [kept for kept in _open_all(viewer, space, _whole_days(rows, limit)) if kept.body.in_notebook()]


def _keys(viewer: Viewer, space: Space) -> dict[int, bytes]:
    try:
        keys = keyring.open_keys(viewer, space.id)
    except SealError as error:
        log.warning("a space key did not open")
        raise NotFound from error
    if not keys:
        raise NotFound
    return keys


def _take_or_refuse(viewer: Viewer, row: EpochKey) -> bytes:
    try:
        return keyring.take(viewer, row, {})
    except SealError as error:
        log.warning("a space key did not open")
        raise NotFound from error


def _rows(viewer: Viewer, space: Space, wanted: Mapping[type[Body], date | None]) -> QuerySet[Record]:
    keys = _keys(viewer, space).values()
    since: dict[date | None, list[bytes]] = {}
    for body, first in wanted.items():
        since.setdefault(first, []).extend(stream_token(key, body.kind) for key in keys)
    which = Q(pk__in=[])
    for (
        first,
        streams,
    ) in since.items():  # the space in each part: so each is looked up in the index, whatever its age
        part = Q(space=space.id, stream__in=streams)
        which |= part & Q(day__gte=first) if first else part
    return Record.objects.filter(which)


def _whole_days(rows: QuerySet[Record], limit: int) -> QuerySet[Record]:
    """The newest rows, cut only between days: the order within a day is known only once it is open."""
    days = rows.order_by("-day").values_list("day", flat=True)
    last = list(days[limit - 1 : limit])
    return rows.filter(day__gte=last[0]) if last else rows


def _open_all(viewer: Viewer, space: Space, rows: QuerySet[Record]) -> list[Kept[Body]]:
    """Open what can be opened, newest first. A row that was tampered with is left out and logged, not shown."""
    keys = _keys(viewer, space)
    kept = []
    for row in rows.values_list(*COLUMNS):
        try:
            kept.append(open_row(row, keys[row[3]]))
        except (SealError, UnknownRecord, KeyError):
            log.warning("a record did not open")
    return sorted(kept, key=lambda each: (each.day, each.at), reverse=True)


def open_row(row: Row, epoch_key: bytes, kind: str | None = None) -> Kept[Body]:
    """Open one row with its epoch's key; SealError or UnknownRecord. The kind inside must be the stream's.

    `kind`: that of the stream, where the caller has worked it out for many rows at once.
    """
    identity, space, day, epoch, stream, version, data = row
    place = Place(space, identity, epoch, bytes(stream))
    sealed, body = decode(open_record(epoch_key, place, bytes(data)))
    if stream_token(epoch_key, sealed.kind) != place.stream if kind is None else sealed.kind != kind:
        raise SealError
    return Kept(
        place=place,
        day=day,
        at=sealed.at,
        changed=sealed.changed,
        version=version,
        author=sealed.author,
        body=body,
        source=sealed.source,
        key=sealed.key,
    )
