"""Rows and columns that can be used and still deserve a look: nothing here changes a number."""

from collections.abc import Sequence

import numpy as np

from attune.core.measurement.samples.findings import Finding, finding, quoted
from attune.core.measurement.samples.form import Floats, Form
from attune.core.measurement.scores import needed

ENOUGH = 6
"""The same answer to fewer questions than this is nothing odd."""
MANY = 10
"""From so many questions on, two people with the same answers throughout are odd."""
PEOPLE = 20
"""From so many people on, two questions with the same answers throughout are odd."""


def straight(answers: Floats, form: Form) -> list[int]:
    """Places of people who gave one and the same answer to everything, where that says two opposite things.

    At least 6 answers, all of them alike as given; among them questions of both directions, or ten and more of
    different scales. (One answer to nine questions that all ask the same way can well be meant.)
    """
    told = np.isfinite(answers)
    count = told.sum(axis=1)
    high = np.where(told, answers, -np.inf).max(axis=1, initial=-np.inf)
    low = np.where(told, answers, np.inf).min(axis=1, initial=np.inf)
    both = (told & (form.key > 0)).any(axis=1) & (told & (form.key < 0)).any(axis=1)
    wide = (count >= MANY) & ((told.astype(np.float64) @ form.groups > 0).sum(axis=1) > 1)
    return [int(r) for r in np.flatnonzero((count >= ENOUGH) & (high == low) & (both | wide))]


def people(answers: Floats, form: Form, rows: Sequence[int]) -> list[Finding]:
    """Nobody home, too few answers for a score, one answer to everything, and the same answers twice."""
    told = np.isfinite(answers)
    silent = [rows[int(r)] for r in np.flatnonzero(~told.any(axis=1))]
    found = finding(
        "nothing-answered",
        silent,
        "row {row}: no answer that counts; kept, without a score",
        "{rows} rows have no answer that counts (first: row {row}); kept, without a score",
    )
    for scale in form.names:
        found += _too_few(told[:, form.columns(scale)].sum(axis=1), scale, form, rows)
    lines = straight(answers, form)
    found += finding(
        "straight-line",
        [rows[r] for r in lines],
        "row {row}: one and the same answer to every question; kept and scored, so look whether it is meant",
        "{rows} rows have one and the same answer to every question (first: row {row}); kept and scored",
    )
    return found + _twins(answers, form, rows, frozenset(lines))


def columns(answers: Floats, form: Form) -> list[Finding]:
    """Questions with the same answers throughout: one column may have been copied twice."""
    if len(answers) < PEOPLE:
        return []
    first: dict[bytes, int] = {}
    found = []
    for place, column in enumerate(np.ascontiguousarray(answers.T)):
        if np.unique(column[np.isfinite(column)]).size < 2:
            continue
        other = first.setdefault(column.tobytes(), place)
        if other != place:
            one, two = form.items[other], form.items[place]
            text = f"columns {one} and {two} hold the same answers in all {len(answers)} rows; both kept"
            found.append(Finding("same-column", 1, (), text))
    return found


def ids(names: Sequence[str], rows: Sequence[int]) -> list[Finding]:
    """People who stand in the table more than once: the rows after the first."""
    first: dict[str, int] = {}
    again = []
    for name, row in zip(names, rows, strict=True):
        if name and first.setdefault(name, row) != row:
            again.append((name, row))
    if not again:
        return []
    name, row = again[0]
    what = f"the id {quoted(name)} stands in row {first[name]} and again in row {{row}}"
    return finding(
        "same-id",
        [row for _, row in again],
        f"{what}; both kept and scored",
        f"{{rows}} rows repeat an id (first: {what}); all kept and scored",
    )


def _too_few(counts: Floats, scale: str, form: Form, rows: Sequence[int]) -> list[Finding]:
    asked = len(form.columns(scale))
    least = needed(asked, form.min_answered)
    name = quoted(scale)
    return finding(
        "too-few",
        [rows[int(r)] for r in np.flatnonzero(counts < least)],
        f"row {{row}}: fewer than {least} of {asked} answers for {name}; kept, without that score",
        f"{{rows}} rows have fewer than {least} of {asked} answers for {name}; kept, without that score",
    )


def _twins(answers: Floats, form: Form, rows: Sequence[int], lines: frozenset[int]) -> list[Finding]:
    if len(form.items) < MANY:
        return []
    whole = [int(r) for r in np.flatnonzero(np.isfinite(answers).all(axis=1)) if int(r) not in lines]
    first: dict[bytes, int] = {}
    again = [(r, first[key]) for r in whole if first.setdefault(key := answers[r].tobytes(), r) != r]
    earlier = rows[again[0][1]] if again else 0
    return finding(
        "same-answers",
        [rows[r] for r, _ in again],
        f"row {{row}} holds the same answers to all questions as row {earlier}; both kept and scored",
        f"{{rows}} rows repeat all answers of an earlier row (first: row {{row}}, as row {earlier}); "
        "all kept and scored",
    )
