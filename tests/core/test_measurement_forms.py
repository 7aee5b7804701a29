"""Sums, percents, any lowest answer, ranges of their own, and missing rules: one person and many at once agree."""

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.core.measurement import student
from attune.core.measurement.published import Published
from attune.core.measurement.samples.form import Form, form
from attune.core.measurement.samples.scoring import batch, errors
from attune.core.measurement.scores import PRIOR, keyed, score

CSI = {f"c{n}": 1 for n in range(1, 5)}
OWN = {"c1": (0, 7)}


# ---- worked by hand ----


def test_well_being_is_the_sum_times_four():
    """WHO-5: five answers of 0 to 5, summed, times 4: 0 to 100."""
    keys = dict.fromkeys("abcde", 1)
    found = score(
        dict(zip("abcde", (5, 4, 3, 2, 1), strict=True)),
        keys,
        points=6,
        lowest=0,
        scoring="sum",
        times=4,
        min_answered=1,
    )
    assert (found.value, found.lowest, found.highest) == (pytest.approx(60), 0, 100)
    assert found.answered == found.asked == 5


def test_all_must_be_answered_where_the_rule_says_so():
    keys = dict.fromkeys("abcde", 1)
    four = dict.fromkeys("abcd", 3)
    assert score(four, keys, points=6, lowest=0, scoring="sum", min_answered=1) is None
    assert score(four, keys, points=6, lowest=0, scoring="sum", min_answered=0.8).value == pytest.approx(15)


def test_a_sum_counts_what_is_missing_as_the_mean():
    keys = dict.fromkeys("abcdefghi", 1)
    found = score(dict.fromkeys("abcdefgh", 2) | {"a": 3, "i": None}, keys, points=4, lowest=0, scoring="sum")
    assert found.value == pytest.approx(17 / 8 * 9)
    assert (found.answered, found.asked, found.highest) == (8, 9, 27)


def test_percent_of_the_maximum():
    keys = {"a": 1, "b": -1}
    found = score({"a": 4, "b": 2}, keys, points=5, scoring="percent")
    assert found.value == pytest.approx(75)
    assert (found.lowest, found.highest) == (0, 100)


def test_a_scale_that_starts_below_nought():
    """Trust from -3 to 3, turned round where worded the other way."""
    assert keyed(-2, -1, 7, -3) == 2
    found = score({"a": 3, "b": -1}, {"a": 1, "b": -1}, points=7, lowest=-3)
    assert (found.value, found.lowest, found.highest) == (2, -3, 3)
    assert found.interval()[0] >= -3
    with pytest.raises(ValueError, match="-3 to 3"):
        score({"a": 4}, {"a": 1}, points=7, lowest=-3)


def test_a_question_with_a_range_of_its_own():
    """CSI-4: the first 0 to 6, the others 0 to 5, summed to 0 to 21."""
    found = score({"c1": 6, "c2": 5, "c3": 3, "c4": 2}, CSI, points=6, lowest=0, own=OWN, scoring="sum")
    assert (found.value, found.lowest, found.highest) == (pytest.approx(16), 0, 21)
    mean = score({"c1": 6, "c2": 5, "c3": 3, "c4": 2}, CSI, points=6, lowest=0, own=OWN)
    assert (mean.value, mean.highest) == (pytest.approx(4), 21 / 4)
    short = score(
        {"c1": 3, "c2": 5, "c3": 5}, CSI, points=6, lowest=0, own=OWN, scoring="sum", min_answered=0.7
    )
    assert short.value == pytest.approx(21 * 13 / 16)


def test_a_sum_has_the_error_of_the_mean_times_the_number():
    answers = dict(zip("abcd", (1, 4, 2, 5), strict=True))
    keys = {"a": 1, "b": -1, "c": 1, "d": 1}
    mean, total = score(answers, keys, points=5), score(answers, keys, points=5, scoring="sum")
    percent = score(answers, keys, points=5, scoring="percent")
    assert total.value == pytest.approx(4 * mean.value)
    assert total.error == pytest.approx(4 * mean.error)
    assert percent.error == pytest.approx(25 * mean.error)
    assert total.above(12) == pytest.approx(mean.above(3))


