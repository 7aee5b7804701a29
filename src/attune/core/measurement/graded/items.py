"""The parameters of a bank of items, and what they say of each answer."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bank:
    """k items of one scale, keyed so that a higher category means more of it.

    `slopes` (k,), above 0; `thresholds` (k, m), rising along a row, in units of theta; an item with fewer categories
    than m + 1 has +inf at the end of its row. Categories count from 0.
    """

    ids: tuple[str, ...]
    slopes: Floats
    thresholds: Floats

    def probabilities(self, theta: Floats) -> Floats:
        """P(category | theta), shape (n, k, m + 1), each row summing to 1; `theta` has shape (n,).

        Graded response model (F. Samejima 1969): P(category >= c) = 1 / (1 + exp(-a (theta - b_c))).
        """
        above = self.at_least(theta)
        ones, zeros = np.ones((*above.shape[:2], 1)), np.zeros((*above.shape[:2], 1))
        return np.asarray(np.concatenate([ones, above], axis=2) - np.concatenate([above, zeros], axis=2))

    def at_least(self, theta: Floats) -> Floats:
        """P(category >= 1 ... m | theta), shape (n, k, m)."""
        distance = theta[:, None, None] - self.thresholds[None]
        return np.asarray(1 / (1 + np.exp(-self.slopes[None, :, None] * distance)))
