"""The way in: a first practice, six items, a plan, then day by day. Each step can be put off, none is forced."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ASK_AGAIN = timedelta(days=7)
"""A step that was put off is not proposed again before this has passed."""


class Stage(StrEnum):
    """What today is for."""

    FIRST_PRACTICE = "first-practice"
    FIRST_SIX = "first-six"
    PLAN = "plan"
    DAILY = "daily"


@dataclass(frozen=True, slots=True)
class Way:
    """How far somebody has come; `put_off` says when a step was last put off."""

    today: date
    practised: bool = False
    measured: bool = False
    planned: bool = False
    six_put_off: date | None = None
    plan_put_off: date | None = None


def _waits(put_off: date | None, today: date) -> bool:
    return put_off is not None and today < put_off + ASK_AGAIN


def stage(way: Way) -> Stage:
    """A first practice comes before the form: people meet what it is like before they are asked anything."""
    if not way.practised:
        return Stage.FIRST_PRACTICE
    if not way.measured and not way.planned and not _waits(way.six_put_off, way.today):
        return Stage.FIRST_SIX
    if not way.planned and not _waits(way.plan_put_off, way.today):
        return Stage.PLAN
    return Stage.DAILY
