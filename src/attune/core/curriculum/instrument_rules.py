"""What instrument files and the words for feelings must keep beyond their types."""

from collections.abc import Iterator

from attune.core.curriculum.feelings import Feelings
from attune.core.curriculum.instruments import Instrument
from attune.core.curriculum.lines import Document
from attune.core.curriculum.problems import Problem

LEAST_REVERSED = 1 / 3


def check_instrument(instrument: Instrument, document: Document) -> Iterator[Problem]:
    """Labels, items and keys fit each other."""
    labels, points = len(instrument.scale.labels), instrument.scale.points
    if labels != points:
        what = f"`labels` has {labels} words for {points} points"
        yield document.problem(("scale", "labels"), what, "write one label for each point")
    seen: set[str] = set()
    for n, item in enumerate(instrument.items):
        if item.id in seen:
            mend = "give each item an id of its own"
            yield document.problem(("items", n, "id"), f'`id` "{item.id}" is there twice', mend)
        seen.add(item.id)
        if item.subscale not in instrument.subscales:
            what = f'`subscale` is "{item.subscale}", which is none of this instrument'
            mend = f"write one of {', '.join(instrument.subscales)}"
            yield document.problem(("items", n, "subscale"), what, mend)
    for name in instrument.subscales:
        yield from _keys(instrument, name, document)


def _keys(instrument: Instrument, name: str, document: Document) -> Iterator[Problem]:
    """A third of each subscale is keyed the other way, so that saying yes to everything is not a score."""
    items = instrument.items_of(name)
    at = ("subscales", name)
    if not items:
        yield document.problem(at, f'the subscale "{name}" has no items', "add items, or take it out")
        return
    reversed_items = sum(item.key == -1 for item in items)
    if reversed_items / len(items) < LEAST_REVERSED:
        what = f'only {reversed_items} of {len(items)} items of "{name}" have `key: -1`'
        yield document.problem(at, what, "word at least a third of them the other way")


def check_feelings(feelings: Feelings, document: Document) -> Iterator[Problem]:
    """Each id is there once."""
    seen: set[str] = set()
    places = [(("roots", n), root.id) for n, root in enumerate(feelings.roots)]
    places += [(("roots", n), word.id) for n, root in enumerate(feelings.roots) for word in root.words]
    places += [(("extras", n), extra.id) for n, extra in enumerate(feelings.extras)]
    for at, feeling_id in places:
        if feeling_id in seen:
            mend = "give each word an id of its own"
            yield document.problem(at, f'`id` "{feeling_id}" is there twice', mend)
        seen.add(feeling_id)
