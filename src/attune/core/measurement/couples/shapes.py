"""Three shapes of couples' data, and the way from each to each other.

Individual: a row a person. Pairwise: a row a person that also holds the partner's values (`x_A` own, `x_P` the
partner's). Dyad: a row a couple (`x_1`, `x_2`). The names are those of D. A. Kenny, D. A. Kashy and W. L. Cook,
Dyadic Data Analysis (2006), chapter 1. What does not make a couple is left out, counted and named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attune.core.measurement.couples.effects import Unfit

type Column = NDArray[Any]
type Columns = Mapping[str, Column]

OWN, OTHER = "_A", "_P"
NAMELESS = "no name of a couple"
ALONE = "one partner only"
CROWD = "more than two partners"
TWICE = "the same partner twice"
SAME_COUPLE = "the same couple twice"
UNLIKE = "the two rows say different things of one partner"


@dataclass(frozen=True, eq=False)
class Couples:
    """n couples of two: `ids` (n), `values` name -> (n, 2), numbers or text, NaN or "" = missing.

    `left_out`: reason -> names of the couples that are not among the n; a row without a couple's name is told by its
    place among the rows, from 1.
    """

    ids: tuple[str, ...]
    values: dict[str, Column]
    left_out: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """Reason -> how many were left out."""
        return {reason: len(names) for reason, names in self.left_out.items()}


def from_individual(couples: Sequence[str], columns: Columns, *, partners: str | None = None) -> Couples:
    """From a row a person: `couples` (rows) names, `columns` name -> (rows,).

    `partners` names the column that tells the two apart; without it the first row of a couple is partner 1. A couple
    of one, of three, or with two rows of the same partner is left out. Raises Unfit when no couple remains.
    """
    rows: dict[str, list[int]] = {}
    out: dict[str, list[str]] = {}
    for place, name in enumerate(couples):
        if name.strip():
            rows.setdefault(name.strip(), []).append(place)
        else:
            out.setdefault(NAMELESS, []).append(f"row {place + 1}")
    who = columns[partners] if partners else None
    whole: dict[str, list[int]] = {}
    for name, places in rows.items():
        reason = _fault(places, who)
        if reason:
            out.setdefault(reason, []).append(name)
        else:
            whole[name] = places
    picked = np.array(list(whole.values()), dtype=np.intp).reshape(-1, 2)
    return gather(tuple(whole), {name: np.asarray(column)[picked] for name, column in columns.items()}, out)


def _fault(places: list[int], who: Column | None) -> str | None:
    if who is not None and len({str(who[place]) for place in places}) < len(places):
        return TWICE
    return {1: ALONE, 2: None}.get(len(places), CROWD)


def from_pairwise(couples: Sequence[str], columns: Columns, *, partners: str | None = None) -> Couples:
    """From a row a person with the partner's values beside: as `from_individual`, with the names without `_A`.

    Where a row says something else of the partner (`x_P`) than the partner's own row (`x_A`), the couple is left out.
    """
    own = {name: column for name, column in columns.items() if not name.endswith(OTHER)}
    found = from_individual(couples, dict(columns), partners=partners)
    like = np.ones(len(found.ids), dtype=np.bool_)
    for name in own:
        stem = name.removesuffix(OWN)
        if stem != name and stem + OTHER in columns:
            like &= _same(found.values[name], found.values[stem + OTHER][:, ::-1]).all(axis=1)
    left = {reason: list(names) for reason, names in found.left_out.items()}
    if not like.all():
        left[UNLIKE] = [name for name, fits in zip(found.ids, like, strict=True) if not fits]
    ids = tuple(name for name, fits in zip(found.ids, like, strict=True) if fits)
    return gather(ids, {name.removesuffix(OWN): found.values[name][like] for name in own}, left)


def _same(one: Column, other: Column) -> NDArray[np.bool_]:
    if one.dtype.kind != "f" or other.dtype.kind != "f":
        return np.asarray(one == other)
    return np.isclose(one, other, rtol=1e-9, atol=1e-9, equal_nan=True)


def from_dyad(couples: Sequence[str], columns: Columns, ends: tuple[str, str] = ("_1", "_2")) -> Couples:
    """From a row a couple: `x_1` and `x_2` become x (n, 2); a column without such an end holds for both.

    Raises Unfit where a column has only one of the two ends, or no couple remains.
    """
    values: dict[str, Column] = {}
    for name in columns:
        end = next((each for each in ends if name.endswith(each)), None)
        stem = name.removesuffix(end) if end else name
        pair = [stem + each for each in ends] if end else [name, name]
        for each in pair:
            if each not in columns:
                raise Unfit(f"there is {name}, but no {each}. Mend: bring both, or name the ends.")
        values.setdefault(stem, np.stack([np.asarray(columns[each]) for each in pair], axis=1))
    out: dict[str, list[str]] = {}
    keep: dict[str, int] = {}
    told = [name for name in values if name not in columns]
    for place, name in enumerate(couples):
        if not name.strip():
            out.setdefault(NAMELESS, []).append(f"row {place + 1}")
        elif name.strip() in keep:
            out.setdefault(SAME_COUPLE, []).append(name.strip())
        elif told and any(all(_blank(values[each][place, side]) for each in told) for side in (0, 1)):
            out.setdefault(ALONE, []).append(name.strip())
        else:
            keep[name.strip()] = place
    picked = list(keep.values())
    return gather(tuple(keep), {name: column[picked] for name, column in values.items()}, out)


def _blank(value: Any) -> bool:
    return not str(value).strip() or str(value) == "nan"


def gather(ids: tuple[str, ...], values: dict[str, Column], out: Mapping[str, Sequence[str]]) -> Couples:
    """Couples with a reason for each that is not among them. Raises Unfit where none remains."""
    if not ids:
        why = "; ".join(f"{len(names)} left out: {reason}" for reason, names in out.items()) or "no rows"
        raise Unfit(
            f"no couple of two remains ({why}). Mend: give both partners the same name of the couple."
        )
    return Couples(ids, values, {reason: tuple(names) for reason, names in out.items()})


def to_individual(couples: Couples) -> tuple[tuple[str, ...], dict[str, Column]]:
    """A row a person, the partners of a couple one after the other: names of couples (2n), columns (2n,)."""
    names = tuple(name for name in couples.ids for _ in (0, 1))
    return names, {name: column.reshape(-1) for name, column in couples.values.items()}


def to_pairwise(couples: Couples) -> tuple[tuple[str, ...], dict[str, Column]]:
    """A row a person with `x_A` own and `x_P` the partner's: names of couples (2n), columns (2n,)."""
    names, own = to_individual(couples)
    other = {name: column[:, ::-1].reshape(-1) for name, column in couples.values.items()}
    pairs = {name: (own[name], other[name]) for name in own}
    return names, {
        name + end: pair[side] for name, pair in pairs.items() for side, end in enumerate((OWN, OTHER))
    }


def to_dyad(
    couples: Couples, ends: tuple[str, str] = ("_1", "_2")
) -> tuple[tuple[str, ...], dict[str, Column]]:
    """A row a couple with `x_1` and `x_2`: names (n), columns (n,)."""
    pairs = couples.values.items()
    return couples.ids, {name + ends[side]: column[:, side] for name, column in pairs for side in (0, 1)}
