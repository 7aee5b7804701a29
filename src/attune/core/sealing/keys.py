"""A person's key pairs: one to receive (HPKE, X25519 with ML-KEM-768) and one to sign (Ed25519)."""

import hashlib
import hmac
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from attune.core.sealing.binding import KEY_BYTES, bind, derive
from attune.core.sealing.errors import SealError
from attune.core.sealing.padding import pad, unpad
from attune.core.sealing.randomness import fresh
from attune.core.sealing.wrapping import unwrap, wrap

SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
MLKEM_SEED, X25519_KEY, ED25519_KEY, MLKEM_PUBLIC = 64, 32, 32, 1184
PRIVATE_BYTES = MLKEM_SEED + X25519_KEY + ED25519_KEY


def new_epoch_key() -> bytes:
    """A random key for one epoch of a space: 32 bytes."""
    return fresh(KEY_BYTES)


def safe_equal(one: bytes, other: bytes) -> bool:
    """Whether two secrets are the same, in time that does not depend on where they differ."""
    return hmac.compare_digest(one, other)


@dataclass(frozen=True)
class PublicKeys:
    """What others need of a person: `receive` (1,216 bytes) to give keys, `verify` (32 bytes) to check signatures."""

    receive: bytes
    verify: bytes

    def seal(self, plaintext: bytes, info: bytes) -> bytes:
        """HPKE base mode to this person (RFC 9180), everything to be bound in `info`."""
        try:
            mlkem = MLKEM768PublicKey.from_public_bytes(self.receive[:MLKEM_PUBLIC])
            x25519 = X25519PublicKey.from_public_bytes(self.receive[MLKEM_PUBLIC:])
        except ValueError as error:
            raise SealError from error
        return SUITE.encrypt(plaintext, MLKEM768X25519PublicKey(mlkem, x25519), info=info)

    @property
    def fingerprint(self) -> bytes:
        """SHA-256 over both keys, 32 bytes: what is pinned when two people link."""
        return hashlib.sha256(bind("fingerprint", self.receive, self.verify)).digest()

    def seal_note(self, plaintext: bytes, purpose: str) -> bytes:
        """Leave a note that only this person can open (`PrivateKeys.open_note`). Anyone can leave one."""
        return self.seal(pad(plaintext), bind("note", purpose.encode()))

    def check(self, signature: bytes, message: bytes) -> None:
        """Raise SealError unless this person signed `message` (Ed25519, RFC 8032)."""
        try:
            Ed25519PublicKey.from_public_bytes(self.verify).verify(signature, message)
        except (InvalidSignature, ValueError) as error:
            raise SealError from error


@dataclass(frozen=True, repr=False)
class PrivateKeys:
    """A person's opened private keys, 128 bytes: ML-KEM seed (64), X25519 (32), Ed25519 (32). Never printed."""

    raw: bytes

    def __post_init__(self) -> None:
        """Refuse anything that cannot be the three keys."""
        if len(self.raw) != PRIVATE_BYTES:
            raise SealError

    @classmethod
    def generate(cls) -> Self:
        """New random keys."""
        return cls(fresh(PRIVATE_BYTES))

    @cached_property
    def public(self) -> PublicKeys:
        """The public halves."""
        mlkem = self._mlkem.public_key().public_bytes_raw()
        return PublicKeys(
            receive=mlkem + self._x25519.public_key().public_bytes_raw(),
            verify=self._ed25519.public_key().public_bytes_raw(),
        )

    def wrap_own(self, plaintext: bytes, purpose: str) -> bytes:
        """Seal something for oneself alone, for one purpose: settings, what one calls a space."""
        return wrap(derive(self.raw, "own"), pad(plaintext), bind("own", purpose.encode()))

    def open_own(self, sealed: bytes, purpose: str) -> bytes:
        """Open what `wrap_own` sealed for the same purpose; SealError otherwise."""
        return unpad(unwrap(derive(self.raw, "own"), sealed, bind("own", purpose.encode())))

    def open(self, sealed: bytes, info: bytes) -> bytes:
        """Open what was sealed to this person with the same `info`; SealError otherwise."""
        try:
            return SUITE.decrypt(sealed, MLKEM768X25519PrivateKey(self._mlkem, self._x25519), info=info)
        except (
            Exception
        ) as error:  # the library raises several kinds; the caller learns only that it did not open
            raise SealError from error

    def open_note(self, sealed: bytes, purpose: str) -> bytes:
        """Open what was left with `PublicKeys.seal_note` for the same purpose; SealError otherwise."""
        return unpad(self.open(sealed, bind("note", purpose.encode())))

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature, 64 bytes."""
        return self._ed25519.sign(message)

    @cached_property
    def _mlkem(self) -> MLKEM768PrivateKey:
        return MLKEM768PrivateKey.from_seed_bytes(self.raw[:MLKEM_SEED])

    @cached_property
    def _x25519(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(self.raw[MLKEM_SEED : MLKEM_SEED + X25519_KEY])

    @cached_property
    def _ed25519(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.raw[MLKEM_SEED + X25519_KEY :])
