"""Where a score stands among others who answered the same questions; and the reason where nobody can say.

A percentile is the share (0 to 100) of a named group that scores at or below: it says where somebody stands in that
group, and not what is well or ill.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist
from typing import Literal


class Reason(StrEnum):
    """Why there is no percentile."""

    NONE_EXIST = "no-norms"
    NO_BAND = "no-band-for-this-person"
    AGE_NEEDED = "age-needed"
    GENDER_NEEDED = "gender-needed"
    NO_FIGURES = "band-without-figures"


@dataclass(frozen=True, slots=True)
class Band:
    """How one group answered: `n` people in `year`, in units of the score.

    `gender` "any" or one of the words that the caller uses; `ages` first and last year, both included, None for
    all. `percentiles`: (percent, score) pairs.
    """

    population: str
    n: int
    year: int
    gender: str = "any"
    ages: tuple[int, int] | None = None
    mean: float | None = None
    sd: float | None = None
    percentiles: tuple[tuple[float, float], ...] = ()
    source: str = ""

    @property
    def points(self) -> list[tuple[float, float]]:
        """Percentile points in rising order; refused where a higher percent has a lower score."""
        ordered = sorted(self.percentiles)
        if any(not 0 <= percent <= 100 for percent, _ in ordered):
            raise ValueError("a percentile point is 0 to 100")
        if [score for _, score in ordered] != sorted(score for _, score in ordered):
            raise ValueError("scores fall where percentile points rise")
        return ordered

    def fits(self, gender: str | None, age: float | None) -> bool:
        """Whether a person belongs here, as far as is known; 64.5 years old counts as 64."""
        aged = self.ages is None or (age is not None and self.ages[0] <= age < self.ages[1] + 1)
        return aged and self.gender in {"any", gender}


@dataclass(frozen=True, slots=True)
class Standing:
    """A percentile and the band it was read from, or None and the reason.

    `how`: "points" between given percentile points (straight lines), "normal" from mean and SD. `beyond`: the score
    lies "under" the lowest point or "over" the highest one; the percentile is then that of this point, and all
    that is known is that it is at most, or at least, so much.
    """

    percentile: float | None
    band: Band | None = None
    how: Literal["points", "normal"] | None = None
    beyond: Literal["under", "over"] | None = None
    reason: Reason | None = None


def standing(
    value: float, bands: Sequence[Band], *, gender: str | None = None, age: float | None = None
) -> Standing:
    """The percentile of a score in the band that fits a person best.

    Bands by gender and age come before bands by age, these before bands by gender, these before those of everybody;
    among equals the larger n. A band that needs an age or gender which is not known is not used: a person is never
    put into a band by a guess. From mean and SD it is 100 times the normal distribution's share below, which is rough
    where scores lean to one side.
    """
    fitting = [band for band in bands if band.fits(gender, age)]
    if not fitting:
        return Standing(None, reason=_why(bands, gender, age))
    told = [band for band in fitting if band.percentiles or (band.mean is not None and band.sd)]
    if not told:
        return Standing(None, fitting[0], reason=Reason.NO_FIGURES)
    band = max(told, key=lambda b: (b.ages is not None, b.gender != "any", bool(b.percentiles), b.n))
    if band.percentiles:
        return _between(value, band)
    if band.mean is None or not band.sd:  # held off above
        return Standing(None, band, reason=Reason.NO_FIGURES)
    return Standing(100 * NormalDist(band.mean, band.sd).cdf(value), band, "normal")


def _why(bands: Sequence[Band], gender: str | None, age: float | None) -> Reason:
    """The one thing that would help, where one thing would."""
    if not bands:
        return Reason.NONE_EXIST
    if age is None and any(band.ages and band.gender in {"any", gender} for band in bands):
        return Reason.AGE_NEEDED
    if gender is None and any(band.fits(band.gender, age) for band in bands):
        return Reason.GENDER_NEEDED
    return Reason.NO_BAND


def _between(value: float, band: Band) -> Standing:
    """On the straight line between the two points around the score; the middle of points with the same score."""
    points = band.points
    if value < points[0][1]:
        return Standing(points[0][0], band, "points", "under")
    if value > points[-1][1]:
        return Standing(points[-1][0], band, "points", "over")
    same = [percent for percent, score in points if score == value]
    if same:
        return Standing((same[0] + same[-1]) / 2, band, "points")
    above = next(place for place, (_, score) in enumerate(points) if score > value)
    (low, start), (high, end) = points[above - 1], points[above]
    return Standing(low + (high - low) * (value - start) / (end - start), band, "points")
