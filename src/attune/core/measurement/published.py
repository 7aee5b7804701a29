"""A reliability that others found, and the error of measurement that follows from it."""

from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Published:
    """A reliability that was found in a sample: which kind (alpha, retest, …), how high, the SD there, the source.

    `value` lies in 0 to 1, `sd` is in units of the score, `n` people, `days` between the two times of a retest.
    """

    kind: str
    value: float
    sd: float
    source: str
    n: int | None = None
    days: int | None = None

    def __post_init__(self) -> None:
        if not (0 <= self.value <= 1 and self.sd > 0):
            raise ValueError(f"a reliability is 0 to 1 and an SD above 0, got {self.value} and {self.sd}")

    @property
    def sem(self) -> float:
        """Standard error of measurement, SD sqrt(1 - r) (F. M. Lord and M. R. Novick 1968), in units of the score.

        With an alpha or omega it holds the doubt that comes from the questions; with a retest also swings from day
        to day and true change between the two times. It is the same for everybody, though people at the ends of a
        scale are often measured less well.
        """
        return self.sd * sqrt(1 - self.value)
