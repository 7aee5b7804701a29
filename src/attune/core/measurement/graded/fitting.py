"""Finding the item parameters from many people's answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from attune.core.measurement.graded.items import Bank, Floats


@dataclass(frozen=True, slots=True)
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


def fit(ids: Sequence[str], answers: Floats) -> Fit:
    """Graded response model for `answers` (n people, k items), whole numbers, NaN = missing; keyed already.

    Raises Unusable, naming the column at fault (see `responses.found`) or the item that does not go with the others.
    """
    raise NotImplementedError
