"""How a run moves: an exercise, a run and something done give the next run. Pure; `actions` keeps the result."""

from datetime import datetime
from typing import Literal

import msgspec

from attune.core.curriculum import (
    Answer,
    Exercise,
    Step,
    feedback,
    lasting,
    ratings,
    step_after,
    step_before,
    visible,
)
from attune.player.records import Run, in_words
from attune.player.steps.kinds import Parsed

type Outcome = Literal["done", "stopped"]


def fresh(exercise: Exercise, now: datetime) -> Run:
    """A run at its first step."""
    return Run(
        activity=exercise.slug,
        activity_uuid=str(exercise.uuid),
        content_version=exercise.version,
        title=exercise.title,
        started=now,
        at=exercise.steps[0].id,
    )


def step_at(exercise: Exercise, run: Run) -> Step:
    """The step to show: where the run stands, or the next visible one, or the last."""
    shown = visible(exercise.steps, run.answers)
    here = next((step for step in shown if step.id == run.at), None)
    return here or step_after(exercise.steps, run.answers, run.at) or shown[-1]


def answered(exercise: Exercise, run: Run, step: Step, parsed: Parsed, *, version: int) -> Run:
    """With an answer to a step, in place of its draft. `version` is that which the record will have."""
    if parsed.answer is None:
        return run
    kept = _with_words(run, step, parsed.answer, version=version, draft=False)
    said = {**run.said, step.id: parsed.said} if parsed.said else _without(run.said, step.id)
    asked = {**run.asked, step.id: step.asked()} if parsed.said != "" else run.asked
    return _rated(exercise, msgspec.structs.replace(kept, said=said, asked=_in_order(exercise, asked)))


def drafted(exercise: Exercise, run: Run, step: Step, parsed: Parsed, *, version: int) -> Run:
    """With something typed that is not an answer yet. Nothing typed takes the draft back, not the answer."""
    if run.finished is not None or parsed.is_unfit:
        return run
    if parsed.answer is None:
        if step.id in run.answers or step.id not in run.drafts:
            return run
        return msgspec.structs.replace(run, drafts=_without(run.drafts, step.id))
    if parsed.said is None:
        kept = _with_words(run, step, parsed.answer, version=version, draft=True)
        asked = _in_order(exercise, {**run.asked, step.id: step.asked()})
        return msgspec.structs.replace(kept, asked=asked)
    return answered(exercise, run, step, parsed, version=version) if parsed.said else run


def skipped(exercise: Exercise, run: Run, step: Step) -> Run:
    """Without an answer to this step. What the field held is a draft by now, to be found on the way back."""
    answers, said = _without(run.answers, step.id), _without(run.said, step.id)
    return _rated(exercise, msgspec.structs.replace(run, answers=answers, said=said))


def moved_on(exercise: Exercise, run: Run, step: Step, now: datetime) -> Run:
    """At the step after this one; finished where there is none. An older step moves nothing but what it must."""
    if run.at != step.id and any(shown.id == run.at for shown in visible(exercise.steps, run.answers)):
        return run
    following = step_after(exercise.steps, run.answers, step.id)
    return (
        finished(exercise, run, now, "done")
        if following is None
        else msgspec.structs.replace(run, at=following.id)
    )


def moved_back(exercise: Exercise, run: Run, step: Step) -> Run:
    """At the step before this one; where there is none it stays."""
    earlier = step_before(exercise.steps, run.answers, step.id)
    return msgspec.structs.replace(run, at=earlier.id if earlier else step.id)


def finished(exercise: Exercise | None, run: Run, now: datetime, outcome: Outcome) -> Run:
    """At its end. What was done to the end has feedback; what was stopped keeps drafts as answers.

    Words on a branch that was left, or beside a step that was skipped, stay as drafts: nothing is lost.
    """
    if run.finished is not None:
        return run
    written = {**run.answers, **run.drafts} if outcome == "stopped" else run.answers
    answers = lasting(exercise.steps, written) if exercise else written
    drafts = {step: words for step, words in {**run.drafts, **run.answers}.items() if _own(run, step)}
    told = feedback(exercise, answers) if exercise and outcome == "done" else []
    ended = msgspec.structs.replace(
        run,
        answers=answers,
        drafts={step: words for step, words in drafts.items() if step not in answers},
        feedback=told,
        finished=now,
        outcome=outcome,
    )
    return _rated(exercise, ended) if exercise else ended


def was_overtaken(run: Run, step: Step, parsed: Parsed, *, seen: int | None) -> bool:
    """Whether another window wrote other words to this step after this one was opened.

    `seen` is the version of the record that the window knew.
    """
    stands = words_of(run, step)
    if seen is None or parsed.answer is None or parsed.said is not None or not stands:
        return False
    return run.seen.get(step.id, 0) > seen and not in_words(parsed.answer).startswith(stands)


def words_of(run: Run, step: Step) -> str:
    """What stands in the field of a step: the draft, or the answer."""
    return in_words(run.drafts.get(step.id, run.answers.get(step.id, "")))


def _with_words(run: Run, step: Step, answer: Answer, *, version: int, draft: bool) -> Run:
    stands = run.drafts.get(step.id, run.answers.get(step.id))
    same = answer in (stands, words_of(run, step))
    seen = run.seen if same else {**run.seen, step.id: version}
    if draft:
        return msgspec.structs.replace(run, drafts={**run.drafts, step.id: answer}, seen=seen)
    answers, drafts = {**run.answers, step.id: answer}, _without(run.drafts, step.id)
    return msgspec.structs.replace(run, answers=answers, drafts=drafts, seen=seen)


def _rated(exercise: Exercise | None, run: Run) -> Run:
    steps = exercise.steps if exercise else ()
    before, after = ratings(steps, lasting(steps, run.answers))
    return msgspec.structs.replace(run, before=before, after=after)


def _in_order(exercise: Exercise, asked: dict[str, str]) -> dict[str, str]:
    return {step.id: asked[step.id] for step in exercise.steps if step.id in asked}


def _own(run: Run, step_id: str) -> bool:
    """Whether a step is answered in the person's own words."""
    return step_id in run.asked and step_id not in run.said


def _without[T](table: dict[str, T], key: str) -> dict[str, T]:
    return {name: value for name, value in table.items() if name != key}


def rerouted(exercise: Exercise, run: Run, step: Step, parsed: Parsed, *, version: int) -> Run:
    """With another choice at an earlier step, standing at the first step that this choice brings up."""
    shown = {each.id for each in visible(exercise.steps, run.answers)}
    chosen = answered(exercise, run, step, parsed, version=version)
    new = [each.id for each in visible(exercise.steps, chosen.answers) if each.id not in shown]
    following = step_after(exercise.steps, chosen.answers, step.id)
    at = new[0] if new else following.id if following else chosen.at
    return msgspec.structs.replace(chosen, at=at)


def other_way(exercise: Exercise, run: Run, step: Step) -> tuple[Step, str] | None:
    """The care of a body exercise: an earlier choice, and its option that leads to steps of another type instead.

    Where several do, it is the last: authors list the ways of a kind first and the one without it at the end.
    """
    shown = visible(exercise.steps, run.answers)
    found = None
    for choice in [each for each in shown if exercise.steps.index(each) < exercise.steps.index(step)]:
        for option in choice.choices():
            instead = visible(exercise.steps, {**run.answers, choice.id: option})
            new = [each for each in instead if each not in shown]
            if step not in instead and new and all(each.type != step.type for each in new):
                found = choice, option
    return found
