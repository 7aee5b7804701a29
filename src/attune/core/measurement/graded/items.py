"""The parameters of a bank of items, and what they say of each answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import isfinite

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

type Floats = NDArray[np.float64]
type Whole = NDArray[np.int64]
type Marks = NDArray[np.bool_]


class Unusable(ValueError):
    """Parameters or answers that cannot be worked with; the message names the item or column, in one line."""


@dataclass(frozen=True, slots=True, eq=False)
class Bank:
    """k items of one scale, keyed so that a higher category means more of it.

    `slopes` (k,), above 0; `thresholds` (k, m), rising along a row, in units of theta; an item with fewer categories
    than m + 1 has +inf at the end of its row. Categories count from 0. `values` lists the answers that stand for an
    item's categories, for items where these are not simply the lowest answer and those that follow it.
    """

    ids: tuple[str, ...]
    slopes: Floats
    thresholds: Floats
    values: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def steps(self) -> Whole:
        """How many thresholds each item has, shape (k,): its categories less one."""
        return np.asarray(np.isfinite(self.thresholds).sum(axis=1))

    def at_least(self, theta: Floats) -> Floats:
        """P(category >= 1 ... m | theta), shape (n, k, m)."""
        distance = theta[:, None, None] - self.thresholds[None]
        return np.asarray(expit(self.slopes[None, :, None] * distance))

    def probabilities(self, theta: Floats) -> Floats:
        """P(category | theta), shape (n, k, m + 1), each row summing to 1; `theta` has shape (n,).

        Graded response model (F. Samejima 1969): P(category >= c) = 1 / (1 + exp(-a (theta - b_c))).
        """
        above = self.at_least(theta)
        ones, zeros = np.ones((*above.shape[:2], 1)), np.zeros((*above.shape[:2], 1))
        return np.asarray(np.concatenate([ones, above], axis=2) - np.concatenate([above, zeros], axis=2))

    def only(self, columns: Sequence[int]) -> "Bank":
        """These items, in this order; `columns` are positions from 0."""
        chosen = list(columns)
        names = tuple(self.ids[j] for j in chosen)
        values = {name: self.values[name] for name in names if name in self.values}
        return Bank(names, self.slopes[chosen], self.thresholds[chosen], values)

    def params(self) -> list[dict[str, object]]:
        """[{"id", "a", "b"}], plain numbers, as `from_params` reads them under the key "items".

        An item whose categories are not consecutive answers from the lowest on has "values" too.
        """
        rows = zip(self.ids, self.slopes.tolist(), self.thresholds.tolist(), strict=True)
        return [
            {"id": name, "a": a, "b": [each for each in b if isfinite(each)]}
            | ({"values": list(self.values[name])} if name in self.values else {})
            for name, a, b in rows
        ]


def bank(items: Sequence[tuple[str, float, Sequence[float]]]) -> Bank:
    """A checked bank from (id, slope, thresholds) of each item. Raises Unusable, naming the item at fault."""
    if not items:
        raise Unusable("there are no items")
    for name, slope, thresholds in items:
        _check(name, slope, thresholds)
    ids = tuple(name for name, _, _ in items)
    for name in ids:
        if ids.count(name) > 1:
            raise Unusable(f"item {name} is there twice")
    table = np.full((len(items), max(len(b) for _, _, b in items)), np.inf)
    for row, (_, _, thresholds) in enumerate(items):
        table[row, : len(thresholds)] = thresholds
    return Bank(ids, np.array([a for _, a, _ in items], dtype=np.float64), table)


def _check(name: str, slope: float, thresholds: Sequence[float]) -> None:
    if not (isfinite(slope) and slope > 0):
        raise Unusable(f"item {name}: the slope a must be above 0, got {slope}")
    if not thresholds:
        raise Unusable(f"item {name}: b has no thresholds, so there is only one category")
    if not all(isfinite(each) for each in thresholds):
        raise Unusable(f"item {name}: each threshold in b must be a finite number")
    if any(later <= earlier for earlier, later in pairwise(thresholds)):
        raise Unusable(f"item {name}: the thresholds in b must rise, got {list(thresholds)}")


def from_params(data: object) -> Bank:
    """A bank from parsed JSON {"items": [{"id", "a", "b": [...]}]}; other keys but "values" stay unread.

    Raises Unusable, naming what is missing or wrong.
    """
    items = data.get("items") if isinstance(data, Mapping) else None
    if not isinstance(items, list):
        raise Unusable('parameters need the shape {"items": [{"id", "a", "b": [...]}]}')
    made = bank([_item(number, each) for number, each in enumerate(items, start=1)])
    listed = zip(made.ids, made.steps.tolist(), items, strict=True)
    values = {name: _values(name, steps, each["values"]) for name, steps, each in listed if "values" in each}
    return replace(made, values=values)


def _item(number: int, data: object) -> tuple[str, float, list[float]]:
    if not isinstance(data, Mapping) or not isinstance(data.get("id"), str) or not data["id"]:
        raise Unusable(f'item number {number} needs an "id" in words')
    name, slope, thresholds = data["id"], data.get("a"), data.get("b")
    if not isinstance(slope, int | float) or not _number(slope):
        raise Unusable(f'item {name}: the slope "a" must be a number')
    if not isinstance(thresholds, list) or not all(_number(each) for each in thresholds):
        raise Unusable(f'item {name}: the thresholds "b" must be a list of numbers')
    return name, float(slope), [float(each) for each in thresholds]


def _values(name: str, steps: int, data: object) -> tuple[int, ...]:
    whole = isinstance(data, list) and all(isinstance(each, int) for each in data)
    if not isinstance(data, list) or not whole or len(data) != steps + 1 or data != sorted(set(data)):
        raise Unusable(f'item {name}: "values" must be {steps + 1} whole numbers that rise')
    return tuple(data)


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
