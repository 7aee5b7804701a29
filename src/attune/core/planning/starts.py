"""Where to start from, read off a measure."""

from collections.abc import Mapping

from attune.core.planning.types import Start

CLEAR = 0.5
"""A region counts as clear from this probability on. Professional judgement, not from a trial."""


def start_from(regions: Mapping[str, float] | None) -> Start:
    """`regions`: probability (0 to 1) of "secure", "anxious", "avoidant", "fearful"; None before a measure.

    Secure answers, unclear ones and none start steady: calm and steadiness first are wrong for nobody.
    """
    if not regions:
        return Start.STEADY
    likeliest = max(sorted(regions), key=lambda name: regions[name])
    if regions[likeliest] < CLEAR or likeliest == "secure":
        return Start.STEADY
    return Start(likeliest)
