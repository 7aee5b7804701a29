"""Giving a space's key to a member: HPKE to the receiver, signed by the giver, everything bound."""

from dataclasses import dataclass
from uuid import UUID

from attune.core.sealing.binding import KEY_BYTES, bind
from attune.core.sealing.errors import SealError
from attune.core.sealing.keys import PrivateKeys, PublicKeys
from attune.core.sealing.wrapping import unwrap, wrap


@dataclass(frozen=True)
class Grant:
    """Which key, from whom, to whom, for what. The HPKE `info` and the signature both cover all of it."""

    space: UUID
    epoch: int
    giver: UUID
    receiver: UUID
    purpose: str

    def info(self) -> bytes:
        """The bytes that tie a sealed key to this grant."""
        return bind(
            "grant",
            self.space.bytes,
            self.epoch.to_bytes(4, "big"),
            self.giver.bytes,
            self.receiver.bytes,
            self.purpose.encode(),
        )


def give_space_key(key: bytes, grant: Grant, giver: PrivateKeys, receiver: PublicKeys) -> tuple[bytes, bytes]:
    """Seal an epoch key for `grant.receiver`. Returns (sealed, signature of 64 bytes)."""
    sealed = receiver.seal(key, grant.info())
    return sealed, giver.sign(bind("signed-grant", grant.info(), sealed))


def take_space_key(
    sealed: bytes, signature: bytes, grant: Grant, giver: PublicKeys, receiver: PrivateKeys
) -> bytes:
    """Open an epoch key that was given; SealError unless giver, receiver, space, epoch and purpose all match."""
    key = _take(sealed, signature, grant, giver, receiver)
    if len(key) != KEY_BYTES:
        raise SealError
    return key


def lock_space_key(key: bytes, lock: bytes, grant: Grant, owner: PrivateKeys) -> tuple[bytes, bytes]:
    """Seal the key of one's own space to oneself, wrapped once more by `lock` (32 bytes): *only me*."""
    return give_space_key(wrap(lock, key, grant.info()), grant, owner, owner.public)


def take_locked_space_key(
    sealed: bytes, signature: bytes, lock: bytes, grant: Grant, owner: PrivateKeys
) -> bytes:
    """Open what `lock_space_key` sealed; SealError without the same lock."""
    return unwrap(lock, _take(sealed, signature, grant, owner.public, owner), grant.info())


def _take(sealed: bytes, signature: bytes, grant: Grant, giver: PublicKeys, receiver: PrivateKeys) -> bytes:
    giver.check(signature, bind("signed-grant", grant.info(), sealed))
    return receiver.open(sealed, grant.info())
