"""What can be done to a run. Each reads what stands, changes it and keeps it; a second click changes nothing."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from attune.core.curriculum import Exercise, Step
from attune.people.viewer import Viewer
from attune.player import queries, runs
from attune.player.library import kind_of
from attune.player.records import Run, WorseReason
from attune.player.steps.kinds import Carried, Form, Parsed
from attune.spaces import actions as spaces
from attune.spaces.queries import private_space
from attune.spaces.records import Kept


class Overtaken(Exception):
    """Another window wrote other words to this step. `kept` is what stands; nothing was overwritten."""

    def __init__(self, kept: Kept[Run]) -> None:
        """Keep what stands, so that the page can show both texts."""
        super().__init__("overtaken")
        self.kept = kept


@dataclass(frozen=True)
class Turn:
    """One posted step: who, in which run, at which step, what was sent, and when.

    `seen` is the version of the run that the page knew; None where it did not say.
    """

    viewer: Viewer
    kept: Kept[Run]
    exercise: Exercise
    step: Step
    form: Form
    now: datetime
    seen: int | None = None

    def parsed(self) -> Parsed:
        """What the form says."""
        return kind_of(self.step).parse(self.step, self.form)


@dataclass(frozen=True)
class Played:
    """The run after something was done, and why an answer was not taken, if it was not."""

    kept: Kept[Run]
    error: str = ""


def begin(*, viewer: Viewer, exercise: Exercise, now: datetime, start: Run | None = None) -> Kept[Run]:
    """A run at its first step, or as it is in `start`. Others of this exercise that are not finished are put away."""
    start = start or runs.fresh(exercise, now)
    for kept in queries.unfinished(viewer, exercise.slug):
        if kept.day == viewer.day(now) and kept.body.exercise() and _stands_at(kept.body, start):
            return kept
        if queries.was_touched(kept.body):
            _put_away(viewer, kept, now)
        else:
            spaces.erase(viewer=viewer, record_id=kept.id)
    return spaces.write(viewer=viewer, space=private_space(viewer), body=start, now=now)


def answer(turn: Turn) -> Played:
    """Take an answer and move on. Raises Overtaken."""
    parsed = turn.parsed()
    if parsed.error:
        return Played(turn.kept, parsed.error)

    def change(run: Run, version: int) -> Run:
        kept = runs.answered(turn.exercise, run, turn.step, parsed, version=version)
        if run.finished is not None:
            return kept.told_anew()
        return _asking(turn.viewer, run, runs.moved_on(turn.exercise, kept, turn.step, turn.now))

    return Played(_keep(turn, _guarded(turn, parsed, change)))


def keep_draft(turn: Turn) -> Played:
    """Keep what is typed so far; an error where it cannot be kept. Raises Overtaken."""
    parsed = turn.parsed()

    def change(run: Run, version: int) -> Run:
        return runs.drafted(turn.exercise, run, turn.step, parsed, version=version)

    return Played(_keep(turn, _guarded(turn, parsed, change)), parsed.error if parsed.is_unfit else "")


def skip(turn: Turn) -> Played:
    """Go on without an answer; what was typed stays as a draft. Raises Overtaken."""

    def change(run: Run, _version: int) -> Run:
        without = runs.skipped(turn.exercise, run, turn.step)
        return _asking(turn.viewer, run, runs.moved_on(turn.exercise, without, turn.step, turn.now))

    return _after_draft(turn, change)


def go_back(turn: Turn) -> Played:
    """To the step before; what was typed stays. Raises Overtaken."""
    return _after_draft(turn, lambda run, _version: runs.moved_back(turn.exercise, run, turn.step))


def stop(turn: Turn) -> Played:
    """End here and keep what was written. Raises Overtaken."""
    return _after_draft(turn, lambda run, _version: runs.finished(turn.exercise, run, turn.now, "stopped"))


def take_another_way(turn: Turn, *, choice: Step, option: str) -> Played:
    """Choose another option of an earlier step and go on from there."""
    parsed = kind_of(choice).parse(choice, Carried([option]))

    def change(run: Run, version: int) -> Run:
        return run if parsed.error else runs.rerouted(turn.exercise, run, choice, parsed, version=version)

    return _after_draft(turn, change)


def say_why(*, viewer: Viewer, run: Run, text: str, now: datetime) -> None:
    """Keep what a person says about why an activity made it worse; nothing typed keeps nothing."""
    body = WorseReason(activity=run.activity, title=run.title, text=text.strip())
    if body.text:
        spaces.write(viewer=viewer, space=private_space(viewer), body=body, now=now, key=run.activity)


type Change = Callable[[Run, int], Run]


def _keep(turn: Turn, change: Change) -> Kept[Run]:
    """Apply a change to what stands, and again when another request came between."""
    try:
        return spaces.change(
            viewer=turn.viewer,
            kept=turn.kept,
            to=lambda stands: change(stands.body, stands.version + 1),
            now=turn.now,
        )
    except spaces.Overtaken as overtaken:
        raise Overtaken(queries.run(turn.viewer, overtaken.current.id)) from overtaken


def _guarded(turn: Turn, parsed: Parsed, change: Change) -> Change:
    def guarded(run: Run, version: int) -> Run:
        if runs.was_overtaken(run, turn.step, parsed, seen=turn.seen):
            raise Overtaken(replace(turn.kept, body=run, version=version - 1))
        return change(run, version)

    return guarded


def _after_draft(turn: Turn, change: Change) -> Played:
    """Keep what was typed, then move; nothing moves in a run that is finished, or away from what cannot be kept."""
    drafted = keep_draft(turn)
    if drafted.error:
        return drafted

    def unless_finished(run: Run, version: int) -> Run:
        return run if run.finished is not None else change(run, version)

    return Played(_keep(replace(turn, kept=drafted.kept), unless_finished))


def _stands_at(run: Run, start: Run) -> bool:
    """Whether nothing was done in this run since such a start."""
    same = run.answers == start.answers and not run.drafts
    return same and (run.at == start.at or not start.answers)


def _put_away(viewer: Viewer, kept: Kept[Run], now: datetime) -> None:
    closed = runs.finished(kept.body.exercise(), kept.body, now, "stopped")
    with suppress(spaces.Overtaken):  # somebody is playing it in another window: let it be
        spaces.revise(viewer=viewer, kept=kept, body=closed, now=now)


def _asking(viewer: Viewer, before: Run, run: Run) -> Run:
    """The second time that something made it worse, the person is asked once why."""
    if before.finished is None and run.finished is not None and run.worse:
        return msgspec.structs.replace(run, asks_why=queries.times_worse(viewer, run.activity) == 1)
    return run
