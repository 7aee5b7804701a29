"""One-time links: the link holds the token, the database only its hash."""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Self

from attune.core.sealing.binding import KEY_BYTES
from attune.core.sealing.randomness import fresh

TOKEN_BYTES = 24


def new_token() -> str:
    """A new token of 192 random bits, 32 letters that fit an address."""
    return base64.urlsafe_b64encode(fresh(TOKEN_BYTES)).decode()


def hash_token(token: str) -> bytes:
    """SHA-256 of a token. Enough for a secret that is random and long."""
    return hashlib.sha256(token.encode()).digest()


def write_token(secret: bytes) -> str:
    """32 bytes as 43 letters that a cookie or an address can hold."""
    return base64.urlsafe_b64encode(secret).decode().rstrip("=")


def read_token(text: str) -> bytes | None:
    """The 32 bytes of such letters, or None where they cannot be any."""
    try:
        secret = base64.urlsafe_b64decode(text + "=")
    except (binascii.Error, ValueError):
        return None
    return secret if len(secret) == KEY_BYTES else None


@dataclass(frozen=True, repr=False)
class CookieSecret:
    """32 random bytes in a browser's cookie; the server keeps none of them. What finds a row derives from them."""

    secret: bytes

    @classmethod
    def new(cls) -> Self:
        """A fresh one."""
        return cls(fresh(KEY_BYTES))

    @classmethod
    def from_cookie(cls, value: str) -> Self | None:
        """What a cookie holds, or None where the cookie cannot be one."""
        secret = read_token(value)
        return cls(secret) if secret else None

    def to_cookie(self) -> str:
        """43 letters that a cookie can hold."""
        return write_token(self.secret)
