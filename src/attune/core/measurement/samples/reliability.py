"""How well a scale repeats in a sample: alpha, omega total, split half, item-rest correlations, retest.

All take keyed answers (n people, k items), NaN = missing, and use complete rows unless they say otherwise. With
fewer than three complete rows, fewer than two items, or answers that never differ there is no figure: NaN.
"""

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from scipy.special import fdtri

from attune.core.measurement.samples.factor import FEWEST, correlation_of, one_factor
from attune.core.measurement.samples.form import Floats

Z = 1.96


def complete(keyed: Floats) -> Floats:
    """The rows without a missing answer."""
    return np.asarray(keyed[np.isfinite(keyed).all(axis=1)])


def covariance(keyed: Floats) -> Floats:
    """Covariances (k, k) of complete rows, divisor n - 1; all NaN under three rows."""
    rows = complete(keyed)
    if len(rows) < FEWEST:
        return np.full((keyed.shape[1], keyed.shape[1]), nan)
    away = rows - rows.mean(axis=0)
    return np.asarray(away.T @ away / (len(rows) - 1))


def covariance_pairwise(keyed: Floats) -> Floats:
    """Covariances (k, k), each pair of items over the people who answered both, divisor n_ij - 1.

    As R's cov(use = "pairwise.complete.obs"), so the matrix need not be positive definite; NaN where fewer than
    three people answered both.
    """
    told = np.isfinite(keyed)
    middle = np.array(
        [column[np.isfinite(column)].mean() if np.isfinite(column).any() else 0.0 for column in keyed.T]
    )
    away = np.where(told, keyed - middle, 0.0)
    seen = told.astype(np.float64)
    pairs, sums = seen.T @ seen, away.T @ seen
    with np.errstate(invalid="ignore", divide="ignore"):
        found = (away.T @ away - sums * sums.T / pairs) / (pairs - 1)
    return np.where(pairs >= FEWEST, found, nan)


def alpha(keyed: Floats) -> float:
    """Cronbach's alpha (1951) of complete rows: k / (k - 1) (1 - trace C / sum C).

    A lower bound of reliability where items do not all weigh the same; it counts neither swings from day to day nor
    a second theme among the items as error.
    """
    return alpha_of(covariance(keyed))


def alpha_of(covariances: Floats) -> float:
    """Alpha of a covariance matrix (k, k); with `covariance_pairwise` the figure of R's psych::scoreItems."""
    count, whole = len(covariances), float(covariances.sum())
    if count < 2 or not whole > 0:
        return nan
    return count / (count - 1) * (1 - float(np.trace(covariances)) / whole)


def alpha_interval(value: float, n: int, k: int, level: float = 0.95) -> tuple[float, float]:
    """Where alpha lies in `level` of samples of n people and k items (L. S. Feldt 1965): 1 - (1 - alpha) F.

    F is the quantile with n - 1 and (n - 1)(k - 1) degrees of freedom. Exact for normal answers with like
    covariances. With skewed answers it is too narrow: simulated with nine items that most people answer with the
    lowest of four steps and 100 people, what calls itself 95 % held alpha in 87 of 100 samples.
    """
    if not np.isfinite(value) or n < FEWEST or k < 2:
        return nan, nan
    tail, low, high = (1 - level) / 2, n - 1, (n - 1) * (k - 1)
    up, down = fdtri(low, high, [1 - tail, tail])
    return 1 - (1 - value) * float(up), 1 - (1 - value) * float(down)


def omega_total(keyed: Floats) -> float:
    """McDonald's omega total (1999) of complete rows with one factor: 1 - sum u^2 / sum R.

    u^2 is what the factor leaves of each item of the correlation matrix R: the share of the variance of a sum of
    standardised items that is not unique to an item. The same figure as R's psych::omega with one factor.
    """
    matrix = correlation_of(covariance(keyed))
    found = one_factor(matrix)
    return nan if found is None else 1 - float(found.unique.sum()) / float(matrix.sum())


def split_half(keyed: Floats) -> float:
    """Items 1, 3, 5 ... against 2, 4, 6 ...: r of the two means, stepped up to full length 2 r / (1 + r).

    C. Spearman and W. Brown (both 1910). Each half is the mean of its answered items; who answered none of a half is
    left out, so hand in the rows that are meant. One of many ways to split: it depends on the order of items.
    """
    if keyed.shape[1] < 2:
        return nan
    told = np.isfinite(keyed)
    known, given = np.where(told, keyed, 0.0), told.astype(np.float64)
    counts = given[:, 0::2].sum(axis=1), given[:, 1::2].sum(axis=1)
    both = (counts[0] > 0) & (counts[1] > 0)
    odd, even = (known[both, n::2].sum(axis=1) / counts[n][both] for n in (0, 1))
    r = _correlation(odd, even)
    return 2 * r / (1 + r) if r > -1 else nan


def item_rest(keyed: Floats) -> Floats:
    """Correlation of each item with the sum of the others, (k,), complete rows: from C alone.

    cov(x_i, rest) = sum_j C_ij - C_ii and var(rest) = sum C - 2 sum_j C_ij + C_ii.
    """
    found = covariance(keyed)
    own, row, whole = np.diag(found), found.sum(axis=1), float(found.sum())
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((row - own) / np.sqrt(own * np.maximum(whole - 2 * row + own, 0.0)))


@dataclass(frozen=True, slots=True)
class Retest:
    """Two occasions of the same n people: r, ICC (agreement, single score), mean change and its SD."""

    n: int
    r: float
    icc: float
    mean_change: float
    sd_change: float


def retest(first: Floats, second: Floats) -> Retest:
    """Scores (n,) of two occasions, people with both: Pearson's r, and ICC(A,1) of McGraw and Wong (1996).

    ICC = (MSR - MSE) / (MSR + MSE + 2 (MSC - MSE) / n) counts a shift of everybody as disagreement; r does not. NaN
    under three people.
    """
    both = np.isfinite(first) & np.isfinite(second)
    one, other, n = first[both], second[both], int(both.sum())
    if n < FEWEST:
        return Retest(n, nan, nan, nan, nan)
    change, middle = other - one, (one + other) / 2
    between = 2 * float(middle.var(ddof=1))
    within = float(change.var(ddof=1)) / 2
    shift = n * float(change.mean()) ** 2 / 2
    whole = between + within + 2 * (shift - within) / n
    icc = (between - within) / whole if whole > 0 else nan
    return Retest(n, _correlation(one, other), icc, float(change.mean()), sqrt(2 * within))


def sem(sd: float, reliability: float) -> float:
    """Standard error of measurement in units of the score: SD sqrt(1 - r) (Lord and Novick 1968)."""
    return sd * sqrt(1 - reliability) if reliability <= 1 else nan


def reliable_change(sd: float, reliability: float) -> float:
    """What a change must exceed: 1.96 sqrt(2) SEM (Jacobson and Truax 1991), in units of the score."""
    return Z * sqrt(2) * sem(sd, reliability)


def _correlation(one: Floats, other: Floats) -> float:
    if len(one) < FEWEST:
        return nan
    a, b = one - one.mean(), other - other.mean()
    size = sqrt(float(a @ a) * float(b @ b))
    return float(a @ b) / size if size > 0 else nan
