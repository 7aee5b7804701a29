"""Turns a misfit between a file and its type into one line that says what is wrong and how to mend it."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from attune.core.curriculum.lines import Document, Path
from attune.core.curriculum.problems import Problem

WHERE = re.compile(r"^(?P<what>.*?)(?: - at (?:`key` in )?`\$(?P<path>[^`]*)`)?$", re.DOTALL)
PART = re.compile(r"\.([^.\[]+)|\[(\d+)\]")
NEEDS = {
    "int": ("a number is needed", "write a whole number, such as 3"),
    "float": ("a number is needed", "write a number, such as 5.5"),
    "str": (
        "words are needed",
        "write words; put them in quotes where they look like a number or yes and no",
    ),
    "bool": ("yes or no is needed", "write true or false"),
    "array": ("a list is needed", "write one entry a line, each begun by a dash"),
    "object": ("a list of `name: value` lines is needed", "write `name: value` lines, indented alike"),
}
MENDS = {
    "minutes": "write 3, 5 or 10",
    "depth": "write light, middle or deep",
    "for": "write some of anxious, avoidant, fearful, steady",
    "with": "write alone, side-by-side or two-devices",
    "role": "write before or after",
    "key": "write 1 or -1",
    "per_minute": "write a pace between 4.5 and 7",
    "uuid": "make a new uuid once and keep it for ever",
    "slug": "use small letters, digits and single hyphens",
    "id": "use small letters, digits and single hyphens",
    "hours": "write when it answers, as the page says",
    "languages": 'write what the page says, or ["not stated"]',
    "for_whom": "write some of the words in docs/authoring.md, such as violence-at-home",
    "country": "write two capital letters, such as IE, or EU",
    "basis": "write own, government, carrier or charity: nothing else is good enough for a number",
    "source": "write the address of the page where it was read",
    "page": "write the date of the page, or undated",
    "read": "write the day on which the page was read, such as 2026-11-24",
    "about": "write relationship, person or relationships",
    "scoring": "write mean, sum or percent",
    "gender": "write any, woman, man or other",
    "pattern": "write protest, withdrawal, appeasing, control, secure or boundary",
    "goes": "write the id of a node below this one",
    "inside": "write what this is like for the other one, told from inside",
    "leaned": "write a pattern and how often, such as {protest: 2}",
    "ages": "write the first and the last year of age, such as [25, 34]",
    "percentiles": "write whole percents and their scores, such as {25: 2.5, 50: 3.1}",
    "side": "write at-least, at-most or below",
    **dict.fromkeys(("research", "clinical", "commercial"), 'write "yes" or "no", in quotes, or unknown'),
}
SAID = (
    ("Invalid UUID", "a uuid is needed", MENDS["uuid"]),
    ("Invalid RFC3339", "a date is needed", MENDS["read"]),
    (
        "Invalid enum value",
        "which is none of the words known here",
        "use one of the words in docs/authoring.md",
    ),
)


def fit[T](document: Document, data: Any, kind: type[T], at: Path = ()) -> tuple[T | None, list[Problem]]:
    """The data as `kind`, or what is wrong with it. `at` is the path of the data in its file."""
    try:
        return msgspec.convert(data, kind, str_keys=True), []
    except msgspec.ValidationError as error:
        return None, [explain(document, data, str(error), at)]


def explain(document: Document, data: Any, message: str, at: Path = ()) -> Problem:
    """One misfit as msgspec words it, in words for an author, with the line of its path."""
    found = WHERE.match(message)
    what, inner = (found["what"], found["path"] or "") if found else (message, "")
    parts = [name or int(number) for name, number in PART.findall(inner)]
    parts = [part for part in parts if part != ""]
    if missing := re.match(r"Object missing required field `(.+)`", what):
        return _lacking(document, missing[1], (*at, *parts))
    if unknown := re.match(r"Object contains unknown field `(.+)`", what):
        name = unknown[1]
        mend = "check the spelling, or take it out"
        return document.problem((*at, *parts, name), f"`{name}` is not known here", mend)
    return _unfit(document, what, _value(data, parts), (*at, *parts))


def _lacking(document: Document, name: str, path: Path) -> Problem:
    mend = MENDS.get(name, "write it")
    return document.problem(path, f"`{name}` is missing", f"add a line `{name}: …`; {mend}")


def _unfit(document: Document, what: str, value: Any, path: Path) -> Problem:
    name = next((part for part in reversed(path) if isinstance(part, str)), "this file")
    need, mend = _need(what)
    return document.problem(path, f"`{name}` is {shown(value)}, {need}", MENDS.get(name, mend))


def _need(what: str) -> tuple[str, str]:
    if bound := re.match(r"Expected `\w+` (>=|<=|>|<) (\S+)", what):
        words = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}[bound[1]]
        limit = bound[2].removesuffix(".0")
        return f"{words} {limit} is needed", f"write a number that is {words} {limit}"
    if "of length >=" in what:
        return "something is needed", "write it, or take the line out"
    if "matching regex" in what:
        return "a short name is needed", "use small letters, digits and single hyphens"
    for begins, need, mend in SAID:
        if what.startswith(begins):
            return need, mend
    kind = re.match(r"Expected `(\w+)", what)
    return NEEDS.get(kind[1] if kind else "", (f"which does not fit ({what})", "see docs/authoring.md"))


def _value(data: Any, parts: list[str | int]) -> Any:
    for part in parts:
        inside = (
            part in data if isinstance(data, Mapping) else isinstance(data, list) and isinstance(part, int)
        )
        if not inside:
            return data
        data = data[part]
    return data


def shown(value: Any) -> str:
    """A value as an author would know it again, short."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return f'"{value[:40]}…"' if len(value) > 40 else f'"{value}"'
    if isinstance(value, Mapping):
        return "a list of `name: value` lines"
    if isinstance(value, list):
        return "a list"
    return str(value)
