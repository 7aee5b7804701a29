"""Named cases: what a person in a given place is offered."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from attune.core.planning import (
    Activity,
    Alarm,
    Bar,
    Depth,
    Nothing,
    Offer,
    Past,
    Rated,
    Reason,
    Start,
    State,
    bar,
    hard_day,
    hard_week,
    offer,
)
from tests.core.planning_states import (
    CATALOGUE,
    CORNER,
    LATER,
    LEARNED,
    ONE_LIMIT,
    TODAY,
    TWO_NAMES,
    WATER,
    WEATHERS,
    ago,
    calm,
    seen,
    state,
)


def slug(found: Offer | Nothing) -> str:
    assert isinstance(found, Offer), found
    return found.slug


def reason(found: Offer | Nothing) -> Reason:
    assert isinstance(found, Offer), found
    return found.reason


def test_the_first_practice_is_the_water() -> None:
    found = offer(state(first_day=TODAY), CATALOGUE)
    assert slug(found) == WATER.slug
    assert reason(found) is Reason.FIRST


def test_calm_comes_before_the_rest() -> None:
    found = offer(state(past=calm(1), focus=("P1",)), CATALOGUE)
    assert slug(found) in (CORNER.slug, "if-it-goes-quiet-then")
    assert reason(found) is Reason.CALM_FIRST


def test_then_the_focus() -> None:
    found = offer(state(past=calm(3), focus=("P1", "P3")), CATALOGUE)
    assert slug(found) == WEATHERS.slug
    assert found.params == {"row": "P1"}  # type: ignore[union-attr]
    assert reason(found) is Reason.FOCUS_NEW


def test_what_eased_may_come_again_and_says_so() -> None:
    past = (*calm(2), Past(CORNER.slug, ago(9), 5, 5), Past("if-it-goes-quiet-then", ago(8), 5, 5))
    found = offer(state(past=past, minutes=3), CATALOGUE)
    assert slug(found) == WATER.slug
    assert found.params == {"before": 6, "after": 3}  # type: ignore[union-attr]
    assert reason(found) is Reason.EASED


def test_what_did_not_ease_makes_room() -> None:
    found = offer(state(past=(Past(WATER.slug, ago(1), 5, 5),)), CATALOGUE)
    assert slug(found) != WATER.slug


def test_a_day_done_asks_for_nothing() -> None:
    assert offer(state(past=(Past(WATER.slug, TODAY, 5, 3),)), CATALOGUE) is Nothing.DONE
    assert offer(state(past=(Past(WATER.slug, TODAY, finished=False),)), CATALOGUE) is Nothing.DONE


def test_a_worse_end_is_followed_by_rest() -> None:
    assert offer(state(past=(Past(WATER.slug, TODAY, 3, 5),)), CATALOGUE) is Nothing.REST


def test_not_today_is_enough() -> None:
    assert offer(state(not_today=True), CATALOGUE) is Nothing.NOT_TODAY


def test_something_else_until_there_is_no_more() -> None:
    declined: frozenset[str] = frozenset()
    met = []
    for _ in CATALOGUE[:-1]:
        found = offer(state(declined=declined), CATALOGUE)
        met.append(slug(found))
        declined |= {slug(found)}
    assert sorted(met) == sorted(one.slug for one in CATALOGUE[:-1])
    assert offer(state(declined=declined), CATALOGUE) is Nothing.NO_MORE


def test_shorter_fits_three_minutes_and_says_so() -> None:
    past = (*calm(3), Past(CORNER.slug, ago(5)))
    found = offer(state(past=past, focus=("P1",), shorter=True), CATALOGUE)
    assert slug(found) == WATER.slug
    assert reason(found) is Reason.SHORTER


def test_it_knows_whether_there_is_something_shorter() -> None:
    longer = offer(state(past=calm(3), focus=("P1",)), CATALOGUE)
    assert isinstance(longer, Offer)
    assert longer.can_be_shorter
    first = offer(state(), CATALOGUE)
    assert isinstance(first, Offer)
    assert not first.can_be_shorter


def test_a_free_day_is_not_a_planned_one() -> None:
    on_weekends = offer(state(weekdays=frozenset({5, 6})), CATALOGUE)
    assert isinstance(on_weekends, Offer)
    assert not on_weekends.planned
    on_tuesdays = offer(state(weekdays=frozenset({1})), CATALOGUE)
    assert isinstance(on_tuesdays, Offer)
    assert on_tuesdays.planned


def test_a_hard_day_is_met_with_something_light() -> None:
    found = offer(state(past=calm(3), focus=("P1",), minutes=10, rated=(Rated(TODAY, 7),)), CATALOGUE)
    assert isinstance(found, Offer)
    assert next(one for one in CATALOGUE if one.slug == found.slug).depth is Depth.LIGHT
    assert (found.reason, found.params) == (Reason.HARD_DAY, {"distress": 7})


def test_a_hard_result_is_met_with_something_light_and_never_said() -> None:
    steady = state(past=calm(3), focus=("P7",), minutes=10)
    hard = replace(steady, hard_result=True)
    assert bar(ONE_LIMIT, steady, LATER) is None
    assert bar(ONE_LIMIT, hard, LATER) is Bar.TOO_DEEP_FOR_NOW
    found = offer(hard, LATER)
    assert isinstance(found, Offer)
    assert next(one for one in LATER if one.slug == found.slug).depth is Depth.LIGHT
    assert found.reason is not Reason.HARD_DAY


def test_a_hard_yesterday_lasts_until_today_is_rated() -> None:
    assert hard_day(seen(rated=(Rated(ago(1), 6),)))
    assert not hard_day(seen(rated=(Rated(ago(1), 6), Rated(TODAY, 3))))
    assert not hard_day(seen(rated=(Rated(ago(2), 7),)))
    assert hard_day(seen(rated=(Rated(TODAY, 3),), past=(Past(WATER.slug, TODAY, 8, 6),)))


def test_seven_hard_days_are_noticed() -> None:
    assert hard_week(seen(rated=tuple(Rated(ago(back), 6) for back in range(7))))
    assert not hard_week(seen(rated=tuple(Rated(ago(back), 6) for back in range(6))))
    assert not hard_week(seen(rated=tuple(Rated(ago(back), 6 if back != 3 else 5) for back in range(7))))


DEEP: dict[str, Any] = {
    "minutes": 10,
    "focus": ("P1",),
    "past": (*calm(3), Past(WEATHERS.slug, ago(4), 4, 4)),
}


def test_what_is_deep_comes_in_its_turn() -> None:
    assert bar(LEARNED, state(**DEEP), CATALOGUE) is None
    assert slug(offer(state(**DEEP), CATALOGUE)) == LEARNED.slug


@pytest.mark.parametrize(
    "changes",
    [{"first_day": ago(6)}, {"rated": (Rated(TODAY, 6),)}, {"focus": ("P3",)}, {"past": calm(3)}],
    ids=["first week", "hard day", "not in focus", "nothing before it"],
)
def test_it_is_not_stumbled_upon(changes: dict[str, Any]) -> None:
    assert bar(LEARNED, state(**{**DEEP, **changes}), CATALOGUE) is Bar.TOO_DEEP_FOR_NOW


@pytest.mark.parametrize("alarm", [Alarm.YES, Alarm.UNSURE, Alarm.UNASKED])
def test_no_old_story_while_something_may_be_real(alarm: Alarm) -> None:
    assert bar(LEARNED, state(alarm, **DEEP), CATALOGUE) is Bar.NOT_AN_OLD_STORY


@pytest.mark.parametrize("alarm", [Alarm.YES, Alarm.UNSURE])
def test_soothing_is_not_all_there_is(alarm: Alarm) -> None:
    """A focus on calm alone still meets something else, every second time."""
    past = calm(1)
    met = []
    for _ in range(4):
        found = slug(offer(state(alarm, past=past, focus=("P3",)), CATALOGUE))
        met.append(next(one.row for one in CATALOGUE if one.slug == found))
        earlier = (replace(run, day=run.day - timedelta(days=1)) for run in past)
        past = (*earlier, Past(found, ago(1), 5, 3))
    assert met == ["P1", "P3", "P1", "P3"]


@pytest.mark.parametrize("alarm", [Alarm.YES, Alarm.UNSURE])
def test_someone_outside_and_limits_come_first_where_they_are_there(alarm: Alarm) -> None:
    assert slug(offer(state(alarm, past=calm(1)), LATER)) == TWO_NAMES.slug
    past = (Past(TWO_NAMES.slug, ago(1)),)
    assert slug(offer(state(alarm, past=past, minutes=10), LATER)) == "one-limit-three-voices"


def test_calm_then_two_names_then_the_rest() -> None:
    """Care 1.11, for everyone: also for who has chosen other rows."""
    assert slug(offer(state(focus=("P1",)), LATER)) == WATER.slug
    found = offer(state(past=calm(2), focus=("P1", "P3")), LATER)
    assert (slug(found), reason(found)) == (TWO_NAMES.slug, Reason.NAMES_EARLY)
    done = (*calm(2, since=2), Past(TWO_NAMES.slug, ago(1)))
    assert slug(offer(state(past=done, focus=("P1",)), LATER)) == WEATHERS.slug


def test_two_names_are_met_once_by_who_has_three_minutes() -> None:
    assert slug(offer(state(past=calm(2), minutes=3), LATER)) == TWO_NAMES.slug
    assert slug(offer(state(past=calm(2), minutes=3, shorter=True), LATER)) == WATER.slug
    done = (*calm(2, since=2), Past(TWO_NAMES.slug, ago(1)))
    assert slug(offer(state(past=done, minutes=3), LATER)) == WATER.slug


def test_before_a_first_practice_nothing_differs() -> None:
    """What is offered then would tell what was answered in private."""
    assert {slug(offer(state(alarm), LATER)) for alarm in Alarm} == {WATER.slug}


def test_two_names_do_not_come_back_within_two_weeks() -> None:
    past = (Past(TWO_NAMES.slug, ago(2)), Past(WATER.slug, ago(1), 6, 3))
    assert slug(offer(state(Alarm.YES, past=past), (*CATALOGUE, TWO_NAMES))) != TWO_NAMES.slug
    past = (Past(TWO_NAMES.slug, ago(14)), Past(WATER.slug, ago(1), 6, 3))
    assert slug(offer(state(Alarm.YES, past=past), (*CATALOGUE, TWO_NAMES))) == TWO_NAMES.slug


def test_two_names_say_the_same_reason_whatever_was_answered() -> None:
    past = calm(1)
    met = [offer(state(alarm, past=past), LATER) for alarm in Alarm]
    assert {slug(found) for found in met} == {TWO_NAMES.slug}
    assert {reason(found) for found in met} == {Reason.NAMES_EARLY}


def fearful(runs: int, **changes: Any) -> State:
    return state(start=Start.FEARFUL, past=calm(runs), minutes=10, focus=("P1",), **changes)


def test_the_fearful_path_is_steady_first() -> None:
    for runs in range(4):
        assert slug(offer(fearful(runs), CATALOGUE)) == WATER.slug
        assert bar(CORNER, fearful(runs), CATALOGUE) is Bar.STEADINESS_FIRST


def test_two_names_belong_to_steadiness() -> None:
    assert bar(TWO_NAMES, fearful(0), LATER) is None
    assert slug(offer(fearful(0), LATER)) == WATER.slug
    assert slug(offer(fearful(4), LATER)) == TWO_NAMES.slug
    real = state(Alarm.YES, start=Start.FEARFUL, past=calm(1), minutes=3)
    assert slug(offer(real, LATER)) == TWO_NAMES.slug


def test_then_one_safe_person_then_closeness() -> None:
    assert bar(CORNER, fearful(4), CATALOGUE) is None
    assert bar(LEARNED, fearful(6), CATALOGUE) in (Bar.STEADINESS_FIRST, Bar.TOO_DEEP_FOR_NOW)
    assert slug(offer(fearful(8), CATALOGUE)) == WEATHERS.slug


def test_worse_twice_rests_for_thirty_days() -> None:
    twice = (Past(WATER.slug, ago(40), 3, 6), Past(WATER.slug, ago(29), 4, 6))
    assert bar(WATER, state(past=twice), CATALOGUE) is Bar.RESTS
    earlier = (Past(WATER.slug, ago(40), 3, 6), Past(WATER.slug, ago(30), 4, 6))
    assert bar(WATER, state(past=earlier), CATALOGUE) is None
    once = (Past(WATER.slug, ago(2), 3, 6), Past(WATER.slug, ago(1), 4, 5))
    assert bar(WATER, state(past=once), CATALOGUE) is None


DOOR = replace(TWO_NAMES, slug="which-door")
MORE_HELP = [*CATALOGUE, TWO_NAMES, DOOR]


def test_whom_to_turn_to_comes_once_however_much_there_is_about_help() -> None:
    assert slug(offer(state(past=calm(1)), MORE_HELP)) == TWO_NAMES.slug
    met = [*calm(4), Past(TWO_NAMES.slug, ago(1))]
    assert slug(offer(state(past=met, focus=("P3",)), MORE_HELP)) != DOOR.slug


def test_where_something_is_real_help_and_limits_take_turns() -> None:
    limit = Activity("one-limit", "P7", 5)
    there = [*MORE_HELP, limit]
    first = offer(state(past=calm(1), alarm=Alarm.YES), there)
    assert slug(first) == TWO_NAMES.slug
    then = offer(state(past=[*calm(3), Past(TWO_NAMES.slug, ago(1))], alarm=Alarm.YES), there)
    assert slug(then) == limit.slug


def test_shorter_is_offered_only_where_it_would_change_something() -> None:
    two = replace(WATER, slug="knocks", row="P6", minutes=2)
    found = offer(state(first_day=TODAY), [WATER, two])
    assert isinstance(found, Offer)
    assert not found.can_be_shorter
