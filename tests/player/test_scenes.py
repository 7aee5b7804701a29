"""A scene in the player: its pages, the way that was taken, and another way from a place."""

import msgspec
import pytest
from django.http import QueryDict

from attune.player import pages, runs, scenes
from attune.player.library import kind_of

pytestmark = pytest.mark.usefixtures("staged")


@pytest.fixture
def exercise(staged):
    return staged.exercise("evening")


def play(exercise, now, **answers):
    run = runs.fresh(exercise, now)
    for step_id, answer in answers.items():
        step = exercise.step(step_id)
        parsed = kind_of(step).parse(step, QueryDict(f"answer={answer}"))
        assert not parsed.error
        run = runs.moved_on(exercise, runs.answered(exercise, run, step, parsed, version=1), step, now)
    return run


ALL = {"before": 5, "door": "push", "loud": "stop", "calm": "ask", "met": "", "line": "Mine", "after": 3}


def page_at(exercise, run):
    return pages.step_page(exercise, run, runs.step_at(exercise, run))


def test_a_choice_is_the_answer_and_goes_on(exercise, now):
    run = play(exercise, now, before=5, door="push")
    assert run.answers == {"before": 5, "door": "push"}
    assert run.said["door"] == "Send: “Well?”"
    assert run.asked["door"] == "At the door"
    assert run.at == "loud"


def test_no_choice_is_met_kindly(exercise):
    step = exercise.step("door")
    for typed in ("", "answer=none"):
        assert "Choose one" in kind_of(step).parse(step, QueryDict(typed)).error


def test_the_page_shows_the_inside_of_the_choice_that_led_there(exercise, now):
    assert page_at(exercise, play(exercise, now, before=5)).inside == ""
    assert page_at(exercise, play(exercise, now, before=5, door="push")).inside == "That was loud."
    assert page_at(exercise, play(exercise, now, before=5, door="say")).inside == "That was warm."
    run = play(exercise, now, before=5, door="push", loud="stop")
    assert page_at(exercise, run).inside == "A stop."


def test_progress_counts_the_longest_way(exercise, now):
    first = page_at(exercise, play(exercise, now, before=5))
    assert first.is_turning
    assert first.is_first_node
    assert first.progress == "Step 2 of at most 7"
    end = page_at(exercise, play(exercise, now, before=5, door="say", calm="ask"))
    assert not end.is_turning
    assert end.progress == "Step 4 of 6"


def test_the_way_tells_each_choice_and_each_pattern_once(exercise, now):
    way = scenes.way(exercise, play(exercise, now, before=5, door="push", loud="shout"))
    assert [(each.step.id, each.called) for each in way] == [
        ("door", "A push"),
        ("loud", "A push"),
        ("broken", ""),
    ]
    assert way[0].about
    assert not way[1].about
    assert way[1].said == "Shout."


def test_there_is_no_way_where_nothing_was_chosen(exercise, now, staged):
    assert scenes.way(exercise, runs.fresh(exercise, now)) == []
    half = staged.exercise("half-speed")
    assert scenes.way(half, runs.fresh(half, now)) == []


def test_another_way_keeps_what_came_before(exercise, now):
    run = play(exercise, now, **ALL)
    assert run.outcome == "done"
    again = scenes.another_way(exercise, run, exercise.step("loud"), now)
    assert again.at == "loud"
    assert again.answers == {"before": 3, "door": "push"}
    assert again.before == 3
    assert again.said == {"before": "3", "door": "Send: “Well?”"}
    assert again.finished is None
    assert page_at(exercise, again).inside == "That was loud."


def test_another_way_without_a_rating_after_keeps_the_one_before(exercise, now):
    run = runs.finished(exercise, play(exercise, now, before=5, door="push"), now, "stopped")
    again = scenes.another_way(exercise, run, exercise.step("door"), now)
    assert again.answers == {"before": 5}
    assert again.before == 5


def test_leaving_the_scene_goes_on_after_it(exercise, now):
    run = play(exercise, now, before=5)
    step = exercise.step("door")
    assert runs.moved_on(exercise, runs.skipped(exercise, run, step), step, now).at == "line"


def test_the_patterns_have_words_for_people():
    words = scenes.patterns()
    assert set(words) == {"protest", "withdrawal", "appeasing", "control", "secure", "boundary"}
    for called, about in words.values():
        assert called
        assert not any(label in about.lower() for label in ("you are", "anxious", "avoidant", "should"))


def test_the_end_of_a_scene_knows_its_way_as_long_as_the_scene_is_the_same(exercise, now):
    run = play(exercise, now, **ALL)
    assert len(pages.EndPage(run).way) == 4
    assert pages.EndPage(run).other == "Kim"
    assert pages.EndPage(msgspec.structs.replace(run, content_version=9)).way == []
