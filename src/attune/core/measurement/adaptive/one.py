"""One person's adaptive test: what has been answered in, the next item out. It keeps nothing in between."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from attune.core.measurement.adaptive import choosing
from attune.core.measurement.adaptive.prepared import Prepared
from attune.core.measurement.adaptive.rules import Reason
from attune.core.measurement.graded.items import Floats, Unusable

type Given = Sequence[tuple[str, int | None]]
"""Items in the order they were asked, each with its category from 0, or None where the person passed it by."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where the person stands now (theta with its standard error), and the next `item`, or why there is none."""

    theta: float
    error: float
    answered: int
    item: str | None
    ended: Reason | None

    def interval(self) -> tuple[float, float]:
        """Holds theta in 95 of 100 such tests: 1.96 standard errors either way."""
        return self.theta - 1.96 * self.error, self.theta + 1.96 * self.error


def step(prepared: Prepared, given: Given, *, seconds: float = 0.0) -> Step:
    """The next step after `given`; `seconds` that the test has taken so far are the caller's to know.

    An item that was passed by is not asked again and counts as no answer. Raises Unusable where an item is unknown,
    came twice, or its category is none.
    """
    items, rules = prepared.bank, prepared.rules
    asked = np.zeros((1, len(items.ids)), dtype=np.bool_)
    counts = np.zeros((1, prepared.groups), dtype=np.int64)
    posterior: Floats = prepared.start[None]
    for name, category in given:
        place = _place(prepared, name, category)
        if asked[0, place]:
            raise Unusable(f"item {name} was answered twice")
        asked[0, place] = True
        if category is not None:
            counts[0, prepared.group_of[place]] += 1
            posterior = choosing.learned(prepared, posterior, np.array([place]), np.array([category]))
    now = choosing.standing(prepared, posterior)
    theta, error, answered = float(now.theta[0]), float(now.error[0]), int(counts.sum())
    left = asked.size - int(asked.sum())
    ended = rules.ended(error=error, answered=answered, left=left, seconds=seconds)
    if ended is not None:
        return Step(theta, error, answered, None, ended)
    chosen = choosing.following(prepared, posterior, now.theta, asked, counts)
    return Step(theta, error, answered, items.ids[int(chosen[0])], None)


def _place(prepared: Prepared, name: str, category: int | None) -> int:
    if name not in prepared.bank.ids:
        raise Unusable(f"there is no item {name}")
    place = prepared.bank.ids.index(name)
    last = int(prepared.bank.steps[place])
    if category is not None and not 0 <= category <= last:
        raise Unusable(f"item {name}: categories go from 0 to {last}, got {category}")
    return place
