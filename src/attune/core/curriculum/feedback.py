"""What is said at the end of an exercise, from what the person did."""

import re

from attune.core.curriculum.activities import Exercise
from attune.core.curriculum.conditions import Answers, matches, ratings
from attune.core.curriculum.flow import lasting

PLACE = re.compile(r"\{(before|after|(?:words|choice):[^{}]*)\}")
ANY_PLACE = re.compile(r"\{([^{}]*)\}")
QUOTED_CHARACTERS = 90


def feedback(exercise: Exercise, answers: Answers) -> list[str]:
    """One sentence from each group: that of the first rule which matches and whose gaps can all be filled."""
    kept = lasting(exercise.steps, answers)
    said: list[str] = []
    for group in exercise.feedback:
        for rule in group:
            if not matches(rule.when, kept, exercise.steps):
                continue
            sentence = fill(rule.say, exercise, kept)
            if sentence is not None:
                said.append(sentence)
                break
    return said


def fill(say: str, exercise: Exercise, answers: Answers) -> str | None:
    """The sentence with its gaps filled; None when a gap has no answer."""
    before, after = ratings(exercise.steps, answers)
    gaps: dict[str, str] = {}
    for name in PLACE.findall(say):
        value = {"before": before, "after": after}.get(name)
        words = str(value) if value is not None else _own(name, exercise, answers)
        if words is None:
            return None
        gaps[name] = words
    return PLACE.sub(lambda found: gaps[found.group(1)], say)


def quoted(words: str) -> str:
    """A person's own words, on one line, cut at a word's end, in quotation marks."""
    flat = " ".join(words.split())
    if len(flat) > QUOTED_CHARACTERS:
        cut = flat[:QUOTED_CHARACTERS]
        flat = (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(",;:.– ") + "…"
    return f"“{flat}”"


def _own(name: str, exercise: Exercise, answers: Answers) -> str | None:
    kind, _, step_id = name.partition(":")
    step, answer = exercise.step(step_id), answers.get(step_id)
    if step is None or answer is None or answer == [] or (isinstance(answer, str) and not answer.strip()):
        return None
    return quoted(step.said(answer)) if kind == "words" else step.said(answer)
