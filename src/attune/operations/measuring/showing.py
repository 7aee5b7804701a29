"""What a command of `attune measure` prints: JSON for programs, a table for people, notes on stderr."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any


def as_json(value: Any) -> None:
    """One line of JSON on stdout; numbers in full."""
    print(json.dumps(value, ensure_ascii=False, allow_nan=False))


def note(words: str) -> None:
    """Something that was done and is no fault, on stderr."""
    print(f"note: {' '.join(words.split())}.", file=sys.stderr)


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Columns in line: the first to the left, the others to the right."""
    cells = [list(heads), *([text(each) for each in row] for row in rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(heads))]
    for row in cells:
        first, *rest = (
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join([first, *rest]).rstrip())


def text(value: object, places: int = 3) -> str:
    """A cell for people: fractions to three places, nothing for None."""
    if value is None:
        return "-"
    return f"{value:.{places}f}" if isinstance(value, float) else str(value)


def chance(p: float | None) -> str:
    """A probability as people write it."""
    if p is None:
        return "-"
    return "< .001" if p < 0.001 else f"{p:.3f}"


def plain(value: float) -> float | None:
    """A number for JSON, which has neither NaN nor infinity."""
    return float(value) if abs(value) < float("inf") else None
