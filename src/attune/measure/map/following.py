"""The one next step of a result: never what Today would not propose (care 1.1, 1.2, 1.8)."""

from dataclasses import dataclass
from datetime import date

from attune.core.curriculum import Exercise
from attune.people.viewer import Viewer
from attune.player import queries as player
from attune.player.library import curriculum

TWICE = 2


@dataclass(frozen=True)
class Step:
    """What is offered: an exercise, or without one whatever Today has."""

    activity: Exercise | None = None


def step(viewer: Viewer, slug: str, today: date) -> Step | None:
    """The exercise that a result points to, if this server has it; Today in its place where it may not fit.

    What is not light may be too much, and only Today knows what else was said; what made it worse twice rests, and
    after something that made it worse nothing follows that day.
    """
    found = curriculum().activities.get(slug)
    if not isinstance(found, Exercise):
        return None
    worse = [run for run in player.runs(viewer) if run.body.finished and run.body.worse]
    rests = sum(run.body.activity == slug for run in worse) >= TWICE
    over = any(run.body.finished and viewer.day(run.body.finished) == today for run in worse)
    return Step() if found.depth != "light" or rests or over else Step(found)
