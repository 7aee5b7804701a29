"""The row of a month: numbers in, paths out, in a field of 124 x 40 that the page stretches. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from statistics import mean, stdev

FEWEST = 5
"""Under so many check-ins there are dots alone, and no average."""
APART = 7
"""Dots further apart in days than this are not joined: a line would tell of days that nobody rated."""
ACROSS, TOP, DEEP, MARK = 4, 4, 24, 36
ROUNDING = 0.5
_T95 = {
    4: 2.776,
    5: 2.571,
    6: 2.447,
    7: 2.365,
    8: 2.306,
    9: 2.262,
    10: 2.228,
    15: 2.131,
    20: 2.086,
    30: 2.042,
}


@dataclass(frozen=True)
class Average:
    """A mean of ratings from 1 to 7 and half its 95 % band, as for answers that do not lean on each other."""

    value: float
    error: float


@dataclass(frozen=True)
class Drawn:
    """`line` through the ratings, `dots` at each, `band` of the average, `marks` of practices; empty where none."""

    line: str
    dots: str
    band: tuple[float, float] | None
    marks: str


def average(values: Sequence[int]) -> Average | None:
    """The mean and its error; never less than what rounding to a stop costs. None under five values."""
    if len(values) < FEWEST:
        return None
    free = len(values) - 1
    wide = _T95[max(each for each in _T95 if each <= free)] * stdev(values) / sqrt(len(values))
    return Average(mean(values), max(wide, ROUNDING))


def draw(rated: Mapping[date, int], practised: Collection[date]) -> Drawn:
    """A month: high water is distress. The first of the month is at the left, the 31st at the right."""
    days = sorted(rated)
    places = [f"{_x(day)} {_y(rated[day])}" for day in days]
    line = ""
    if len(days) >= FEWEST:
        for place, (day, point) in enumerate(zip(days, places, strict=True)):
            joined = place and (day - days[place - 1]).days <= APART
            line += f"{'L' if joined else 'M'}{point}"
    known = average(list(rated.values()))
    band = None
    if known:
        top = _y(min(7.0, known.value + known.error))
        band = (top, round(_y(max(1.0, known.value - known.error)) - top, 2))
    return Drawn(
        line=line,
        dots="".join(f"M{point}h.01" for point in places),
        band=band,
        marks="".join(f"M{_x(day)} {MARK}h.01" for day in sorted(set(practised))),
    )


def _x(day: date) -> float:
    return ACROSS * day.day - 2


def _y(stop: float) -> float:
    return round(TOP + DEEP * (7 - stop) / 6, 2)
