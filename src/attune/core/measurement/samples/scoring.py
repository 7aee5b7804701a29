"""Scores of thousands at once: the same numbers as `scores.score` gives one by one."""

from dataclasses import dataclass

import numpy as np

from attune.core.measurement.samples.form import Floats, Form
from attune.core.measurement.scores import PRIOR, Prior, needed

ROWS = 4096


@dataclass(frozen=True, eq=False)
class Batch:
    """Scores of n people on s scales.

    `values` (n, s) in units of the score, NaN where too few were answered; `answered` (n, s) counts; `asked` (s,);
    `lowest` and `highest` (s,) are the ends of the scores.
    """

    names: tuple[str, ...]
    values: Floats
    answered: Floats
    asked: Floats
    lowest: Floats
    highest: Floats

    def of(self, scale: str) -> Floats:
        """One scale's scores (n,)."""
        return np.asarray(self.values[:, self.names.index(scale)])


def batch(answers: Floats, form: Form) -> Batch:
    """Score raw answers (n, k), NaN = missing: reverse keys, missing rule, then mean, sum or percent.

    With shares u = (keyed answer - lowest) / (highest - lowest) and widths w = highest - lowest, a person's place is
    p = sum(w u) / sum(w) over the answered items (prorating), and with L and H the sums of all lowest and highest:
    sum = L + (H - L) p; mean = sum / k; percent of maximum = 100 p (P. Cohen and others 1999); each times `times`.
    Where all items share one range the mean is the plain mean of the answered ones.
    """
    counts, given, reached = _sums(answers, form)
    asked = form.groups.sum(axis=0)
    low, high = _ends(form)
    with np.errstate(invalid="ignore", divide="ignore"):
        values = low + (high - low) * (reached / given)
    values[counts < [needed(int(count), form.min_answered) for count in asked]] = np.nan
    return Batch(form.names, values, counts, asked, low, high)


def _sums(answers: Floats, form: Form) -> tuple[Floats, Floats, Floats]:
    """Per person and scale (n, s) over the answered items: how many, sum of widths, sum of keyed steps.

    A keyed step is x - lowest, or highest - x turned round: key x, and a constant of each item. Some thousand rows
    at a time, so that what is worked on stays in the processor's cache.
    """
    signs, count = form.groups * form.key[:, None], len(form.names)
    start = np.where(form.key > 0, -form.lowest, form.highest)
    each = np.hstack(
        [form.groups * column[:, None] for column in (np.ones_like(start), form.highest - form.lowest, start)]
    )
    found = np.empty((len(answers), 3 * count))
    for top in range(0, len(answers), ROWS):
        part = answers[top : top + ROWS]
        told = np.isfinite(part)
        sums = told.astype(np.float64) @ each
        sums[:, 2 * count :] += np.where(told, part, 0.0) @ signs
        found[top : top + ROWS] = sums
    return found[:, :count], found[:, count : 2 * count], found[:, 2 * count :]


def errors(answers: Floats, form: Form, prior: Prior = PRIOR) -> Floats:
    """Standard errors (n, s) of `batch`, from each person's own answers, as in `scores.score`."""
    parts = [_errors(answers[top : top + ROWS], form, prior) for top in range(0, len(answers), ROWS)]
    found = np.vstack(parts) if parts else np.empty((0, len(form.names)))
    return np.where(np.isnan(batch(answers, form).values), np.nan, found)


def _errors(answers: Floats, form: Form, prior: Prior) -> Floats:
    """Of some rows: spread of a person's shares of the way up, over the root of how many there are."""
    widths, groups = form.highest - form.lowest, form.groups
    told = np.isfinite(answers)
    shares = np.where(told, (form.keyed(answers) - form.lowest) / widths, 0.0)
    given = told.astype(np.float64)
    counts = given @ groups
    low, high = _ends(form)
    with np.errstate(invalid="ignore", divide="ignore"):
        means = shares @ groups / counts
        away = np.where(told, shares - means[:, form.place_of], 0.0)
        variance = (prior.weight * prior.spread**2 + away**2 @ groups) / (prior.weight + counts - 1)
        weights = np.sqrt(given @ (groups * widths[:, None] ** 2)) / (given @ (groups * widths[:, None]))
        return np.asarray((high - low) * np.sqrt(variance) * weights)


def _ends(form: Form) -> tuple[Floats, Floats]:
    """Lowest and highest score of each scale, (s,)."""
    groups = form.groups
    if form.scoring == "percent":
        ends = np.zeros(len(form.names)), np.full(len(form.names), 100.0)
    else:
        share = groups.sum(axis=0) if form.scoring == "mean" else 1.0
        ends = form.lowest @ groups / share, form.highest @ groups / share
    return ends[0] * form.times, ends[1] * form.times
