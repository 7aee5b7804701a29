"""Two scores together: a place on the map of attachment, the regions it may lie in, and an ellipse of doubt.

Two dimensions, four regions: K. A. Brennan, C. L. Clark and P. R. Shaver (1998); region names after K.
Bartholomew and L. M. Horowitz (1991). A region is a part of the map, not a kind of person; the split at the
middle is a convention.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import Literal, get_args

from attune.core.measurement import joint, student
from attune.core.measurement.scores import Score

Region = Literal["secure", "anxious", "avoidant", "fearful"]
REGIONS: tuple[Region, ...] = get_args(Region)

MIDDLE = 4.0
NEAR = 0.05
"""A second region is named beside the likeliest one from this probability on."""
CLEAR = 0.6
"""Under this probability the likeliest region does not speak alone: the place is between two."""


@dataclass(frozen=True, slots=True)
class Ellipse:
    """Centre, and how far the shape reaches along each dimension, in units of the scale (1 to 7).

    With errors that are independent (`correlation` 0) the reaches are the half axes and lie along the two
    dimensions; with others the shape leans.
    """

    anxiety: float
    avoidance: float
    anxiety_axis: float
    avoidance_axis: float
    correlation: float = 0.0

    def holds(self, anxiety: float, avoidance: float) -> bool:
        """Whether a place lies inside or on the line: (x^2 - 2 r x y + y^2) / (1 - r^2) <= 1."""
        up = (anxiety - self.anxiety) / self.anxiety_axis
        across = (avoidance - self.avoidance) / self.avoidance_axis
        lean = self.correlation
        return up * up - 2 * lean * up * across + across * across <= 1 - lean * lean

    def outline(self, count: int = 72) -> list[tuple[float, float]]:
        """Places (anxiety, avoidance) on the line, once around, for a drawing."""
        angles = [2 * pi * n / count for n in range(count)]
        lean, rest = self.correlation, sqrt(1 - self.correlation**2)
        return [
            (
                self.anxiety + self.anxiety_axis * cos(angle),
                self.avoidance + self.avoidance_axis * (lean * cos(angle) + rest * sin(angle)),
            )
            for angle in angles
        ]


@dataclass(frozen=True, slots=True)
class Place:
    """Where answers fall: both scores, and the probability of each region (they sum to 1).

    `correlation` is that of the two errors, not of the two scores among people.
    """

    anxiety: Score
    avoidance: Score
    probabilities: Mapping[Region, float]
    correlation: float = 0.0

    @property
    def order(self) -> list[Region]:
        """Regions from the likeliest down; ties keep the order of REGIONS."""
        return sorted(REGIONS, key=lambda region: -self.probabilities[region])

    @property
    def likeliest(self) -> Region:
        return self.order[0]

    @property
    def others(self) -> list[Region]:
        """Regions beside the likeliest that must be named too: probability NEAR or more."""
        return [region for region in self.order[1:] if self.probabilities[region] >= NEAR]

    @property
    def second(self) -> Region | None:
        """The next region where it is near, else None."""
        return self.others[0] if self.others else None

    @property
    def between(self) -> bool:
        """Whether no region speaks alone: the likeliest has less than CLEAR."""
        return self.probabilities[self.likeliest] < CLEAR

    def ellipse(self, level: float = 0.95) -> Ellipse:
        """The shape that holds the true place in `level` of such maps: it reaches sqrt(2 F) times each error.

        F is the quantile with 2 and v degrees of freedom (R. A. Johnson and D. W. Wichern, Applied
        Multivariate Statistical Analysis, 6th ed. 2007, 5.4). The two errors are estimated apart, so v is the
        smaller df: with 8 and 8 or 17 and 17 degrees the shape holds 95.6 and 95.3 % (integrated in the
        tests), a little more than it says.
        """
        factor = sqrt(2 * student.f2_quantile(level, min(self.anxiety.df, self.avoidance.df)))
        return Ellipse(
            self.anxiety.value,
            self.avoidance.value,
            factor * self.anxiety.error,
            factor * self.avoidance.error,
            self.correlation,
        )


def place(anxiety: Score, avoidance: Score, middle: float = MIDDLE, correlation: float = 0.0) -> Place:
    """Region probabilities from two Student t errors, split at `middle` of the scale.

    With a = P(anxiety above the middle) and b = P(avoidance above it), independent errors give
    secure (1-a)(1-b), anxious a(1-b), avoidant (1-a)b, fearful ab. What lies beyond an end of the scale
    counts to its side. Where the two errors go together (scores of one model of both dimensions), `correlation`
    (-1 to 1, both left out) puts P(both above) from a normal copula in place of ab: the two scores keep their
    own t errors (`joint.both`).
    """
    high, apart = anxiety.above(middle), avoidance.above(middle)
    if correlation == 0:
        return Place(
            anxiety,
            avoidance,
            {
                "secure": (1 - high) * (1 - apart),
                "anxious": high * (1 - apart),
                "avoidant": (1 - high) * apart,
                "fearful": high * apart,
            },
        )
    corner = joint.both(high, apart, correlation)
    shares: dict[Region, float] = {
        "secure": 1 - high - apart + corner,
        "anxious": high - corner,
        "avoidant": apart - corner,
        "fearful": corner,
    }
    held = {region: max(0.0, share) for region, share in shares.items()}
    whole = sum(held.values())
    return Place(anxiety, avoidance, {r: share / whole for r, share in held.items()}, correlation)
