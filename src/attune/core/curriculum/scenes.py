"""Scenes: steps of which each choice leads to another. What is known of the ways through them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from attune.core.curriculum.activities import Exercise
from attune.core.curriculum.conditions import Answer, Answers, Condition, Pattern
from attune.core.curriculum.steps import Step


@dataclass(frozen=True)
class Turning:
    """One place on the way through a scene, and the option that was taken there; None where it ended."""

    step: Step
    option: str | None = None
    pattern: Pattern | None = None


def branched(exercise: Exercise) -> Exercise:
    """With a condition at each node but the first: shown when a choice that leads there was taken."""
    steps = tuple(_following(exercise, step) for step in exercise.steps)
    return msgspec.structs.replace(exercise, steps=steps)


def _following(exercise: Exercise, step: Step) -> Step:
    taken = [Condition(chose={node: options}) for node, options in leading_to(exercise.steps, step.id)]
    return msgspec.structs.replace(step, when=Condition(any_=taken)) if taken else step


def leading_to(steps: Sequence[Step], step_id: str) -> list[tuple[str, list[str]]]:
    """(node, its options) for each node with choices that lead to this one."""
    found = [(step.id, [o for o, goes in (step.leads() or {}).items() if goes == step_id]) for step in steps]
    return [(origin, options) for origin, options in found if options]


def path(exercise: Exercise, answers: Answers) -> list[Turning]:
    """The way that was taken through a scene, from the first node on; empty where there is no scene."""
    node = next((step for step in exercise.steps if step.leads() is not None), None)
    taken: list[Turning] = []
    while node is not None:
        answer, leads = answers.get(node.id), node.leads() or {}
        option = answer if isinstance(answer, str) and answer in leads else None
        taken.append(Turning(node, option, node.leanings().get(option) if option else None))
        node = exercise.step(leads[option]) if option else None
    return taken


def ways(exercise: Exercise) -> Iterator[dict[str, Answer]]:
    """Each way through a scene, as its answers. Needs what the rules of scenes ask for, or it may not end."""
    first = next((step for step in exercise.steps if step.leads() is not None), None)
    waiting: list[tuple[Step | None, dict[str, Answer]]] = [(first, {})]
    while waiting:
        node, taken = waiting.pop()
        if node is None or not node.leads():
            yield taken
        else:
            following = (node.leads() or {}).items()
            waiting += [(exercise.step(goes), {**taken, node.id: option}) for option, goes in following]


def longest(exercise: Exercise, step: Step) -> int:
    """How many nodes can follow a node at most; 0 for any other step."""
    following = [exercise.step(goes) for goes in set((step.leads() or {}).values())]
    return max((1 + longest(exercise, each) for each in following if each is not None), default=0)
