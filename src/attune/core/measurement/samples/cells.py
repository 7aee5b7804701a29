"""Cells as text to numbers: what cannot be used becomes missing, and is told."""

from collections.abc import Sequence
from math import isfinite, isnan, nan

import numpy as np
from numpy.typing import NDArray

from attune.core.measurement.samples.findings import Finding, finding, quoted
from attune.core.measurement.samples.form import Floats, Form

type Cells = Sequence[Sequence[str]]

ODD, OUTSIDE = 1, 2


def answers_of(
    columns: Cells, form: Form, missing: frozenset[str], rows: Sequence[int]
) -> tuple[Floats, list[Finding]]:
    """Raw answers (n, k) from k columns of text, and what was noticed: no numbers, none of the answers, missing."""
    answers = np.empty((len(rows), len(columns)))
    trouble = np.zeros(answers.shape, dtype=np.int8)
    for place, texts in enumerate(columns):
        low, high = form.lowest[place], form.highest[place]
        known = {text: _answer(text, missing, low, high) for text in set(texts)}
        answers[:, place] = [known[text][0] for text in texts]
        if any(fault for _, fault in known.values()):
            trouble[:, place] = [known[text][1] for text in texts]
    found = [
        one for fault in (ODD, OUTSIDE) for one in _told(trouble == fault, columns, form, rows, fault=fault)
    ]
    return answers, found + _missing(np.isnan(answers) & (trouble == 0), form, rows)


def number(text: str) -> float:
    """A finite number, or NaN; a decimal comma is none."""
    try:
        value = float(text)
    except ValueError:
        return nan
    return value if isfinite(value) else nan


def _answer(text: str, missing: frozenset[str], low: float, high: float) -> tuple[float, int]:
    """The answer and 0, or NaN and what is wrong with it (0: it is missing)."""
    if text in missing:
        return nan, 0
    value = number(text)
    if isnan(value):
        return nan, ODD
    return (value, 0) if low <= value <= high and value == round(value) else (nan, OUTSIDE)


def _told(
    here: NDArray[np.bool_], columns: Cells, form: Form, rows: Sequence[int], *, fault: int
) -> list[Finding]:
    where = np.argwhere(here)
    if not len(where):
        return []
    first, place = int(where[0][0]), int(where[0][1])
    text, item = quoted(columns[place][first]), quoted(form.items[place])
    texts = {columns[int(c)][int(r)] for r, c in where}
    only = f"; each of them {text}" if len(texts) == 1 else ""
    ends = f"{form.lowest[place]:g} to {form.highest[place]:g}"
    hit = [rows[int(r)] for r in np.unique(where[:, 0])]
    if fault == ODD:
        one, many = f'"{text}" in {item} is no number', "{count} answers in {rows} rows are no numbers"
    else:
        one = f"{text} in {item} is none of the answers {ends}"
        many = "{count} answers in {rows} rows are none of the answers of their scale"
    return finding(
        "not-a-number" if fault == ODD else "out-of-range",
        hit,
        f"row {{row}}: {one}; counted as missing",
        f"{many} (first: {text} in {item}, row {{row}}{only}); counted as missing",
        count=len(where),
    )


def _missing(gaps: NDArray[np.bool_], form: Form, rows: Sequence[int]) -> list[Finding]:
    hit = np.flatnonzero(gaps.any(axis=1))
    first = quoted(form.items[int(np.argmax(gaps[hit[0]]))]) if hit.size else ""
    return finding(
        "missing",
        [rows[int(r)] for r in hit],
        f"row {{row}}: no answer in {first}",
        "{count} answers in {rows} rows are missing",
        count=int(gaps.sum()),
    )
