"""The words that planning thinks in. Everything here is plain data: state in, offer out."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Start(StrEnum):
    """Where somebody sets out from. An unclear measure, or none, is STEADY."""

    ANXIOUS = "anxious"
    AVOIDANT = "avoidant"
    FEARFUL = "fearful"
    STEADY = "steady"


class Alarm(StrEnum):
    """The answer to the private question of care rule 1. UNASKED also stands for "not now"."""

    NO = "no"
    YES = "yes"
    UNSURE = "unsure"
    UNASKED = "unasked"


class Depth(StrEnum):
    """How far down something goes (care 1.2)."""

    LIGHT = "light"
    MIDDLE = "middle"
    DEEP = "deep"


ROWS = ("P3", "P8", "P1", "P2", "P4", "P5", "P6", "P7")
"""The order of care 1.11 for one person: calm and two names first, then the rest."""

CALM = "P3"
HELP = "P8"
PROTECTIVE = ("P8", "P7")
"""Rows that come first when something real may be going on: people to turn to, then limits."""

MINUTES = (3, 5, 10)


@dataclass(frozen=True, slots=True)
class Activity:
    """What planning needs to know about one exercise.

    `needs` are slugs that are to be finished before. `looks_back` is true for whatever reads today's alarm as
    an old story.
    """

    slug: str
    row: str
    minutes: int
    depth: Depth = Depth.LIGHT
    suits: frozenset[Start] = frozenset(Start)
    needs: frozenset[str] = frozenset()
    looks_back: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """One ended run. `before` and `after` are distress from 0 to 10, None where it was not rated."""

    slug: str
    day: date
    before: float | None = None
    after: float | None = None
    finished: bool = True


@dataclass(frozen=True, slots=True)
class Rated:
    """The check-in of one day: distress from 1 (calm) to 7."""

    day: date
    distress: int


@dataclass(frozen=True, slots=True)
class Seen:
    """All that a reason may be drawn from. The answer about a real alarm is not in here, on purpose:

    whatever is said about a proposal can neither tell that answer nor hint at it. `past` and `rated` may come in
    any order. `weekdays` are 0 (Monday) to 6; none means every day.
    """

    today: date
    first_day: date
    start: Start = Start.STEADY
    focus: tuple[str, ...] = ()
    minutes: int = 5
    weekdays: frozenset[int] = frozenset()
    past: tuple[Past, ...] = ()
    rated: tuple[Rated, ...] = ()
    declined: frozenset[str] = frozenset()
    shorter: bool = False
    not_today: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """All that a proposal is made from. `hard_result`: something measured this week weighs (care 1.7).

    It is not in `Seen`, so that no reason can be drawn from it.
    """

    seen: Seen
    alarm: Alarm = Alarm.UNASKED
    hard_result: bool = False


class Reason(StrEnum):
    """Why something is proposed. One set for everybody."""

    HARD_DAY = "hard-day"
    SHORTER = "shorter"
    FIRST = "first"
    EASED = "eased"
    CALM_FIRST = "calm-first"
    NAMES_EARLY = "names-early"
    FOCUS_NEW = "focus-new"
    NEW = "new"
    FOCUS = "focus"
    AGAIN = "again"


class Nothing(StrEnum):
    """Why there is no proposal."""

    DONE = "done"
    REST = "rest"
    NOT_TODAY = "not-today"
    NO_MORE = "no-more"


@dataclass(frozen=True, slots=True)
class Offer:
    """`params` fill the words of the reason. `planned` is false on a day that the person left free."""

    slug: str
    minutes: int
    reason: Reason
    params: dict[str, int | float | str] = field(default_factory=dict)
    planned: bool = True
    can_be_shorter: bool = False
