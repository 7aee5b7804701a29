"""What is not proposed, and why not. A bar is absolute; a preference (see `order`) never overrides one."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from attune.core.planning import history
from attune.core.planning.types import CALM, HELP, Activity, Alarm, Depth, Start, State

STEADY_RUNS = 4
SAFE_PERSON_RUNS = 8
"""The fearful path (care 1.10), counted in practices that ended well: up to 4, steadiness only; up to 8,
one safe person; then closeness by minutes. What looks back to parents is never proposed on it, only found."""
STEADY_MINUTES = 3
SAFE_PERSON_MINUTES = 5


class Bar(StrEnum):
    """Why something is not proposed. Never shown to anyone."""

    DECLINED = "declined"
    OTHER_START = "other-start"
    RESTS = "rests"
    NEEDS_OTHERS_FIRST = "needs-others-first"
    TOO_DEEP_FOR_NOW = "too-deep-for-now"
    STEADINESS_FIRST = "steadiness-first"
    NOT_AN_OLD_STORY = "not-an-old-story"


def _declined(one: Activity, state: State, _: Sequence[Activity]) -> bool:
    return one.slug in state.seen.declined


def _other_start(one: Activity, state: State, _: Sequence[Activity]) -> bool:
    return state.seen.start not in one.suits


def _rests(one: Activity, state: State, _: Sequence[Activity]) -> bool:
    until = history.rests_until(state.seen.past, one.slug)
    return until is not None and state.seen.today < until


def _needs_others_first(one: Activity, state: State, _: Sequence[Activity]) -> bool:
    return bool(one.needs) and not one.needs <= {run.slug for run in state.seen.past if run.finished}


def _too_deep_for_now(one: Activity, state: State, activities: Sequence[Activity]) -> bool:
    """Nothing deep in the first week or by exploring, and only what is light on a hard day or after a hard result:

    what is deep belongs to a chosen focus, and comes after something of its row that was finished.
    """
    if state.hard_result or history.hard_day(state.seen):
        return one.depth is not Depth.LIGHT
    if one.depth is not Depth.DEEP:
        return False
    rows = {each.slug: each.row for each in activities}
    return (
        history.in_first_week(state.seen)
        or one.row not in state.seen.focus
        or history.finished(state.seen.past, rows, one.row) == 0
    )


def _steadiness_first(one: Activity, state: State, _: Sequence[Activity]) -> bool:
    """Whom to turn to is part of steadiness: what is light of that row is never barred here, whoever asks."""
    if state.seen.start is not Start.FEARFUL:
        return False
    if one.looks_back:
        return True
    if one.row == HELP and one.depth is Depth.LIGHT:
        return False
    runs = history.good_runs(state.seen)
    if runs < STEADY_RUNS:
        return one.row != CALM or one.depth is not Depth.LIGHT or one.minutes > STEADY_MINUTES
    if runs < SAFE_PERSON_RUNS:
        return one.depth is Depth.DEEP or one.minutes > SAFE_PERSON_MINUTES
    return False


def _not_an_old_story(one: Activity, state: State, _: Sequence[Activity]) -> bool:
    """Only a clear "no" opens what looks back: until the question has been answered nobody knows."""
    return one.looks_back and state.alarm is not Alarm.NO


_RULES: tuple[tuple[Bar, Callable[[Activity, State, Sequence[Activity]], bool]], ...] = (
    (Bar.DECLINED, _declined),
    (Bar.OTHER_START, _other_start),
    (Bar.RESTS, _rests),
    (Bar.NEEDS_OTHERS_FIRST, _needs_others_first),
    (Bar.TOO_DEEP_FOR_NOW, _too_deep_for_now),
    (Bar.STEADINESS_FIRST, _steadiness_first),
    (Bar.NOT_AN_OLD_STORY, _not_an_old_story),
)


def bar(one: Activity, state: State, activities: Sequence[Activity]) -> Bar | None:
    """The first bar against proposing `one`, or None. `activities` is all there is to choose from.

    For tests and for the people who write content. Never shown: a bar could tell what was answered in private.
    """
    return next((name for name, rule in _RULES if rule(one, state, activities)), None)
