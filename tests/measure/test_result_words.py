"""How numbers and their error are said beside a result: rounded, apart where they differ, one reliability a scale."""

from datetime import date, timedelta

import pytest

from attune.core.curriculum.instrument_facts import Cutoff
from attune.core.measurement.change import Change
from attune.measure import scoring
from attune.measure import words as common
from attune.measure.results import pages, words
from tests.measure import planted as plants
from tests.measure.test_scoring import filled, shipped

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("value", "digits", "said"),
    [(3.96, 1, "4.0"), (5.9, 0, "6"), (13.5, 0, "14"), (12.5, 0, "13"), (0.917, 2, "0.92"), (2, 1, "2.0")],
)
def test_a_number_is_rounded_and_not_cut(value, digits, said):
    assert common.number(value, digits) == said


@pytest.mark.parametrize(("value", "said"), [(13, "13"), (13.5, "13.5"), (3.1666, "3.17"), (0.0, "0")])
def test_a_mark_has_its_own_digits(value, said):
    assert common.exact(value) == said


def test_a_score_and_its_margin_are_rounded():
    assert common.plus_minus(3.96, 0.58) == "4.0 ± 0.6"


def test_a_score_beside_a_mark_is_not_cut_to_it():
    body = filled(shipped("csi-4"), 0.65)
    scores = scoring.all_scored(body)
    (value,) = (one.value for one in scores)
    mark = Cutoff(subscale=scores[0].scale, at=value + 0.5, side="below", says="Words", source="A study")
    told = pages._cutoff(mark, scores).stands
    assert told.startswith(f"The mark is under {value:.0f}.5; your answers give {value:.0f}.")


@pytest.mark.parametrize(
    ("difference", "margin", "said"),
    [
        (0.68, 0.62, "It moved by 0.7, and chance alone moves it by up to 0.6."),
        (0.64, 0.62, "It moved by 0.64, and chance alone moves it by up to 0.62."),
    ],
)
def test_a_change_beyond_its_margin_does_not_look_like_it(difference, margin, said):
    (earlier,) = scoring.all_scored(filled(shipped("well-being"), 0.5))
    moved = Change(difference, margin / 1.96)
    told = words.change(moved, earlier, TODAY - timedelta(days=30), TODAY, ("low", "high"))
    assert "larger than the error" in told
    assert told.endswith(said)


def test_each_scale_names_the_reliability_that_it_rests_on():
    ecr = shipped("ecr-5")
    body = filled(ecr, 0.5)
    names = {scale: sub.name for scale, sub in ecr.subscales.items()}
    told = words.which_error(body, scoring.all_scored(body, ecr), names)
    assert "Attachment anxiety: The error comes from a published reliability (alpha, 0.92)" in told
    assert "Attachment avoidance: The error comes from a published reliability (alpha, 0.94)" in told
    assert told.count("1.96") == 1


def test_without_a_published_one_the_error_is_said_once():
    body = filled(plants.marked(), 0.5)
    told = words.which_error(body, scoring.all_scored(body), {})
    assert told.startswith("The error comes from how much your own answers differ")
