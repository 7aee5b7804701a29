"""One common factor of a correlation matrix."""

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np

from attune.core.measurement.samples.form import Floats

FEWEST = 3


@dataclass(frozen=True, eq=False)
class Factor:
    """One common factor of a correlation matrix: loadings (k,), what is left of each item (k,), rounds needed."""

    loadings: Floats
    unique: Floats
    rounds: int


def one_factor(correlations: Floats, *, most: int = 10_000, close: float = 1e-12) -> Factor | None:
    """Unweighted least squares, here by principal factors until nothing moves: the minres of H. Harman (1966).

    The loadings are those of the first eigenvector of R with what is unique taken off its diagonal; None where R has
    a gap, fewer than three items, or the rounds do not settle. An item whose loading reaches 1 (Heywood) is held
    there.
    """
    if len(correlations) < FEWEST or not np.isfinite(correlations).all():
        return None
    unique = np.full(len(correlations), 0.5)
    for done in range(1, most + 1):
        values, vectors = np.linalg.eigh(correlations - np.diag(unique))
        loadings = vectors[:, -1] * sqrt(max(float(values[-1]), 0.0))
        left = np.clip(1 - loadings**2, 0.0, 1.0)
        moved, unique = float(np.abs(left - unique).max()), left
        if moved < close:
            return Factor(loadings * (1 if loadings.sum() >= 0 else -1), unique, done)
    return None


def correlation_of(covariances: Floats) -> Floats:
    """Correlations of a covariance matrix (k, k); NaN for an item that never differs."""
    spread = np.sqrt(np.diag(covariances))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(spread > 0, covariances / np.outer(spread, spread), nan))
