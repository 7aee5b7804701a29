"""Erase, and for half a minute put back. The row is gone at once; the page after it holds the row, still sealed.

Nothing is left on the server, so there is nothing to tidy up and nothing for a backup to catch. The page holds
the sealed row wrapped once more by the person's own keys, with the moment until which it is taken back.
"""

import base64
import binascii
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec
from django.db import IntegrityError, transaction

from attune.core.sealing import SealError
from attune.people.viewer import Viewer
from attune.spaces import actions, queries
from attune.spaces.models import Member, Record

LASTS = timedelta(seconds=30)
LARGEST = 256 * 1024 + 64  # a seal of the size class 256 KiB; a page does not carry more
PURPOSE = "erased record"


class TooLate(Exception):
    """The half minute is over, or this is nothing that this person erased."""


class TakenUp(Exception):
    """Something else stands in its place by now."""


class Erased(msgspec.Struct, frozen=True, kw_only=True):
    """One row as it stood. `until`: Unix seconds; `back`: the address of the page on which it is seen."""

    row: tuple[UUID, UUID, date, int, bytes, int, bytes]
    until: float
    back: str


def fits(viewer: Viewer, record_id: UUID) -> bool:
    """Whether this record can be put back after it was erased: it is not larger than a page carries."""
    row = Record.objects.filter(id=record_id, space__members__person=viewer.person).first()
    return row is not None and len(bytes(row.sealed)) <= LARGEST


def erase(*, viewer: Viewer, record_id: UUID, now: datetime, back: str) -> str:
    """Delete a record of the viewer's; what to give to `put_back`, or nothing where it is too large for that."""
    row = Record.objects.filter(id=record_id).values_list(*queries.COLUMNS).first()
    actions.erase(viewer=viewer, record_id=record_id)  # NotFound unless it is the viewer's to erase
    if row is None or len(bytes(row[6])) > LARGEST:
        return ""
    kept = (*row[:4], bytes(row[4]), row[5], bytes(row[6]))
    erased = Erased(row=kept, until=(now + LASTS).timestamp(), back=back)
    return base64.b64encode(viewer.keys.wrap_own(msgspec.msgpack.encode(erased), PURPOSE)).decode()


def put_back(*, viewer: Viewer, erased: str, now: datetime) -> str:
    """The same row again: id, day, version, seal. The address of its page; TooLate or TakenUp where it stays gone.

    Twice is once.
    """
    was = _read(viewer, erased)
    if now.timestamp() > was.until:
        raise TooLate
    identity, space, day, epoch, stream, version, sealed = was.row
    row = Record(
        id=identity, space_id=space, day=day, epoch=epoch, stream=stream, version=version, sealed=sealed
    )
    with transaction.atomic():
        here = Member.objects.select_for_update().filter(space=space, person=viewer.person, has_left=False)
        if here.first() is None:
            raise TooLate
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as error:
            stands = Record.objects.filter(id=identity, space=space).first()
            if stands is None or bytes(stands.sealed) != sealed:
                raise TakenUp from error
    return was.back


def _read(viewer: Viewer, erased: str) -> Erased:
    try:
        sealed = base64.b64decode(erased.encode(), validate=True)
        return msgspec.msgpack.decode(viewer.keys.open_own(sealed, PURPOSE), type=Erased)
    except (SealError, msgspec.MsgspecError, binascii.Error, UnicodeEncodeError) as error:
        raise TooLate from error
