"""Two occasions on theta: has something changed by more than the error of the answers?"""

from dataclasses import dataclass

import numpy as np

from attune.core.measurement.graded.ability import Ability
from attune.core.measurement.graded.items import Floats, Whole

Z = 1.96
"""The 97.5 % point of the normal distribution."""


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """Later minus earlier in units of theta, and the standard error of that difference; shapes (n,)."""

    difference: Floats
    error: Floats

    @property
    def margin(self) -> Floats:
        """What a difference must exceed to be larger than its error: 1.96 * error."""
        return Z * self.error

    @property
    def verdict(self) -> Whole:
        """1 risen and -1 fallen by more than the error, 0 within it."""
        return np.asarray(np.sign(self.difference) * (np.abs(self.difference) > self.margin), dtype=np.int64)


def change(earlier: Ability, later: Ability) -> Change:
    """Model-based change: theta_2 - theta_1 with error sqrt(se_1^2 + se_2^2), one a person.

    Where Jacobson and Truax (1991) give everybody the error of a sample, here each theta has the error of the items
    it was found from: small where they tell much, wide at the ends (S. P. Reise and M. G. Haviland 2005; R. Brouwer,
    R. R. Meijer and J. Zevalkink 2013). The two sets of answers count as independent given theta, and the items as
    unchanged. EAP and MAP are drawn to the prior's mean and their errors hold that pull, so for people who have not
    changed the verdict speaks in fewer than the 5 in 100 that the margin stands for.
    """
    return Change(later.theta - earlier.theta, np.hypot(earlier.error, later.error))
