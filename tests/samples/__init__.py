"""Frozen samples of each kind."""

from attune.spaces.records import KINDS


def shipped() -> list[str]:
    """Each kind that the product keeps; those that other tests register for themselves are left out."""
    return sorted(kind for kind in KINDS if not kind.startswith("test-"))
