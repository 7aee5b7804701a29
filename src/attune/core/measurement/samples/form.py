"""What is asked and how it is scored, in plain arrays. The caller makes a form from its instrument."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from attune.core.measurement.scores import Scoring

type Floats = NDArray[np.float64]
type Integers = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Form:
    """k items in s scales.

    `scales` (k) names the scale of each item; `key` (k,) is 1 or -1; raw answers of item i run from `lowest[i]` to
    `highest[i]`. `scoring`, `times` and `min_answered` as in `scores.score`; `min_answered` 1 requires all.
    `version` is that of the instrument, None where it has none.
    """

    items: tuple[str, ...]
    scales: tuple[str, ...]
    key: Floats
    lowest: Floats
    highest: Floats
    scoring: Scoring = "mean"
    times: float = 1.0
    min_answered: float = 0.8
    version: int | None = None

    def __post_init__(self) -> None:
        count = len(self.items)
        if not count or len(set(self.items)) != count:
            raise ValueError("a form has at least one item, and each item once")
        if {len(self.scales), *(len(a) for a in (self.key, self.lowest, self.highest))} != {count}:
            raise ValueError("scales, key, lowest and highest need one entry for each item")
        if not np.isin(self.key, (1, -1)).all() or not (self.lowest < self.highest).all():
            raise ValueError("a key is 1 or -1, and the highest answer is above the lowest")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The scales (s), in the order in which they first appear."""
        return tuple(dict.fromkeys(self.scales))

    @cached_property
    def place_of(self) -> Integers:
        """For each item (k,) the place of its scale among `names`."""
        return np.array([self.names.index(scale) for scale in self.scales])

    @cached_property
    def groups(self) -> Floats:
        """1 where an item (k) belongs to a scale (s), else 0; shape (k, s)."""
        return np.eye(len(self.names))[self.place_of]

    def columns(self, scale: str) -> Integers:
        """Places of one scale's items, in order."""
        found = np.flatnonzero(np.array(self.scales) == scale)
        if not found.size:
            raise ValueError(f"no scale {scale!r}; this form has {', '.join(self.names)}")
        return found

    def keyed(self, answers: Floats) -> Floats:
        """Answers (n, k) with items of key -1 turned round: lowest + highest - answer. NaN stays NaN."""
        return np.where(self.key > 0, answers, self.lowest + self.highest - answers)


def form(
    items: Sequence[str],
    scales: Sequence[str],
    keys: Sequence[int],
    *,
    lowest: int | Sequence[int] = 1,
    points: int | Sequence[int] = 7,
    scoring: Scoring = "mean",
    times: float = 1.0,
    min_answered: float = 0.8,
    version: int | None = None,
) -> Form:
    """A form from plain values; `lowest` and `points` (how many answers there are) for all items or one for each."""
    count = len(items)
    low = np.broadcast_to(np.asarray(lowest, dtype=np.float64), (count,)).copy()
    span = np.broadcast_to(np.asarray(points, dtype=np.float64), (count,))
    key = np.asarray(keys, dtype=np.float64)
    return Form(tuple(items), tuple(scales), key, low, low + span - 1, scoring, times, min_answered, version)
