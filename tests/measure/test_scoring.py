"""Scores in the unit of their instrument, the part of the range they lie in, and change with its error."""

from datetime import UTC, datetime

import pytest

from attune.measure import scoring
from attune.measure.records import ME, Bond, Measure, fresh
from attune.player.library import curriculum
from tests.measure import planted as plants

NOW = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)


def filled(instrument, share: float) -> Measure:
    """Every question answered this far up, from 0 to 1."""
    body = fresh(instrument, Bond(ME), NOW)
    for item in body.order:
        key = next(keys[item] for keys in body.scales.values() if item in keys)
        steps = body.points_of(item) - 1
        up = round(steps * (share if key == 1 else 1 - share))
        body = body.answered(item, body.lowest + up, NOW)
    return body


def shipped(slug: str):
    return curriculum().instruments[slug]


@pytest.mark.parametrize(
    ("slug", "lowest", "highest"),
    [
        ("phq-9", 0, 27),
        ("gad-7", 0, 21),
        ("who-5", 0, 100),
        ("csi-16", 0, 81),
        ("csi-4", 0, 21),
        ("well-being", 1, 5),
    ],
)
def test_the_ends_are_those_of_the_publication(slug, lowest, highest):
    low, high = filled(shipped(slug), 0.0), filled(shipped(slug), 1.0)
    (scale,) = low.scales
    assert scoring.scored(low, scale).value == lowest
    assert scoring.scored(high, scale).value == highest
    assert scoring.scored(high, scale).ends == (lowest, highest)


@pytest.mark.parametrize("slug", list(curriculum().instruments))
def test_each_shipped_one_has_a_score_between_its_ends(slug):
    body = filled(shipped(slug), 0.5)
    for one in scoring.all_scored(body, shipped(slug)):
        low, high = one.interval
        assert one.ends[0] <= low <= one.value <= high <= one.ends[1]
        assert sum(one.chances.values()) == pytest.approx(1)


@pytest.mark.parametrize(("share", "part"), [(0.0, "low"), (0.5, "middle"), (1.0, "high")])
def test_the_part_is_a_third_of_the_range(share, part):
    assert scoring.scored(filled(shipped("well-being"), share), "wellbeing").part == part


def test_where_no_part_is_clear_the_middle_is_said():
    body = filled(shipped("well-being"), 0.5)
    for item in body.order[:2]:
        body = body.answered(item, 5 if body.scales["wellbeing"][item] == 1 else 1, NOW)
    one = scoring.scored(body, "wellbeing")
    assert max(one.chances.values()) < scoring.CLEAR or one.part == one.likeliest
    assert one.part in {"middle", one.likeliest}


def test_a_published_reliability_is_the_error_where_its_spread_is_known():
    ecr = shipped("ecr-5")
    known = scoring.published(ecr, "anxiety")
    assert known is not None
    one = scoring.scored(filled(ecr, 0.5), "anxiety", known)
    assert one.score.basis is known
    assert one.score.error == pytest.approx(known.sem)
    assert scoring.published(shipped("well-being"), "wellbeing") is None


@pytest.mark.parametrize(("scale", "reliable_change"), [("anxiety", 0.645), ("avoidance", 0.578)])
def test_the_reliable_change_is_that_of_the_golden_sample(scale, reliable_change):
    """As in `tests/reference/test_ecr.py`, which rests on alpha; the facts of the file have three digits."""
    ecr = shipped("ecr-5")
    one = scoring.scored(filled(ecr, 0.5), scale, scoring.published(ecr, scale))
    assert scoring.change(one, one).margin == pytest.approx(reliable_change, abs=0.0015)


def test_change_is_in_the_unit_and_has_both_errors():
    before, after = (scoring.scored(filled(plants.marked(), share), "low") for share in (0.0, 1.0))
    moved = scoring.change(before, after)
    assert moved.difference == 12
    assert moved.error == pytest.approx((before.score.error**2 + after.score.error**2) ** 0.5)
    assert moved.larger_than_error


def test_an_adaptive_score_lies_on_the_same_scale():
    whole = filled(plants.adaptive(), 0.75)
    some = fresh(plants.adaptive(), Bond("partner", "Sam"), NOW, adaptive=True)
    for item in list(whole.scales["anxiety"])[:8]:
        some = some if item in some.order else some.asking(item)
        some = some.answered(item, whole.answers[item], NOW)
    few, all_of_them = some.score_of("anxiety"), whole.score_of("anxiety")
    assert (few.lowest, few.highest) == (all_of_them.lowest, all_of_them.highest) == (1, 5)
    assert few.value == pytest.approx(all_of_them.value, abs=0.5)
    assert scoring.scored(some, "anxiety").interval[1] <= 5
