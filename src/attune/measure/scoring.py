"""Scores in the unit of their instrument, the part of the range they lie in, and change between two of them."""

from dataclasses import dataclass

from attune.core.curriculum.instruments import Instrument
from attune.core.measurement import change as changes
from attune.core.measurement.change import Change
from attune.core.measurement.published import Published
from attune.core.measurement.scores import Score
from attune.measure.records import Measure

LOW, MIDDLE, HIGH = "low", "middle", "high"
PARTS = (LOW, MIDDLE, HIGH)
THIRDS = (1 / 3, 2 / 3)
"""The range of a scale in three parts: a convention, and not a norm."""
CLEAR = 0.6
"""A low or a high part speaks alone from this probability on; under it the middle one is said."""
NEAR = 0.05
"""A second part is named beside the likeliest from this probability on."""


@dataclass(frozen=True)
class Scored:
    """One subscale: its score in the instrument's unit, and the probability of each part of the range."""

    scale: str
    score: Score
    chances: dict[str, float]

    @property
    def value(self) -> float:
        return self.score.value

    @property
    def margin(self) -> float:
        return self.score.margin()

    @property
    def interval(self) -> tuple[float, float]:
        return self.score.interval()

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest score that can be."""
        return self.score.lowest, self.score.highest

    @property
    def likeliest(self) -> str:
        return max(PARTS, key=lambda part: self.chances[part])

    @property
    def part(self) -> str:
        """Whose words are said: the likeliest part, or the middle one where that is not clear."""
        return self.likeliest if self.chances[self.likeliest] >= CLEAR else MIDDLE

    @property
    def others(self) -> list[str]:
        """Parts beside the likeliest that must be named too, the likelier first."""
        near = [part for part in PARTS if part != self.likeliest and self.chances[part] >= NEAR]
        return sorted(near, key=lambda part: -self.chances[part])

    @property
    def digits(self) -> int:
        """A mean is told to a tenth, a sum or a percent to the whole."""
        return 1 if self.ends[1] - self.ends[0] <= 10 else 0


def scored(body: Measure, scale: str, known: Published | None = None) -> Scored | None:
    """The score of one subscale; None under the missing-answer rule. `known`: a reliability that its error is from."""
    score = body.score_of(scale)
    if score is None:
        return None
    if known and body.mode == "fixed":
        score = score.resting_on(known)
    return Scored(scale, score, _chances(score))


def all_scored(body: Measure, instrument: Instrument | None = None) -> list[Scored]:
    """Every subscale that has a score, in the order of the instrument."""
    found = (
        scored(body, scale, published(instrument, scale) if instrument else None) for scale in body.scales
    )
    return [one for one in found if one]


def published(instrument: Instrument, scale: str) -> Published | None:
    """What research found: a reliability with the SD of the same people; verified ones only, alpha first."""
    spreads = [norm for norm in instrument.norms if norm.subscale == scale and norm.sd]
    kinds = ("alpha", "omega", "marginal", "split-half", "retest")
    here = [one for one in instrument.reliability if one.subscale == scale and one.verified]
    here.sort(key=lambda one: kinds.index(one.kind))
    whole = [norm for norm in spreads if norm.gender == "any" and norm.ages is None and norm.verified]
    if not (here and whole):
        return None
    one, norm = here[0], whole[0]
    return Published(one.kind, one.value, float(norm.sd or 0), one.source, one.n, one.days)


def change(earlier: Scored, later: Scored) -> Change:
    """Later minus earlier in the instrument's unit, with the error of both."""
    return changes.change(earlier.score, later.score)


def _chances(score: Score) -> dict[str, float]:
    span = score.highest - score.lowest
    over_first, over_second = (score.above(score.lowest + share * span) for share in THIRDS)
    return {LOW: 1 - over_first, MIDDLE: over_first - over_second, HIGH: over_second}
