"""The archive for eyes: pages that open from a disk, without a script, a font or another host."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.template.loader import get_template, render_to_string
from django.utils.formats import date_format

from attune.account.portable.gathering import OWN, Holding, Part
from attune.account.portable.telling import told
from attune.people.dates import part_of_day
from attune.people.viewer import Viewer
from attune.spaces.records import Body, Kept, Passage

FOLDER = "account/portable/"


@dataclass(frozen=True)
class Entry:
    """One entry as it is printed."""

    about: str
    when: str
    passages: list[Passage]


@dataclass(frozen=True)
class Year:
    """One page: what was written in one space in one year."""

    path: str
    year: int
    count: int


def write(viewer: Viewer, holding: Holding, now: datetime) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each file for eyes: a few words first, an index, a page a space and year, the styles."""
    made = date_format(viewer.day(now), "j F Y")
    parts, template = [], get_template(FOLDER + "year.html")
    for part in holding.parts:
        years = []
        for year, kept in _by_year(part):
            path = f"pages/{part.folder}-{year}.html"
            entries = [_entry(viewer, each) for each in kept]
            shown = {"part": part, "year": year, "entries": entries}
            yield path, template.render({**shown, "index": "../index.html", "style": "style.css"}).encode()
            years.append(Year(path, year, len(entries)))
        parts.append({"name": part.name, "own": part.folder == OWN, "years": years, "kinds": _kinds(part)})
    context = {"account": holding.account, "made": made, "parts": parts, "history": len(holding.history)}
    index = {**context, "style": "pages/style.css"}
    yield "index.html", render_to_string(FOLDER + "index.html", index).encode()
    yield "README.txt", render_to_string(FOLDER + "readme.txt", context).encode()
    yield "pages/style.css", render_to_string(FOLDER + "style.css").encode()


def _by_year(part: Part) -> Iterator[tuple[int, list[Kept[Body]]]]:
    readable = [kept for kept in part.entries if told(kept.body)]
    for year, kept in groupby(readable, key=lambda each: each.day.year):
        yield year, list(kept)


def _kinds(part: Part) -> list[tuple[str, int]]:
    """What is there, by kind in words, most first; what has no words of its own is what pages remember."""
    return Counter(kept.body.about() for kept in part.entries if kept.body.about()).most_common()


def _entry(viewer: Viewer, kept: Kept[Body]) -> Entry:
    day, part = date_format(kept.day, "l, j F Y"), part_of_day(viewer.local(kept.at).hour)
    return Entry(kept.body.about(), f"{day}, {part}", told(kept.body))
