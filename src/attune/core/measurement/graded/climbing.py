"""The way to the top of the likelihood."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from attune.core.measurement.graded import coordinates, marginal
from attune.core.measurement.graded.grid import Grid
from attune.core.measurement.graded.items import Floats, Marks

ROUNDS = 200
NEAR = 0.01
"""A climb ends where the slope, in standard errors, is under this: some 0.0001 under the top of the likelihood."""


@dataclass(frozen=True, slots=True, eq=False)
class Hill:
    """The likelihood of `data` over x (see `coordinates`), with theta summed out at `nodes`."""

    data: list[marginal.Block]
    beyond: Marks
    nodes: Grid

    def uphill(self, x: Floats) -> tuple[float, Floats]:
        """Log-likelihood at x and its derivatives, in the shape of x."""
        at = marginal.curves(x[:, 0], coordinates.intercepts(x, self.beyond), self.nodes.points)
        value, counts = marginal.expected(self.data, self.nodes, at.each)
        by = coordinates.jacobian(x, self.beyond)
        return value, _times(by.transpose(0, 2, 1), marginal.gradient(at, counts))

    def scale(self, x: Floats) -> Floats:
        """A block S for each item, (k, 1 + m, 1 + m): S S^T is the inverse of complete information about x."""
        at = marginal.curves(x[:, 0], coordinates.intercepts(x, self.beyond), self.nodes.points)
        counts = marginal.expected(self.data, self.nodes, at.each)[1]
        by = coordinates.jacobian(x, self.beyond)
        told = by.transpose(0, 2, 1) @ marginal.complete_information(at, counts) @ by
        nothing = np.diagonal(told, axis1=1, axis2=2) == 0
        told += np.eye(x.shape[1]) * nothing[:, None, :]
        return np.asarray(np.linalg.inv(np.linalg.cholesky(told)).transpose(0, 2, 1))


@dataclass(frozen=True, slots=True, eq=False)
class Climb:
    """Where a climb ended, after so many rounds, and whether it was at the top."""

    x: Floats
    rounds: int
    settled: bool


def climb(hill: Hill, start: Floats, after_round: Callable[[], object]) -> Climb:
    """From `start` to the top by BFGS (scipy), in coordinates z with x = start + S z; told `after_round`.

    In them complete data would tell 1 in every direction. That theta is unknown bends this a little, so some 15 rounds
    do where EM takes hundreds.
    """
    scale = hill.scale(start)

    def place(z: Floats) -> Floats:
        return start + _times(scale, z)

    def downhill(z: Floats) -> tuple[float, Floats]:
        value, slope = hill.uphill(place(z))
        return -value, -_times(scale.transpose(0, 2, 1), slope).ravel()

    options = {"gtol": NEAR, "norm": 2, "maxiter": ROUNDS}
    first, told = np.zeros(start.size), lambda _: after_round()
    found = minimize(downhill, first, jac=True, method="BFGS", callback=told, options=options)
    return Climb(place(found.x), int(found.nit), bool(found.success))


def _times(blocks: Floats, x: Floats) -> Floats:
    return np.asarray((blocks @ x.reshape(*blocks.shape[:2], 1))[..., 0])
