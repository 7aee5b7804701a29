"""Measures of somebody who has been here for months: several bonds, moments, and weeks that got harder."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attune.core.curriculum.instruments import Instrument

LONG_NAME = "Grandmother-of-all-Donaudampfschifffahrt"


def follow(viewer: object, known: "Mapping[str, Instrument]", now: datetime) -> None:
    """One that is followed, one that was stopped, one that was withdrawn."""
    from attune.measure.records import Bond
    from attune.measure.schedule import actions

    start, noor = now - timedelta(weeks=9), Bond("friend", "Noor")
    chosen = [(known[slug], noor) for slug in ("attachment", "felt-security", "availability")]
    plans = actions.choose(viewer=viewer, chosen=chosen, now=start)  # type: ignore[arg-type]
    actions.stop(viewer=viewer, plan_id=plans[1].id, now=now)  # type: ignore[arg-type]
    actions.withdraw(viewer=viewer, plan_id=plans[2].id, now=now)  # type: ignore[arg-type]


def measures(viewer: object, now: datetime) -> None:
    """Each through the product's own actions."""
    from attune.measure.records import Bond
    from attune.player.library import curriculum
    from tests.measure.answering import measured
    from tests.measure.planted import answered

    here, known = SimpleNamespace(viewer=viewer), curriculum().instruments
    noor, general = Bond("friend", "Noor"), Bond("people")
    measured(here, now - timedelta(weeks=2), noor, anxiety=2, avoidance=2)
    measured(here, now - timedelta(weeks=3), Bond("parent", LONG_NAME), anxiety=4, avoidance=6)
    for weeks, high in ((8, 0.9), (4, 0.8), (0, 0.1)):
        answered(here, now - timedelta(weeks=weeks, minutes=9), known["well-being"], high=high)
    answered(here, now - timedelta(days=4), known["availability"], high=0.75, bond=general)
    answered(here, now - timedelta(weeks=5), known["ecr-5"], high=0.5, bond=general)
    answered(here, now - timedelta(weeks=5), known["phq-9"], high=0.34)
    follow(viewer, known, now)
    for ago in (*range(33, 20, -1), *range(9, 0, -1)):
        high = 0.3 + 0.1 * (ago % 3) + (0.3 if ago < 10 else 0)
        answered(here, now - timedelta(days=ago), known["felt-security"], high=high, bond=noor)
