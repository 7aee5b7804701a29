"""Opened keys at rest between two requests: sealed by a key that only the browser's cookie holds."""

import base64
import binascii
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from attune.core.sealing.binding import KEY_BYTES, bind, derive
from attune.core.sealing.errors import SealError
from attune.core.sealing.keys import PRIVATE_BYTES, PrivateKeys, fresh
from attune.core.sealing.wrapping import unwrap, wrap

ID_BYTES, EPOCH_BYTES, EXPIRY_BYTES = 16, 4, 8


@dataclass(frozen=True, repr=False)
class SessionToken:
    """What the cookie holds: 32 random bytes. The row's id and the sealing key are both derived from them.

    So a database holds an id that finds nothing in a browser and opens nothing on its own.
    """

    secret: bytes

    @classmethod
    def new(cls) -> Self:
        """A fresh token."""
        return cls(fresh(KEY_BYTES))

    @classmethod
    def from_cookie(cls, value: str) -> Self | None:
        """The token of a cookie, or None where the cookie cannot be one."""
        try:
            secret = base64.urlsafe_b64decode(value + "=")
        except (binascii.Error, ValueError):
            return None
        return cls(secret) if len(secret) == KEY_BYTES else None

    def to_cookie(self) -> str:
        """43 letters that a cookie can hold."""
        return base64.urlsafe_b64encode(self.secret).decode().rstrip("=")

    @property
    def row_id(self) -> bytes:
        """The session row's id, 32 bytes."""
        return derive(self.secret, "session-id")

    @property
    def key(self) -> bytes:
        """The key that seals the opened private keys, 32 bytes."""
        return derive(self.secret, "session-seal")


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
        if len(raw) != ID_BYTES + EPOCH_BYTES + KEY_BYTES:
            raise SealError
        epoch = int.from_bytes(raw[ID_BYTES : ID_BYTES + EPOCH_BYTES], "big")
        return cls(UUID(bytes=raw[:ID_BYTES]), epoch, raw[ID_BYTES + EPOCH_BYTES :])


@dataclass(frozen=True, repr=False)
class Opened:
    """What a sign-in holds: when it ends (Unix seconds), the private keys, the key of the person's own space."""

    expires: int
    keys: PrivateKeys
    own: OwnSpace | None = None


def seal_session(token: SessionToken, opened: Opened, person: bytes) -> bytes:
    """Seal what a sign-in holds, bound to session and person. The expiry is inside: the row does not tell the hour."""
    raw = opened.expires.to_bytes(EXPIRY_BYTES, "big") + opened.keys.raw
    return wrap(token.key, raw + (opened.own.to_bytes() if opened.own else b""), _bound(token, person))


def open_session(token: SessionToken, sealed: bytes, person: bytes) -> Opened:
    """Open it again; SealError for another session or person."""
    raw = unwrap(token.key, sealed, _bound(token, person))
    expires, rest = int.from_bytes(raw[:EXPIRY_BYTES], "big"), raw[EXPIRY_BYTES:]
    keys, own = rest[:PRIVATE_BYTES], rest[PRIVATE_BYTES:]
    return Opened(expires, PrivateKeys(keys), OwnSpace.from_bytes(own) if own else None)


def _bound(token: SessionToken, person: bytes) -> bytes:
    return bind("session", token.row_id, person)
