"""What a difference may be called: a reliable rise or fall, or within the error of measurement; better or worse."""

from enum import StrEnum
from typing import Literal

type Good = Literal["up", "down"]
"""Which direction is wished for: `up` for well-being, `down` for anxiety."""


class Verdict(StrEnum):
    """Whether a difference is larger than its margin of error, and its direction."""

    RISE = "reliable-rise"
    FALL = "reliable-fall"
    WITHIN = "within-error"


class Turn(StrEnum):
    """A verdict read with the direction that is wished for."""

    BETTER = "reliable-improvement"
    WORSE = "reliable-worsening"
    NEITHER = "within-error"


def verdict(difference: float, margin: float) -> Verdict:
    """A difference (later minus earlier) against a margin of 0 or more, in one unit; at the margin it is within."""
    if abs(difference) <= margin:
        return Verdict.WITHIN
    return Verdict.RISE if difference > 0 else Verdict.FALL


def turn(found: Verdict, good: Good) -> Turn:
    """Improvement or worsening, given the direction that is good."""
    if good not in {"up", "down"}:
        raise ValueError(f'good is "up" or "down", got {good!r}')
    if found is Verdict.WITHIN:
        return Turn.NEITHER
    return Turn.BETTER if (found is Verdict.RISE) == (good == "up") else Turn.WORSE
