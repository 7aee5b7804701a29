"""Finding the item parameters from many people's answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from attune.core.measurement.graded import coordinates, grid, information, marginal, responses
from attune.core.measurement.graded.climbing import Hill, climb
from attune.core.measurement.graded.items import Bank, Floats, Marks, Unusable

STEEPEST = 15.0
"""A slope beyond this is one that runs away: the answers order people with hardly an exception."""
FEWEST = 3
"""Two items do not tell whose slope makes them go together."""


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A fitted bank, and what it was fitted to.

    `people` gave at least one answer; `empty` gave none and tell nothing; `missing` single answers were left out.
    `values[j]` are the answers that were found for item j: category c is `values[j][c]`. `loglik` is on a grid of 401
    points, N(0, 1) from -8 to 8. `settled` is False where the search ended before it was sure of the top.
    """

    bank: Bank
    loglik: float
    people: int
    empty: int
    missing: int
    values: tuple[tuple[int, ...], ...]
    rounds: int
    settled: bool

    def payload(self) -> dict[str, object]:
        """{"loglik", "n", "items": [{"id", "a", "b"}]}; who calls adds the seconds it took."""
        return {"loglik": self.loglik, "n": self.people, "items": self.bank.params()}


def _nothing() -> None: ...


def fit(ids: Sequence[str], answers: Floats, after_round: Callable[[], object] = _nothing) -> Fit:
    """Graded response model for `answers` (n people, k items), whole numbers, NaN = missing; keyed already.

    Marginal maximum likelihood (R. D. Bock and M. Aitkin 1981) with theta ~ N(0, 1); missing answers are left out of
    each person's likelihood. `climbing.climb` seeks the top. Raises Unusable, naming the column at fault (see
    `responses.found`) or the item that does not go with the others. `after_round` is called some 10 to 40 times.
    """
    found = responses.found(ids, answers)
    if len(found.ids) < FEWEST:
        raise Unusable(f"a fit needs at least {FEWEST} columns, got {len(found.ids)}")
    beyond = coordinates.padding(found)
    data = marginal.blocks(found.categories, beyond.shape[1] + 1)
    x, points, needed, rounds = coordinates.start(found.categories, beyond), 0, grid.FEWEST, 0
    while points < needed:
        top = climb(Hill(data, beyond, grid.normal(needed)), x, after_round)
        x, points, rounds = top.x, needed, rounds + top.rounds
        bank = _bank(found, x, beyond)
        needed = grid.enough(information.peak(bank))
    return Fit(
        bank=bank,
        loglik=log_likelihood(bank, found.categories),
        people=found.categories.shape[0] - found.empty,
        empty=found.empty,
        missing=found.missing,
        values=found.values,
        rounds=rounds,
        settled=top.settled,
    )


def log_likelihood(bank: Bank, categories: Floats) -> float:
    """Of all answers, with theta ~ N(0, 1) summed out on the grid of 401 points from -8 to 8."""
    responses.checked(bank, categories)
    at = marginal.curves(bank.slopes, -bank.slopes[:, None] * bank.thresholds, grid.REPORTED.points)
    data = marginal.blocks(categories, bank.thresholds.shape[1] + 1)
    return marginal.log_likelihood(data, grid.REPORTED, at.each)


def _bank(found: responses.Found, x: Floats, beyond: Marks) -> Bank:
    """The parameters in a bank's form. Raises Unusable where an item's slope is none."""
    for name, slope in zip(found.ids, x[:, 0].tolist(), strict=True):
        if slope <= 0:
            raise Unusable(
                f"item {name} runs against the others (slope {slope:.2f}): turn it round or leave it out"
            )
        if slope > STEEPEST:
            raise Unusable(f"item {name} follows the others with hardly an exception: no slope can be told")
    return Bank(found.ids, x[:, 0].copy(), -coordinates.intercepts(x, beyond) / x[:, :1], found.unusual)
