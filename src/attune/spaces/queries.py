"""Reads. Each begins with the viewer; a record that the viewer may not read is not found."""

import logging
from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from attune.core.sealing import SealError, keyed_id, open_record, stream_token
from attune.people.viewer import Viewer
from attune.spaces import keyring
from attune.spaces.models import EpochKey, Record, Space
from attune.spaces.records import KINDS, Body, Kept, UnknownRecord, decode

log = logging.getLogger("attune.spaces")


class NotFound(Http404):
    """There is no such record for this viewer."""


def private_space(viewer: Viewer) -> Space:
    """The viewer's own space. One query, which also brings its key."""
    row = (
        EpochKey.objects.filter(
            receiver=viewer.person, space__kind=Space.Kind.PRIVATE, space__members__person=viewer.person
        )
        .select_related("space")
        .order_by("-epoch")
        .first()
    )
    if row is None:
        raise NotFound
    if row.epoch == 1:
        _take_or_refuse(viewer, row)
    return row.space


def spaces(viewer: Viewer) -> list[Space]:
    """Every space of which the viewer is a member now, the private one first."""
    mine = Space.objects.filter(members__person=viewer.person, members__has_left=False)
    return sorted(
        mine.prefetch_related("members__person"), key=lambda space: space.kind != Space.Kind.PRIVATE
    )


def read[B: Body](viewer: Viewer, record_id: UUID, body: type[B]) -> Kept[B]:
    """One record of one kind; NotFound for another kind, another's record, or one that does not open."""
    kept = read_any(viewer, record_id)
    if not isinstance(kept.body, body):
        raise NotFound
    return cast("Kept[B]", kept)


def read_any(viewer: Viewer, record_id: UUID) -> Kept[Body]:
    """One record of whatever kind; NotFound unless the viewer is a member of its space now."""
    row = Record.objects.filter(
        id=record_id, space__members__person=viewer.person, space__members__has_left=False
    ).first()
    if row is None:
        raise NotFound
    try:
        return open_row(row, keyring.key_of(viewer, row.space_id, row.epoch))
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
    rows = _rows(viewer, space, [body], since, until)
    if limit is not None:
        rows = _whole_days(rows, limit)
    return cast("list[Kept[B]]", _open_all(viewer, space, rows)[:limit])


def several(
    viewer: Viewer,
    space: Space,
    bodies: Sequence[type[Body]],
    *,
    since: date | None = None,
    until: date | None = None,
) -> dict[type[Body], list[Kept[Body]]]:
    """Records of several kinds, each newest first, in one database query."""
    found: dict[type[Body], list[Kept[Body]]] = {body: [] for body in bodies}
    for kept in _open_all(viewer, space, _rows(viewer, space, bodies, since, until)):
        found[type(kept.body)].append(kept)
    return found


def keyed[B: Body](viewer: Viewer, space: Space, body: type[B], key: str) -> Kept[B] | None:
    """The one record of this kind and key (a day, a name), if there is one."""
    keys = _keys(viewer, space)
    ids = [keyed_id(epoch_key, body.kind, key) for epoch_key in keys.values()]
    rows = Record.objects.filter(space=space, id__in=ids).order_by("-epoch")
    found = [kept for kept in _open_all(viewer, space, rows) if isinstance(kept.body, body)]
    return cast("Kept[B] | None", found[0] if found else None)


def notebook(
    viewer: Viewer, space: Space, *, before: date | None = None, limit: int = 20
) -> list[Kept[Body]]:
    """What was written, newest first, in whole days: at least `limit` entries where there are as many.

    `before` is the day of the last entry seen so far; it is not included.
    """
    bodies = [body for body in KINDS.values() if body.notebook]
    rows = _rows(viewer, space, bodies, None, None)
    if before:
        rows = rows.filter(day__lt=before)
    return [kept for kept in _open_all(viewer, space, _whole_days(rows, limit)) if kept.body.in_notebook()]


def open_row(row: Record, epoch_key: bytes) -> Kept[Body]:
    """Open one row with its epoch's key; SealError or UnknownRecord. The kind inside must be the stream's."""
    place = row.place
    sealed, body = decode(open_record(epoch_key, place, bytes(row.sealed)))
    if stream_token(epoch_key, sealed.kind) != place.stream:
        raise SealError
    return Kept(
        place=place,
        day=row.day,
        at=sealed.at,
        changed=sealed.changed,
        version=row.version,
        author=sealed.author,
        body=body,
        source=sealed.source,
    )


def _keys(viewer: Viewer, space: Space) -> dict[int, bytes]:
    try:
        keys = keyring.open_keys(viewer, space.id)
    except SealError as error:
        log.warning("a space key did not open")
        raise NotFound from error
    if not keys:
        raise NotFound
    return keys


def _take_or_refuse(viewer: Viewer, row: EpochKey) -> None:
    try:
        keyring.take(viewer, row)
    except SealError as error:
        log.warning("a space key did not open")
        raise NotFound from error


def _rows(
    viewer: Viewer, space: Space, bodies: Iterable[type[Body]], since: date | None, until: date | None
) -> QuerySet[Record]:
    keys = _keys(viewer, space)
    streams = [stream_token(key, body.kind) for body in bodies for key in keys.values()]
    rows = Record.objects.filter(space=space, stream__in=streams).order_by("-day")
    if since:
        rows = rows.filter(day__gte=since)
    return rows.filter(day__lte=until) if until else rows


def _whole_days(rows: QuerySet[Record], limit: int) -> QuerySet[Record]:
    """The newest rows, cut only between days: the order within a day is known only once it is open."""
    last = list(rows.values_list("day", flat=True)[limit - 1 : limit])
    return rows.filter(day__gte=last[0]) if last else rows


def _open_all(viewer: Viewer, space: Space, rows: QuerySet[Record]) -> list[Kept[Body]]:
    keys = _keys(viewer, space)
    kept = []
    for row in rows:
        try:
            kept.append(open_row(row, keys[row.epoch]))
        except (SealError, UnknownRecord, KeyError):
            log.warning("a record did not open")
    return sorted(kept, key=lambda each: (each.day, each.at), reverse=True)
