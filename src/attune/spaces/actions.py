"""Writes. Sealing comes before the database is touched; each write is one statement or one short transaction."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from attune.core.sealing import (
    Grant,
    SealError,
    give_space_key,
    keyed_id,
    new_epoch_key,
    seal_record,
    stream_token,
)
from attune.people.models import Person
from attune.people.viewer import Viewer
from attune.spaces import keyring, queries
from attune.spaces.models import EpochKey, Member, Record, Space
from attune.spaces.records import Body, Kept, encode

TRIES = 3


class Overtaken(Exception):
    """Another write came first. `current` is what stands now; nothing was overwritten."""

    def __init__(self, current: Kept[Body]) -> None:
        """Keep what stands, so that the page can show both."""
        super().__init__("overtaken")
        self.current = current


def make_space(*, viewer: Viewer, kind: Space.Kind, others: list[Person]) -> Space:
    """A space of the viewer and `others`, with its first key given to each."""
    space = Space(kind=kind)
    members = [viewer.person, *others]
    rows = give(viewer, space, 1, new_epoch_key(), members)
    with transaction.atomic():
        space.save(force_insert=True)
        Member.objects.bulk_create(Member(space=space, person=person) for person in members)
        EpochKey.objects.bulk_create(rows)
    return space


def leave_space(*, viewer: Viewer, space: Space) -> None:
    """Leave a shared space, at once and alone. The next remaining member to open it makes a new key first."""
    with transaction.atomic():
        left = Member.objects.filter(space=space, person=viewer.person, has_left=False).update(has_left=True)
        if not left or space.kind == Space.Kind.PRIVATE:
            raise queries.NotFound
        EpochKey.objects.filter(space=space, receiver=viewer.person).delete()
        Space.objects.filter(id=space.id).update(epoch_due=True)
    keyring.forget_space(viewer, space.id)


def renew_epoch(*, viewer: Viewer, space: Space) -> Space:
    """Make the next epoch's key for the members who remain, if somebody left. Safe to call twice."""
    if not keyring.open_keys(viewer, space.id):
        raise queries.NotFound
    with transaction.atomic():
        current = Space.objects.select_for_update().get(id=space.id)
        if not current.epoch_due:
            return current
        remaining = list(Person.objects.filter(memberships__space=current, memberships__has_left=False))
        current.epoch, current.epoch_due = current.epoch + 1, False
        EpochKey.objects.bulk_create(give(viewer, current, current.epoch, new_epoch_key(), remaining))
        current.save(update_fields=["epoch", "epoch_due"])
    keyring.forget_space(viewer, space.id)
    return current


def write[B: Body](
    *,
    viewer: Viewer,
    space: Space,
    body: B,
    now: datetime,
    key: str | None = None,
    record_id: UUID | None = None,
    source: UUID | None = None,
) -> Kept[B]:
    """Seal and keep a body. With `key` there is one record a kind and key: what stands is revised instead.

    `source` is the record that this one is a copy of.
    """
    if key is None:
        identity = record_id or uuid4()
        return _insert(viewer=viewer, space=space, body=body, now=now, identity=identity, source=source)
    for _attempt in range(TRIES):
        try:
            current = queries.keyed(viewer, space, type(body), key)
            if current:
                return revise(viewer=viewer, kept=current, body=body, now=now)
            identity = keyed_id(_current_key(viewer, space), body.kind, key)
            return _insert(viewer=viewer, space=space, body=body, now=now, identity=identity, key=key)
        except (IntegrityError, Overtaken):
            continue  # another request wrote the same record a moment ago; the next round revises it
    raise Overtaken(queries.read_any(viewer, keyed_id(_current_key(viewer, space), body.kind, key)))


def revise[B: Body](*, viewer: Viewer, kept: Kept[B], body: B, now: datetime) -> Kept[B]:
    """Replace what `kept` says, if nobody else has since; Overtaken (with what stands now) otherwise.

    Only its author may. The new words are sealed under the space's key of now: who has left cannot open them.
    """
    if kept.author != viewer.person.id:
        raise queries.NotFound
    space = queries.space_of(viewer, kept.space_id)
    epoch_key = _current_key(viewer, space)
    stream = kept.place.stream if space.epoch == kept.place.epoch else stream_token(epoch_key, body.kind)
    place = replace(kept.place, epoch=space.epoch, stream=stream)
    sealed = seal_record(
        epoch_key,
        place,
        encode(body, at=kept.at, changed=now, author=kept.author, source=kept.source, key=kept.key),
    )
    changed = Record.objects.filter(id=kept.id, version=kept.version).update(
        sealed=sealed, version=kept.version + 1, epoch=place.epoch, stream=stream
    )
    if not changed:
        raise Overtaken(queries.read_any(viewer, kept.id))
    return replace(kept, place=place, body=body, version=kept.version + 1, changed=now.replace(microsecond=0))


def erase(*, viewer: Viewer, record_id: UUID) -> None:
    """Delete a record of a space the viewer is a member of, for ever."""
    kept = queries.read_any(viewer, record_id)
    if kept.author != viewer.person.id:
        raise queries.NotFound
    Record.objects.filter(id=kept.id).delete()


def _insert[B: Body](
    *,
    viewer: Viewer,
    space: Space,
    body: B,
    now: datetime,
    identity: UUID,
    key: str | None = None,
    source: UUID | None = None,
) -> Kept[B]:
    epoch_key = _current_key(viewer, space)
    row = Record(id=identity, space=space, day=viewer.day(now), epoch=space.epoch)
    row.stream = stream_token(epoch_key, body.kind)
    moment, author = now.replace(microsecond=0), viewer.person.id
    row.sealed = seal_record(
        epoch_key, row.place, encode(body, at=now, changed=now, author=author, source=source, key=key)
    )
    with transaction.atomic():
        row.save(force_insert=True)
    return Kept(row.place, row.day, moment, moment, 1, author, body, source, key)


def _current_key(viewer: Viewer, space: Space) -> bytes:
    if space.epoch_due:
        raise queries.NotFound
    try:
        return keyring.key_of(viewer, space.id, space.epoch)
    except SealError as error:
        raise queries.NotFound from error


def give(viewer: Viewer, space: Space, epoch: int, key: bytes, receivers: list[Person]) -> list[EpochKey]:
    """Unsaved rows: the key of one epoch, sealed to each receiver and signed by the viewer."""
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
