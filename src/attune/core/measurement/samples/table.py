"""A table of answers, checked: what is odd gets a clear line and a count, and nothing is dropped silently.

Rows are numbered as a spreadsheet shows them: the names of columns are row 1, the first person is row 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray

from attune.core.measurement.samples import oddities
from attune.core.measurement.samples.cells import answers_of, number
from attune.core.measurement.samples.findings import Finding, finding, quoted
from attune.core.measurement.samples.form import Floats, Form
from attune.core.measurement.samples.heads import ABOUT, Unreadable, columns_of, left_over

__all__ = ["AGES", "Finding", "Table", "Unreadable", "check"]

AGES = (5.0, 110.0)
"""Whoever writes another age has written something else."""


@dataclass(frozen=True, eq=False)
class Table:
    """n people and k items, in the order of the form.

    `rows` (n): their row numbers. `ids` (n), "" where there is none. `answers` (n, k): raw, NaN = missing or not
    usable. `ages` (n,) in years, NaN where absent or impossible. `genders` (n) as written. `scored` (n,): False for
    rows of another version, which are kept but get no score. `findings`: everything noticed, in a fixed order.
    """

    rows: tuple[int, ...]
    ids: tuple[str, ...]
    answers: Floats
    ages: Floats
    genders: tuple[str, ...]
    scored: NDArray[np.bool_]
    findings: tuple[Finding, ...]

    @property
    def scorable(self) -> Floats:
        """The answers (n, k) with NaN throughout in rows of another version."""
        return np.where(self.scored[:, None], self.answers, nan)


def check(
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    form: Form,
    *,
    missing: Sequence[str] = ("", "NA"),
    ages: tuple[float, float] = AGES,
) -> Table:
    """Check the cells of a table against a form. `names`: column names; `rows`: cells as text, as a CSV reader gives.

    Columns are found by name: each item of the form must be there; `id`, `age`, `gender` and `version` are used
    where present; others are named and left alone. `missing`: cells that mean "no answer". An age outside `ages`
    (years, both ends included) is none. Raises Unreadable for no columns, no rows, a missing item, a name that is
    needed and stands twice, a row of another length.
    """
    head = [name.strip().removeprefix("\ufeff").strip() for name in names]
    place = columns_of(head, form)
    kept, numbers, empty = _kept(rows, len(head))
    columns = [[cells[c].strip() for cells in kept] for c in (place[item] for item in form.items)]
    answers, found = answers_of(columns, form, frozenset(missing), numbers)
    about = {name: [cells[place[name]].strip() for cells in kept] if name in place else [] for name in ABOUT}
    blank = ("",) * len(kept)
    ids = tuple(about["id"]) or blank
    years, odd_ages = _ages(about["age"] or blank, frozenset(missing), ages, numbers)
    scored, other = _versions(about["version"] or blank, form, numbers)
    findings = [
        *empty,
        *found,
        *oddities.people(answers, form, numbers),
        *oddities.ids(ids, numbers),
        *odd_ages,
        *other,
        *oddities.columns(answers, form),
        *left_over(head, place),
    ]
    genders = tuple(about["gender"]) or blank
    return Table(tuple(numbers), ids, answers, years, genders, scored, tuple(findings))


def _kept(rows: Sequence[Sequence[str]], width: int) -> tuple[list[Sequence[str]], list[int], list[Finding]]:
    """Rows with something in them, their numbers, and how many were empty."""
    kept, numbers, empty = [], [], []
    for n, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            empty.append(n)
            continue
        if len(cells) != width:
            raise Unreadable(f"row {n} has {len(cells)} cells, and the names of columns are {width}")
        kept.append(cells)
        numbers.append(n)
    if not kept:
        raise Unreadable("the file names its columns, but has no row of answers under them")
    one = "row {row} is empty; left out"
    return (
        kept,
        numbers,
        finding("empty-row", empty, one, "{rows} rows are empty (first: row {row}); left out"),
    )


def _ages(
    texts: Sequence[str], missing: frozenset[str], ends: tuple[float, float], rows: Sequence[int]
) -> tuple[Floats, list[Finding]]:
    ages = np.array([nan if text in missing or not text else number(text) for text in texts])
    with np.errstate(invalid="ignore"):
        fine = (ages >= ends[0]) & (ages <= ends[1])
    odd = [n for n, text in enumerate(texts) if text and text not in missing and not fine[n]]
    first = quoted(texts[odd[0]]) if odd else ""
    return np.where(fine, ages, nan), finding(
        "impossible-age",
        [rows[n] for n in odd],
        f"row {{row}}: age {first} is no age; kept, but not used for norms",
        f"{{rows}} rows have an age that is none (first: {first}, row {{row}}); kept, but not used for norms",
    )


def _versions(
    texts: Sequence[str], form: Form, rows: Sequence[int]
) -> tuple[NDArray[np.bool_], list[Finding]]:
    """Which rows were answered in the version of the form; a row that names none counts as such."""
    if form.version is None:
        return np.ones(len(texts), dtype=bool), []
    same = np.array([not text or number(text) == form.version for text in texts])
    other = [int(n) for n in np.flatnonzero(~same)]
    first = quoted(texts[other[0]]) if other else ""
    return same, finding(
        "other-version",
        [rows[n] for n in other],
        f"row {{row}}: answered in version {first}, and this is version {form.version}; kept, but not scored",
        f"{{rows}} rows were answered in another version than {form.version} (first: version {first}, row {{row}}); "
        "kept, but not scored",
    )
