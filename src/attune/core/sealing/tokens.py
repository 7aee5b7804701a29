"""One-time links: the link holds the token, the database only its hash."""

import base64
import hashlib

from attune.core.sealing.keys import fresh

TOKEN_BYTES = 24


def new_token() -> str:
    """A new token of 192 random bits, 32 letters that fit an address."""
    return base64.urlsafe_b64encode(fresh(TOKEN_BYTES)).decode()


def hash_token(token: str) -> bytes:
    """SHA-256 of a token. Enough for a secret that is random and long."""
    return hashlib.sha256(token.encode()).digest()
