"""The actor-partner interdependence model (D. A. Kenny 1996): what a person has, and what the partner has.

y_1 = i_1 + a_1 x_1 + p_1 x_2 + e_1 and y_2 = i_2 + a_2 x_2 + p_2 x_1 + e_2: `a` is the actor effect, `p` the partner
effect, and e_1, e_2 of one couple go together. Distinguishable partners have an equation each; exchangeable ones share
one (`exchangeable`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, pi, sqrt

import numpy as np

from attune.core.measurement.couples.effects import (
    NO_ERROR,
    Effect,
    Floats,
    Unfit,
    Wald,
    effects,
    full_rank,
    wald,
)

ROUNDS = 1000
CLOSE = 1e-12


@dataclass(frozen=True, eq=False)
class Predictors:
    """For n couples of two, in units of the file, NaN = missing: `actor` and `partner` (n, 2), maybe a `moderator`."""

    actor: Floats
    partner: Floats
    moderator: Floats | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The coefficients in order: intercept, actor, partner, and those of the moderator."""
        moderated = ("moderator", "actor x moderator", "partner x moderator")
        return ("intercept", "actor", "partner", *(moderated if self.moderator is not None else ()))

    def design(self) -> Floats:
        """Shape (n, 2, p) in the order of `names`."""
        own = [np.ones_like(self.actor), self.actor, self.partner]
        if self.moderator is not None:
            own += [self.moderator, self.actor * self.moderator, self.partner * self.moderator]
        return np.stack(own, axis=2)


@dataclass(frozen=True, eq=False)
class TwoEquations:
    """Distinguishable partners in `roles`: the effects of each, and of the first minus the second.

    `couples` complete ones were used, `incomplete` left out for a missing value. `residuals` (2, 2) are the covariances
    of e in squared units of the outcome (maximum likelihood, divided by n); `explained` the R squared of each equation.
    """

    roles: tuple[str, str]
    couples: int
    incomplete: int
    effects: tuple[tuple[Effect, ...], tuple[Effect, ...]]
    residuals: Floats
    explained: tuple[float, float]
    differences: tuple[Effect, ...]
    tests: tuple[Wald, ...]
    loglik: float

    @property
    def correlation(self) -> float:
        """How far the residuals of two partners go together, -1 to 1."""
        return _correlation(self.residuals)


def distinguishable(outcome: Floats, predictors: Predictors, roles: tuple[str, str]) -> TwoEquations:
    """Both equations estimated together by maximum likelihood; `outcome` (n, 2), NaN = missing.

    Seemingly unrelated regressions, iterated (A. Zellner 1962; W. Oberhofer and J. Kmenta 1974): the same estimates,
    standard errors (expected information) and z as lavaan's sem() with estimator ML. Where both equations have the same
    columns, the first round is the last. Only complete couples are used. Raises Unfit for too few of them, or a
    predictor that is constant or follows from others.
    """
    design = predictors.design()
    whole = np.isfinite(outcome).all(axis=1) & np.isfinite(design).all(axis=(1, 2))
    y, x = outcome[whole], design[whole]
    for side, role in enumerate(roles):
        full_rank(x[:, side], predictors.names, f" of {role}")
    estimates, covariance, residuals = _together(y, x)
    count, width = y.shape[0], x.shape[2]
    both = effects(predictors.names * 2, estimates, covariance)
    centred = ((y - y.mean(axis=0)) ** 2).mean(axis=0)
    shares = [1 - float(residuals[side, side] / centred[side]) for side in (0, 1)]
    return TwoEquations(
        roles=roles,
        couples=count,
        incomplete=int((~whole).sum()),
        effects=(both[:width], both[width:]),
        residuals=residuals,
        explained=(shares[0], shares[1]),
        differences=_differences(predictors.names, estimates, covariance),
        tests=_tests(predictors.names, estimates, covariance),
        loglik=-count / 2 * (2 * log(2 * pi) + float(np.linalg.slogdet(residuals)[1]) + 2),
    )


def _together(y: Floats, x: Floats) -> tuple[Floats, Floats, Floats]:
    """Coefficients (2p,), their covariance (2p, 2p), residual covariance (2, 2)."""
    count, _, width = x.shape
    cross = np.einsum("nip,njq->ijpq", x, x)
    reached = np.einsum("nip,nj->ijp", x, y)
    sizes = (y**2).mean(axis=0)
    estimates = np.concatenate([np.linalg.solve(cross[i, i], reached[i, i]) for i in (0, 1)])
    for _ in range(ROUNDS):
        errors = y - np.einsum("nip,ip->ni", x, estimates.reshape(2, width))
        residuals = errors.T @ errors / count
        if (np.diag(residuals) <= CLOSE * sizes).any() or abs(_correlation(residuals)) > 1 - CLOSE:
            raise Unfit(NO_ERROR)
        weights = np.linalg.inv(residuals)
        told = np.einsum("ij,ijpq->ipjq", weights, cross).reshape(2 * width, 2 * width)
        now = np.linalg.solve(told, np.einsum("ij,ijp->ip", weights, reached).ravel())
        moved, estimates = float(np.abs(now - estimates).max()), now
        if moved <= CLOSE * (1 + float(np.abs(now).max())):
            return estimates, np.linalg.inv(told), residuals
    raise Unfit("the two equations do not settle. Mend: leave out what nearly follows from the others.")


def _correlation(covariance: Floats) -> float:
    return float(covariance[0, 1] / sqrt(covariance[0, 0] * covariance[1, 1]))


def _differences(names: Sequence[str], estimates: Floats, covariance: Floats) -> tuple[Effect, ...]:
    """Each coefficient of the first role minus that of the second, but for the intercepts."""
    contrasts = np.hstack([np.eye(len(names)), -np.eye(len(names))])[1:]
    return effects(names[1:], contrasts @ estimates, contrasts @ covariance @ contrasts.T)


def _tests(names: Sequence[str], estimates: Floats, covariance: Floats) -> tuple[Wald, ...]:
    """Wald tests that the roles do not differ: each coefficient alone, then all but the intercepts at once."""
    contrasts = np.hstack([np.eye(len(names)), -np.eye(len(names))])[1:]
    alone = [
        wald(name, row[None], estimates, covariance) for name, row in zip(names[1:], contrasts, strict=True)
    ]
    return (*alone, wald("all of these", contrasts, estimates, covariance))