def test_what_is_no_form_is_refused():
    for call in (
        lambda: form([], [], []),
        lambda: form(["a", "a"], ["s", "s"], [1, 1]),
        lambda: form(["a"], ["s", "s"], [1]),
        lambda: form(["a"], ["s"], [2]),
        lambda: form(["a"], ["s"], [1], points=1),
        lambda: form(["a"], ["s"], [1]).columns("t"),
    ):
        with pytest.raises(ValueError, match=r"form|entry|key|scale"):
            call()


# ---- properties ----


@st.composite
def cases(draw):
    """A form of one or two scales and a few people's answers, some missing."""
    k = draw(st.integers(2, 14))
    if draw(st.booleans()):
        lowest, points = [draw(st.integers(-3, 1))] * k, [draw(st.integers(2, 11))] * k
    else:
        lowest = draw(st.lists(st.integers(-3, 1), min_size=k, max_size=k))
        points = draw(st.lists(st.integers(2, 11), min_size=k, max_size=k))
    shape = form(
        [f"i{n}" for n in range(k)],
        draw(st.lists(st.sampled_from("st"), min_size=k, max_size=k)),
        draw(st.lists(st.sampled_from((1, -1)), min_size=k, max_size=k)),
        lowest=lowest,
        points=points,
        scoring=draw(st.sampled_from(("mean", "sum", "percent"))),
        times=draw(st.sampled_from((1.0, 4.0))),
        min_answered=draw(st.sampled_from((0.5, 0.8, 1.0))),
    )
    answer = [
        st.none() | st.integers(low, low + count - 1) for low, count in zip(lowest, points, strict=True)
    ]
    rows = draw(st.lists(st.tuples(*answer), min_size=1, max_size=6))
    return shape, np.array([[np.nan if x is None else x for x in row] for row in rows], dtype=float)


def one_by_one(shape: Form, row, scale):
    places = shape.columns(scale)
    ends = {
        shape.items[p]: (int(shape.lowest[p]), int(shape.highest[p] - shape.lowest[p] + 1)) for p in places
    }
    return score(
        {shape.items[p]: None if isnan(row[p]) else int(row[p]) for p in places},
        {shape.items[p]: int(shape.key[p]) for p in places},
        own=ends,
        scoring=shape.scoring,
        times=shape.times,
        min_answered=shape.min_answered,
    )


@given(cases())
def test_many_at_once_are_each_one(case):
    shape, answers = case
    found, doubt = batch(answers, shape), errors(answers, shape)
    for place, scale in enumerate(shape.names):
        for row in range(len(answers)):
            alone = one_by_one(shape, answers[row], scale)
            if alone is None:
                assert isnan(found.values[row, place])
                assert isnan(doubt[row, place])
                continue
            assert found.values[row, place] == pytest.approx(alone.value, abs=1e-9)
            assert doubt[row, place] == pytest.approx(alone.error, abs=1e-9)
            assert (found.answered[row, place], found.asked[place]) == (alone.answered, alone.asked)
            ends = found.lowest[place], found.highest[place]
            assert ends == (pytest.approx(alone.lowest), pytest.approx(alone.highest))
            assert alone.lowest - 1e-9 <= alone.value <= alone.highest + 1e-9


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(case, rnd):
    shape, answers = case
    order = list(range(len(shape.items)))
    rnd.shuffle(order)
    turned = Form(
        tuple(shape.items[n] for n in order),
        tuple(shape.scales[n] for n in order),
        shape.key[order],
        shape.lowest[order],
        shape.highest[order],
        shape.scoring,
        shape.times,
        shape.min_answered,
    )
    one, other = batch(answers, shape), batch(answers[:, order], turned)
    for scale in shape.names:
        assert one.of(scale) == pytest.approx(other.of(scale), nan_ok=True, abs=1e-9)


