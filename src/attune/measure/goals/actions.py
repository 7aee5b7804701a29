"""Writes of goals. A rating is put into what stands at that moment, so no window loses another's."""

from datetime import date, datetime
from uuid import UUID

from attune.measure.goals import queries
from attune.measure.goals.records import Ended, Goal, Wording
from attune.people.viewer import Viewer
from attune.spaces import actions as spaces
from attune.spaces import undo as undoing
from attune.spaces.queries import private_space
from attune.spaces.records import Kept


class TooSoon(Exception):
    """It was rated less than a week ago: `again` is the day from which it can be rated."""

    def __init__(self, again: date) -> None:
        """Keep the day for the page that says so."""
        super().__init__("too soon")
        self.again = again


def make(*, viewer: Viewer, wording: Wording, once: str, now: datetime) -> Kept[Goal]:
    """A new goal. `once` names the page it was written on: sent twice from there, it is one goal."""
    goal = Goal(wish=wording.wish, zero=wording.zero, five=wording.five, ten=wording.ten)
    return spaces.write(viewer=viewer, space=private_space(viewer), body=goal, now=now, key=once or None)


def rate(*, viewer: Viewer, goal_id: UUID, value: int, line: str, now: datetime) -> Kept[Goal]:
    """Where it stands today, 0 to 10. TooSoon within a week of the last rating; ended goals stay as they are."""
    kept, today = queries.read(viewer, goal_id), viewer.day(now)

    def rated(stands: Kept[Goal]) -> Goal:
        if stands.body.ended:
            return stands.body
        if again := queries.again(stands.body, today):
            raise TooSoon(again)
        return stands.body.rated(today, value, line)

    return spaces.change(viewer=viewer, kept=kept, to=rated, now=now)


def say_anew(*, viewer: Viewer, goal_id: UUID, wording: Wording, now: datetime) -> Kept[Goal]:
    """Other words for the goal or its steps."""
    kept = queries.read(viewer, goal_id)
    return spaces.change(viewer=viewer, kept=kept, to=lambda stands: stands.body.said_anew(wording), now=now)


def close(*, viewer: Viewer, goal_id: UUID, how: Ended, now: datetime) -> Kept[Goal]:
    """Say that it is reached or let go, or with "" take it up again."""
    kept, today = queries.read(viewer, goal_id), viewer.day(now)
    return spaces.change(viewer=viewer, kept=kept, to=lambda stands: stands.body.closed(how, today), now=now)


def erase(*, viewer: Viewer, goal_id: UUID, now: datetime) -> str:
    """Delete a goal with its ratings; what `spaces.undo` needs to put it back."""
    kept = queries.read(viewer, goal_id)
    return undoing.erase(viewer=viewer, record_id=kept.id, now=now, back=kept.body.address(kept.id))
