"""Scores of thousands at once: the same numbers as `scores.score` gives one by one."""

from dataclasses import dataclass

import numpy as np

from attune.core.measurement.samples.form import Floats, Form
from attune.core.measurement.scores import PRIOR, Prior


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
    raise NotImplementedError


def errors(answers: Floats, form: Form, prior: Prior = PRIOR) -> Floats:
    """Standard errors (n, s) of `batch`, from each person's own answers, as in `scores.score`."""
    raise NotImplementedError
