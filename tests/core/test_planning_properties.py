"""What holds for every history: nothing barred, always an answer, a reason for each, nothing told."""

from dataclasses import fields, replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from attune.core.planning import (
    Activity,
    Alarm,
    Depth,
    Nothing,
    Offer,
    Reason,
    Seen,
    State,
    allowed,
    bar,
    hard_day,
    offer,
    reason_for,
    rests_until,
    worse,
)
from tests.core.planning_states import TODAY, catalogues, states

type Catalogue = tuple[Activity, ...]

# A busy machine is no fault of a rule.
calmly = settings(deadline=None)


def proposed(state: State, catalogue: Catalogue) -> Activity | None:
    found = offer(state, catalogue)
    return next(one for one in catalogue if one.slug == found.slug) if isinstance(found, Offer) else None


@calmly
@given(states, catalogues)
def test_it_proposes_nothing_that_is_barred(state: State, catalogue: Catalogue) -> None:
    one = proposed(state, catalogue)
    assert one is None or bar(one, state, catalogue) is None


@calmly
@given(states, catalogues)
def test_it_always_answers(state: State, catalogue: Catalogue) -> None:
    found = offer(state, catalogue)
    if isinstance(found, Offer):
        assert found.minutes > 0
        assert isinstance(found.reason, Reason)
    elif found is Nothing.NO_MORE:
        assert allowed(state, catalogue) == []
    else:
        assert state.seen.not_today or any(one.day == TODAY for one in state.seen.past)


@calmly
@given(states, catalogues)
def test_it_is_deterministic(state: State, catalogue: Catalogue) -> None:
    assert offer(state, catalogue) == offer(state, catalogue)


@calmly
@given(states, catalogues)
def test_the_order_of_other_days_does_not_matter(state: State, catalogue: Catalogue) -> None:
    by_day = replace(state.seen, past=tuple(sorted(state.seen.past, key=lambda one: one.day)))
    assert offer(replace(state, seen=by_day), catalogue) == offer(state, catalogue)


@calmly
@given(states, catalogues)
def test_nothing_that_made_it_worse_twice_comes_back_within_a_month(
    state: State, catalogue: Catalogue
) -> None:
    one = proposed(state, catalogue)
    if one is not None:
        days = [run.day for run in state.seen.past if run.slug == one.slug and worse(run.before, run.after)]
        assert len(days) < 2 or max(days) <= TODAY - timedelta(days=30)
        assert rests_until(state.seen.past, one.slug) in (
            None,
            *(max(days) + timedelta(days=30) for _ in days[1:2]),
        )


@calmly
@given(states, catalogues)
def test_after_a_worse_end_nothing_follows_that_day(state: State, catalogue: Catalogue) -> None:
    if any(run.day == TODAY and worse(run.before, run.after) for run in state.seen.past):
        assert offer(state, catalogue) is Nothing.REST


@calmly
@given(states, catalogues)
def test_nothing_deep_in_the_first_week_or_on_a_hard_day(state: State, catalogue: Catalogue) -> None:
    one = proposed(state, catalogue)
    if one is not None and one.depth is Depth.DEEP:
        assert state.seen.first_day + timedelta(days=7) <= TODAY
        assert not hard_day(state.seen)
        assert one.row in state.seen.focus


@calmly
@given(states, catalogues)
def test_no_old_story_unless_the_answer_is_a_clear_no(state: State, catalogue: Catalogue) -> None:
    one = proposed(state, catalogue)
    if one is not None and one.looks_back:
        assert state.alarm is Alarm.NO


@calmly
@given(states, catalogues)
def test_what_was_declined_stays_away(state: State, catalogue: Catalogue) -> None:
    one = proposed(state, catalogue)
    assert one is None or one.slug not in state.seen.declined


@calmly
@given(states, catalogues)
def test_it_fits_into_the_minutes_or_is_the_shortest_there_is(state: State, catalogue: Catalogue) -> None:
    one = proposed(state, catalogue)
    if one is not None:
        minutes = 3 if state.seen.shorter else state.seen.minutes
        shortest = min(each.minutes for each in allowed(state, catalogue))
        met_once = one.row == "P8" and not state.seen.shorter
        met_once = met_once and one.slug not in {run.slug for run in state.seen.past}
        assert one.minutes <= minutes or one.minutes == shortest or met_once


@calmly
@given(states, catalogues)
def test_not_the_same_thing_twice_in_a_row_where_there_is_another(state: State, catalogue: Catalogue) -> None:
    found = offer(state, catalogue)
    if isinstance(found, Offer) and state.alarm in (Alarm.NO, Alarm.UNASKED) and state.seen.past:
        latest = max(enumerate(state.seen.past), key=lambda pair: (pair[1].day, pair[0]))[1]
        if latest.slug == found.slug and not (
            latest.before is not None and latest.after is not None and latest.before - latest.after >= 1
        ):
            minutes = 3 if state.seen.shorter else state.seen.minutes
            others = [
                one for one in allowed(state, catalogue) if one.slug != found.slug and one.minutes <= minutes
            ]
            assert others == []


@calmly
@given(states, catalogues, st.sampled_from(Alarm))
def test_the_reason_is_the_same_whatever_was_answered_in_private(
    state: State, catalogue: Catalogue, other: Alarm
) -> None:
    found = offer(state, catalogue)
    if isinstance(found, Offer):
        one = next(each for each in catalogue if each.slug == found.slug)
        assert reason_for(one, state.seen, catalogue) == (found.reason, found.params)
    changed = offer(replace(state, alarm=other), catalogue)
    if isinstance(changed, Offer) and isinstance(found, Offer) and changed.slug == found.slug:
        assert changed == found


def test_a_reason_cannot_see_the_private_answer() -> None:
    assert not [one.name for one in fields(Seen) if "alarm" in one.name or "result" in one.name]
    words = " ".join(one.value for one in Reason)
    assert not any(word in words for word in ("alarm", "real", "safe", "help", "threat", "boundary"))
