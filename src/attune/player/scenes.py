"""What a scene needs beyond its steps: the way that was taken, what each choice was, and taking another."""

from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.utils.translation import gettext as _

from attune.core.curriculum import Exercise, Pattern, Step, path, visible
from attune.player import runs
from attune.player.records import Run


@dataclass(frozen=True)
class Taken:
    """One place on the way: what was done there, and what that does. `about` is empty where it was said above."""

    step: Step
    said: str = ""
    called: str = ""
    about: str = ""


def way(exercise: Exercise, run: Run) -> list[Taken]:
    """The way through a scene, from its first place to where it ended; empty where nothing was chosen."""
    words, told = patterns(), set[Pattern]()
    taken: list[Taken] = []
    for turning in path(exercise, run.answers):
        if turning.option is None or turning.pattern is None:
            taken.append(Taken(turning.step))
            continue
        called, about = words[turning.pattern]
        about = "" if turning.pattern in told else about
        told.add(turning.pattern)
        taken.append(Taken(turning.step, turning.step.said(turning.option), called, about))
    return taken if told else []


def inside(exercise: Exercise, run: Run, step: Step) -> str:
    """What the choice that led to a node was like for the other one; empty at the first."""
    turnings = path(exercise, run.answers) if step.leads() is not None else []
    place = next((n for n, each in enumerate(turnings) if each.step.id == step.id), 0)
    before = turnings[place - 1] if place else None
    return before.step.inside(before.option or "") if before else ""


def another_way(exercise: Exercise, run: Run, step: Step, now: datetime) -> Run:
    """A new run that stands at a place of an earlier one, with what was answered before it.

    The rating before is the latest that there is.
    """
    earlier = visible(exercise.steps, run.answers)
    earlier = earlier[: next((n for n, each in enumerate(earlier) if each.id == step.id), 0)]
    kept = {each.id for each in earlier if each.id in run.answers}
    answers = {each.id: run.answers[each.id] for each in earlier if each.id in kept}
    said = {each: words for each, words in run.said.items() if each in kept}
    for each in earlier:
        if each.measures() == "before" and run.after is not None:
            answers[each.id], said[each.id] = run.after, each.said(run.after)
    return msgspec.structs.replace(
        runs.fresh(exercise, now),
        answers=answers,
        said=said,
        asked={each: words for each, words in run.asked.items() if each in kept},
        before=run.before if run.after is None else run.after,
        at=step.id,
    )


def patterns() -> dict[Pattern, tuple[str, str]]:
    """What a choice is called, and what it does: to get it, and what it may cost. Never a name for a person."""
    return {
        "protest": (
            _("A push"),
            _(
                "It presses, tests or stings, so that the other one answers. Under it there is mostly a question."
            ),
        ),
        "withdrawal": (
            _("A step away"),
            _(
                "It gets you out of reach of what hurts. The other one notices the distance, and not the reason."
            ),
        ),
        "appeasing": (
            _("Giving way"),
            _("It calms the moment by leaving your own side out. What you needed is still there, unsaid."),
        ),
        "control": (
            _("Making sure"),
            _("It checks or steers the other one, to be certain. The relief is real, and mostly short."),
        ),
        "secure": (
            _("Saying what is so"),
            _("It says how it is for you, or looks after you, and leaves the other one room to answer."),
        ),
        "boundary": (
            _("A limit"),
            _("It says what you yourself will do, or not do. Nobody has to agree to it."),
        ),
    }
