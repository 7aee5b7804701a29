"""Days with a number on some of them: the level behind them, day by day, with its error.

Local level model: y_t = level_t + noise, level_(t+1) = level_t + drift, noise ~ N(0, s^2), drift ~ N(0, q s^2).
Kalman filter and fixed-interval smoother as in J. Durbin and S. J. Koopman, Time Series Analysis by State
Space Methods (2nd ed. 2012), chapters 2.2 to 2.4 and 2.7 (days without a number), started from the first
number (the diffuse start of their 2.9).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, inf, log, sqrt

from attune.core.measurement import student
from attune.core.measurement.shift import Shift

__all__ = ["FEWEST", "RATIOS", "Fit", "Point", "Shift", "State", "Trend", "trend"]

FEWEST = 5
"""Under five numbers only the points are shown: no line, no band."""

RATIOS: tuple[float, ...] = tuple((step / 10) ** 2 for step in range(16))
"""The grid of q: one day's drift is 0, 0.1, 0.2 ... 1.5 times the noise (standard deviations), all as likely
beforehand.
"""


@dataclass(frozen=True, slots=True)
class Point:
    """One day's number."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class State:
    """The level of one day with its standard error; `low` and `high` hold it in 95 of 100 such bands."""

    day: date
    level: float
    error: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Fit:
    """One run of the smoother for one ratio: levels, and their variances in units of s^2 (`noise`).

    Backwards in time each level is `gains` times the next one plus something independent (`leftovers`).
    """

    ratio: float
    levels: list[float]
    variances: list[float]
    gains: list[float]
    leftovers: list[float]
    noise: float
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class Trend:
    """The points in order of days, and a state for each day between (none under FEWEST points)."""

    points: list[Point]
    states: list[State]
    ratio: float | None
    df: int
    fits: list[tuple[float, Fit]]

    def shift(self, earlier: Sequence[date], later: Sequence[date]) -> Shift | None:
        """Mean level of the days `later` minus that of `earlier`; None where a day has no state."""
        if not self.states or not earlier or not later:
            return None
        first, count = self.states[0].day, len(self.states)
        weights = [0.0] * count
        for days, sign in ((earlier, -1), (later, 1)):
            for day in days:
                place = (day - first).days
                if not 0 <= place < count:
                    return None
                weights[place] += sign / len(days)
        mean, variance = _mixed([(share, *_contrast(fit, weights)) for share, fit in self.fits])
        error = sqrt(variance)
        return Shift(mean, error, student.quantile(0.975, self.df) * error)


def trend(points: Sequence[Point], *, grain: float = 1.0, low: float = -inf, high: float = inf) -> Trend:
    """Smooth the numbers of some days into a level for each day between the first and the last.

    `grain` is the step of the scale: the noise is never taken for less than rounding to it would make
    (grain^2 / 12), so that seven like numbers do not claim certainty. Each ratio of the grid is weighed by
    its likelihood, with s^2 put in at its maximum for that ratio; the level is the weighed mean, its variance
    that within the fits plus that between them. (With few days the likeliest ratio is a guess: in made series
    of 20 days a band that trusts it alone held 84 to 94 % of the true levels, this one 94 to 99 %.) `ratio`
    is the likeliest one. The band is level +- t(n - 1) * error, cut to `low` and `high`. Two
    numbers on a day count as their mean.
    """
    ordered = _by_day(points)
    if len(ordered) < FEWEST:
        return Trend(ordered, [], None, 0, [])
    values = _daily(ordered)
    fits = [_fit(values, ratio, grain) for ratio in RATIOS]
    best = max(fits, key=lambda fit: fit.log_likelihood)
    shares = [exp(fit.log_likelihood - best.log_likelihood) for fit in fits]
    kept = [(share / sum(shares), fit) for share, fit in zip(shares, fits, strict=True)]
    df = len(ordered) - 1
    width = student.quantile(0.975, df)
    states = []
    for place in range(len(values)):
        day = ordered[0].day + timedelta(days=place)
        level, variance = _mixed([(w, f.levels[place], f.variances[place] * f.noise) for w, f in kept])
        error = sqrt(variance)
        bottom, top = level - width * error, level + width * error
        states.append(State(day, level, error, max(low, bottom), min(high, top)))
    return Trend(ordered, states, best.ratio, df, kept)


def _by_day(points: Sequence[Point]) -> list[Point]:
    days: dict[date, list[float]] = {}
    for point in points:
        days.setdefault(point.day, []).append(point.value)
    return [Point(day, sum(values) / len(values)) for day, values in sorted(days.items())]


def _daily(ordered: list[Point]) -> list[float | None]:
    """One entry a day from the first to the last, None where there is no number."""
    first = ordered[0].day
    values: list[float | None] = [None] * ((ordered[-1].day - first).days + 1)
    for point in ordered:
        values[(point.day - first).days] = point.value
    return values


def _fit(values: list[float | None], ratio: float, grain: float) -> Fit:
    """Filter forwards, smooth backwards.

    The log likelihood has s^2 at its maximum (never under grain^2 / 12); constants are left out.
    """
    level, variance = float(values[0] or 0.0), 1.0
    levels, variances = [level], [variance]
    squares, spreads, seen = 0.0, 0.0, 0
    for value in values[1:]:
        variance += ratio
        if value is not None:
            spread = variance + 1
            surprise = value - level
            level += variance / spread * surprise
            variance /= spread
            squares += surprise * surprise / spread
            spreads += log(spread)
            seen += 1
        levels.append(level)
        variances.append(variance)
    noise = max(squares / seen, grain * grain / 12)
    likelihood = -(seen * log(noise) + spreads + squares / noise) / 2
    gains = [before / (before + ratio) for before in variances[:-1]]
    leftovers = [before * (1 - gain) for before, gain in zip(variances, gains, strict=False)]
    for place in range(len(values) - 2, -1, -1):
        gain = gains[place]
        levels[place] += gain * (levels[place + 1] - levels[place])
        variances[place] = leftovers[place] + gain * gain * variances[place + 1]
    return Fit(ratio, levels, variances, gains, leftovers, noise, likelihood)


def _contrast(fit: Fit, weights: list[float]) -> tuple[float, float]:
    """Weighted sum of the levels, and its variance."""
    carried, variance = weights[0], 0.0
    for place, gain in enumerate(fit.gains):
        variance += carried * carried * fit.leftovers[place]
        carried = carried * gain + weights[place + 1]
    variance += carried * carried * fit.variances[-1]
    mean = sum(weight * level for weight, level in zip(weights, fit.levels, strict=True))
    return mean, variance * fit.noise


def _mixed(parts: list[tuple[float, float, float]]) -> tuple[float, float]:
    """Mean and variance of a mixture: (share, mean, variance) each, shares summing to 1."""
    mean = sum(share * middle for share, middle, _ in parts)
    return mean, sum(share * (variance + (middle - mean) ** 2) for share, middle, variance in parts)
