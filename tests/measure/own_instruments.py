"""The mechanical rules of the instruments that Attune words itself: what one breaks, said in words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from math import ceil
from typing import Any

from attune.core.curriculum.activities import Row
from attune.core.curriculum.instruments import Instrument, Item

OWNER = "The authors of Attune"
MAP = "attachment"
LONGEST = 90
BANDS = {
    "low": {"title", "protects", "costs"},
    "middle": {"title", "says"},
    "high": {"title", "protects", "costs"},
}
EXTRA = {"alarm", "next_step"}

NEGATORS = re.compile(
    r"\b(not|no|never|nobody|nothing|none|neither|nor|without|cannot|hardly|seldom|un(?!der|til|ion|its?\b)\w+)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
NEGATION = re.compile(r"\b(not|never|cannot)\b|n[’']t\b", re.IGNORECASE)
PRONOUNS = re.compile(r"\b(he|she|him|her|his|hers|they|them|their|theirs|themselves)\b", re.IGNORECASE)
BEGINS = re.compile(r"(^|[.!?:] )\{name\}")
POSSESSIVE = re.compile(r"\{name\}[’']")
SUBJECT = re.compile(
    r"(?P<before>\w+ )?\{name\} (?:\w+ly )?"
    r"(?P<verb>are|were|have|do|don|need|want|feel|know|think|say|(?!afterwards|always|sometimes|towards|as|this|us)\w*s)\b"
)
"""What looks like a verb after the name, and the word before it."""
NO_SUBJECT = re.compile(r"(about|and|at|by|for|from|help|in|let|of|on|than|to|with) ", re.IGNORECASE)
"""After one of these the verb belongs to something else: "an answer from {name} takes long", "I let {name} do it"."""
CLAUSE = re.compile(r"^(?:When|While|If|After|Before|Once)\b[^,]*, ")
ASSUMES = re.compile(
    r"\b(partner|husband|wife|spouse|boyfriend|girlfriend|marri\w+|wedding|sex\w*|kiss\w*|bed|hug\w*|touch\w*|eyes?|"
    r"hear|heard|hearing|voice|aloud|both of us|the two of us)\b",
    re.IGNORECASE,
)
UNWANTED = re.compile(
    r"\b(should|simply|just|great job|well done|oops|journey|don[’']t worry)\b|!", re.IGNORECASE
)
VERDICT = re.compile(
    r"\byou are (a|an|too|very|secure|anxious|avoidant|dismissive|fearful|clingy|cold)\b", re.IGNORECASE
)


def is_own(instrument: Instrument) -> bool:
    """Whether its words are ours."""
    return instrument.rights.included and instrument.rights.owner == OWNER


def rows_without(rows: Iterable[Row], instruments: Iterable[Instrument]) -> list[str]:
    """Codes of the rows that no instrument of ours measures with statements that can be answered."""
    measured = {row for each in instruments if is_own(each) and each.worded for row in each.rows}
    return [row.code for row in rows if row.code not in measured]


def docs_row(instrument: Instrument) -> tuple[str, ...]:
    """What docs/measurement.md tells of it: slug, scales, range, how many answers are needed, when it counts again."""
    counts = {name: len(instrument.items_of(name)) for name in instrument.subscales}
    scales = ", ".join(f"{scale.name} ({counts[name]})" for name, scale in instrument.subscales.items())
    needed = ceil(instrument.missing.min_answered * next(iter(counts.values())) - 1e-9)
    each = " of each" if len(counts) > 1 else ""
    days = f"{instrument.again_after} day{'s' if instrument.again_after > 1 else ''}"
    span = f"{instrument.scale.lowest} to {instrument.scale.highest}"
    return tuple(part.casefold() for part in (f"`{instrument.slug}`", scales, span, f"{needed}{each}", days))


def facts_told(docs: str) -> list[tuple[str, ...]]:
    """The rows of the tables in a page of docs, without the second column, in small letters."""
    rows = [[cell.strip().casefold() for cell in line.strip("|").split("|")] for line in docs.splitlines()]
    return [(cells[0], *cells[2:]) for cells in rows if len(cells) > 2]


def faults(instrument: Instrument) -> list[str]:
    """Everything that this instrument breaks."""
    found = [
        f"{item.id}: {fault}" for item in instrument.items for fault in item_faults(item, instrument.about)
    ]
    return [*found, *_keys(instrument), *_frame(instrument), *_results(instrument)]


def item_faults(item: Item, about: str) -> Iterator[str]:
    """One statement: short, one sentence, no double negative, grammar that fits any name."""
    text = item.text
    if len(text) > LONGEST:
        yield "longer than 90 characters"
    if not re.fullmatch(r"[^.!?]+\.", text):
        yield "not one sentence with a full stop"
    if len(NEGATORS.findall(text)) > 1:
        yield "double negative"
    if item.key == -1 and NEGATION.search(CLAUSE.sub("", text)):
        yield "keyed the other way by a negation"
    if PRONOUNS.search(text):
        yield "pronoun for the other one"
    if ASSUMES.search(text):
        yield "assumes a couple, a body or a spoken language"
    if about == "person" and "{name}" in text:
        yield "a name, where the person is asked about themselves"
    yield from name_faults(text)


def name_faults(text: str) -> Iterator[str]:
    """The name stands where "Sam", "my mother" and "people close to me" all read well."""
    if text.count("{name}") > 1:
        yield "the name twice"
    if BEGINS.search(text):
        yield "begins with the name"
    if POSSESSIVE.search(text):
        yield "possessive"
    found = SUBJECT.search(text)
    if found and not NO_SUBJECT.fullmatch(found["before"] or ""):
        yield "verb that changes with number"


def _keys(instrument: Instrument) -> Iterator[str]:
    for name in instrument.subscales:
        items = instrument.items_of(name)
        if len(items) > 1 and not len(items) <= 3 * sum(item.key == -1 for item in items) < 3 * len(items):
            yield f"{name}: fewer than a third keyed the other way, or all"


def _frame(instrument: Instrument) -> Iterator[str]:
    if instrument.calibrated:
        yield "calibrated"
    if len(instrument.design_note) < 300 or "calibrated" not in instrument.design_note:
        yield "no design note that says how to calibrate it"
    if not instrument.summary or not instrument.stem or not instrument.rows:
        yield "summary, stem or rows missing"
    if instrument.about == "relationship" and "{name}" not in instrument.stem:
        yield "stem names nobody"
    if next(name_faults(instrument.stem), None):
        yield "grammar of the stem"


def _results(instrument: Instrument) -> Iterator[str]:
    results = instrument.results
    for text in passages(results):
        if "{name}" in text:
            yield f"results name the other one: {text[:40]}"
        if UNWANTED.search(text) or VERDICT.search(text):
            yield f"results praise, prescribe or judge: {text[:40]}"
    if "not yet calibrated" not in str(results.get("note", "")):
        yield "the note does not say that it is not yet calibrated"
    if instrument.slug == MAP:
        return
    if set(results) - {"note", "next_step"} != set(instrument.subscales):
        yield "results do not fit the subscales"
        return
    for name in instrument.subscales:
        yield from _bands(name, results[name])


def _bands(name: str, bands: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    if set(bands) != set(BANDS):
        yield f"{name}: not low, middle and high"
        return
    for band, needed in BANDS.items():
        if not needed <= set(bands[band]) <= needed | EXTRA:
            yield f"{name}: {band} is not {', '.join(sorted(needed))}"


def passages(words: Any) -> Iterator[str]:
    """Every text in the words of a result."""
    if isinstance(words, str):
        yield words
    elif isinstance(words, Mapping):
        for part in words.values():
            yield from passages(part)


def next_steps(words: Any) -> Iterator[str]:
    """Every exercise that the words of a result point to."""
    if isinstance(words, Mapping):
        for key, part in words.items():
            if key == "next_step" and part:
                yield part
            else:
                yield from next_steps(part)
