"""Reads a folder of content files into typed activities and notes what does not fit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath

import msgspec

from attune.core.curriculum import evidence_reading, help_reading
from attune.core.curriculum.activities import Exercise, Lesson, Row
from attune.core.curriculum.feelings import Feelings
from attune.core.curriculum.instruments import Instrument
from attune.core.curriculum.lines import Document, parse, with_front_matter
from attune.core.curriculum.misfits import fit, shown
from attune.core.curriculum.problems import Problem
from attune.core.curriculum.steps import Step

EXERCISE_FOLDERS = {"practices", "couple", "scenes"}

type StepTypes = Mapping[str, type[Step]]


@dataclass
class Found:
    """All that could be read, each with the file that it came from, and what could not."""

    activities: list[tuple[Lesson | Exercise, Document]] = field(default_factory=list)
    instruments: list[tuple[Instrument, Document]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    rows_file: Document | None = None
    feelings: Feelings = field(default_factory=Feelings)
    feelings_file: Document | None = None
    evidence: evidence_reading.FoundEvidence = field(default_factory=evidence_reading.FoundEvidence)
    help: help_reading.FoundHelp = field(default_factory=help_reading.FoundHelp)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Slugs of files that do not fit: others may name them, and hear nothing of it."""


def read(folder: FilePath, step_types: StepTypes) -> Found:
    """Read each file of the folder; files whose name begins with a dot or an underscore are left alone."""
    found = Found()
    shown_root = f"{folder.resolve().parent.name}/{folder.resolve().name}"
    if not folder.is_dir():
        found.problems.append(
            Problem(shown_root, 1, "there is no such folder", "name the folder of one language")
        )
        return found
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith((".", "_")):
            _read_file(found, path, f"{shown_root}/{path.relative_to(folder).as_posix()}", step_types)
    found.activities = [
        (_with_feelings(activity, found), document) for activity, document in found.activities
    ]
    return found


def _with_feelings(activity: Lesson | Exercise, found: Found) -> Lesson | Exercise:
    if isinstance(activity, Lesson):
        return activity
    steps = tuple(step.with_feelings(found.feelings) for step in activity.steps)
    return msgspec.structs.replace(activity, steps=steps)


def read_help(folder: FilePath) -> Found:
    """Read the help lines and the guide alone; none of them has to be there."""
    found = Found()
    shown_root = f"{folder.resolve().parent.name}/{folder.resolve().name}"
    for path in [
        folder / help_reading.LINES_FILE,
        *sorted((folder / help_reading.GUIDE_FOLDER).glob("*.md")),
    ]:
        if path.is_file() and not path.name.startswith((".", "_")):
            _read_file(found, path, f"{shown_root}/{path.relative_to(folder).as_posix()}", {})
    return found


def _read_file(found: Found, path: FilePath, name: str, step_types: StepTypes) -> None:
    top = name.split("/")[2]
    if path.suffix not in {".md", ".yaml"}:
        return
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        found.problems.append(Problem(name, 1, "this is not UTF-8 text", "save the file as UTF-8"))
        return
    if path.suffix == ".md":
        _read_prose(found, name, text, top)
        return
    document, problems = parse(name, text)
    found.problems += problems
    if problems and not document.data:
        return
    if top in EXERCISE_FOLDERS:
        _read_exercise(found, document, step_types)
    elif top == "instruments":
        _keep_instrument(found, document)
    elif top in FOLDER_FILES:
        FOLDER_FILES[top](found, document)


def _read_prose(found: Found, name: str, text: str, top: str) -> None:
    """A text below front matter: the guide, or a lesson."""
    document, problems = with_front_matter(name, text)
    found.problems += problems
    if document is None:
        return
    if top == help_reading.GUIDE_FOLDER:
        found.problems += help_reading.keep_guide(found.help, document)
        return
    lesson, misfits = fit(document, document.data, Lesson)
    found.problems += misfits
    if lesson is None:
        found.unread.add(str(document.data.get("slug")))
    else:
        found.activities.append((msgspec.structs.replace(lesson, body=document.body), document))


def _read_exercise(found: Found, document: Document, step_types: StepTypes) -> None:
    head = {name: value for name, value in document.data.items() if name != "steps"}
    exercise, problems = fit(document, head, Exercise)
    steps, step_problems = _read_steps(document, step_types)
    found.problems += problems + step_problems
    if exercise is None or step_problems:
        found.unread.add(str(document.data.get("slug")))
    else:
        found.activities.append((msgspec.structs.replace(exercise, steps=tuple(steps)), document))


def _read_steps(document: Document, step_types: StepTypes) -> tuple[list[Step], list[Problem]]:
    raw = document.data.get("steps")
    if not isinstance(raw, list) or not raw:
        return [], [
            document.problem(
                ("steps",), "`steps` is not a list of steps", "add a line `steps:` and list them"
            )
        ]
    steps: list[Step] = []
    problems: list[Problem] = []
    for n, data in enumerate(raw):
        at = ("steps", n)
        if not isinstance(data, dict):
            problems.append(document.problem(at, f"this step is {shown(data)}", "give it an id and a type"))
        elif (kind := step_types.get(str(data.get("type")))) is None:
            what = f"`type` is {shown(data.get('type'))}, which is no step type"
            mend = f"write one of {', '.join(sorted(step_types))}"
            problems.append(document.problem((*at, "type"), what, mend))
        else:
            step, misfits = fit(document, data, kind, at)
            problems += misfits
            steps += [step] if step is not None else []
    return steps, problems


def _keep_instrument(found: Found, document: Document) -> None:
    instrument, problems = fit(document, document.data, Instrument)
    found.problems += problems
    if instrument is not None:
        found.instruments.append((instrument, document))


def _keep_feelings(found: Found, document: Document) -> None:
    feelings, problems = fit(document, document.data, Feelings)
    found.problems += problems
    if feelings is not None:
        found.feelings, found.feelings_file = feelings, document


def _keep_evidence(found: Found, document: Document) -> None:
    found.problems += evidence_reading.keep(found.evidence, document)


def _keep_rows(found: Found, document: Document) -> None:
    rows, problems = fit(document, document.data.get("rows", []), list[Row], ("rows",))
    found.problems += problems
    found.rows, found.rows_file = rows or [], document


def _keep_help(found: Found, document: Document) -> None:
    found.problems += help_reading.keep_lines(found.help, document)


FOLDER_FILES = {
    "feelings.yaml": _keep_feelings,
    evidence_reading.FILE: _keep_evidence,
    evidence_reading.FOLDER: _keep_evidence,
    "rows.yaml": _keep_rows,
    help_reading.LINES_FILE: _keep_help,
}
