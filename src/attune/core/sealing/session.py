"""Opened keys at rest between two requests: sealed by a key that only the browser's cookie holds."""

import struct
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from attune.core.sealing.binding import KEY_BYTES, bind, derive
from attune.core.sealing.errors import SealError
from attune.core.sealing.keys import PRIVATE_BYTES, PrivateKeys
from attune.core.sealing.tokens import CookieSecret
from attune.core.sealing.wrapping import unwrap, wrap

ID_BYTES, EPOCH_BYTES = 16, 4
OWN_BYTES = ID_BYTES + EPOCH_BYTES + KEY_BYTES


@dataclass(frozen=True, repr=False)
class SessionToken(CookieSecret):
    """What the cookie holds: 32 random bytes. The row's id and the sealing key are both derived from them.

    So a database holds an id that finds nothing in a browser and opens nothing on its own.
    """

    @property
    def row_id(self) -> bytes:
        """The session row's id, 32 bytes."""
        return derive(self.secret, "session-id")

    @property
    def key(self) -> bytes:
        """The key that seals the opened private keys, 32 bytes."""
        return derive(self.secret, "session-seal")

    def challenge(self, purpose: str) -> bytes:
        """32 bytes that a passkey signs: of this sign-in and purpose only, and never sent by the browser."""
        return derive(self.secret, "challenge", purpose.encode())


@dataclass(frozen=True, repr=False)
class OwnSpace:
    """The key of the space that is a person's own for ever, so that each page need not open it anew."""

    space: UUID
    epoch: int
    key: bytes

    def to_bytes(self) -> bytes:
        """52 bytes: id (16), epoch (4, big-endian), key (32)."""
        return self.space.bytes + self.epoch.to_bytes(4, "big") + self.key

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """What `to_bytes` wrote; SealError for any other length."""
        if len(raw) != OWN_BYTES:
            raise SealError
        epoch = int.from_bytes(raw[ID_BYTES : ID_BYTES + EPOCH_BYTES], "big")
        return cls(UUID(bytes=raw[:ID_BYTES]), epoch, raw[ID_BYTES + EPOCH_BYTES :])


@dataclass(frozen=True, repr=False)
class Opened:
    """What a sign-in holds. Times are Unix seconds, so that the row in the database tells no hour.

    `expires`: when it ends in any case. `proved`: when the passphrase was last given. `seen`: when it was last used,
    to the minute or so; with `idle` seconds without use it is locked. `waits`: a second factor is still to come, so
    that nobody is signed in yet. `own`: the key of the person's own space, once it was opened.
    """

    expires: int
    keys: PrivateKeys
    own: OwnSpace | None = None
    proved: int = 0
    seen: int = 0
    idle: int = 0
    waits: bool = False

    def locked(self, now: int) -> bool:
        """Whether it was left alone for too long. `idle` 0 means that it never locks by itself."""
        return self.idle > 0 and now - self.seen >= self.idle


HEAD = struct.Struct(">QQQI?")


def seal_session(token: SessionToken, opened: Opened, person: bytes) -> bytes:
    """Seal what a sign-in holds, bound to session and person."""
    head = HEAD.pack(opened.expires, opened.proved, opened.seen, opened.idle, opened.waits)
    raw = head + opened.keys.raw + (opened.own.to_bytes() if opened.own else b"\0" * OWN_BYTES)
    return wrap(token.key, raw, _bound(token, person))


def open_session(token: SessionToken, sealed: bytes, person: bytes) -> Opened:
    """Open it again; SealError for another session or person."""
    raw = unwrap(token.key, sealed, _bound(token, person))
    if len(raw) != HEAD.size + PRIVATE_BYTES + OWN_BYTES:
        raise SealError
    expires, proved, seen, idle, waits = HEAD.unpack(raw[: HEAD.size])
    keys, own = raw[HEAD.size : -OWN_BYTES], raw[-OWN_BYTES:]
    return Opened(
        expires=expires,
        keys=PrivateKeys(keys),
        own=OwnSpace.from_bytes(own) if any(own) else None,
        proved=proved,
        seen=seen,
        idle=idle,
        waits=waits,
    )


def _bound(token: SessionToken, person: bytes) -> bytes:
    return bind("session", token.row_id, person)
