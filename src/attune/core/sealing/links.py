"""The code that links two people: a secret to be used once, and the mark of the giver's public keys.

It goes from one person to the other by a way of their own. So the taker knows the giver's keys from the giver, and the
giver knows the taker's keys from somebody who held the secret: the database between them is believed for neither.
"""

import hmac
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from attune.core.sealing.binding import bind, derive
from attune.core.sealing.keys import PublicKeys, safe_equal
from attune.core.sealing.randomness import fresh
from attune.core.sealing.tokens import read_token, write_token

SECRET_BYTES = 16
MARK_BYTES = 16


@dataclass(frozen=True, repr=False)
class LinkCode:
    """`secret`: 128 random bits. `mark`: the first 128 bits of the giver's fingerprint."""

    secret: bytes
    mark: bytes

    @classmethod
    def new(cls, giver: PublicKeys) -> Self:
        """A fresh code of this giver."""
        return cls(fresh(SECRET_BYTES), giver.fingerprint[:MARK_BYTES])

    @classmethod
    def read(cls, typed: str) -> Self | None:
        """The code in what was pasted: alone, or behind the `#` of a whole link. None where there is none."""
        raw = read_token(typed.strip().rpartition("#")[2])
        return cls(raw[:SECRET_BYTES], raw[SECRET_BYTES:]) if raw else None

    def write(self) -> str:
        """43 letters that fit an address."""
        return write_token(self.secret + self.mark)

    @property
    def row_id(self) -> bytes:
        """What the database knows of it, 32 bytes."""
        return derive(self.secret, "link-id")

    @property
    def space_id(self) -> UUID:
        """The one space that this code makes: taken twice, it is the same."""
        return UUID(bytes=derive(self.secret, "link-space")[:16], version=4)  # it looks like any other's

    def is_of(self, giver: PublicKeys) -> bool:
        """Whether these are the public keys of whoever made the code."""
        return safe_equal(giver.fingerprint[:MARK_BYTES], self.mark)

    def prove(self, taker: PublicKeys, person: UUID, space: UUID) -> bytes:
        """32 bytes that only a holder of the code can make: this person took it with these keys, for this space."""
        message = bind("link-proof", taker.fingerprint, person.bytes, space.bytes)
        return hmac.digest(derive(self.secret, "link-proof"), message, "sha256")

    def is_proved(self, proof: bytes, taker: PublicKeys, person: UUID, space: UUID) -> bool:
        """Whether `prove` made this for the same keys, person and space."""
        return safe_equal(proof, self.prove(taker, person, space))
