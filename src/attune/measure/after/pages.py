"""What is said after a bad result. Nobody else sees it, and nothing keeps that it was shown."""

from datetime import date
from typing import Any

from attune.measure import words
from attune.measure.after.queries import Weighs
from attune.measure.records import Measure
from attune.spaces.records import Kept


def page(kept: Kept[Measure], met: Weighs, today: date) -> dict[str, Any]:
    """What it means and does not mean, whether something happened, a lighter week, someone to talk to, help."""
    return {
        "kept": kept,
        "danger": met.danger,
        "since": words.when(met.since, today) if met.since else "",
        "with_whom": words.with_whom(kept.body.bond),
    }
