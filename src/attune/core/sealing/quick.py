"""Quick unlock: six digits and two halves. Neither the server's half nor the browser's opens anything alone."""

from dataclasses import dataclass
from uuid import UUID

from attune.core.sealing.binding import KEY_BYTES, bind, derive
from attune.core.sealing.errors import SealError
from attune.core.sealing.keys import PrivateKeys
from attune.core.sealing.passphrase import SALT_BYTES, Argon2, stretch
from attune.core.sealing.randomness import fresh
from attune.core.sealing.tokens import CookieSecret
from attune.core.sealing.wrapping import unwrap, wrap


@dataclass(frozen=True, repr=False)
class DeviceHalf(CookieSecret):
    """What the browser's cookie holds: 32 random bytes. The row's id derives from them and does not tell them."""

    @property
    def row_id(self) -> bytes:
        """The row's id, 32 bytes."""
        return derive(self.secret, "quick-id")

    def seal(self, keys: PrivateKeys, code: str, person: UUID, how: Argon2) -> tuple[bytes, bytes]:
        """(server's half, sealed private keys): opened only by code, cookie and server's half together."""
        server_half = fresh(KEY_BYTES)
        return server_half, wrap(self._key(server_half, code, how), keys.raw, self._bound(person))

    def open(self, sealed: bytes, server_half: bytes, code: str, person: UUID, how: Argon2) -> PrivateKeys:
        """The private keys; SealError for a wrong code. The caller counts tries before it asks."""
        return PrivateKeys(unwrap(self._key(server_half, code, how), sealed, self._bound(person)))

    def _key(self, server_half: bytes, code: str, how: Argon2) -> bytes:
        if len(server_half) != KEY_BYTES:
            raise SealError
        salt = derive(self.secret, "quick-salt", server_half, length=SALT_BYTES)
        return derive(self.secret, "quick-key", server_half, stretch(code, salt, how).wrapping_key)

    def _bound(self, person: UUID) -> bytes:
        return bind("quick", self.row_id, person.bytes)
