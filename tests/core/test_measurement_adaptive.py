"""Adaptive tests: one person and many, rules, content balance, and what the intervals hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.core.measurement.adaptive import reporting, simulation
from attune.core.measurement.adaptive.one import step
from attune.core.measurement.adaptive.prepared import prepare
from attune.core.measurement.adaptive.rules import Rules
from attune.core.measurement.graded import information
from attune.core.measurement.graded.ability import eap
from attune.core.measurement.graded.items import Unusable
from tests.core.graded_bank import LONG, answers, banks

HALVES = ("near", "far") * 5
BALANCED = Rules(error=None, items=6, groups=HALVES, shares={"near": 2, "far": 1})
EVERY = [
    Rules(error=0.4),
    Rules(criterion="variance", error=0.4),
    Rules(items=5, fewest=3, error=0.6),
    BALANCED,
    Rules(criterion="variance", error=0.45, items=None, groups=HALVES, shares={"near": 1, "far": 1}),
]


def walk(prepared, row):
    """One person's test to its end: the last step, and the items in order."""
    ids, seen = list(prepared.bank.ids), []
    while (now := step(prepared, seen)).item is not None:
        answer = row[ids.index(now.item)]
        seen.append((now.item, None if np.isnan(answer) else int(answer)))
    return now, [ids.index(name) for name, _ in seen]


@pytest.mark.parametrize("rules", EVERY)
@pytest.mark.parametrize("start", [(0.0, 1.0), (0.8, 0.5)])
def test_one_person_and_many_get_the_same_items(rules, start):
    _, rows = answers(150, 5, missing=0.1)
    prepared = prepare(LONG, rules, mean=start[0], sd=start[1])
    many = simulation.run(prepared, rows)
    for person, row in enumerate(rows):
        end, order = walk(prepared, row)
        assert order == [place for place in many.asked[person].tolist() if place >= 0]
        assert end.answered == many.used[person]
        assert end.theta == pytest.approx(many.found.theta[person], abs=1e-12)
        assert end.error == pytest.approx(many.found.error[person], abs=1e-12)


@settings(max_examples=30, deadline=None)
@given(banks(least=2), st.integers(0, 9999), st.sampled_from(["information", "variance"]))
def test_a_test_of_all_items_ends_where_all_answers_lead(of, seed, criterion):
    _, rows = answers(20, seed, missing=0.1, of=of)
    rules = Rules(criterion=criterion, error=None, items=None)
    many = simulation.run(prepare(of, rules), rows)
    whole = eap(of, rows)
    assert np.allclose(many.found.theta, whole.theta, atol=1e-7)
    assert np.allclose(many.found.error, whole.error, atol=1e-7)
    assert (np.sort(many.asked, axis=1) == np.arange(len(of.ids))).all()


def test_the_next_item_tells_most_where_the_person_stands():
    prepared = prepare(LONG, Rules(error=None))
    now = step(prepared, [("calm", 4), ("ask", 3)])
    told = information.item_information(LONG, np.array([now.theta]))[0]
    left = [j for j, name in enumerate(LONG.ids) if name not in {"calm", "ask"}]
    assert now.item == LONG.ids[max(left, key=lambda j: told[j])]


def test_the_other_criterion_expects_the_smallest_variance():
    prepared = prepare(LONG, Rules(criterion="variance", error=None))
    given = [("calm", 4), ("ask", 3)]

    def expected(name):
        variance, row = 0.0, np.full(10, np.nan)
        row[LONG.ids.index("calm")], row[LONG.ids.index("ask")] = 4, 3
        place = LONG.ids.index(name)
        for category in range(int(LONG.steps[place]) + 1):
            chance = prepared.start * prepared.chances[0, 4] * prepared.chances[2, 3]
            weight = (chance * prepared.chances[place, category]).sum() / chance.sum()
            row[place] = category
            variance += weight * eap(LONG, row[None]).error[0] ** 2
        return variance

    assert step(prepared, given).item == min(set(LONG.ids) - {"calm", "ask"}, key=expected)


def test_groups_get_their_share():
    _, rows = answers(200, 6)
    many = simulation.run(prepare(LONG, BALANCED), rows)
    near = np.isin(many.asked, np.arange(0, 10, 2)).sum(axis=1)
    assert (near == 4).all()
    assert (many.used == 6).all()


def test_a_group_without_items_left_gives_way():
    uneven = Rules(error=None, items=9, groups=("few",) * 2 + ("many",) * 8, shares={"few": 9, "many": 1})
    many = simulation.run(prepare(LONG, uneven), answers(20, 6)[1])
    assert (many.used == 9).all()


