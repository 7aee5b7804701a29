"""Two scores of the same scale: has something changed by more than the error of measurement?"""

from dataclasses import dataclass
from math import sqrt

from attune.core.measurement import verdicts
from attune.core.measurement.published import Published
from attune.core.measurement.scores import Score
from attune.core.measurement.verdicts import Good, Turn, Verdict

Z = 1.96
"""The 97.5 % point of the normal distribution, as in the published index."""


@dataclass(frozen=True, slots=True)
class Change:
    """Later minus earlier, in units of the scale, with the standard error of the difference.

    `basis` names the published reliability that the error rests on; None where it is that of the person's own
    answers.
    """

    difference: float
    error: float
    basis: Published | None = None

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

    @property
    def verdict(self) -> Verdict:
        """A reliable rise or fall, or within the error."""
        return verdicts.verdict(self.difference, self.margin)

    def turn(self, good: Good) -> Turn:
        """Reliable improvement or worsening, given the direction that is good ("up" or "down")."""
        return verdicts.turn(self.verdict, good)


def change(earlier: Score, later: Score) -> Change:
    """Reliable change (N. S. Jacobson and P. Truax 1991) with each score's own error, sqrt(SE1^2 + SE2^2).

    The published form takes one error for everybody (from the reliability of a scale in a sample); here it is
    the error of this person's own answers (`Score.error`), as no sample has answered these questions yet.
    Because the same questions are asked again, what is special about a question cancels in the difference:
    the verdict is slow to say "larger". What the error does not hold are swings from day to day, so one
    change is a reason to look again, not a proof.
    """
    return Change(later.value - earlier.value, sqrt(earlier.error**2 + later.error**2))


def reliable_change(earlier: float, later: float, known: Published) -> Change:
    """Reliable change as published (Jacobson and Truax 1991): error sqrt(2) SEM, SEM = SD sqrt(1 - r).

    `known` says which reliability was used. Of people whose true score stayed the same, 5 in 100 are called changed
    if errors are normal and as large for everybody as in the sample; with an alpha, which does not count swings from
    day to day, it is more of them: simulated with r = .80 and swings half as large (SD) as true differences, about
    14 in 100. A retest reliability holds those swings.
    """
    return Change(later - earlier, sqrt(2) * known.sem, known)
