"""Couples from the columns of a pairwise sheet: who belongs together, and what is known of both."""

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from attune.operations.measuring.numbers import MISSING, Reader, columns
from attune.operations.measuring.sheets import Sheet

if TYPE_CHECKING:
    from attune.core.measurement.couples.apim import Predictors
    from attune.core.measurement.couples.shapes import Couples

COUPLES = ("couple", "coupleid", "couple_id", "cuplid", "dyad", "dyadid", "dyad_id")
ENDS = (("_A", "_P"), ("_a", "_p"), ("_actor", "_partner"), ("_own", "_partner"), ("_self", "_partner"))


@dataclass(frozen=True, eq=False)
class Pairs:
    """`used`: option -> name of its column; `roles` where `--by` tells partners apart; `codes` of moderating words."""

    couples: "Couples"
    predictors: "Predictors"
    roles: tuple[str, str] | None
    used: dict[str, str]
    codes: dict[str, int]


def couple_place(sheet: Sheet, name: str | None) -> int:
    """Where the couple's name stands: as told, else the one column with a name that says so."""
    if name is not None:
        return sheet.place(name, option="--couple")
    found = [n for n, each in enumerate(sheet.names) if each.casefold() in COUPLES]
    if len(found) != 1:
        what = f"{len(found) or 'no'} columns look like the name of a couple"
        raise sheet.refusal(what, "say --couple with the name of the right one")
    return found[0]


def paired(sheet: Sheet, options: argparse.Namespace) -> Pairs:
    """The couples of a sheet. Refusal for a column that is not there, Unfit where no couple of two remains."""
    from attune.core.measurement.couples.roles import in_roles
    from attune.core.measurement.couples.shapes import from_pairwise

    asked = {"outcome": options.outcome, "actor": options.actor, "partner": options.partner}
    asked |= {name: getattr(options, name) for name in ("by", "moderator") if getattr(options, name)}
    places = {"couple": couple_place(sheet, options.couple)}
    places |= {name: sheet.place(column, option=f"--{name}") for name, column in asked.items()}
    told, codes = _values(sheet, places, options.missing)
    couples = from_pairwise([cells[places["couple"]] for cells in sheet.rows], told)
    roles = None
    if "by" in told:
        couples, roles = in_roles(couples, "by")
    used = {name: sheet.names[place] for name, place in places.items()}
    return Pairs(couples, _predictors(couples), roles, used, codes)


def _values(
    sheet: Sheet, places: dict[str, int], missing: list[str]
) -> tuple[dict[str, Any], dict[str, int]]:
    """Columns for the pairing: x_A and x_P where both columns are of one thing, so that this is checked."""
    import numpy as np

    three = [places["outcome"], places["actor"], places["partner"]]
    outcome, actor, partner = columns(sheet, three, missing).T
    mirrored = any(
        sheet.names[three[1]].removesuffix(own) + other == sheet.names[three[2]]
        for own, other in ENDS
        if sheet.names[three[1]].endswith(own)
    )
    both = ("x_A", "x_P") if mirrored else ("actor", "partner")
    told: dict[str, Any] = {"outcome": outcome, both[0]: actor, both[1]: partner}
    codes: dict[str, int] = {}
    if "by" in places:
        words = (cells[places["by"]].strip() for cells in sheet.rows)
        told["by"] = np.array(["" if word in {*MISSING, *missing} else word for word in words])
    if "moderator" in places:
        told["moderator"], codes = _moderator(sheet, places["moderator"], missing)
    return told, codes


def _moderator(sheet: Sheet, place: int, missing: list[str]) -> tuple[Any, dict[str, int]]:
    """Numbers as they are; two words as -1 and 1, in the order of the alphabet."""
    import numpy as np

    known = Reader(missing, comma=sheet.separator != ",")
    words = sorted({cells[place].strip() for cells in sheet.rows} - known.gone)
    try:
        for word in words:
            known[word]
    except KeyError:
        if len(words) == 2:
            codes = {words[0]: -1, words[1]: 1}
            given = (cells[place].strip() for cells in sheet.rows)
            return np.array([codes.get(word, np.nan) for word in given], dtype=np.float64), codes
    return columns(sheet, [place], missing)[:, 0], {}


def _predictors(couples: "Couples") -> "Predictors":
    from attune.core.measurement.couples.apim import Predictors

    values = couples.values
    actor = values["x"] if "x" in values else values["actor"]
    partner = values["x"][:, ::-1] if "x" in values else values["partner"]
    return Predictors(actor, partner, values.get("moderator"))