def test_stops():
    prepared = prepare(LONG, Rules(error=0.5, items=4, seconds=60, fewest=2))
    first = step(prepared, [], seconds=999)
    assert (first.ended, first.theta) == (None, pytest.approx(0, abs=1e-12))
    assert first.error == pytest.approx(1, abs=1e-6)
    two = [("calm", 2), ("ask", 2)]
    assert step(prepared, two, seconds=60).ended in {"time", "error"}
    slow = prepare(LONG, Rules(error=0.01, items=4, seconds=60, fewest=2))
    assert step(slow, two, seconds=59.9).ended is None
    assert step(slow, two, seconds=60).ended == "time"
    assert step(slow, [*two, ("near", 2), ("stay", 1)]).ended == "items"
    every = [(name, 0) for name in LONG.ids]
    assert step(prepare(LONG, Rules(error=None, items=None)), every).ended == "no items left"


def test_an_item_passed_by_is_not_asked_again_and_tells_nothing():
    prepared = prepare(LONG, Rules())
    first = step(prepared, [])
    passed = step(prepared, [(first.item, None)])
    assert passed.item not in {None, first.item}
    assert (passed.theta, passed.error, passed.answered) == (first.theta, first.error, 0)


def test_a_start_from_an_earlier_result_needs_fewer_items():
    theta, rows = answers(2000, 8)
    before = eap(LONG, answers(2000, 8)[1])
    again = simulation.draw(LONG, theta, np.random.default_rng(4))
    rules = Rules(error=0.35, items=None)
    fresh = simulation.run(prepare(LONG, rules), again)
    used = []
    for person in range(100):
        start = prepare(
            LONG, rules, mean=float(before.theta[person]), sd=float(np.hypot(before.error[person], 0.2))
        )
        used.append(simulation.run(start, again[person : person + 1]).used[0])
    assert np.mean(used) < fresh.used[:100].mean() - 1
    assert rows.shape == again.shape


def test_the_same_seed_gives_the_same_people():
    here, there = (simulation.simulate(LONG, Rules(), 50, np.random.default_rng(3)) for _ in range(2))
    assert reporting.payload(here) == reporting.payload(there)
    assert simulation.one_by_one(LONG, Rules(), here.categories) == here.tests.used.sum()


def test_intervals_hold_what_they_say_in_the_middle_and_less_at_the_ends():
    found = simulation.simulate(LONG, Rules(error=0.35), 20_000, np.random.default_rng(12))
    assert reporting.payload(found)["coverage95"] == pytest.approx(0.95, abs=0.006)
    bands = reporting.bands(found.theta, found.tests.found, found.tests.used)
    assert all(band.coverage > 0.93 for band in bands[1:-1])
    assert all(band.coverage < 0.92 for band in (bands[0], bands[-1]))


def test_a_bank_that_lies_about_its_slopes_is_found_out():
    bold = type(LONG)(LONG.ids, LONG.slopes * 2, LONG.thresholds)
    theta, rows = answers(4000, 13)
    many = simulation.run(prepare(bold, Rules(error=0.35)), rows)
    assert reporting.held(theta, many.found) < 0.85


def test_an_empty_band_says_so():
    theta, rows = np.zeros(10), answers(10, 1)[1]
    bands = reporting.bands(theta, eap(LONG, rows), np.full(10, 10))
    assert [band.people for band in bands] == [0, 0, 0, 10, 0, 0]
    assert np.isnan(bands[0].coverage)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([("other", 1)], "there is no item other"),
        ([("calm", 1), ("calm", 2)], "item calm was answered twice"),
        ([("yes", 2)], "item yes: categories go from 0 to 1, got 2"),
        ([("calm", -1)], "item calm: categories go from 0 to 4, got -1"),
    ],
)
def test_wrong_answers_are_named(given, said):
    with pytest.raises(Unusable) as refused:
        step(prepare(LONG, Rules()), given)
    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Rules(error=0), "stop at error"),
        (lambda: Rules(items=-1), "stop at items"),
        (lambda: Rules(seconds=float("nan")), "stop at seconds"),
        (lambda: Rules(fewest=-1), "fewest"),
        (lambda: Rules(criterion="luck"), "criterion"),
        (lambda: Rules(groups=("a", "b"), shares={"a": 1}), "each group needs a share"),
        (lambda: Rules(groups=("a",), shares={"a": 0}), "share of group a"),
        (lambda: prepare(LONG, Rules(groups=("a",), shares={"a": 1})), "1 groups were named for 10 items"),
        (lambda: prepare(LONG, Rules(), sd=0), "a spread above 0"),
    ],
)
def test_rules_that_cannot_be_followed(make, said):
    with pytest.raises(Unusable, match=said):
        make()
