"""Choices that look like chance and are always the same: from hashes of names and numbers. No key is made of these."""

from collections.abc import Sequence
from hashlib import sha256

SEED = "harbour"


def share(*what: object) -> float:
    """A number from 0 up to 1, spread evenly, the same for the same names."""
    text = "/".join(map(str, (SEED, *what)))
    return int.from_bytes(sha256(text.encode()).digest()[:6]) / 2**48


def pick[T](choices: Sequence[T], *what: object) -> T:
    """One of these."""
    return choices[int(share(*what) * len(choices))]


def around(middle: float, width: float, lowest: int, highest: int, *what: object) -> int:
    """A whole number near `middle`, at most `width` away, within the limits."""
    near = middle + (share(*what) + share(*what, "too") - 1) * width
    return max(lowest, min(highest, round(near)))
