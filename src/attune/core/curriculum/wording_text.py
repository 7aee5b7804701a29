"""Reads the wording of an instrument from a plain text: one item a line, in the order of the instrument."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from attune.core.curriculum.instrument_word_rules import GAP, NAME
from attune.core.curriculum.instruments import Instrument
from attune.core.curriculum.wordings import WordedItem

LONGEST = 500
HEAD = re.compile(r"(stem|labels)\s*:\s*(.*)", re.IGNORECASE)
NUMBER = re.compile(r"(\d+)[.)]\s+(.*)")


@dataclass
class Entry:
    """One item of the text: its line (from 1), its words, and its own answers."""

    line: int
    text: str
    labels: list[str] = field(default_factory=list)


@dataclass
class Text:
    """What stands in the file, and what is wrong with it: line, what, mend."""

    stem: str = ""
    labels: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    faults: list[tuple[int, str, str]] = field(default_factory=list)

    def items(self, instrument: Instrument) -> list[WordedItem]:
        """The items under their ids. Only for a text without faults."""
        return [
            WordedItem(id=item.id, text=entry.text, labels=entry.labels)
            for item, entry in zip(instrument.items, self.entries, strict=True)
        ]


def read_text(text: str, instrument: Instrument) -> Text:
    """Take the text apart and check it against the instrument.

    `stem: …` and `labels: a | b | c` may stand above the first item; a `labels:` line below an item holds that item's
    own answers. Above the first item, empty lines and those with # are left out. Items may bear numbers (1. 2. …).
    """
    found = Text()
    for number, raw in enumerate(text.rstrip().splitlines(), 1):
        _take(found, number, " ".join(raw.split()))
    _without_numbers(found)
    found.faults += _faults(found, instrument)
    found.faults.sort()
    return found


def _take(found: Text, number: int, line: str) -> None:
    head = HEAD.fullmatch(line)
    if not found.entries and (not line or line.startswith("#")):
        return
    if not line:
        mend = "write the item, or take the line out"
        found.faults.append((number, "is empty", mend))
    elif head is None:
        found.entries.append(Entry(number, line))
    elif head[1].lower() == "labels":
        labels = [label.strip() for label in head[2].split("|")]
        (found.entries[-1] if found.entries else found).labels = labels
    elif found.entries:
        found.faults.append((number, "has a stem below the first item", "put it above the items"))
    else:
        found.stem = head[2]


def _without_numbers(found: Text) -> None:
    """Take away 1. 2. 3. … where every item has its number."""
    numbered = [NUMBER.fullmatch(entry.text) for entry in found.entries]
    if all(match and int(match[1]) == n for n, match in enumerate(numbered, 1)):
        for entry, match in zip(found.entries, numbered, strict=True):
            entry.text = match[2] if match else entry.text


def _faults(found: Text, instrument: Instrument) -> Iterator[tuple[int, str, str]]:
    wanted, there = len(instrument.items), len(found.entries)
    if wanted != there:
        last = found.entries[-1].line if found.entries else 1
        what = f"ends the items: {there} are there, and {instrument.title} has {wanted}"
        yield last, what, "write one item a line, in the order of the publication"
    seen: dict[str, int] = {}
    for entry in found.entries:
        if (first := seen.setdefault(entry.text.casefold(), entry.line)) != entry.line:
            yield entry.line, f"is the same as line {first}", "check the items at their source"
        yield from _words(entry.line, entry.text, instrument)
    yield from _words(1, found.stem, instrument)
    if wanted == there:
        yield from _labels(found, instrument)


def _words(line: int, text: str, instrument: Instrument) -> Iterator[tuple[int, str, str]]:
    """Words that can be shown."""
    if len(text) > LONGEST:
        yield line, f"has {len(text)} letters", f"write at most {LONGEST}, one item a line"
    if not text.isprintable():
        yield line, "holds a character that cannot be shown", "save the file as plain UTF-8 text"
    for gap in GAP.findall(text):
        if gap != NAME or instrument.about != "relationship":
            mend = "write {name} alone, and only where one relationship is asked about"
            yield line, f"holds {gap}, which cannot be filled", mend


def _labels(found: Text, instrument: Instrument) -> Iterator[tuple[int, str, str]]:
    """Each answer has a label, the scale's or its own."""
    missing = []
    for item, entry in zip(instrument.items, found.entries, strict=True):
        points = instrument.points_of(item)
        if entry.labels:
            yield from _fit(entry.line, entry.labels, points, instrument)
        elif points != instrument.scale.points:
            what = f"needs answers of its own, {points} of them"
            yield entry.line, what, "write them on a line below it, as `labels: … | …`"
        else:
            missing.append(entry)
    if found.labels or missing:
        yield from _fit(1, found.labels, instrument.scale.points, instrument)


def _fit(line: int, labels: list[str], points: int, instrument: Instrument) -> Iterator[tuple[int, str, str]]:
    mend = f"write `labels: … | …` with {points} different answers, the lowest first"
    if not labels:
        yield line, f"comes without answers: {points} labels are needed", mend
    elif len(labels) != points or not all(labels):
        yield line, f"has {sum(map(bool, labels))} labels for {points} answers", mend
    elif len({label.casefold() for label in labels}) != points:
        yield line, "has two labels that are the same", mend
    for label in labels:
        yield from _words(line, label, instrument)
