"""The first line of a table: where each question stands, and what else is there."""

from collections import Counter
from collections.abc import Sequence

from attune.core.measurement.samples.findings import Finding
from attune.core.measurement.samples.form import Form

ABOUT = ("id", "age", "gender", "version")
"""Columns that are read where they are present, in any case of letters."""
SHOWN = 5


class Unreadable(ValueError):
    """A table that cannot be worked on at all; its text is one line that says why, in plain words."""


def columns_of(head: list[str], form: Form) -> dict[str, int]:
    """Where each item stands, and id, age, gender and version where present."""
    if not any(head):
        raise Unreadable("the file is empty: its first line names the columns, one for each question")
    lost = [item for item in form.items if item not in head]
    if lost:
        raise Unreadable(f"no column for {_few(lost)}; the file has {_few([name for name in head if name])}")
    twice = [item for item in form.items if head.count(item) > 1]
    places = {item: head.index(item) for item in form.items}
    for name in ABOUT:
        same = [n for n, found in enumerate(head) if found.lower() == name and found not in places]
        twice += [name] if len(same) > 1 else []
        places |= {name: same[0]} if same else {}
    if twice:
        raise Unreadable(f"the column {_few(twice)} stands more than once: which one is meant?")
    return places


def left_over(head: list[str], place: dict[str, int]) -> list[Finding]:
    """Names that stand twice and columns that are not asked for."""
    used = set(place.values())
    spare = [name or f"column {n + 1}" for n, name in enumerate(head) if n not in used]
    found = []
    twice = [name for name, count in Counter(spare).items() if count > 1]
    if twice:
        found.append(Finding("name-twice", len(twice), (), f"named more than once, not used: {_few(twice)}"))
    if spare:
        text = "1 column is" if len(spare) == 1 else f"{len(spare)} columns are"
        found.append(
            Finding("extra-column", len(spare), (), f"{text} not asked for and left alone: {_few(spare)}")
        )
    return found


def _few(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - SHOWN
    shown = ", ".join(" ".join(name.split())[:40] for name in names[:SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown
