"""Bytes that tie a ciphertext to its place, and keys derived for one purpose."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32


def bind(purpose: str, *parts: bytes) -> bytes:
    """An unambiguous encoding of `purpose` and `parts`: each part behind its length (4 bytes, big-endian).

    Used as associated data and as HPKE `info`. No two different lists give the same bytes.
    """
    pieces = [b"attune/1/" + purpose.encode(), *parts]
    return b"".join(len(piece).to_bytes(4, "big") + piece for piece in pieces)


def derive(key: bytes, purpose: str, *parts: bytes, length: int = KEY_BYTES) -> bytes:
    """A key of `length` bytes from `key` for one purpose (HKDF-SHA256, RFC 5869; Krawczyk & Eronen, 2010)."""
    return HKDF(hashes.SHA256(), length, salt=None, info=bind(purpose, *parts)).derive(key)
