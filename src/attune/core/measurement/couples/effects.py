"""What a model of couples says: estimates with their errors, and tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isinf, nan, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc, ndtr, ndtri, stdtr, stdtrit

type Floats = NDArray[np.float64]

NO_ERROR = "the outcome never differs, or follows without error. Mend: check that it is not a predictor too."


class Unfit(ValueError):
    """Data that cannot be worked with; the message says why in one line, with what would mend it."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One coefficient in units of the outcome per unit of its predictor; `df` is infinite where z is used."""

    name: str
    estimate: float
    error: float
    df: float = inf

    @property
    def ratio(self) -> float:
        """z, or t with `df` degrees of freedom: estimate over its standard error."""
        return self.estimate / self.error if self.error > 0 else nan

    @property
    def p(self) -> float:
        """Two-sided probability of a ratio this far from 0 if there were no effect, 0 to 1."""
        far = -abs(self.ratio)
        return float(2 * (ndtr(far) if isinf(self.df) else stdtr(self.df, far)))

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """From estimate - quantile * error to estimate + quantile * error."""
        point = 0.5 + level / 2
        margin = float(ndtri(point) if isinf(self.df) else stdtrit(self.df, point)) * self.error
        return self.estimate - margin, self.estimate + margin


@dataclass(frozen=True, slots=True)
class Wald:
    """Whether one or more differences are all 0: chi-square with `df` degrees of freedom (A. Wald 1943)."""

    name: str
    chi2: float
    df: int

    @property
    def p(self) -> float:
        return float(chdtrc(self.df, self.chi2))


def wald(name: str, contrasts: Floats, estimates: Floats, covariance: Floats) -> Wald:
    """(R b)' (R V R')^-1 (R b) for `contrasts` R (r, p), `estimates` b (p,), `covariance` V (p, p)."""
    differences = contrasts @ estimates
    spread = contrasts @ covariance @ contrasts.T
    return Wald(name, float(differences @ np.linalg.solve(spread, differences)), contrasts.shape[0])


def effects(
    names: Sequence[str], estimates: Floats, covariance: Floats, df: float = inf
) -> tuple[Effect, ...]:
    """One Effect a coefficient; standard errors are the roots of the diagonal of `covariance` (p, p)."""
    rows = zip(names, estimates.tolist(), np.diag(covariance).tolist(), strict=True)
    return tuple(Effect(name, value, sqrt(max(spread, 0.0)), df) for name, value, spread in rows)


def full_rank(design: Floats, names: Sequence[str], where: str = "") -> None:
    """Raise Unfit, naming the first column of `design` (n, p) that the columns before it already say."""
    if design.shape[0] <= design.shape[1]:
        what = f"{design.shape[0]} complete rows{where} are too few for {design.shape[1]} coefficients"
        raise Unfit(f"{what}. Mend: bring more couples, or fewer columns.")
    sizes = np.linalg.norm(design, axis=0)
    scaled = design / np.where(sizes > 0, sizes, 1.0)
    for count, name in enumerate(names, start=1):
        if np.linalg.matrix_rank(scaled[:, :count], tol=1e-9) < count:
            raise Unfit(
                f"{name}{where} is the same everywhere, or follows from the others. Mend: leave it out."
            )
