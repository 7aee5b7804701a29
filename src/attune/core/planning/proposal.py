"""A plan that is proposed from the measure. Every part carries a reason, and every part can be changed.

The answer about a real alarm is not an input: what it changes is which activities are barred and which lead
(see `bars`, `order`), never what a plan says. No plan is one of soothing only, whoever asks.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from attune.core.planning.starts import CLEAR, start_from
from attune.core.planning.types import CALM, ROWS, Alarm, Start

_FOCUS = {
    Start.ANXIOUS: ("P3", "P1", "P4"),
    Start.AVOIDANT: ("P1", "P3", "P6"),
    Start.FEARFUL: ("P3", "P1", "P8"),
    Start.STEADY: ("P3", "P1", "P2"),
}
_MINUTES = {Start.ANXIOUS: 5, Start.AVOIDANT: 5, Start.FEARFUL: 3, Start.STEADY: 5}
WEEKDAYS = (0, 1, 2, 3, 4)
FOCUS_ROWS = 2
ASK_ALARM_AGAIN = timedelta(days=28)
ASK_ALARM_LATER = timedelta(days=7)


class Why(StrEnum):
    """Why a part of the plan is proposed; one code, one sentence."""

    NO_MEASURE = "no-measure"
    UNCLEAR = "unclear"
    SECURE = "secure"
    ANXIOUS = "anxious"
    AVOIDANT = "avoidant"
    FEARFUL = "fearful"
    CALM_FIRST = "calm-first"
    UNDERSTAND_FIRST = "understand-first"
    SHORT_AND_STEADY = "short-and-steady"
    FIVE_MINUTES = "five-minutes"
    FIVE_DAYS = "five-days"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed, part by part. `weekdays` are 0 (Monday) to 6."""

    start: Start
    why_start: Why
    focus: tuple[str, ...]
    why_focus: Why
    minutes: int
    why_minutes: Why
    weekdays: tuple[int, ...]
    why_weekdays: Why


def _why_start(start: Start, regions: Mapping[str, float] | None) -> Why:
    if not regions:
        return Why.NO_MEASURE
    if start is not Start.STEADY:
        return Why(start.value)
    return Why.SECURE if regions.get("secure", 0.0) >= CLEAR else Why.UNCLEAR


def focus_for(start: Start, rows: Collection[str]) -> tuple[str, ...]:
    """Two rows out of those that there is something to practise in; never calm alone where there is more."""
    wanted = [row for row in _FOCUS[start] if row in rows]
    others = [row for row in ROWS if row in rows and row not in wanted]
    return tuple((wanted + others)[:FOCUS_ROWS])


def propose(regions: Mapping[str, float] | None, rows: Collection[str]) -> Proposal:
    """`regions` as in `start_from`; `rows`: those that have exercises."""
    start = start_from(regions)
    focus = focus_for(start, rows)
    fearful = start is Start.FEARFUL
    return Proposal(
        start=start,
        why_start=_why_start(start, regions),
        focus=focus,
        why_focus=Why.CALM_FIRST if focus[:1] == (CALM,) else Why.UNDERSTAND_FIRST,
        minutes=_MINUTES[start],
        why_minutes=Why.SHORT_AND_STEADY if fearful else Why.FIVE_MINUTES,
        weekdays=WEEKDAYS,
        why_weekdays=Why.FIVE_DAYS,
    )


def asks_again(start: Start, alarm: Alarm, asked: date | None, today: date) -> bool:
    """Is it time to ask the private question once more?

    In the paths for high anxiety every four weeks, whatever was answered; where it was put off, after a week. It
    depends on nothing that others could not know, so that seeing the question tells nothing.
    """
    if start not in (Start.ANXIOUS, Start.FEARFUL) or asked is None:
        return False
    return today >= asked + (ASK_ALARM_LATER if alarm is Alarm.UNASKED else ASK_ALARM_AGAIN)
