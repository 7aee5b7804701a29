"""Checks a curriculum folder: what each file says by itself, and what the files say of each other."""

from collections.abc import Container, Iterator, Sequence
from datetime import date
from pathlib import Path

from attune.core.curriculum import evidence_reading
from attune.core.curriculum.activities import ROW_CODES, SCENE, Curriculum, Exercise, Lesson
from attune.core.curriculum.exercise_rules import check_exercise
from attune.core.curriculum.feelings_rules import check_feelings
from attune.core.curriculum.help_lines import Help
from attune.core.curriculum.help_reading import check_help
from attune.core.curriculum.instrument_rules import Around, check_instrument
from attune.core.curriculum.lines import Document
from attune.core.curriculum.problems import Broken, Problem
from attune.core.curriculum.reading import Found, StepTypes, read, read_help
from attune.core.curriculum.scene_rules import check_scene
from attune.core.curriculum.scenes import branched
from attune.core.curriculum.wordings import Brought, bring


def load(folder: Path, step_types: StepTypes, wordings: Path | None = None) -> Curriculum:
    """The curriculum of one language. Raises `Broken` with every reason when a file is wrong.

    `wordings`: the folder of what an operator brought. What is wrong there is noted, and raises nothing.
    """
    found = read(folder, step_types)
    problems = _problems(found)
    if problems:
        raise Broken(problems)
    to_call = found.help.whole()
    own = {instrument.slug: instrument for instrument, _ in found.instruments}
    brought = bring(own, wordings) if wordings else Brought(own)
    return Curriculum(
        activities={
            each.slug: branched(each) if isinstance(each, Exercise) else each for each in _in_order(found)
        },
        rows=tuple(found.rows),
        instruments=brought.instruments,
        wordings=brought.wordings,
        wording_problems=tuple(brought.problems),
        feelings=found.feelings,
        sources=found.evidence.sources,
        ingredients=found.evidence.ingredients,
        help_lines=to_call.lines,
        finding=to_call.finding,
        guide=to_call.guide,
    )


def _in_order(found: Found) -> list[Lesson | Exercise]:
    """In the order of the files, but for what its row names as first."""
    place = {slug: n for row in found.rows for n, slug in enumerate(row.first)}
    return sorted((each for each, _ in found.activities), key=lambda each: place.get(each.slug, len(place)))


def load_help(folder: Path) -> Help:
    """Only the help lines and the guide of one language, for pages that stand below the player.

    Raises `Broken` with every reason when one of these files is wrong.
    """
    found = read_help(folder)
    problems = [*found.problems, *check_help(found.help, None)]
    if problems:
        raise Broken(sorted(set(problems)))
    return found.help.whole()


def check(folder: Path, step_types: StepTypes, today: date | None = None) -> list[Problem]:
    """What is wrong, in the order of files and lines; empty when nothing is.

    With `today` (of whoever asks) a help line that was read later than that is wrong, too.
    """
    return _problems(read(folder, step_types), today)


def _problems(found: Found, today: date | None = None) -> list[Problem]:
    problems = [*found.problems, *check_help(found.help, today), *evidence_reading.check(found.evidence)]
    for rule in (_unique, _rows, _references, _lessons):
        problems += rule(found)
    for activity, document in found.activities:
        if isinstance(activity, Exercise):
            problems += [*check_exercise(activity, document), *check_scene(activity, document)]
    around = Around({row.code for row in found.rows} or ROW_CODES, _exercises(found))
    for instrument, document in found.instruments:
        problems += check_instrument(instrument, document, around)
    if found.feelings_file:
        problems += check_feelings(found.feelings, found.feelings_file)
    return sorted(set(problems))


