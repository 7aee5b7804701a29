"""What a scene must keep: every node can be reached, every way ends, and a kind answer is always at hand."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise

from attune.core.curriculum.activities import Exercise
from attune.core.curriculum.conditions import Condition, Pattern, matches
from attune.core.curriculum.lines import Document
from attune.core.curriculum.problems import Problem
from attune.core.curriculum.scenes import leading_to, ways
from attune.core.curriculum.steps import Step

LEAST_NODES, LEAST_ENDS = 6, 2
LEAST_CHOICES, MOST_CHOICES = 2, 5
MOST_WAYS = 5000  # beyond, what feedback comes to is not looked up
STEADY: set[Pattern] = {"secure", "boundary"}

type Place = tuple[int, Step]


def check_scene(exercise: Exercise, document: Document) -> list[Problem]:
    """The rules of scenes, and that no other exercise holds a part of one."""
    nodes = [(n, step) for n, step in enumerate(exercise.steps) if step.leads() is not None]
    if not exercise.is_scene:
        mend = "write `kind: scene`, or take the step out"
        return [document.problem(("steps", n, "type"), "only a scene has such steps", mend) for n, _ in nodes]
    problems = [*_whole(exercise, document, nodes), *_leaned(exercise, document)]
    for n, step in nodes:
        problems += [*_node(document, n, step), *_goes(exercise, document, n, step)]
        if n != nodes[0][0] and not leading_to(exercise.steps, step.id):
            mend = "let a choice above go here, or take the node out"
            problems.append(document.problem(("steps", n), f'nothing goes to "{step.id}"', mend))
    return problems or list(_unsaid(exercise, document))


def _whole(exercise: Exercise, document: Document, nodes: list[Place]) -> Iterator[Problem]:
    ends = [step for _, step in nodes if not step.leads()]
    if len(nodes) < LEAST_NODES:
        what = f"the scene has {len(nodes)} nodes"
        yield document.problem(("steps",), what, f"write at least {LEAST_NODES}")
    if len(ends) < LEAST_ENDS:
        what = f"the scene has {len(ends)} ends"
        yield document.problem(("steps",), what, f"let it end in at least {LEAST_ENDS} ways")
    if not exercise.other:
        mend = "add a line `other:` with the name of the one whose inside is told"
        yield document.problem((), "`other` is missing", mend)
    for (before, _), (n, _) in pairwise(nodes):
        if n != before + 1:
            mend = "put other steps before the first node or after the last"
            yield document.problem(("steps", before + 1), "this step breaks the scene in two", mend)


def _node(document: Document, n: int, step: Step) -> Iterator[Problem]:
    """What a node says of itself, as it stands in the file."""
    raw, choices = document.data["steps"][n], len(step.leads() or {})
    if step.when is not None:
        mend = "take `when` out: `goes` says when a node is shown"
        yield document.problem(("steps", n, "when"), "a node of a scene has no `when`", mend)
    if not choices:
        if not raw.get("ends"):
            mend = "add `choices`, or `ends: true` and what it `shows`"
            yield document.problem(("steps", n), "the way stops here, and this is no end", mend)
        elif not raw.get("shows"):
            mend = "add `shows:`, what could be seen on this way"
            yield document.problem(("steps", n), "`shows` is missing", mend)
        return
    for name in ("ends", "shows"):
        if raw.get(name):
            mend = f"take `{name}` or the choices out"
            yield document.problem(("steps", n, name), "this node has choices, so it is no end", mend)
    if not LEAST_CHOICES <= choices <= MOST_CHOICES:
        mend = f"write {LEAST_CHOICES} to {MOST_CHOICES}"
        yield document.problem(("steps", n, "choices"), f"the choices here are {choices}", mend)
    if not STEADY & set(step.leanings().values()):
        mend = "add a choice with `pattern: secure` or `boundary`"
        yield document.problem(("steps", n, "choices"), "no choice here is secure or a boundary", mend)


def _goes(exercise: Exercise, document: Document, n: int, step: Step) -> Iterator[Problem]:
    later = {other.id for other in exercise.steps[n + 1 :] if other.leads() is not None}
    for c, goes in enumerate((step.leads() or {}).values()):
        if goes in later:
            continue
        what = "which comes no later than this node" if exercise.step(goes) else "which is no step"
        if exercise.step(goes) and goes in {other.id for other in exercise.steps[n + 1 :]}:
            what = "which is no node of the scene"
        path = ("steps", n, "choices", c, "goes")
        yield document.problem(path, f'`goes` is "{goes}", {what}', "write the id of a node below this one")


def _leaned(exercise: Exercise, document: Document) -> Iterator[Problem]:
    """What feedback waits for can happen."""
    most: Counter[Pattern] = Counter()
    ahead: dict[str, Counter[Pattern]] = {}
    for step in reversed(exercise.steps):
        best: Counter[Pattern] = Counter()
        for option, goes in (step.leads() or {}).items():
            best |= Counter([step.leanings()[option]]) + ahead.get(goes, Counter())
        ahead[step.id] = best
        most |= best
    for g, group in enumerate(exercise.feedback):
        for r, rule in enumerate(group):
            for pattern, n in rule.when.patterns() if rule.when else []:
                if most[pattern] < n:
                    what = f"no way through the scene has {n} × {pattern}"
                    path = ("feedback", g, r, "when")
                    yield document.problem(path, what, f"write {most[pattern]} at most")


def _unsaid(exercise: Exercise, document: Document) -> Iterator[Problem]:
    """Rules of feedback that ask for nothing but choices, and that a rule above always takes the word from."""
    nodes = {step.id for step in exercise.steps if step.leads() is not None}
    taken = list(islice(ways(exercise), MOST_WAYS + 1))
    if len(taken) > MOST_WAYS:
        return
    for g, group in enumerate(exercise.feedback):
        of_choices = [(r, rule.when) for r, rule in enumerate(group) if _asks_choices(rule.when, nodes)]
        said = {
            next((r for r, when in of_choices if matches(when, way, exercise.steps)), None) for way in taken
        }
        for r, _when in of_choices:
            if r not in said:
                mend = "put it above the rule that is said instead, or take it out"
                yield document.problem(("feedback", g, r), "no way through the scene comes to this", mend)


def _asks_choices(condition: Condition | None, nodes: set[str]) -> bool:
    if condition is None or any(step not in nodes for _, step in condition.steps()):
        return False
    return condition == Condition(
        chose=condition.chose, not_chose=condition.not_chose, leaned=condition.leaned
    )
