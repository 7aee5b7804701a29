"""Reads `helplines.yaml` and `guide/*.md`, and says what is wrong in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from attune.core.curriculum.countries import COUNTRIES, EUROPEAN_UNION
from attune.core.curriculum.help_lines import Guide, Help, HelpLine
from attune.core.curriculum.lines import Document
from attune.core.curriculum.misfits import fit, shown
from attune.core.curriculum.problems import Problem

LINES_FILE = "helplines.yaml"
GUIDE_FOLDER = "guide"
ADDRESS = re.compile(r"https?://([a-z0-9-]+\.)+[a-z]{2,}(:\d+)?(/\S*)?", re.IGNORECASE)


@dataclass
class FoundHelp:
    """What could be read; each line with its place in the file."""

    lines: list[tuple[int, HelpLine]] = field(default_factory=list)
    finding: list[str] = field(default_factory=list)
    file: Document | None = None
    guide: Guide | None = None
    guide_file: Document | None = None

    def whole(self) -> Help:
        return Help(
            lines=tuple(line for _, line in self.lines), finding=tuple(self.finding), guide=self.guide
        )


def keep_lines(found: FoundHelp, document: Document) -> list[Problem]:
    """Take the lines of the file, each by itself: a wrong one does not hide what is wrong in the next."""
    found.file = document
    problems = []
    for name in document.data.keys() - {"lines", "finding"}:
        problems.append(document.problem((name,), f"`{name}` is not known here", "check the spelling"))
    for n, data in enumerate(_entries(document, problems)):
        line, misfits = fit(document, data, HelpLine, ("lines", n))
        problems += misfits
        if line is not None:
            found.lines.append((n, line))
    finding, misfits = fit(document, document.data.get("finding", []), list[str], ("finding",))
    found.finding = finding or []
    return problems + misfits


def _entries(document: Document, problems: list[Problem]) -> list[Any]:
    raw = document.data.get("lines")
    if isinstance(raw, list):
        return raw
    what = f"`lines` is {shown(raw)}, and a list is needed"
    problems.append(
        document.problem(("lines",), what, "write one entry after the other, each begun by a dash")
    )
    return []


def keep_guide(found: FoundHelp, document: Document) -> list[Problem]:
    """Take the guide: the first of them."""
    if found.guide_file is not None:
        return [
            document.problem(
                (), "there is a guide already", f"make one text of this and {found.guide_file.file}"
            )
        ]
    guide, problems = fit(document, document.data, Guide)
    found.guide_file = document
    if guide is not None:
        found.guide = msgspec.structs.replace(guide, body=document.body)
    return problems


def check_help(found: FoundHelp, today: date | None) -> Iterator[Problem]:
    """What the types cannot say. Without `today`, no date is too late."""
    if found.file is not None:
        seen: set[str] = set()
        for n, line in found.lines:
            yield from _line(line, n, found.file, seen, today)
            seen.add(line.id)
    if found.guide is not None and found.guide_file is not None and not found.guide.body:
        yield found.guide_file.problem((), "the guide has no text", "write it below the second ---")


def _line(line: HelpLine, n: int, file: Document, seen: set[str], today: date | None) -> Iterator[Problem]:
    at = ("lines", n)
    if line.id in seen:
        yield file.problem((*at, "id"), f'`id` "{line.id}" is there twice', "give each line an id of its own")
    if not (line.numbers or line.text or line.chat):
        mend = "add a line `number: …`, `text: …` or `chat: …`, as it stands on the page"
        yield file.problem(at, f'"{line.name}" has no number, no text and no chat', mend)
    if line.country not in COUNTRIES | {EUROPEAN_UNION}:
        what = f'`country` is "{line.country}", which is no country'
        yield file.problem((*at, "country"), what, "write its two capital letters, such as IE, or EU")
    for name, address in [("source", line.source), *(("also", each) for each in line.also)]:
        if not ADDRESS.fullmatch(address):
            what = f"`{name}` is {shown(address)}, which is no address of a page"
            yield file.problem((*at, name), what, "write the page where it was read, from https:// on")
    if today is not None and line.read > today:
        mend = "write the day on which the page was read"
        yield file.problem((*at, "read"), f"`read` is {line.read.isoformat()}, which is still to come", mend)
