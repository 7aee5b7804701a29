"""Many adaptive tests at once, of people whose answers to every item are known or drawn."""

from dataclasses import dataclass

import numpy as np

from attune.core.measurement.adaptive import choosing, one
from attune.core.measurement.adaptive.prepared import Prepared, prepare
from attune.core.measurement.adaptive.rules import Rules
from attune.core.measurement.graded import responses
from attune.core.measurement.graded.ability import Ability
from attune.core.measurement.graded.items import Bank, Floats, Marks, Whole


@dataclass(frozen=True, slots=True, eq=False)
class Tests:
    """n tests: `found` at their end; `asked` (n, most) places of items in order, -1 after the last; `used` (n,).

    `used` counts answers; an item that was passed by is among `asked` only.
    """

    found: Ability
    asked: Whole
    used: Whole


@dataclass(frozen=True, slots=True, eq=False)
class Simulation:
    """Tests of people whose true `theta` (n,) is known."""

    theta: Floats
    categories: Floats
    tests: Tests


def draw(bank: Bank, theta: Floats, rng: np.random.Generator) -> Floats:
    """Each person's answer to each item under the model: categories (n, k) from 0."""
    chance = rng.random((theta.size, len(bank.ids)))
    return np.asarray((chance[:, :, None] < bank.at_least(theta)).sum(axis=2), dtype=np.float64)


def run(prepared: Prepared, categories: Floats) -> Tests:
    """Tests of n people whose `categories` (n, k) are known; an answer that is missing (NaN) was passed by.

    Picks the items that `one.step` picks. A stop at time is left out: nobody sits there.
    """
    responses.checked(prepared.bank, categories)
    people, items = categories.shape
    theta, error = np.empty(people), np.empty(people)
    order, used = np.full((people, items), -1), np.zeros(people, np.int64)
    who, posterior = np.arange(people), np.tile(prepared.start, (people, 1))
    asked, counts = np.zeros((people, items), np.bool_), np.zeros((people, prepared.groups), np.int64)
    for turn in range(items + 1):
        now = choosing.standing(prepared, posterior)
        theta[who], error[who], used[who] = now.theta, now.error, counts.sum(axis=1)
        on = _on(prepared, now.error, counts, asked)
        who, posterior, asked, counts = who[on], posterior[on], asked[on], counts[on]
        if not who.size:
            break
        chosen = choosing.following(prepared, posterior, now.theta[on], asked, counts)
        order[who, turn] = chosen
        asked[np.arange(who.size), chosen] = True
        answer = categories[who, chosen]
        given = np.flatnonzero(~np.isnan(answer))
        counts[given, prepared.group_of[chosen[given]]] += 1
        posterior[given] = choosing.learned(
            prepared, posterior[given], chosen[given], answer[given].astype(np.int64)
        )
    return Tests(Ability(theta, error), order, used)


def _on(prepared: Prepared, error: Floats, counts: Whole, asked: Marks) -> Marks:
    """Who is asked another item."""
    rules, answered = prepared.rules, counts.sum(axis=1)
    on = ~asked.all(axis=1)
    if rules.items is not None:
        on &= answered < rules.items
    if rules.error is not None:
        on &= (answered < rules.fewest) | (error >= rules.error)
    return on


def simulate(bank: Bank, rules: Rules, people: int, rng: np.random.Generator) -> Simulation:
    """Draw theta ~ N(0, 1) for so many people, their answers, and test them from the prior N(0, 1)."""
    theta = rng.standard_normal(people)
    categories = draw(bank, theta, rng)
    return Simulation(theta, categories, run(prepare(bank, rules), categories))


def one_by_one(bank: Bank, rules: Rules, categories: Floats) -> int:
    """The same tests a person at a time, as a browser asks for them; how many next items were asked for.

    For who measures the time of one next item: each step is found from all answers so far, anew.
    """
    prepared, asked = prepare(bank, rules), 0
    for row in categories:
        given: list[tuple[str, int | None]] = []
        while (name := one.step(prepared, given).item) is not None:
            answer = row[bank.ids.index(name)]
            given.append((name, None if np.isnan(answer) else int(answer)))
            asked += 1
    return asked
