"""From history to what to practise next. Pure: no clock, no chance, no Django."""

from attune.core.planning.bars import Bar, bar
from attune.core.planning.history import HIGH_DISTRESS, eased, hard_day, hard_week, last, rests_until, worse
from attune.core.planning.offers import allowed, offer
from attune.core.planning.order import preference
from attune.core.planning.proposal import Proposal, Why, asks_again, propose
from attune.core.planning.reasons import reason_for
from attune.core.planning.stages import Stage, Way, stage
from attune.core.planning.starts import start_from
from attune.core.planning.types import (
    HELP,
    MINUTES,
    ROWS,
    Activity,
    Alarm,
    Depth,
    Nothing,
    Offer,
    Past,
    Rated,
    Reason,
    Seen,
    Start,
    State,
)

__all__ = [
    "HELP",
    "HIGH_DISTRESS",
    "MINUTES",
    "ROWS",
    "Activity",
    "Alarm",
    "Bar",
    "Depth",
    "Nothing",
    "Offer",
    "Past",
    "Proposal",
    "Rated",
    "Reason",
    "Seen",
    "Stage",
    "Start",
    "State",
    "Way",
    "Why",
    "allowed",
    "asks_again",
    "bar",
    "eased",
    "hard_day",
    "hard_week",
    "last",
    "offer",
    "preference",
    "propose",
    "reason_for",
    "rests_until",
    "stage",
    "start_from",
    "worse",
]
