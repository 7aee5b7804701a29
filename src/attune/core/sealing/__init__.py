"""Key pairs, space keys and envelopes: the only place in Attune that holds a key or calls a cipher.

Nothing here knows Django, a database or a clock. Randomness comes from the operating system through `fresh`.
Every failure to open anything is a `SealError`; the caller learns nothing about why.
"""

from attune.core.sealing.comparing import compare_code
from attune.core.sealing.envelope import Place, keyed_id, open_record, seal_record, stream_token
from attune.core.sealing.errors import SealError, WeakParameters
from attune.core.sealing.grants import (
    Grant,
    give_space_key,
    lock_space_key,
    take_locked_space_key,
    take_space_key,
)
from attune.core.sealing.keys import PrivateKeys, PublicKeys, new_epoch_key, safe_equal
from attune.core.sealing.links import LinkCode
from attune.core.sealing.padding import MAX_PLAINTEXT
from attune.core.sealing.passphrase import SALT_BYTES, Argon2, Stretched, stretch
from attune.core.sealing.quick import DeviceHalf
from attune.core.sealing.randomness import fresh
from attune.core.sealing.recovery import code_halves, new_recovery_code, normalise_code
from attune.core.sealing.session import Opened, OwnSpace, SessionToken, open_session, seal_session
from attune.core.sealing.tokens import hash_token, new_token
from attune.core.sealing.wrapping import unwrap, wrap

__all__ = [
    "MAX_PLAINTEXT",
    "SALT_BYTES",
    "Argon2",
    "DeviceHalf",
    "Grant",
    "LinkCode",
    "Opened",
    "OwnSpace",
    "Place",
    "PrivateKeys",
    "PublicKeys",
    "SealError",
    "SessionToken",
    "Stretched",
    "WeakParameters",
    "code_halves",
    "compare_code",
    "fresh",
    "give_space_key",
    "hash_token",
    "keyed_id",
    "lock_space_key",
    "new_epoch_key",
    "new_recovery_code",
    "new_token",
    "normalise_code",
    "open_record",
    "open_session",
    "safe_equal",
    "seal_record",
    "seal_session",
    "stream_token",
    "stretch",
    "take_locked_space_key",
    "take_space_key",
    "unwrap",
    "wrap",
]
