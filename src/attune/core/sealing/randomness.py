"""The one source of randomness."""

import os


def fresh(length: int) -> bytes:
    """`length` random bytes from the operating system."""
    return os.urandom(length)
