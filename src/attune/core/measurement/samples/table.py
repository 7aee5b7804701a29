"""A table of answers, checked: what is odd gets a clear line and a count, and nothing is dropped silently.

Rows are numbered as a spreadsheet shows them: the names of columns are row 1, the first person is row 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from attune.core.measurement.samples.form import Floats, Form

type Kind = Literal[
    "out-of-range", "not-a-number", "straight-line", "impossible-age", "same-id", "same-answers",
    "same-column", "name-twice", "other-version", "nothing-answered", "too-few", "missing", "extra-column",
]  # fmt: skip


class Unreadable(ValueError):
    """A table that cannot be worked on at all; its text is one line that says why, in plain words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was noticed: how often, in which rows (the first 20), and a sentence that says what was done."""

    kind: Kind
    count: int
    rows: tuple[int, ...]
    message: str


@dataclass(frozen=True, eq=False)
class Table:
    """n people and k items, in the order of the form.

    `answers` (n, k): raw, NaN = missing or not usable. `ids` (n). `ages` (n,) in years, NaN where absent or
    impossible. `genders` (n) as written. `scored` (n,): False for rows of another version, which are kept but get no
    score. `findings`: everything noticed, in a fixed order.
    """

    ids: tuple[str, ...]
    answers: Floats
    ages: Floats
    genders: tuple[str, ...]
    scored: NDArray[np.bool_]
    findings: tuple[Finding, ...]


def check(
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    form: Form,
    *,
    missing: Sequence[str] = ("", "NA"),
) -> Table:
    """Check the cells of a table against a form. `names`: column names; `rows`: cells as text, as a CSV reader gives.

    Columns are found by name: each item of the form must be there; `id`, `age`, `gender` and `version` are used
    where present (in any case of letters); others are counted and left alone. `missing`: cells that mean "no answer".
    Raises Unreadable for no columns, no rows, a missing item, an item that stands twice, a row of another length.
    """
    raise NotImplementedError
