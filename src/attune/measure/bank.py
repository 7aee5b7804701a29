"""Parameters of questions in the graded response model: what was told so far, and which question tells most next.

NumPy is loaded inside the functions: only an adaptive measure needs it. Formulas: `core.measurement.adaptive`.
"""

from collections.abc import Mapping
from functools import lru_cache
from math import exp
from typing import TYPE_CHECKING

import msgspec

from attune.core.curriculum.instruments import Instrument
from attune.core.measurement import student
from attune.core.measurement.scores import Score

if TYPE_CHECKING:
    from attune.core.measurement.adaptive.one import Step
    from attune.core.measurement.adaptive.prepared import Prepared

Z = 1.96
ENOUGH = 0.32
"""A subscale is known well enough at this standard error (about reliability .90 where people differ by 1)."""
FEWEST, MOST = 4, 12
"""So many questions a subscale at least and at most."""


class Weights(msgspec.Struct, frozen=True):
    """Slope and rising thresholds of one keyed question."""

    a: float
    b: list[float]


type Bank = Mapping[str, Weights]
type Told = Mapping[str, int | None]


def possible(instrument: Instrument) -> bool:
    """Whether it can choose its own questions: worded, kept, and with parameters for enough of every subscale."""
    if not (instrument.worded and instrument.kept and instrument.graded) or instrument.safety:
        return False
    known = instrument.graded.items
    return all(
        sum(item.id in known for item in instrument.items_of(name)) > FEWEST for name in instrument.subscales
    )


def of(instrument: Instrument) -> dict[str, Weights]:
    """Question -> parameters; ValueError where it cannot choose its own questions."""
    if not possible(instrument) or instrument.graded is None:
        raise ValueError("no parameters for an adaptive measure")
    known = instrument.graded.items
    return {i.id: Weights(known[i.id].a, known[i.id].b) for i in instrument.items if i.id in known}


def expected(bank: Bank, items: Mapping[str, object], theta: float) -> float:
    """The share of the way from the lowest to the highest answer, 0 to 1, expected of somebody at `theta`."""
    shares = [sum(1 / (1 + exp(-bank[i].a * (theta - b))) for b in bank[i].b) / len(bank[i].b) for i in items]
    return sum(shares) / len(shares)


def score_of(bank: Bank, told: Told, ends: tuple[float, float], points: int) -> Score | None:
    """Theta as the score expected from all questions of the subscale, so that both ways of asking read alike.

    `ends`: the lowest and highest score. With T the expected score, the error is (T(theta + 1.96 SE) - T(theta - 1.96
    SE)) / (2 * 1.96): that of theta, brought to the unit of the score. None under `FEWEST` answers.
    """
    answered = sum(step is not None for step in told.values())
    if answered < min(FEWEST, len(told)):
        return None
    now = _step(bank, told, told)
    middle, low, high = (expected(bank, told, now.theta + z * now.error) for z in (0, -Z, Z))
    lowest, unit = ends[0], ends[1] - ends[0]
    error = max(unit * (high - low) / (2 * Z), 1e-6)
    return Score(
        lowest + unit * middle, error, student.NORMAL, answered, len(told), points, lowest, top=ends[1]
    )


def next_of(bank: Bank, scales: Mapping[str, Told], asked: Mapping[str, object]) -> str | None:
    """The question that tells most about the subscale that is least sure; None when all are sure enough, or asked."""
    open_ones = []
    for told in scales.values():
        gone = sum(item in asked for item in told)
        now = _step(bank, told, asked)
        if now.item and gone < MOST:  # what was passed by counts as asked: nobody is asked for ever
            open_ones.append((now.error, now.item))
    return max(open_ones)[1] if open_ones else None


def first_of(bank: Bank, instrument: Instrument) -> str:
    """The question to begin with: the one that tells most about the first subscale."""
    items = [item.id for item in instrument.items_of(next(iter(instrument.subscales)))]
    return str(_step(bank, {item: None for item in items if item in bank}, {}).item)


def most(scales: Mapping[str, object]) -> int:
    """How many questions are asked at most."""
    return MOST * len(scales)


def _step(bank: Bank, told: Told, asked: Mapping[str, object]) -> "Step":
    """Where somebody stands on one subscale, after the questions of it that were asked."""
    from attune.core.measurement.adaptive.one import step

    given = [(item, category) for item, category in told.items() if item in asked]
    return step(_prepared(tuple((i, bank[i].a, tuple(bank[i].b)) for i in told)), given)


@lru_cache(maxsize=16)
def _prepared(items: tuple[tuple[str, float, tuple[float, ...]], ...]) -> "Prepared":
    from attune.core.measurement.adaptive.prepared import prepare
    from attune.core.measurement.adaptive.rules import Rules
    from attune.core.measurement.graded.items import bank

    return prepare(bank(items), Rules(error=ENOUGH, items=MOST, fewest=FEWEST))
