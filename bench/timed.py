"""Times of functions, and figures that must not fall short."""

import statistics
import time
from collections.abc import Callable

from bench.web import Report


class Timed(Report):
    """Figures in milliseconds, and figures that must not fall short."""

    def within(self, what: str, seconds: list[float], most: float) -> None:
        """The median of some times must be at most so many milliseconds."""
        self.must(what, statistics.median(seconds) * 1000, most, "ms")

    def least(self, what: str, value: float, floor: float) -> None:
        """A figure must be at least so much."""
        if value < floor:
            self.broken.append(what)
        held = "holds" if value >= floor else "BROKEN"
        self.line(what, f"{value:.4f}", f"must be at least {floor:g}: {held}")


def took(act: Callable[[], object], times: int) -> list[float]:
    """Seconds of each of so many runs, after one that is thrown away."""
    act()
    found = []
    for _ in range(times):
        before = time.perf_counter()
        act()
        found.append(time.perf_counter() - before)
    return found
