"""What instrument files must keep beyond their types: answers, items, keys, and what they name elsewhere."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from attune.core.curriculum.instrument_fact_rules import check_facts
from attune.core.curriculum.instrument_word_rules import check_words
from attune.core.curriculum.instruments import Instrument
from attune.core.curriculum.lines import Document, Path
from attune.core.curriculum.problems import Problem

LEAST_REVERSED = 1 / 3


@dataclass(frozen=True)
class Around:
    """What the other files hold: codes of rows, and slugs of exercises (those that cannot be read included)."""

    rows: Collection[str]
    exercises: Collection[str]


def check_instrument(instrument: Instrument, document: Document, around: Around) -> Iterator[Problem]:
    """Everything that makes an instrument wrong."""
    yield from _labels(instrument, document)
    yield from _items(instrument, document)
    yield from _scoring(instrument, document)
    for name in instrument.subscales:
        yield from _subscale(instrument, name, document)
    yield from check_words(instrument, document)
    yield from check_facts(instrument, document)
    yield from _named(instrument, document, around)


def _labels(instrument: Instrument, document: Document) -> Iterator[Problem]:
    """One label a point; none at all only where the wording is brought."""
    scale, brought = instrument.scale, not instrument.rights.included
    needed = not brought and not all(item.labels for item in instrument.items)
    if scale.labels or needed:
        yield from _fits(scale.labels, scale.points, document, ("scale", "labels"))
    for n, item in enumerate(instrument.items):
        own_points = item.points not in {None, scale.points}
        if item.labels or (own_points and not brought):
            yield from _fits(item.labels, instrument.points_of(item), document, ("items", n, "labels"))


def _fits(labels: list[str], points: int, document: Document, at: Path) -> Iterator[Problem]:
    if len(labels) != points:
        what = f"`labels` has {len(labels)} words for {points} points"
        yield document.problem(at, what, "write one label for each point")
    for label, times in Counter(labels).items():
        if times > 1:
            mend = "word each answer in its own way"
            yield document.problem(at, f'the label "{label}" is there {times} times', mend)


def _items(instrument: Instrument, document: Document) -> Iterator[Problem]:
    """Each item is there once and belongs somewhere."""
    seen: set[str] = set()
    texts: dict[str, str] = {}
    for n, item in enumerate(instrument.items):
        if item.id in seen:
            mend = "give each item an id of its own"
            yield document.problem(("items", n, "id"), f'`id` "{item.id}" is there twice', mend)
        seen.add(item.id)
        if item.text and (other := texts.setdefault(item.text.casefold(), item.id)) != item.id:
            what = f'the text of "{item.id}" is the same as that of "{other}"'
            yield document.problem(
                ("items", n, "text"), what, "ask something else, or take one of the two out"
            )
        if item.subscale not in instrument.subscales:
            what = f'`subscale` is "{item.subscale}", which is none of this instrument'
            mend = f"write one of {', '.join(instrument.subscales)}"
            yield document.problem(("items", n, "subscale"), what, mend)


def _scoring(instrument: Instrument, document: Document) -> Iterator[Problem]:
    """The way of scoring can be used with these items."""
    if instrument.times != 1 and instrument.scoring != "sum":
        what = f"`times` is {instrument.times}, but the score is no sum"
        yield document.problem(("times",), what, "write `scoring: sum`, or take `times` out")
    for name in instrument.subscales:
        points = {instrument.points_of(item) for item in instrument.items_of(name)}
        if instrument.scoring == "mean" and len(points) > 1:
            what = f'the items of "{name}" have {" and ".join(map(str, sorted(points)))} points, and a mean mixes them'
            yield document.problem(("scoring",), what, "write `scoring: sum` or `scoring: percent`")


def _subscale(instrument: Instrument, name: str, document: Document) -> Iterator[Problem]:
    """In ours a third is keyed the other way, so that saying yes to everything is not a score."""
    items = instrument.items_of(name)
    at = ("subscales", name)
    if not items:
        yield document.problem(at, f'the subscale "{name}" has no items', "add items, or take it out")
        return
    reversed_items = sum(item.key == -1 for item in items)
    if instrument.rights.included and reversed_items / len(items) < LEAST_REVERSED:
        what = f'only {reversed_items} of {len(items)} items of "{name}" have `key: -1`'
        yield document.problem(at, what, "word at least a third of them the other way")


def _named(instrument: Instrument, document: Document, around: Around) -> Iterator[Problem]:
    """Rows, items of `safety`, and exercises in `results`: all of them are there."""
    for n, row in enumerate(instrument.rows):
        if row not in around.rows:
            mend = "write a code that stands in rows.yaml"
            yield document.problem(("rows", n), f'`rows` names "{row}", which is no row', mend)
    ids = {item.id for item in instrument.items}
    for n, item_id in enumerate(instrument.safety):
        if item_id not in ids:
            what = f'`safety` names "{item_id}", which is no item'
            yield document.problem(("safety", n), what, "write the id of an item of this instrument")
    for at, slug in _steps(instrument.results, ("results",)):
        if slug and slug not in around.exercises:
            what = f'`{at[-1]}` is "{slug}", which is no exercise'
            yield document.problem(at, what, "write the slug of an exercise")


def _steps(value: object, at: Path) -> Iterator[tuple[Path, str]]:
    """Each `next_step` and `exercise` in the words of the results, with its place."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in {"next_step", "exercise"} and isinstance(inner, str):
                yield (*at, name), inner
            else:
                yield from _steps(inner, (*at, name))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _steps(inner, (*at, n))