@given(cases())
def test_turning_answers_and_keys_round_changes_nothing(case):
    """x against lowest + highest - x with the other key: the same score. With the same key: its mirror."""
    shape, answers = case
    turned = shape.lowest + shape.highest - answers
    other = Form(
        shape.items,
        shape.scales,
        -shape.key,
        shape.lowest,
        shape.highest,
        shape.scoring,
        shape.times,
        shape.min_answered,
    )
    one = batch(answers, shape)
    assert batch(turned, other).values == pytest.approx(one.values, nan_ok=True, abs=1e-9)
    mirror = one.lowest + one.highest - one.values
    assert batch(turned, shape).values == pytest.approx(mirror, nan_ok=True, abs=1e-9)
    assert errors(turned, shape) == pytest.approx(errors(answers, shape), nan_ok=True, abs=1e-9)


def test_nobody_has_no_scores():
    shape = form(["a", "b"], ["s", "s"], [1, -1])
    nobody = np.empty((0, 2))
    assert batch(nobody, shape).values.shape == errors(nobody, shape).shape == (0, 1)


def test_planted_a_key_forgotten_is_found():
    shape, wrong = (form(["a", "b"], ["s", "s"], keys, points=5) for keys in ([1, -1], [1, 1]))
    answers = np.array([[5.0, 1.0]])
    assert batch(answers, shape).values[0, 0] == 5
    assert batch(answers, wrong).values[0, 0] == 3


# ---- how often the interval holds ----


@pytest.mark.parametrize("count", [6, 12, 24])
def test_the_interval_holds_what_it_says_for_people_as_the_prior_takes_them(count):
    """Each person's answers spread as the prior says (7,001 steps, so that nothing is rounded off): 95 in 100."""
    rng, n, points = np.random.default_rng(3), 20_000, 7001
    shape = form([str(i) for i in range(count)], ["s"] * count, [1] * count, points=points)
    spread = PRIOR.spread * (points - 1) * np.sqrt(PRIOR.weight / rng.chisquare(PRIOR.weight, n))
    middle = (1 + points) / 2
    answers = np.clip(np.rint(middle + spread[:, None] * rng.normal(size=(n, count))), 1, points)
    held = np.abs(batch(answers, shape).values - middle) <= _factor(count) * errors(answers, shape)
    assert held.mean() == pytest.approx(0.95, abs=0.01)


@pytest.mark.parametrize(
    ("theta", "low", "high"), [(-3, 0.98, 1), (-1, 0.93, 0.97), (0, 0.93, 0.97), (3, 0.98, 1)]
)
def test_towards_the_ends_of_the_scale_it_is_wider_than_it_says(theta, low, high):
    """As `Score.interval` says: answers by a graded response model, 12 of 18 like items drawn anew each time."""
    rng, n, count = np.random.default_rng(6), 10_000, 12
    slopes = rng.uniform(1.2, 2.3, 18)
    thresholds = np.array([-1.9, -0.5, 0.5, 1.7]) + rng.normal(0, 0.35, (18, 1))
    chances = 1 / (1 + np.exp(-slopes[:, None] * (theta - thresholds)))
    true = 1 + chances.sum(axis=1).mean()
    drawn = chances[rng.integers(0, 18, (n, count))]
    answers = 1 + (rng.random((n, count, 1)) < drawn).sum(axis=2).astype(float)
    shape = form([str(i) for i in range(count)], ["s"] * count, [1] * count, points=5)
    held = np.abs(batch(answers, shape).values - true) <= _factor(count) * errors(answers, shape)
    assert low <= held.mean() <= high


def test_a_published_error_holds_what_it_says():
    """Answers made of a true score and an error that is the same for everybody: 95 in 100."""
    rng, n = np.random.default_rng(8), 50_000
    true = rng.normal(4, 0.8, n)
    seen = true + rng.normal(0, 0.4, n)
    known = Published("alpha", 0.8, float(np.hypot(0.8, 0.4)), "made")
    margin = student.quantile(0.975, student.NORMAL) * known.sem
    assert (np.abs(seen - true) <= margin).mean() == pytest.approx(0.95, abs=0.004)


def _factor(count):
    return student.quantile(0.975, PRIOR.weight + count - 1)
