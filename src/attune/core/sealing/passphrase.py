"""From a passphrase to two independent halves: one proves it, one opens the keys."""

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from attune.core.sealing.binding import KEY_BYTES, derive
from attune.core.sealing.errors import WeakParameters

SALT_BYTES = 16


@dataclass(frozen=True)
class Argon2:
    """Parameters of Argon2id (RFC 9106; Biryukov and others, 2016). Memory in KiB."""

    memory_kib: int
    iterations: int
    lanes: int

    def refuse_below(self, floor: "Argon2") -> None:
        """Raise WeakParameters if any value lies under the floor."""
        mine, least = (
            (self.memory_kib, self.iterations, self.lanes),
            (floor.memory_kib, floor.iterations, floor.lanes),
        )
        if any(value < minimum for value, minimum in zip(mine, least, strict=True)):
            raise WeakParameters


@dataclass(frozen=True, repr=False)
class Stretched:
    """The two halves, 32 bytes each. `verifier` is stored; `wrapping_key` never is."""

    verifier: bytes
    wrapping_key: bytes


def stretch(passphrase: str, salt: bytes, parameters: Argon2) -> Stretched:
    """Argon2id once, then HKDF into independent halves: a thief of the verifier has nothing of the other.

    The passphrase is normalised (NFKC), so that two keyboards that write the same letter differently agree.
    """
    text = unicodedata.normalize("NFKC", passphrase).encode()
    root = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=parameters.iterations,
        lanes=parameters.lanes,
        memory_cost=parameters.memory_kib,
    ).derive(text)
    return Stretched(verifier=derive(root, "sign-in"), wrapping_key=derive(root, "wrap-keys"))
