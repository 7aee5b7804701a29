"""One secret sealed by another key: private keys under the passphrase, the recovery code or a session."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from attune.core.sealing.errors import SealError
from attune.core.sealing.randomness import fresh

FORMAT = b"\x01"
NONCE_BYTES = 12
TAG_BYTES = 16


def wrap(key: bytes, plaintext: bytes, bound: bytes) -> bytes:
    """AES-256-GCM with a random nonce: format (1 byte), nonce (12), ciphertext and tag. `bound` is authenticated."""
    nonce = fresh(NONCE_BYTES)
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, plaintext, FORMAT + bound)


def unwrap(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    """Open what `wrap` made with the same key and `bound`; SealError for anything else."""
    if sealed[:1] != FORMAT or len(sealed) < 1 + NONCE_BYTES + TAG_BYTES:
        raise SealError
    nonce, ciphertext = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, FORMAT + bound)
    except (InvalidTag, ValueError) as error:
        raise SealError from error
