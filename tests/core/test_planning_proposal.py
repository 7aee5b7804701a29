"""The plan that is proposed, the way in, and when the private question comes back."""

from datetime import timedelta
from inspect import signature

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.core.planning import Alarm, Stage, Start, Way, Why, asks_again, propose, stage, start_from
from tests.core.planning_states import TODAY, ago

STEP_ONE = ("P1", "P3")


def regions(**values: float) -> dict[str, float]:
    return {"secure": 0.0, "anxious": 0.0, "avoidant": 0.0, "fearful": 0.0, **values}


@pytest.mark.parametrize("name", ["anxious", "avoidant", "fearful"])
def test_a_clear_region_starts_there(name: str) -> None:
    assert start_from(regions(**{name: 0.7})) is Start(name)


@pytest.mark.parametrize(
    "found",
    [
        None,
        {},
        regions(secure=0.9),
        regions(secure=0.3, anxious=0.4, fearful=0.3),
        regions(anxious=0.49, avoidant=0.49),
    ],
)
def test_unclear_starts_steady(found: dict[str, float] | None) -> None:
    assert start_from(found) is Start.STEADY


@given(st.lists(st.floats(0.01, 1), min_size=4, max_size=4))
def test_each_measure_has_a_start_and_a_reason(weights: list[float]) -> None:
    found = dict(
        zip(("secure", "anxious", "avoidant", "fearful"), (w / sum(weights) for w in weights), strict=True)
    )
    plan = propose(found, STEP_ONE)
    assert plan.start in Start
    assert all(
        isinstance(why, Why) for why in (plan.why_start, plan.why_focus, plan.why_minutes, plan.why_weekdays)
    )
    assert (plan.why_start is Why.UNCLEAR) == (max(found.values()) < 0.5)
    assert sorted(plan.focus) == ["P1", "P3"], "no plan of soothing only"


def test_the_reason_follows_the_measure() -> None:
    assert propose(None, STEP_ONE).why_start is Why.NO_MEASURE
    assert propose(regions(secure=0.8), STEP_ONE).why_start is Why.SECURE
    assert propose(regions(avoidant=0.8), STEP_ONE).focus == ("P1", "P3")
    assert propose(regions(anxious=0.8), STEP_ONE).focus == ("P3", "P1")


def test_the_fearful_plan_is_short() -> None:
    plan = propose(regions(fearful=0.8), STEP_ONE)
    assert (plan.minutes, plan.why_minutes) == (3, Why.SHORT_AND_STEADY)


def test_a_plan_does_not_know_the_private_answer() -> None:
    assert list(signature(propose).parameters) == ["regions", "rows"]


def test_the_way_in() -> None:
    assert stage(Way(TODAY)) is Stage.FIRST_PRACTICE
    assert stage(Way(TODAY, practised=True)) is Stage.FIRST_SIX
    assert stage(Way(TODAY, practised=True, measured=True)) is Stage.PLAN
    assert stage(Way(TODAY, practised=True, measured=True, planned=True)) is Stage.DAILY
    assert stage(Way(TODAY, practised=True, planned=True)) is Stage.DAILY


def test_each_step_can_be_put_off_for_a_week() -> None:
    assert stage(Way(TODAY, practised=True, six_put_off=TODAY)) is Stage.PLAN
    assert stage(Way(TODAY, practised=True, six_put_off=ago(7))) is Stage.FIRST_SIX
    assert stage(Way(TODAY, practised=True, six_put_off=ago(1), plan_put_off=TODAY)) is Stage.DAILY


@pytest.mark.parametrize("alarm", [Alarm.NO, Alarm.YES, Alarm.UNSURE])
@pytest.mark.parametrize("start", list(Start))
def test_the_question_comes_back_by_the_calendar_not_by_the_answer(start: Start, alarm: Alarm) -> None:
    high = start in (Start.ANXIOUS, Start.FEARFUL)
    assert asks_again(start, alarm, ago(28), TODAY) is high
    assert not asks_again(start, alarm, ago(27), TODAY)


def test_a_question_put_off_comes_back_after_a_week() -> None:
    assert asks_again(Start.ANXIOUS, Alarm.UNASKED, TODAY - timedelta(days=7), TODAY)
    assert not asks_again(Start.ANXIOUS, Alarm.UNASKED, TODAY - timedelta(days=6), TODAY)
    assert not asks_again(Start.ANXIOUS, Alarm.UNASKED, None, TODAY)
