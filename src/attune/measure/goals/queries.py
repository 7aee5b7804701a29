"""What there is of goals: each read starts from the viewer's own records."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from attune.core.measurement.trend import FEWEST, Point, Shift, trend
from attune.measure.goals.records import Goal
from attune.people.viewer import Viewer
from attune.spaces import queries as spaces
from attune.spaces.records import Kept
from attune.web.charts import Line, Reading, line_chart

AGAIN = timedelta(days=7)
"""Once a week is often enough to see something move, and seldom enough not to feed checking (care 1.6)."""
LOWEST, HIGHEST = 0.0, 10.0
ROUNDING = 0.5
"""Half a step: what one rating in whole numbers cannot say."""


@dataclass(frozen=True)
class Standing:
    """A goal as its page shows it. `shift`: from the first rating to the last, where there are enough to say."""

    kept: Kept[Goal]
    again: date | None
    chart: Line | None
    shift: Shift | None
    banded: bool
    rated_today: bool


def goals(viewer: Viewer) -> list[Kept[Goal]]:
    """All of the viewer's goals, newest first; those that ended come last."""
    found = spaces.entries(viewer, spaces.private_space(viewer), Goal)
    return sorted(found, key=lambda kept: kept.body.ended is not None)


def read(viewer: Viewer, goal_id: UUID) -> Kept[Goal]:
    """One goal of the viewer's private space; NotFound otherwise."""
    kept = spaces.read(viewer, goal_id, Goal)
    if kept.space_id != spaces.private_space(viewer).id:
        raise spaces.NotFound
    return kept


def again(body: Goal, today: date) -> date | None:
    """The day from which it can be rated again; None when that is now. On its own day a rating can be changed."""
    last = body.last
    if last is None or last.day == today or last.day + AGAIN <= today:
        return None
    return last.day + AGAIN


def standing(kept: Kept[Goal], today: date) -> Standing:
    """The line of its ratings by the steps of now, and whether it moved by more than its own swings."""
    ratings = sorted(
        (one for one in kept.body.ratings if one.edition == kept.body.edition), key=lambda one: one.day
    )
    fitted = trend([Point(one.day, float(one.value)) for one in ratings], low=LOWEST, high=HIGHEST)
    levels = {state.day: state for state in fitted.states}
    readings = []
    for one in ratings:
        state = levels.get(one.day)
        error = max(state.high - state.level, state.level - state.low) if state else ROUNDING
        readings.append(Reading(day=one.day, value=state.level if state else float(one.value), error=error))
    ends = (ratings[0].day, ratings[-1].day) if len(ratings) >= FEWEST else None
    return Standing(
        kept=kept,
        again=again(kept.body, today),
        chart=line_chart(readings, lowest=LOWEST, highest=HIGHEST, low="0", high="10") if readings else None,
        shift=fitted.shift([ends[0]], [ends[1]]) if ends else None,
        banded=bool(fitted.states),
        rated_today=bool(ratings) and ratings[-1].day == today,
    )
