"""Cells as numbers: what is missing, what is none, and where it stands."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attune.operations.measuring.sheets import Sheet, few

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    type Floats = NDArray[np.float64]

MISSING = ("", "NA")
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
HUGE = 1e300


class Reader(dict[str, float]):
    """Text to number, each text looked at once; NaN for what is missing. KeyError for what is no number."""

    def __init__(self, missing: Sequence[str], *, comma: bool) -> None:
        super().__init__()
        self.gone = {*MISSING, *(word.strip() for word in missing)}
        self.comma = comma

    def __missing__(self, cell: str) -> float:
        text = cell.strip()
        if text in self.gone:
            value = float("nan")
        else:
            text = text.replace(",", ".", 1) if self.comma and "." not in text else text
            if not NUMBER.fullmatch(text) or abs(float(text)) > HUGE:
                raise KeyError(cell)
            value = float(text)
        self[cell] = value
        return value


def columns(sheet: Sheet, places: Sequence[int], missing: Sequence[str] = ()) -> "Floats":
    """Numbers (n rows, k columns), NaN = missing. Refusal at the first cell that is no number."""
    import numpy as np

    known = Reader(missing, comma=sheet.separator != ",")
    table = np.empty((len(sheet.rows), len(places)))
    for at, place in enumerate(places):
        try:
            table[:, at] = [known[cells[place]] for cells in sheet.rows]
        except KeyError as error:
            row = next(n for n, cells in enumerate(sheet.rows) if cells[place] == error.args[0])
            mend = "write a number; leave missing ones empty or NA, or say --missing with the word for them"
            raise sheet.refusal(
                f"{shown(error.args[0])} is no number", mend, row=row, column=place
            ) from error
    return table


def shown(text: str, most: int = 24) -> str:
    """A cell's text in quotes, cut short."""
    flat = " ".join(text.split())
    return f'"{flat if len(flat) <= most else flat[: most - 1] + "…"}"'


def whole(sheet: Sheet, places: Sequence[int], answers: "Floats") -> None:
    """Refusal at the first answer that is no whole number."""
    import numpy as np

    wrong = np.argwhere(np.isfinite(answers) & (answers != np.round(answers)))
    if wrong.size:
        row, at = (int(each) for each in wrong[0])
        what = f"{answers[row, at]:g} is no whole number, so it is no answer of a rating"
        raise sheet.refusal(what, "correct it, or leave this column out", row=row, column=places[at])


def each_once(sheet: Sheet, names: Sequence[str] | None, option: str) -> list[int]:
    """Places of the named columns, or of all; each column has a name of its own, and none is named twice."""
    chosen = (
        list(range(len(sheet.names)))
        if names is None
        else [sheet.place(name, option=option) for name in names]
    )
    first: dict[str, int] = {}
    for place in chosen:
        name = sheet.names[place]
        if not name:
            raise sheet.refusal(f"column {place + 1} has no name", "name it, or leave numbers of rows out")
        other = first.setdefault(name, place)
        if other != place:
            what = f"columns {other + 1} and {place + 1} are both called {name}"
            raise sheet.refusal(what, "give each its own name, or take one out")
    if len(set(chosen)) < len(chosen):
        twice = [sheet.names[place] for place in dict.fromkeys(chosen) if chosen.count(place) > 1]
        raise sheet.refusal(f"{few(twice)} is named twice", f"name each column once in {option}")
    return chosen
