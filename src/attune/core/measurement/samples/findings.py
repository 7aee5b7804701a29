"""What is noticed in a table: each thing with a count, some rows, and one line that says what was done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

type Kind = Literal[
    "empty-row", "not-a-number", "out-of-range", "missing", "nothing-answered", "too-few", "straight-line",
    "same-answers", "same-id", "impossible-age", "other-version", "same-column", "name-twice", "extra-column",
]  # fmt: skip

NAMED = 20
"""So many rows are named; all are counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was noticed: how often, in which rows (the first 20), and a sentence that says what was done."""

    kind: Kind
    count: int
    rows: tuple[int, ...]
    message: str


def finding(
    kind: Kind, rows: Sequence[int], one: str, many: str, *, count: int | None = None
) -> list[Finding]:
    """A finding about these rows, or none where there is no row.

    `one` is said of a single case, `many` of more; both may use {row}, {rows} (how many) and {count}.
    """
    if not rows:
        return []
    number = len(rows) if count is None else count
    text = one if number == 1 else many
    message = text.format(row=rows[0], rows=len(rows), count=number)
    return [Finding(kind, number, tuple(rows[:NAMED]), message)]


def quoted(text: str, most: int = 24) -> str:
    """A cell's text for a message: on one line, cut short, and with its braces doubled for `finding`."""
    flat = " ".join(text.split())
    cut = flat if len(flat) <= most else flat[: most - 1] + "…"
    return cut.replace("{", "{{").replace("}", "}}")
