"""Whose words an instrument holds, and where a person's own word for the other one may stand in them."""

import re
from collections.abc import Iterator

from attune.core.curriculum.help_reading import ADDRESS
from attune.core.curriculum.instruments import Instrument
from attune.core.curriculum.lines import Document, Path
from attune.core.curriculum.problems import Problem

NAME = "{name}"
GAP = re.compile(r"\{[^{}]*\}")
BANDS = ("low", "middle", "high")
BESIDE = {"note", "next_step"}


def check_words(instrument: Instrument, document: Document) -> Iterator[Problem]:
    """Rights, references, `{name}`, and the words of the results."""
    yield from _rights(instrument, document)
    for n, reference in enumerate(instrument.references):
        if reference.url and not ADDRESS.fullmatch(reference.url):
            mend = "write an address that begins with https:// or http://, or leave it out"
            yield document.problem(("references", n, "url"), f'`url` is "{reference.url[:40]}"', mend)
    yield from _gaps(instrument, document)
    if instrument.subscales.keys() & instrument.results.keys():
        yield from _results(instrument, document)


def _rights(instrument: Instrument, document: Document) -> Iterator[Problem]:
    """What is shipped says so; what is brought holds no word of the original, and says where it was published."""
    if instrument.rights.included:
        for n, item in enumerate(instrument.items):
            if not item.text:
                mend = "write it, or write `included: false` under `rights` where operators bring the wording"
                yield document.problem(("items", n), f'the item "{item.id}" has no `text`', mend)
        return
    mend = "take the words out; `attune measure wording` brings them"
    for at in _worded(instrument):
        yield document.problem(at, "here is wording, but `rights` says `included: false`", mend)
    if not instrument.references:
        what = "`references` is empty, but the instrument is published elsewhere"
        yield document.problem(("references",), what, "name the publication")


def _worded(instrument: Instrument) -> Iterator[Path]:
    """Where an instrument holds words that people are asked."""
    if instrument.stem:
        yield ("stem",)
    if instrument.scale.labels:
        yield ("scale", "labels")
    for n, item in enumerate(instrument.items):
        for name, words in (("text", item.text), ("labels", item.labels)):
            if words:
                yield ("items", n, name)


def _gaps(instrument: Instrument, document: Document) -> Iterator[Problem]:
    """`{name}` stands in the stem and the items of what is asked about one relationship, and nowhere else."""
    asked: list[tuple[Path, str]] = [(("stem",), instrument.stem)]
    asked += [(("items", n, "text"), item.text) for n, item in enumerate(instrument.items)]
    for at, text in asked:
        for gap in GAP.findall(text):
            if gap != NAME:
                yield document.problem(
                    at, f"`{gap}` cannot be filled", "write {name}, or take the braces out"
                )
            elif instrument.about != "relationship":
                what = f"`{{name}}` has nobody to name, since `about` is {instrument.about}"
                yield document.problem(at, what, "word it without {name}, or write `about: relationship`")
    for at, text in _said(instrument):
        if GAP.search(text):
            mend = "say it without braces: only the stem and the items hold {name}"
            yield document.problem(at, f"`{GAP.findall(text)[0]}` is not filled here", mend)


def _said(instrument: Instrument) -> Iterator[tuple[Path, str]]:
    """Words that are shown as they stand."""
    yield ("title",), instrument.title
    yield ("summary",), instrument.summary
    for n, label in enumerate(instrument.scale.labels):
        yield ("scale", "labels", n), label
    for n, item in enumerate(instrument.items):
        for k, label in enumerate(item.labels):
            yield ("items", n, "labels", k), label
    yield from _strings(instrument.results, ("results",))


def _strings(value: object, at: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, (*at, name))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _strings(inner, (*at, n))


def _results(instrument: Instrument, document: Document) -> Iterator[Problem]:
    """Words by subscale: each subscale has three bands, each with a title."""
    for name in instrument.results.keys() - instrument.subscales.keys() - BESIDE:
        what = f"`{name}` is no subscale"
        yield document.problem(("results", name), what, f"write one of {', '.join(instrument.subscales)}")
    for name in instrument.subscales:
        bands = instrument.results.get(name)
        held = bands if isinstance(bands, dict) else {}
        for band in BANDS:
            words = held.get(band)
            if not (isinstance(words, dict) and isinstance(words.get("title"), str) and words["title"]):
                what = f'the band `{band}` of "{name}" has no `title`'
                mend = "write low, middle and high, each with a title"
                yield document.problem(("results", name, band, "title"), what, mend)
