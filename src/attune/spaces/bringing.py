"""Bring records in that were written elsewhere: their days and times stay, their author is whoever brings them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from attune.core.sealing import keyed_id, seal_record, stream_token
from attune.people.viewer import Viewer
from attune.spaces import keyring, queries
from attune.spaces.models import Record, Space
from attune.spaces.records import Body, Kept, encode

BATCH = 200


class Crossed(Exception):
    """Something was written meanwhile; nothing was brought in."""


@dataclass(frozen=True)
class Brought:
    """One record to be kept under this id. `day`: the writer's day; `at`, `changed`: to the second."""

    id: UUID
    day: date
    at: datetime
    changed: datetime
    body: Body
    key: str | None = None
    source: UUID | None = None


def place_for(viewer: Viewer, space: Space, kind: str, name: str) -> UUID:
    """The id for this kind and name here, the same each time: what is brought in twice meets itself."""
    return keyed_id(_key(viewer, space), kind, name)


def bring_in(
    *, viewer: Viewer, space: Space, new: Sequence[Brought], later: Sequence[tuple[Kept[Body], Brought]]
) -> None:
    """Keep all of it or nothing, in the viewer's own space. `later`: what stands, and what takes its place.

    Crossed when one of them was written by another request meanwhile.
    """
    rows = [_row(viewer, space, each) for each in new]
    changed = [(stands, _row(viewer, space, each)) for stands, each in later]
    try:
        with transaction.atomic():
            Record.objects.bulk_create(rows, batch_size=BATCH)
            for stands, row in changed:
                _replace(stands, row)
    except IntegrityError as error:
        raise Crossed from error


def _replace(stands: Kept[Body], row: Record) -> None:
    done = Record.objects.filter(id=stands.id, version=stands.version).update(
        sealed=row.sealed, day=row.day, epoch=row.epoch, stream=row.stream, version=stands.version + 1
    )
    if not done:
        raise Crossed


def _row(viewer: Viewer, space: Space, each: Brought) -> Record:
    key = _key(viewer, space)
    row = Record(id=each.id, space=space, day=each.day, epoch=space.epoch)
    row.stream = stream_token(key, each.body.kind)
    row.sealed = seal_record(
        key,
        row.place,
        encode(
            each.body,
            at=each.at,
            changed=each.changed,
            author=viewer.person.id,
            source=each.source,
            key=each.key,
        ),
    )
    return row


def _key(viewer: Viewer, space: Space) -> bytes:
    key = keyring.open_keys(viewer, space.id).get(space.epoch)
    if key is None or space.kind != Space.Kind.PRIVATE:
        raise queries.NotFound
    return key
