"""Two scores of the same scale: has something changed by more than the error of measurement?"""

from dataclasses import dataclass
from math import sqrt

from attune.core.measurement.scores import Score

Z = 1.96
"""The 97.5 % point of the normal distribution, as in the published index."""


@dataclass(frozen=True, slots=True)
class Change:
    """Later minus earlier, in units of the scale, with the standard error of the difference."""

    difference: float
    error: float

    @property
    def margin(self) -> float:
        """What a difference must exceed to be larger than error: 1.96 * error."""
        return Z * self.error

    @property
    def index(self) -> float:
        """The reliable change index: difference over its error."""
        return self.difference / self.error

    @property
    def larger_than_error(self) -> bool:
        return abs(self.difference) > self.margin


def change(earlier: Score, later: Score) -> Change:
    """Reliable change (N. S. Jacobson and P. Truax 1991) with each score's own error, sqrt(SE1^2 + SE2^2).

    The published form takes one error for everybody (from the reliability of a scale in a sample); here it is
    the error of this person's own answers (`Score.error`), as no sample has answered these questions yet.
    Because the same questions are asked again, what is special about a question cancels in the difference:
    the verdict is slow to say "larger". What the error does not hold are swings from day to day, so one
    change is a reason to look again, not a proof.
    """
    return Change(later.value - earlier.value, sqrt(earlier.error**2 + later.error**2))
