"""What an exercise file must keep beyond its types."""

from collections.abc import Iterator
from math import prod

from attune.core.curriculum.activities import Exercise
from attune.core.curriculum.conditions import Condition
from attune.core.curriculum.feedback import ANY_PLACE, PLACE
from attune.core.curriculum.lines import Document, Path
from attune.core.curriculum.problems import Problem

LEAST_OUTCOMES = 3


def check_exercise(exercise: Exercise, document: Document) -> list[Problem]:
    """Steps, conditions and feedback: everything they name must be there."""
    problems = [*_steps(exercise, document), *_distress(exercise, document), *_outcomes(exercise, document)]
    for n, step in enumerate(exercise.steps):
        earlier = {other.id for other in exercise.steps[:n]}
        problems += _condition(exercise, document, step.when, ("steps", n, "when"), earlier)
    everything = {step.id for step in exercise.steps}
    for g, group in enumerate(exercise.feedback):
        for r, rule in enumerate(group):
            at: Path = ("feedback", g, r)
            problems += _condition(exercise, document, rule.when, (*at, "when"), everything)
            problems += _gaps(exercise, document, rule.say, (*at, "say"))
    return problems


def _steps(exercise: Exercise, document: Document) -> Iterator[Problem]:
    seen: set[str] = set()
    for n, step in enumerate(exercise.steps):
        if step.id in seen:
            mend = "give each step an id of its own"
            yield document.problem(("steps", n, "id"), f'`id` "{step.id}" is there twice', mend)
        seen.add(step.id)
        for name in ("options", "choices"):
            raw = document.data["steps"][n].get(name)
            if isinstance(raw, list) and len(step.choices()) != len(raw):
                what, mend = f"two {name} have the same `id`", "give each one an id of its own"
                yield document.problem(("steps", n, name), what, mend)


def _distress(exercise: Exercise, document: Document) -> Iterator[Problem]:
    """One rating before at most, one after at most, and not the second without the first."""
    places: dict[str, int] = {}
    for n, step in enumerate(exercise.steps):
        role = step.measures()
        if role is None:
            continue
        if role in places:
            what = f"distress is rated {role} for a second time"
            yield document.problem(("steps", n, "role"), what, "take `role` away from one of the two")
        places.setdefault(role, n)
    if "after" in places and places.get("before", len(exercise.steps)) > places["after"]:
        at: Path = ("steps", places["after"], "role")
        yield document.problem(
            at, "distress is rated after, but not before", "add a rate step with `role: before`"
        )


def _outcomes(exercise: Exercise, document: Document) -> Iterator[Problem]:
    """At least three different things can be said, and something always is."""
    at: Path = ("feedback",)
    reachable = []
    for g, group in enumerate(exercise.feedback):
        sure = next((r for r, rule in enumerate(group) if rule.when is None), None)
        reachable.append(len(group) if sure is not None else len(group) + 1)
        if sure is not None and sure < len(group) - 1:
            what = "this is never said, since the rule above it always matches"
            yield document.problem((*at, g, sure + 1), what, "put the rule without `when` last")
    if prod(reachable) < LEAST_OUTCOMES:
        what = f"feedback has fewer than {LEAST_OUTCOMES} outcomes"
        yield document.problem(at, what, "add rules with `when` for what a person may do here")
    if not any(_always(rule.say) for group in exercise.feedback for rule in group[-1:] if rule.when is None):
        mend = "end one group with a rule that has no `when` and no gap in braces"
        yield document.problem(at, "it may happen that nothing is said", mend)


def _always(say: str) -> bool:
    return not PLACE.search(say)


def _condition(
    exercise: Exercise, document: Document, condition: Condition | None, at: Path, known: set[str]
) -> Iterator[Problem]:
    if condition is None:
        return
    for entry, step_id in condition.steps():
        if step_id not in known:
            later = exercise.step(step_id) is not None
            what = f'`{entry}` names "{step_id}", ' + ("which comes later" if later else "which is no step")
            mend = "name a step above this one" if later else "write the id of a step of this exercise"
            yield document.problem((*at, entry), what, mend)
    for entry, step_id, option in condition.options():
        step = exercise.step(step_id)
        if step is not None and option not in step.choices():
            what = f'`{entry}` names "{option}", which is no option of "{step_id}"'
            yield document.problem((*at, entry, step_id), what, "write the id of one of its options")
    roles = {step.measures() for step in exercise.steps if step.id in known}
    if (condition.needs_before and "before" not in roles) or (condition.needs_after and "after" not in roles):
        what = "this compares ratings of distress, and there are none up to here"
        yield document.problem(at, what, "add rate steps with `role: before` and `role: after`")


def _gaps(exercise: Exercise, document: Document, say: str, at: Path) -> Iterator[Problem]:
    roles = {step.measures() for step in exercise.steps}
    for gap in ANY_PLACE.findall(say):
        kind, _, step_id = gap.partition(":")
        step = exercise.step(step_id)
        if not PLACE.fullmatch("{" + gap + "}") or (kind in {"before", "after"} and kind not in roles):
            what = f"`{{{gap}}}` cannot be filled"
            mend = "use {before}, {after}, {words:STEP} or {choice:STEP}"
        elif kind in {"words", "choice"} and step is None:
            what, mend = (
                f'`{{{gap}}}` names "{step_id}", which is no step',
                "write the id of a step of this exercise",
            )
        elif kind == "choice" and step is not None and not step.choices():
            what, mend = (
                f'`{{{gap}}}` names "{step_id}", where nothing is chosen',
                f"write {{words:{step_id}}}",
            )
        else:
            continue
        yield document.problem(at, what, mend)
