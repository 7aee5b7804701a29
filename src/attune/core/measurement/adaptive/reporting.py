"""How near adaptive tests came to the truth, over all people and by band of theta."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from attune.core.measurement.adaptive.simulation import Simulation
from attune.core.measurement.graded.ability import Ability
from attune.core.measurement.graded.items import Floats, Whole

EDGES = (-2.0, -1.0, 0.0, 1.0, 2.0)
Z = 1.96


@dataclass(frozen=True, slots=True)
class Band:
    """People whose true theta lies from `low` up to `high` (-inf and inf at the ends).

    `coverage` is the share whose 95 % interval holds their theta; `bias` the mean of found less true; `error` the mean
    standard error that was told; `items` the mean number answered. NaN where nobody lies in the band.
    """

    low: float
    high: float
    people: int
    coverage: float
    bias: float
    error: float
    items: float


def held(theta: Floats, found: Ability) -> float:
    """The share of people, 0 to 1, whose interval theta +- 1.96 se holds their true theta."""
    return float((np.abs(found.theta - theta) <= Z * found.error).mean())


def payload(simulation: Simulation) -> dict[str, float]:
    """{"mean_items", "rmse", "r", "coverage95"}; who calls adds "seconds" and "ms_per_next_item"."""
    found = simulation.tests.found
    return {
        "mean_items": float(simulation.tests.used.mean()),
        "rmse": float(np.sqrt(((found.theta - simulation.theta) ** 2).mean())),
        "r": float(np.corrcoef(found.theta, simulation.theta)[0, 1]),
        "coverage95": held(simulation.theta, found),
    }


def bands(theta: Floats, found: Ability, used: Whole, edges: tuple[float, ...] = EDGES) -> list[Band]:
    """The same by band of true theta; `used` (n,) is the number of answers."""
    ends = (-np.inf, *edges, np.inf)
    return [_band(theta, found, used, low, high) for low, high in pairwise(ends)]


def _band(theta: Floats, found: Ability, used: Whole, low: float, high: float) -> Band:
    here = (theta >= low) & (theta < high)
    if not here.any():
        return Band(low, high, 0, *[float("nan")] * 4)
    inside = Ability(found.theta[here], found.error[here])
    return Band(
        low,
        high,
        int(here.sum()),
        held(theta[here], inside),
        float((inside.theta - theta[here]).mean()),
        float(inside.error.mean()),
        float(used[here].mean()),
    )
