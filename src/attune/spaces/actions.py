"""Writes. Sealing comes before the database is touched; each write is one statement or one short transaction."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import cast
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import F

from attune.core.sealing import SealError, keyed_id, new_epoch_key, seal_record, stream_token
from attune.people import overwriting
from attune.people.models import Person
from attune.people.viewer import Viewer
from attune.spaces import keyring, queries
from attune.spaces.giving import give
from attune.spaces.mine import Mine, wrap
from attune.spaces.models import EpochKey, Member, Record, Space
from attune.spaces.records import Body, Kept, encode

TRIES = 5


class Overtaken(Exception):
    """Another write came first. `current` is what stands now; nothing was overwritten."""

    def __init__(self, current: Kept[Body]) -> None:
        """Keep what stands, so that the page can show both."""
        super().__init__("overtaken")
        self.current = current


def make_space(*, viewer: Viewer, kind: Space.Kind, others: list[Person]) -> Space:
    """A space of the viewer and `others`, with its first key given to each. The viewer lets them in as they stand.

    Each of the others has to let the viewer in before it opens for them. Between people, `linking` comes before it.
    """
    space = Space(kind=kind)
    members = [Member(space=space, person=person) for person in [viewer.person, *others]]
    rows = give(viewer, space, 1, new_epoch_key(), [viewer.person, *others])
    if kind == Space.Kind.SHARED:
        pins = {person.id: person.public_keys.fingerprint for person in others}
        members[0].mine = wrap(viewer, space.id, Mine(confirmed=True, pins=pins, epoch=1))
    with transaction.atomic():
        space.save(force_insert=True)
        Member.objects.bulk_create(members)
        EpochKey.objects.bulk_create(rows)
    return space


def leave_space(*, viewer: Viewer, space: Space) -> None:
    """Leave a shared space, at once and alone. The next remaining member to open it makes a new key first.

    When nobody is left who ever opened it, the space goes with everything in it.
    """
    with transaction.atomic():
        current = Space.objects.select_for_update().filter(id=space.id, kind=Space.Kind.SHARED).first()
        here = Member.objects.filter(space=space.id, person=viewer.person, has_left=False)
        if current is None or not here.update(has_left=True, mine=b""):
            raise queries.NotFound
        EpochKey.objects.filter(space=current, receiver=viewer.person).delete()
        if EpochKey.objects.filter(
            space=current, giver=F("receiver")
        ).exists():  # somebody has taken a key in
            Space.objects.filter(id=current.id).update(epoch_due=True)
        else:
            current.delete()
        overwriting.soon(EpochKey)
    keyring.forget_space(viewer, space.id)


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
    return keep(
        viewer=viewer, space=space, kind=type(body), key=key, to=lambda _stands: body, now=now, source=source
    )


def keep[B: Body](
    *,
    viewer: Viewer,
    space: Space,
    kind: type[B],
    key: str,
    to: Callable[[Kept[B] | None], B],
    now: datetime,
    source: UUID | None = None,
) -> Kept[B]:
    """Change the one record of this kind and key, or make it: `to` gets what stands, or None. See `change`."""
    for _round in range(TRIES):
        stands = queries.keyed(viewer, space, kind, key)
        if stands:
            return change(viewer=viewer, kept=stands, to=to, now=now)
        identity = keyed_id(_current_key(viewer, space), kind.kind, key)
        with suppress(IntegrityError):  # another request made it a moment ago; the next round changes that
            return _insert(
                viewer=viewer, space=space, body=to(None), now=now, identity=identity, key=key, source=source
            )
    raise Overtaken(queries.read_any(viewer, keyed_id(_current_key(viewer, space), kind.kind, key)))


def change[B: Body](*, viewer: Viewer, kept: Kept[B], to: Callable[[Kept[B]], B], now: datetime) -> Kept[B]:
    """Make of what stands what `to` says, and again when another write came first. No change writes nothing.

    `to` raises Overtaken itself where newer words would be lost; so does this after a few rounds.
    """
    for _round in range(TRIES):
        body = to(kept)
        if body == kept.body:
            return kept
        try:
            return revise(viewer=viewer, kept=kept, body=body, now=now)
        except Overtaken as overtaken:
            kept = cast("Kept[B]", overtaken.current)
    raise Overtaken(kept)


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
    with transaction.atomic():
        _hold(viewer, space)
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
    overwriting.soon()


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
        _hold(viewer, space)
        row.save(force_insert=True)
    return Kept(row.place, row.day, moment, moment, 1, author, body, source, key)


def _current_key(viewer: Viewer, space: Space) -> bytes:
    if space.epoch_due:
        raise queries.NotFound
    try:
        keys = keyring.open_keys(viewer, space.id)
        if space.epoch != max(keys, default=0):  # an older key is also theirs who have left
            raise queries.NotFound
        return keys[space.epoch]
    except SealError as error:
        raise queries.NotFound from error


def _hold(viewer: Viewer, space: Space) -> None:
    """Inside a transaction: nobody leaves or renews a shared space until this write is done, or has just now."""
    if space.kind == Space.Kind.PRIVATE:
        return
    still = Space.objects.select_for_update(of=("self",)).filter(
        id=space.id,
        epoch=space.epoch,
        epoch_due=False,
        members__person=viewer.person,
        members__has_left=False,
    )
    if still.first() is None:
        raise queries.NotFound
