"""One score on a line from the lowest to the highest: plain data for `web/_scale.html`. No colours, no requests."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Strip:
    """In a field of 100 × 40 that the page stretches. `mark`, `before`: where the score lies, and an earlier one.

    `band`: from where to where it may lie, as x and width; `ticks`: the path of the line and its parts.
    """

    mark: float
    band: tuple[float, float]
    before: float | None
    ticks: str
    low: str
    high: str


def strip(
    *,
    value: float,
    band: tuple[float, float],
    lowest: float,
    highest: float,
    low: str,
    high: str,
    before: float | None = None,
    parts: int = 3,
) -> Strip:
    """Lay out a score with its interval. `low`, `high`: words at the ends; `parts`: equal parts that are marked."""

    def x(number: float) -> float:
        return round(1 + 98 * (min(highest, max(lowest, number)) - lowest) / (highest - lowest), 2)

    marks = [round(1 + 98 * part / parts, 2) for part in range(parts + 1)]
    start, end = (x(one) for one in band)
    return Strip(
        mark=x(value),
        band=(start, round(max(end - start, 0.8), 2)),
        before=None if before is None else x(before),
        ticks="M1 20H99" + "".join(f"M{mark} 12V28" for mark in marks),
        low=low,
        high=high,
    )