def _unique(found: Found) -> Iterator[Problem]:
    """A uuid is unique over all; a slug among activities, and among instruments."""
    activities = [(str(a.uuid), f"activity {a.slug}", document) for a, document in found.activities]
    instruments = [(str(i.uuid), f"instrument {i.slug}", document) for i, document in found.instruments]
    guide, file = found.help.guide, found.help.guide_file
    guides = [(str(guide.uuid), f"guide {guide.slug}", file)] if guide and file else []
    first: dict[str, Document] = {}
    for uuid, slug, document in activities + instruments + guides:
        for name, value, mend in (
            ("uuid", uuid, "make a new uuid for the newer file"),
            ("slug", slug, "choose another slug for the newer file"),
        ):
            other = first.setdefault(value, document)
            if other is not document:
                yield document.problem((name,), f"`{name}` is the same as in {other.file}", mend)


def _rows(found: Found) -> Iterator[Problem]:
    rows = {activity.slug: activity.row for activity, _ in found.activities}
    said = {slug for slug, row in rows.items() if row not in ROW_CODES} | found.unread
    for n, row in enumerate(found.rows):
        for m, slug in enumerate(row.first):
            if found.rows_file and slug not in said and rows.get(slug) != row.code:
                what = f'`first` names "{slug}", which is nothing of {row.code}'
                at = ("rows", n, "first", m)
                yield found.rows_file.problem(at, what, "write the slug of a lesson or exercise of this row")
    for activity, document in found.activities:
        if activity.row not in ROW_CODES:
            what = f'`row` is "{activity.row}", which is no row'
            yield document.problem(("row",), what, "write P1 to P8 or C1 to C10")
        kind, article = _kind(activity, document)
        if activity.kind != kind:
            what = f'`kind` is "{activity.kind}", but this file is read as {article} {kind}'
            mend = "a lesson is a .md file, an exercise a .yaml file, a scene one in scenes/"
            yield document.problem(("kind",), what, mend)


def _kind(activity: Lesson | Exercise, document: Document) -> tuple[str, str]:
    """What a file is read as, with its article."""
    if isinstance(activity, Lesson):
        return "lesson", "a"
    return (SCENE, "a") if document.file.split("/")[2] == "scenes" else ("exercise", "an")


def _references(found: Found) -> Iterator[Problem]:
    slugs = {activity.slug for activity, _ in found.activities} | found.unread
    for activity, document in found.activities:
        yield from _known(
            document, "sources", activity.sources, found.evidence.sources, "evidence.yaml under `sources`"
        )
        yield from _known(document, "prerequisites", activity.prerequisites, slugs, "a file with this slug")
        if activity.ingredient is not None and activity.ingredient not in found.evidence.ingredients:
            what = f'`ingredient` is "{activity.ingredient}", which evidence.yaml does not hold'
            yield document.problem(("ingredient",), what, "write a key that stands there under `ingredients`")


def _known(
    document: Document, name: str, keys: Sequence[str], table: Container[str], where: str
) -> Iterator[Problem]:
    for n, key in enumerate(keys):
        if key not in table:
            yield document.problem((name, n), f'`{name}` names "{key}", which is not there', f"check {where}")


def _lessons(found: Found) -> Iterator[Problem]:
    """Each objective is practised by an exercise that exists, and each lesson rests on a source."""
    exercises = _exercises(found)
    for lesson, document in found.activities:
        if not isinstance(lesson, Lesson):
            continue
        if not lesson.body:
            yield document.problem((), "the lesson has no text", "write it below the second ---")
        if not lesson.sources:
            yield document.problem(
                ("sources",), "`sources` is empty", "name at least one key of evidence.yaml"
            )
        if not lesson.practised_by:
            what = "no exercise practises what this lesson teaches"
            yield document.problem(
                ("practised_by",), what, "add `practised_by:` with the slug of an exercise"
            )
        yield from _known(
            document, "practised_by", lesson.practised_by, exercises, "an exercise with this slug"
        )
        if lesson.try_ and lesson.try_.exercise and lesson.try_.exercise not in exercises:
            what = f'`exercise` is "{lesson.try_.exercise}", which is no exercise'
            yield document.problem(("try", "exercise"), what, "write the slug of an exercise")


def _exercises(found: Found) -> set[str]:
    """Slugs of exercises, and of what cannot be read, which may be one."""
    return {each.slug for each, _ in found.activities if isinstance(each, Exercise)} | found.unread
