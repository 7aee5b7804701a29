"""What can go wrong, in as few kinds as a caller may tell apart."""


class SealError(Exception):
    """Something did not open: a wrong key, a changed byte, another person, space, epoch or stream."""


class WeakParameters(ValueError):
    """Hash parameters below the floor. Refused, so that a changed row cannot make guessing cheap."""
