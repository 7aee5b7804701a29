"""Which steps are shown, given the answers so far, and which comes next."""

from collections.abc import Sequence

from attune.core.curriculum.conditions import Answer, Answers, matches
from attune.core.curriculum.steps import Step


def visible(steps: Sequence[Step], answers: Answers) -> list[Step]:
    """The steps whose condition holds.

    A condition sees only answers of earlier visible steps, so that an answer given on a branch that was left
    again changes nothing.
    """
    shown: list[Step] = []
    seen: dict[str, Answer] = {}
    for step in steps:
        if matches(step.when, seen, steps):
            shown.append(step)
            if step.id in answers:
                seen[step.id] = answers[step.id]
    return shown


def lasting(steps: Sequence[Step], answers: Answers) -> dict[str, Answer]:
    """The answers of visible steps, in order: those that count."""
    return {step.id: answers[step.id] for step in visible(steps, answers) if step.id in answers}


def step_after(steps: Sequence[Step], answers: Answers, step_id: str) -> Step | None:
    """The next visible step; None at the end. An unknown id counts as before the first."""
    place = _place(steps, step_id)
    return next((step for step in visible(steps, answers) if _place(steps, step.id) > place), None)


def step_before(steps: Sequence[Step], answers: Answers, step_id: str) -> Step | None:
    """The visible step before this one; None at the first."""
    place = _place(steps, step_id)
    earlier = [step for step in visible(steps, answers) if _place(steps, step.id) < place]
    return earlier[-1] if earlier else None


def _place(steps: Sequence[Step], step_id: str) -> int:
    return next((place for place, step in enumerate(steps) if step.id == step_id), -1)
