"""A bank made ready for adaptive tests: tables that every choice looks things up in."""

from dataclasses import dataclass

import numpy as np

from attune.core.measurement.adaptive.rules import Rules
from attune.core.measurement.graded import grid, information
from attune.core.measurement.graded.items import Bank, Floats, Unusable, Whole


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A bank with its rules and prior. One object serves any number of tests and people.

    `points` (q,) of theta with the prior's `start` (q,); `chances` (k, m + 1, q) of each answer there; `moments`
    (q, 2 k (m + 1)) the same, and again times theta (for the criterion "variance" only, else empty); `group_of` (k,)
    and `parts` (g,), summing to 1, say which group an item is of and each group's part.
    """

    bank: Bank
    rules: Rules
    points: Floats
    start: Floats
    chances: Floats
    moments: Floats
    group_of: Whole
    parts: Floats

    @property
    def groups(self) -> int:
        return self.parts.size


def prepare(bank: Bank, rules: Rules, *, mean: float = 0.0, sd: float = 1.0) -> Prepared:
    """Make tables for tests that start from N(mean, sd^2): people as calibrated, or what an earlier result said.

    An earlier theta is not today's: widen its error by what may have changed since, or the test ends where it began.
    Raises Unusable where the rules do not fit the bank or the prior is none.
    """
    if not (np.isfinite(mean) and np.isfinite(sd) and sd > 0):
        raise Unusable(f"a start needs a finite mean and a spread above 0, got {mean} and {sd}")
    if rules.groups and len(rules.groups) != len(bank.ids):
        raise Unusable(f"{len(rules.groups)} groups were named for {len(bank.ids)} items")
    nodes = grid.normal(grid.enough(information.peak(bank), sd=sd), mean=mean, sd=sd)
    chances = np.ascontiguousarray(bank.probabilities(nodes.points).transpose(1, 2, 0))
    names = list(rules.shares)
    parts = np.array([rules.shares[name] for name in names] or [1.0])
    group_of = np.array([names.index(name) for name in rules.groups] or [0] * len(bank.ids))
    moments = _moments(chances, nodes.points) if rules.criterion == "variance" else np.empty((0, 0))
    return Prepared(bank, rules, nodes.points, nodes.weights, chances, moments, group_of, parts / parts.sum())


def _moments(chances: Floats, points: Floats) -> Floats:
    flat = chances.reshape(-1, points.size)
    return np.ascontiguousarray(np.concatenate([flat, flat * points]).T)
