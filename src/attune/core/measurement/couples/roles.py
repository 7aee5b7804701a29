"""Which partner is which, where something tells them apart."""

from typing import Any

import numpy as np

from attune.core.measurement.couples.effects import Unfit
from attune.core.measurement.couples.shapes import Couples, gather

SAME_ROLE = "both partners in one role"
NO_ROLE = "a role is missing"


def in_roles(couples: Couples, role: str) -> tuple[Couples, tuple[str, str]]:
    """The partners of each couple in the same order, told apart by the text or number in the column `role`.

    Gives the two roles, sorted. Couples whose partners are in one role, or of whom a role is missing, are left out.
    Raises Unfit unless there are exactly two roles.
    """
    words = np.array([[label(each) for each in pair] for pair in couples.values[role]]).reshape(-1, 2)
    roles = sorted({str(each) for each in words.ravel()} - {""})
    if len(roles) != 2:
        found = ", ".join(roles[:5]) or "nothing"
        raise Unfit(
            f"{role} must tell two kinds of partners apart, and holds {found}. Mend: name a column with two values."
        )
    empty, same = (words == "").any(axis=1), words[:, 0] == words[:, 1]
    left = {reason: list(names) for reason, names in couples.left_out.items()}
    for reason, marked in ((NO_ROLE, empty), (SAME_ROLE, same & ~empty)):
        if marked.any():
            left[reason] = [couples.ids[place] for place in np.flatnonzero(marked)]
    picked = np.flatnonzero(~empty & ~same)
    turned = np.where(words[picked] == roles[0], 0, 1).argsort(axis=1)
    values = {
        name: np.take_along_axis(column[picked], turned, axis=1) for name, column in couples.values.items()
    }
    return gather(tuple(couples.ids[place] for place in picked), values, left), (roles[0], roles[1])


def label(value: Any) -> str:
    """A role as a word: text without blanks around it, a number without ".0", "" where missing."""
    if isinstance(value, float | np.floating):
        return "" if np.isnan(value) else f"{float(value):g}"
    return str(value).strip()
