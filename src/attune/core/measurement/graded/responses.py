"""Answers as they stand in a file, turned into categories that count from 0, and checked."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from attune.core.measurement.graded.items import Bank, Floats, Unusable

MOST = 20
"""More categories than this in one item are taken for something that is no rating (an age, an id)."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Categories read from answers: `categories` (n, k) from 0, NaN where missing.

    `values[j]` lists the answers that item j was found to have, from the lowest; its category c is `values[j][c]`.
    """

    ids: tuple[str, ...]
    categories: Floats
    values: tuple[tuple[int, ...], ...]

    @property
    def unusual(self) -> dict[str, tuple[int, ...]]:
        """The values of items whose categories are not consecutive answers from the lowest one of all on."""
        lowest = min(values[0] for values in self.values)
        each = zip(self.ids, self.values, strict=True)
        return {name: values for name, values in each if values != tuple(range(lowest, lowest + len(values)))}

    @property
    def empty(self) -> int:
        """How many people gave no answer at all."""
        return int(np.isnan(self.categories).all(axis=1).sum())

    @property
    def missing(self) -> int:
        """How many single answers are missing."""
        return int(np.isnan(self.categories).sum())


def found(ids: Sequence[str], answers: Floats) -> Found:
    """Read each item's categories from the data: `answers` (n people, k items), whole numbers, NaN = missing.

    An answer that nobody chose between two that somebody did makes no category (it has no parameter that data could
    tell). Raises Unusable naming the column that is doubled, empty, not whole, of one value, or of more than MOST.
    """
    names = tuple(ids)
    if answers.ndim != 2 or answers.shape[1] != len(names):
        raise Unusable(f"{len(names)} names do not fit answers of the shape {answers.shape}")
    for name in names:
        if names.count(name) > 1:
            raise Unusable(f"column {name} is there twice")
    if not names or not answers.shape[0]:
        raise Unusable("there are no answers")
    categories, values = np.full(answers.shape, np.nan), []
    for j, name in enumerate(names):
        given = ~np.isnan(answers[:, j])
        levels, places = np.unique(answers[given, j], return_inverse=True)
        values.append(_levels(name, levels))
        categories[given, j] = places
    return Found(names, categories, tuple(values))


def _levels(name: str, levels: Floats) -> tuple[int, ...]:
    if not levels.size:
        raise Unusable(f"column {name} has no answers")
    if not (np.isfinite(levels).all() and (levels == np.round(levels)).all()):
        raise Unusable(f"column {name} has answers that are no whole numbers")
    if levels.size == 1:
        raise Unusable(f"column {name} has one category only ({levels[0]:g}): nothing can be told from it")
    if levels.size > MOST:
        raise Unusable(f"column {name} has {levels.size} different answers: more than a rating has")
    return tuple(int(each) for each in levels)


def categorised(bank: Bank, answers: Floats, lowest: float | None = None) -> Floats:
    """Categories (n, k) of answers (n, k) to the items of a bank, NaN = missing.

    Where an item lists its `values`, the category is the answer's place there; else it is the answer less `lowest`,
    the answer that is category 0 (None takes the lowest in the data). Raises Unusable naming the item with an answer
    that is no whole number or outside its categories.
    """
    if answers.ndim != 2 or answers.shape[1] != len(bank.ids):
        raise Unusable(f"{len(bank.ids)} items do not fit answers of the shape {answers.shape}")
    if lowest is None:
        lowest = float(np.nanmin(answers)) if np.isfinite(answers).any() else 0.0
    categories = np.asarray(answers - lowest, dtype=np.float64)
    for name, values in bank.values.items():
        column = bank.ids.index(name)
        categories[:, column] = _places(name, values, answers[:, column])
    checked(bank, categories, lowest)
    return categories


def _places(name: str, values: tuple[int, ...], answers: Floats) -> Floats:
    places = np.searchsorted(values, answers).clip(0, len(values) - 1)
    wrong = ~np.isnan(answers) & (np.array(values)[places] != answers)
    if wrong.any():
        row, known = int(wrong.argmax()), ", ".join(map(str, values))
        raise Unusable(f"item {name}: answers are {known}, row {row + 1} has {answers[row]:g}")
    return np.where(np.isnan(answers), np.nan, places)


def matched(bank: Bank, names: Sequence[str], answers: Floats, lowest: float | None = None) -> Floats:
    """`categorised` for a table whose columns have `names`: those of the bank's items, in its order.

    Raises Unusable naming the item that has no column, or two.
    """
    columns = list(names)
    for name in bank.ids:
        if (times := columns.count(name)) != 1:
            raise Unusable(f"item {name} has no column" if not times else f"column {name} is there twice")
    return categorised(bank, answers[:, [columns.index(name) for name in bank.ids]], lowest)


def checked(bank: Bank, categories: Floats, lowest: float = 0.0) -> None:
    """Raise Unusable, naming the item, where a category is no whole number from 0 to the item's last."""
    wrong = ~np.isnan(categories) & (
        (categories < 0) | (categories > bank.steps) | (categories != np.floor(categories))
    )
    if wrong.any():
        row, column = np.argwhere(wrong)[0]
        answer, last = categories[row, column] + lowest, lowest + bank.steps[column]
        raise Unusable(
            f"item {bank.ids[column]}: answers go from {lowest:g} to {last:g}, row {row + 1} has {answer:g}"
        )


def chosen(categories: Floats, width: int) -> csr_array:
    """One row a person, a 1 at (item, category) for each answer: shape (n, k * width); missing answers have none."""
    given = ~np.isnan(categories)
    ends = np.concatenate([[0], np.cumsum(given.sum(axis=1))])
    places = (np.nan_to_num(categories) + width * np.arange(categories.shape[1]))[given].astype(np.int32)
    return csr_array(
        (np.ones(places.size), places, ends), shape=(categories.shape[0], categories.shape[1] * width)
    )
