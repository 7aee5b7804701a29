"""Item parameters as free numbers: whatever a search tries, thresholds stay in order.

x has the shape (k, 1 + m): the slope a, the first intercept d_1, then the logarithms of the gaps d_1 - d_2, d_2 - d_3
and so on, with d_c = -a b_c. `padding` (k, m) marks the places beyond an item's last threshold; what stands there has
no effect.
"""

import numpy as np
from scipy.special import ndtri

from attune.core.measurement.graded.items import Floats, Marks
from attune.core.measurement.graded.responses import Found

LOGISTIC = 1.702
"""The slope at which a logistic curve lies nearest to the normal one."""


def padding(found: Found) -> Marks:
    """Which places of (k, m) lie beyond an item's last threshold."""
    steps = np.array([len(each) - 1 for each in found.values])
    return np.asarray(np.arange(steps.max()) >= steps[:, None])


def intercepts(x: Floats, beyond: Marks) -> Floats:
    """D (k, m), falling along a row; -inf where there is no threshold."""
    falls = np.concatenate([x[:, 1:2], -np.exp(x[:, 2:])], axis=1)
    return np.where(beyond, -np.inf, np.cumsum(falls, axis=1))


def jacobian(x: Floats, beyond: Marks) -> Floats:
    """Derivatives of slope and intercepts (rows) by the free numbers (columns): shape (k, 1 + m, 1 + m)."""
    size = x.shape[1]
    by = np.zeros((x.shape[0], size, size))
    by[:, 0, 0] = 1
    by[:, 1:, 1] = 1
    for step in range(2, size):
        by[:, step:, step] = -np.exp(x[:, step])[:, None]
    by[:, 1:][beyond] = 0
    return by


def start(categories: Floats, beyond: Marks) -> Floats:
    """Where a search may begin: each item's correlation with the sum, as if answers were cut from a normal variable.

    With correlation r and P(category >= c) = p_c: a = 1.702 r / sqrt(1 - r^2), d_c = 1.702 ndtri(p_c) / sqrt(1 - r^2).
    """
    spread = (categories - np.nanmean(categories, axis=0)) / np.nanstd(categories, axis=0)
    filled = np.nan_to_num(spread)
    total = filled.sum(axis=1)
    r = filled.T @ total / np.sqrt((filled**2).sum(axis=0) * (total @ total))
    r = np.clip(np.abs(r), 0.2, 0.9) * np.where(r < 0, -1, 1)
    given = (~np.isnan(categories)).sum(axis=0)
    above = np.stack([(categories > c).sum(axis=0) / given for c in range(beyond.shape[1])], axis=1)
    stretch = LOGISTIC / np.sqrt(1 - r**2)
    d = stretch[:, None] * ndtri(np.clip(above, 1e-6, 1 - 1e-6))
    gaps = np.log(np.maximum(-np.diff(d, axis=1), 1e-3))
    return np.concatenate([(stretch * r)[:, None], d[:, :1], np.where(beyond[:, 1:], 0.0, gaps)], axis=1)
