"""How a run moves."""

from datetime import timedelta

import msgspec
import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attune.core.curriculum import visible
from attune.player import runs
from attune.player.library import kind_of
from tests.player.playing import half_speed, step_of

pytestmark = pytest.mark.usefixtures("small")
FORMS = {
    "before": "answer=7",
    "way": "answer=breath",
    "camera": "answer=A+kettle",
    "after": "answer=4",
    "feeling": "answer=sad",
    "places": "answer=chest&answer=belly",
}


def said(step_id, query=None):
    step = step_of(step_id)
    return step, kind_of(step).parse(step, QueryDict(FORMS.get(step_id, "") if query is None else query))


def answer(run, step_id, now, query=None, version=1):
    step, parsed = said(step_id, query)
    return runs.moved_on(
        half_speed(), runs.answered(half_speed(), run, step, parsed, version=version), step, now
    )


def play(now, *, until=None, **queries):
    run = runs.fresh(half_speed(), now)
    while run.finished is None and run.at != until:
        run = answer(run, run.at, now, queries.get(run.at))
    return run


def test_it_plays_to_the_end(now):
    run = play(now)
    assert run.outcome == "done"
    assert (run.before, run.after) == (7, 4)
    assert run.feedback == ["It eased from 7 to 4.", "The camera saw “A kettle”"]
    assert "sounds" not in run.answers
    assert run.answers["places"] == ["chest", "belly"]
    assert list(run.asked) == ["before", "way", "camera", "feeling", "places", "after"]


def test_the_same_answer_twice_changes_nothing(now):
    once = play(now, until="camera")
    assert answer(once, "way", now) == once


def test_an_older_answer_is_recorded_and_moves_nothing(now):
    run = answer(play(now, until="feeling"), "camera", now, "answer=A+door")
    assert run.answers["camera"] == "A door"
    assert run.at == "feeling"


def test_another_choice_leaves_a_branch_and_its_place(now):
    run = answer(play(now, until="breathe"), "way", now, "answer=sounds")
    assert run.at == "sounds"


def test_back_and_forth(now):
    run = play(now, until="camera")
    back = runs.moved_back(half_speed(), run, step_of("camera"))
    assert back.at == "breathe"
    assert runs.moved_back(half_speed(), back, step_of("welcome")).at == "welcome"


def test_skipped_is_absent_and_the_draft_stays(now):
    run = play(now, until="camera")
    step, parsed = said("camera")
    run = runs.skipped(half_speed(), runs.drafted(half_speed(), run, step, parsed, version=2), step)
    assert "camera" not in run.answers
    assert run.drafts == {"camera": "A kettle"}


def test_a_skipped_rating_has_no_water(now):
    run = runs.skipped(half_speed(), play(now, until="way"), step_of("before"))
    assert run.before is None
    assert "before" not in run.said


def test_stopping_keeps_drafts_as_answers_without_feedback(now):
    run = play(now, until="camera")
    step, parsed = said("camera")
    run = runs.finished(
        half_speed(), runs.drafted(half_speed(), run, step, parsed, version=2), now, "stopped"
    )
    assert run.outcome == "stopped"
    assert run.answers["camera"] == "A kettle"
    assert run.feedback == []
    assert run.before == 7
    assert [passage.text for passage in run.passages()] == ["7", "Breath", "A kettle"]


def test_finishing_twice_changes_nothing(now):
    run = play(now)
    assert runs.finished(half_speed(), run, now + timedelta(days=1), "stopped") == run


@pytest.mark.parametrize(
    ("before", "after", "worse"), [(3, 5, True), (3, 4, False), (5, 3, False), (0, 10, True)]
)
def test_two_more_of_ten_is_worse(now, before, after, worse):
    run = play(now, before=f"answer={before}", after=f"answer={after}")
    assert run.worse is worse


def test_changed_words_change_the_feedback_that_quotes_them(now):
    run = play(now).with_passage("camera", "A door")
    assert run.feedback[-1] == "The camera saw “A door”"
    assert run.with_passage("camera", "  ").feedback == ["It eased from 7 to 4."]


@pytest.mark.parametrize("key", ["before", "feedback", "sounds", "nonsense"])
def test_only_own_words_can_be_changed(now, key):
    with pytest.raises(KeyError):
        play(now).with_passage(key, "x")


def test_another_version_is_another_practice(now):
    run = runs.fresh(half_speed(), now)
    assert run.exercise() is not None
    assert msgspec.structs.replace(run, content_version=2).exercise() is None
    assert msgspec.structs.replace(run, activity="gone").exercise() is None


def test_the_way_around_breath_is_found(now):
    run = play(now, until="breathe")
    found = runs.other_way(half_speed(), run, step_of("breathe"))
    assert found is not None
    choice, option = found
    assert (choice.id, option) == ("way", "sounds")
    _choice, parsed = said("way", "answer=sounds")
    assert runs.rerouted(half_speed(), run, choice, parsed, version=2).at == "sounds"


def test_another_window_is_noticed_only_when_it_wrote_here(now):
    run = answer(play(now, until="camera"), "camera", now, version=5)
    step, mine = said("camera", "answer=Mine")
    assert runs.was_overtaken(run, step, mine, seen=4)
    assert not runs.was_overtaken(run, step, mine, seen=5)
    assert not runs.was_overtaken(run, step, mine, seen=None)
    assert not runs.was_overtaken(run, step, said("camera", "answer=A+kettle+and+more")[1], seen=4)
    assert not runs.was_overtaken(run, *said("feeling"), seen=4)


@given(acts=st.lists(st.sampled_from(["next", "back", "skip", "stop", "other"]), max_size=30))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_there_is_a_step_or_an_end(now, acts):
    exercise, run = half_speed(), runs.fresh(half_speed(), now)
    for act in acts:
        if run.finished:
            break
        step = runs.step_at(exercise, run)
        if act == "next":
            run = answer(run, step.id, now)
        elif act == "other":
            run = runs.rerouted(exercise, run, *said("way", "answer=sounds"), version=1)
        elif act == "back":
            run = runs.moved_back(exercise, run, step)
        elif act == "skip":
            run = runs.moved_on(exercise, runs.skipped(exercise, run, step), step, now)
        else:
            run = runs.finished(exercise, run, now, "stopped")
        shown = {each.id for each in visible(exercise.steps, run.answers)}
        assert run.finished or runs.step_at(exercise, run).id in shown
