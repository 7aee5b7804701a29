"""Two stretches of a trend: a later level minus an earlier one, and what it may be called."""

from dataclasses import dataclass

from attune.core.measurement import verdicts
from attune.core.measurement.verdicts import Good, Turn, Verdict


@dataclass(frozen=True, slots=True)
class Shift:
    """A later stretch minus an earlier one, in units of the numbers; standard error and 95 % margin."""

    difference: float
    error: float
    margin: float

    @property
    def larger_than_error(self) -> bool:
        return abs(self.difference) > self.margin

    @property
    def verdict(self) -> Verdict:
        """A reliable rise or fall of the level, or within the error."""
        return verdicts.verdict(self.difference, self.margin)

    def turn(self, good: Good) -> Turn:
        """Reliable improvement or worsening, given the direction that is good ("up" or "down")."""
        return verdicts.turn(self.verdict, good)
