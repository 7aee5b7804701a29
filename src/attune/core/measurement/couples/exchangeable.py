"""The actor-partner model for partners whom nothing tells apart: one equation, and errors that go together by rho."""

from dataclasses import dataclass
from math import log, pi

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from attune.core.measurement.couples.apim import Predictors
from attune.core.measurement.couples.effects import NO_ERROR, Effect, Floats, Unfit, effects, full_rank

EDGE = 1e-6
"""rho is sought this far from -1 and 1."""


@dataclass(frozen=True, eq=False)
class OneEquation:
    """Exchangeable partners: effects with t of n - p degrees of freedom; `rho` -1 to 1; `sigma` in units of y.

    `couples` gave both rows and `singles` one row; `incomplete` rows were left out for a missing value. `loglik` is the
    restricted one.
    """

    couples: int
    singles: int
    incomplete: int
    effects: tuple[Effect, ...]
    rho: float
    sigma: float
    loglik: float


@dataclass(frozen=True, eq=False)
class _Sums:
    """Rows turned so that they no longer go together: sums (variance 1 + rho), differences (1 - rho), and singles (1).

    Each is (X'X, X'y, y'y) with the outcome as the last column: shape (3, p + 1, p + 1).
    """

    crosses: Floats
    couples: int
    singles: int

    @property
    def rows(self) -> int:
        return 2 * self.couples + self.singles


def exchangeable(outcome: Floats, predictors: Predictors) -> OneEquation:
    """Generalised least squares with compound symmetry, restricted maximum likelihood; `outcome` (n, 2), NaN = missing.

    Within a couple cov(e) = sigma^2 [[1, rho], [rho, 1]]. The sum and the difference of two partners do not go
    together, so that for a given rho all is weighted least squares; rho is the peak of the restricted likelihood
    profiled over the rest (D. A. Harville 1977). The figures of R's nlme::gls(corCompSymm), method REML. A partner
    whose values are missing leaves the other one's row in, by itself. Raises Unfit for too few rows, or a predictor
    that is constant or follows from others.
    """
    design = predictors.design()
    whole = np.isfinite(outcome) & np.isfinite(design).all(axis=2)
    full_rank(design[whole], predictors.names)
    sums = _turned(outcome, design, whole)
    if not sums.couples:
        raise Unfit("no couple has the values of both partners. Mend: bring couples that are complete.")
    found = minimize_scalar(
        lambda rho: -_profile(sums, rho)[0],
        bounds=(EDGE - 1, 1 - EDGE),
        method="bounded",
        options={"xatol": 1e-11, "maxiter": 500},
    )
    loglik, estimates, covariance, variance = _profile(sums, float(found.x))
    return OneEquation(
        couples=sums.couples,
        singles=sums.singles,
        incomplete=int((~whole).sum()),
        effects=effects(predictors.names, estimates, covariance, sums.rows - design.shape[2]),
        rho=float(found.x),
        sigma=float(np.sqrt(variance)),
        loglik=loglik,
    )


def _turned(outcome: Floats, design: Floats, whole: NDArray[np.bool_]) -> _Sums:
    table = np.concatenate([design, outcome[:, :, None]], axis=2)
    both = whole.all(axis=1)
    one, other = table[both, 0], table[both, 1]
    alone = table[whole & ~both[:, None]]
    turned = ((one + other) / np.sqrt(2), (one - other) / np.sqrt(2), alone)
    return _Sums(np.stack([each.T @ each for each in turned]), int(both.sum()), alone.shape[0])


def _profile(sums: _Sums, rho: float) -> tuple[float, Floats, Floats, float]:
    """Restricted log-likelihood at rho, coefficients (p,), their covariance (p, p), variance of e."""
    cross = np.einsum("k,kij->ij", 1 / np.array([1 + rho, 1 - rho, 1.0]), sums.crosses)
    told, reached = cross[:-1, :-1], cross[:-1, -1]
    estimates = np.linalg.solve(told, reached)
    left = float(cross[-1, -1] - reached @ estimates)
    free = sums.rows - told.shape[0]
    if left <= 1e-12 * float(sums.crosses[:, -1, -1].sum()):
        raise Unfit(NO_ERROR)
    variance = left / free
    spread = sums.couples * log((1 + rho) * (1 - rho)) + float(np.linalg.slogdet(told)[1])
    loglik = -0.5 * (free * (log(2 * pi * variance) + 1) + spread)
    return loglik, estimates, variance * np.linalg.inv(told), variance
