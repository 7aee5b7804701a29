"""The next item for each of n people; for one person n is 1, so that one and many get the same items."""

import numpy as np

from attune.core.measurement.adaptive.prepared import Prepared
from attune.core.measurement.graded.ability import Ability
from attune.core.measurement.graded.information import item_information
from attune.core.measurement.graded.items import Floats, Marks, Whole

DIGITS = 9
"""Items that differ by less than this many decimals are as good as each other: the earlier in the bank is taken."""


def learned(prepared: Prepared, posterior: Floats, items: Whole, categories: Whole) -> Floats:
    """The posterior (n, q) after one answer each, summing to 1 again."""
    posterior = posterior * prepared.chances[items, categories]
    return np.asarray(posterior / posterior.sum(axis=1, keepdims=True))


def standing(prepared: Prepared, posterior: Floats) -> Ability:
    """Mean and standard deviation of each posterior (n, q)."""
    mean = (posterior * prepared.points).sum(axis=1)
    square = (posterior * prepared.points**2).sum(axis=1)
    return Ability(mean, np.sqrt(np.maximum(square - mean**2, 0.0)))


def following(prepared: Prepared, posterior: Floats, theta: Floats, asked: Marks, counts: Whole) -> Whole:
    """The place of the next item for each person, shape (n,).

    `posterior` (n, q) with its mean `theta` (n,); `asked` (n, k) must leave each person an item; `counts` (n, g) of
    answers in each group.
    """
    open_ = ~asked
    if prepared.groups > 1:
        open_ &= prepared.group_of == _group(prepared, open_, counts)[:, None]
    if prepared.rules.criterion == "information":
        worth = item_information(prepared.bank, theta)
    else:
        worth = _told_apart(prepared, posterior)
    return np.asarray(np.where(open_, np.round(worth, DIGITS), -np.inf).argmax(axis=1))


def _group(prepared: Prepared, open_: Marks, counts: Whole) -> Whole:
    """The group farthest below its part of the test, among those with items left, shape (n,)."""
    lacking = prepared.parts * (counts.sum(axis=1, keepdims=True) + 1) - counts
    left = np.stack(
        [open_[:, prepared.group_of == each].any(axis=1) for each in range(prepared.groups)], axis=1
    )
    return np.asarray(np.where(left, np.round(lacking, DIGITS), -np.inf).argmax(axis=1))


def _told_apart(prepared: Prepared, posterior: Floats) -> Floats:
    """How far answers to an item would lead apart: sum_c P(c) E(theta | answers so far, c)^2, shape (n, k).

    The expected posterior variance, sum_c P(c) Var(theta | c), is E(theta^2) less this, and the first is the same for
    all items: where this is largest, that is smallest.
    """
    items, width, _ = prepared.chances.shape
    chance, mean = np.moveaxis((posterior @ prepared.moments).reshape(-1, 2, items, width), 1, 0)
    return np.asarray((mean**2 / np.maximum(chance, 1e-300)).sum(axis=2))
