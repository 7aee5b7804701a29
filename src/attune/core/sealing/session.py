"""Opened keys at rest between two requests: sealed by a key that only the browser's cookie holds."""

import base64
import binascii
from dataclasses import dataclass
from typing import Self

from attune.core.sealing.binding import KEY_BYTES, bind, derive
from attune.core.sealing.errors import SealError
from attune.core.sealing.keys import PrivateKeys, fresh
from attune.core.sealing.wrapping import unwrap, wrap


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


def seal_session(token: SessionToken, keys: PrivateKeys, person: bytes, expires: int) -> bytes:
    """Seal opened keys, bound to session, person and expiry (Unix seconds)."""
    return wrap(token.key, keys.raw, _bound(token, person, expires))


def open_session(token: SessionToken, sealed: bytes, person: bytes, expires: int) -> PrivateKeys:
    """Open them again; SealError for another session, person or expiry."""
    return PrivateKeys(unwrap(token.key, sealed, _bound(token, person, expires)))


def _bound(token: SessionToken, person: bytes, expires: int) -> bytes:
    if expires < 0:
        raise SealError
    return bind("session", token.row_id, person, expires.to_bytes(8, "big"))
