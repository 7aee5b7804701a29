"""Measures of somebody who has been here for months: several bonds, moments, and weeks that got harder."""

from datetime import datetime, timedelta
from types import SimpleNamespace

LONG_NAME = "Grandmother-of-all-Donaudampfschifffahrt"


def measures(viewer: object, now: datetime) -> None:
    """Each through the product's own actions."""
    from attune.measure.records import Bond
    from attune.player.library import curriculum
    from tests.measure.answering import measured
    from tests.measure.planted import answered

    here, known = SimpleNamespace(viewer=viewer), curriculum().instruments
    noor = Bond("friend", "Noor")
    measured(here, now - timedelta(weeks=2), noor, anxiety=2, avoidance=2)
    measured(here, now - timedelta(weeks=3), Bond("parent", LONG_NAME), anxiety=4, avoidance=6)
    for weeks, high in ((8, 0.9), (4, 0.8), (0, 0.1)):
        answered(here, now - timedelta(weeks=weeks, minutes=9), known["well-being"], high=high)
    answered(here, now - timedelta(days=4), known["availability"], high=0.75, bond=noor)
    for ago in (*range(33, 20, -1), *range(9, 0, -1)):
        high = 0.3 + 0.1 * (ago % 3) + (0.3 if ago < 10 else 0)
        answered(here, now - timedelta(days=ago), known["felt-security"], high=high, bond=noor)
