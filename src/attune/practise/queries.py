"""What stands on the shelves of the library, and what was begun."""

from dataclasses import dataclass

from attune.core.curriculum import SCENE, Exercise, Lesson, Row
from attune.people.viewer import Viewer
from attune.player import queries as player
from attune.player.library import curriculum
from attune.player.records import Run
from attune.spaces.records import Kept


@dataclass(frozen=True)
class Shelf:
    """One row of what is trained, with its lessons and exercises."""

    row: Row
    lessons: list[Lesson]
    exercises: list[Exercise]


def shelves() -> dict[str, list[Shelf] | list[Row]]:
    """`shelves`: rows that hold something; `later`: rows that hold nothing yet."""
    found, later = [], []
    for row in curriculum().rows:
        activities = [each for each in curriculum().of_row(row.code) if each.kind != SCENE]
        if not activities:
            later.append(row)
            continue
        lessons = [each for each in activities if isinstance(each, Lesson)]
        exercises = [each for each in activities if isinstance(each, Exercise)]
        found.append(Shelf(row, lessons, exercises))
    return {"shelves": found, "later": later}


def scenes() -> list[Exercise]:
    """The scenes, in the order of their files."""
    return [each for each in curriculum().exercises() if each.is_scene]


def unfinished(viewer: Viewer) -> Kept[Run] | None:
    """The newest run of any practice that was begun, and can still be gone on with."""
    for kept in player.runs(viewer):
        if kept.body.finished is None and player.was_touched(kept.body) and kept.body.exercise():
            return kept
    return None
