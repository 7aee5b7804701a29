"""The log-likelihood of item parameters with theta summed out, its slope, and what complete data would tell."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.special import expit

from attune.core.measurement.graded import responses
from attune.core.measurement.graded.grid import BLOCK, FAINT, Grid
from attune.core.measurement.graded.items import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some different response patterns: `chosen` (n, k (m + 1)), its transpose, and how many people `gave` each."""

    chosen: csr_array
    turned: csr_array
    gave: Floats


def blocks(categories: Floats, width: int) -> list[Block]:
    """The different rows of `categories` (n, k), NaN = missing, with how often each occurs; rows without answers drop.

    Each pattern is worked out once, however many people gave it.
    """
    some = categories[~np.isnan(categories).all(axis=1)]
    codes = np.ascontiguousarray(np.nan_to_num(some + 1), dtype=np.uint8)
    keys = codes.view(f"S{codes.shape[1]}").ravel()
    _, first, counts = np.unique(keys, return_index=True, return_counts=True)
    found = []
    for start in range(0, first.size, BLOCK):
        chosen = responses.chosen(some[first[start : start + BLOCK]], width)
        found.append(Block(chosen, chosen.T.tocsr(), counts[start : start + BLOCK].astype(np.float64)))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """At q points of theta: `above` (k, m, q) = P(category >= c), `each` (k, m + 1, q) = P(category = c)."""

    theta: Floats
    above: Floats
    each: Floats

    @property
    def bends(self) -> Floats:
        """Derivatives of `above` by its intercept: F (1 - F)."""
        return self.above * (1 - self.above)


def curves(slopes: Floats, intercepts: Floats, theta: Floats) -> Curves:
    """`slopes` (k,); `intercepts` (k, m), falling, -inf as padding: F_c = 1 / (1 + exp(-(a theta + d_c)))."""
    above = expit(slopes[:, None, None] * theta + intercepts[:, :, None])
    ends = np.ones((slopes.size, 1, theta.size))
    each = np.concatenate([ends, above], axis=1) - np.concatenate([above, 0 * ends], axis=1)
    return Curves(theta, above, np.maximum(each, FAINT))


def expected(data: list[Block], nodes: Grid, each: Floats) -> tuple[float, Floats]:
    """Log-likelihood of the answers, and how many people are expected at each point with each answer.

    The second has the shape of `each`, (k, m + 1, q): the E step of R. D. Bock and M. Aitkin (1981).
    """
    table = np.log(each).reshape(-1, nodes.points.size)
    total, counts = 0.0, np.zeros_like(table)
    for block in data:
        value, posterior = _posterior(block, table, nodes)
        total += value
        counts += block.turned @ posterior
    return total, counts.reshape(each.shape)


def log_likelihood(data: list[Block], nodes: Grid, each: Floats) -> float:
    """The first of `expected` alone."""
    table = np.log(each).reshape(-1, nodes.points.size)
    return sum(_posterior(block, table, nodes)[0] for block in data)


def _posterior(block: Block, table: Floats, nodes: Grid) -> tuple[float, Floats]:
    """Log-likelihood of a block, and the people expected at each point, pattern by pattern: (n, q)."""
    people = block.chosen @ table
    top = people.max(axis=1, keepdims=True)
    people -= top
    np.exp(people, out=people)
    people *= nodes.weights
    sums = people.sum(axis=1)
    value = float(block.gave @ (np.log(sums) + top[:, 0]))
    people *= (block.gave / sums)[:, None]
    return value, people


def gradient(at: Curves, counts: Floats) -> Floats:
    """Derivatives of the log-likelihood by slope and intercepts, shape (k, 1 + m).

    That of the marginal likelihood is that of the expected complete one (R. A. Fisher's identity).
    """
    ratio = counts / at.each
    by = (ratio[:, 1:] - ratio[:, :-1]) * at.bends
    return np.concatenate([(by @ at.theta).sum(axis=1)[:, None], by.sum(axis=2)], axis=1)


def complete_information(at: Curves, counts: Floats) -> Floats:
    """Fisher information about slope and intercepts if theta were known, shape (k, 1 + m, 1 + m).

    sum_q N_q sum_c P'_c P'_c^T / P_c; rows and columns of padding are 0.
    """
    items, steps, points = at.above.shape
    slant = np.zeros((items, steps + 1, points, 1 + steps))
    for step in range(steps):
        slant[:, step + 1, :, 1 + step] += at.bends[:, step]
        slant[:, step, :, 1 + step] -= at.bends[:, step]
    slant[..., 0] = slant[..., 1:].sum(axis=3) * at.theta
    weights = counts.sum(axis=1, keepdims=True) / at.each
    flat = slant.reshape(items, -1, 1 + steps)
    return np.asarray(flat.transpose(0, 2, 1) @ (flat * weights.reshape(items, -1, 1)))
