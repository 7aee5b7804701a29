"""A record's envelope: its own key, its place in the associated data, its size hidden in a class."""

import hmac
from dataclasses import dataclass
from uuid import UUID

from attune.core.sealing.binding import bind, derive
from attune.core.sealing.padding import pad, unpad
from attune.core.sealing.wrapping import unwrap, wrap

STREAM_BYTES = 16


@dataclass(frozen=True)
class Place:
    """Where a record lives. All of it is bound to the ciphertext, so a row that was moved does not open."""

    space: UUID
    record: UUID
    epoch: int
    stream: bytes

    def bound(self) -> bytes:
        """The associated data: format, space, record, epoch, stream."""
        return bind("record", self.space.bytes, self.record.bytes, self.epoch.to_bytes(4, "big"), self.stream)


def stream_token(epoch_key: bytes, kind: str) -> bytes:
    """Which kind of record, as a keyed hash of 16 bytes that says nothing without the epoch's key (HMAC-SHA256)."""
    return hmac.digest(derive(epoch_key, "stream"), kind.encode(), "sha256")[:STREAM_BYTES]


def keyed_id(epoch_key: bytes, kind: str, name: str) -> UUID:
    """The one record id for this kind and name (a day, say) in this epoch: two writers meet in the same row."""
    digest = hmac.digest(derive(epoch_key, "keyed-id"), bind(kind, name.encode()), "sha256")
    return UUID(bytes=digest[:16], version=4)  # so that it looks like any other record's


def seal_record(epoch_key: bytes, place: Place, plaintext: bytes) -> bytes:
    """Seal `plaintext` (at most 8 MiB less 4 bytes) for its place, padded to its size class."""
    return wrap(_record_key(epoch_key, place), pad(plaintext), place.bound())


def open_record(epoch_key: bytes, place: Place, sealed: bytes) -> bytes:
    """Open a record at its place; SealError for another space, id, epoch or stream, or a changed byte."""
    return unpad(unwrap(_record_key(epoch_key, place), sealed, place.bound()))


def _record_key(epoch_key: bytes, place: Place) -> bytes:
    return derive(epoch_key, "record-key", place.record.bytes)
