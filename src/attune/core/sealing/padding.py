"""Lengths hidden in a few size classes."""

from attune.core.sealing.errors import SealError

STEPS = (256, 1024, 4096, 16_384, 65_536)
LARGE_STEP = 256 * 1024
LARGEST = 8 * 1024 * 1024
LENGTH_BYTES = 4
MAX_PLAINTEXT = LARGEST - LENGTH_BYTES


def padded_size(length: int) -> int:
    """The size class in bytes that hides `length` bytes: 256 B, 1, 4, 16, 64 KiB, then steps of 256 KiB."""
    whole = length + LENGTH_BYTES
    if whole > LARGEST:
        raise ValueError("A record holds at most 8 MiB.")
    for step in STEPS:
        if whole <= step:
            return step
    return -(-whole // LARGE_STEP) * LARGE_STEP


def pad(plaintext: bytes) -> bytes:
    """Length (4 bytes, big-endian), the bytes, zeros up to the size class."""
    return (len(plaintext).to_bytes(LENGTH_BYTES, "big") + plaintext).ljust(
        padded_size(len(plaintext)), b"\0"
    )


def unpad(padded: bytes) -> bytes:
    """What `pad` was given; SealError where the length cannot be right."""
    length = int.from_bytes(padded[:LENGTH_BYTES], "big")
    if length > len(padded) - LENGTH_BYTES:
        raise SealError
    return padded[LENGTH_BYTES : LENGTH_BYTES + length]
