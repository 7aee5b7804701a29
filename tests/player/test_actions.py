"""What is kept of a run."""

from datetime import timedelta

import msgspec
import pytest
from django.http import QueryDict

from attune.player import actions, queries, runs
from attune.player.records import WorseReason
from attune.spaces import actions as spaces_actions
from attune.spaces import queries as spaces
from tests.player.playing import half_speed, step_of

pytestmark = pytest.mark.usefixtures("small")


def turn(who, kept, step_id, query, now, seen=None):
    step = step_of(step_id)
    return actions.Turn(who.viewer, kept, half_speed(), step, QueryDict(query), now, seen)


def begin(who, now):
    return actions.begin(viewer=who.viewer, exercise=half_speed(), now=now)


def finish(who, now, before, after):
    kept = begin(who, now)
    kept = actions.answer(turn(who, kept, "welcome", "", now)).kept
    kept = actions.answer(turn(who, kept, "before", f"answer={before}", now)).kept
    for step in ("way", "sounds", "camera", "feeling", "places"):
        kept = actions.skip(turn(who, kept, step, "", now)).kept
    return actions.answer(turn(who, kept, "after", f"answer={after}", now)).kept


def test_begin_keeps_a_run_at_its_first_step(alice, now):
    kept = begin(alice, now)
    assert queries.run(alice.viewer, kept.id).body.at == "welcome"


def test_begin_twice_is_one_run_while_nothing_was_done(alice, now):
    assert begin(alice, now).id == begin(alice, now).id


def test_an_untouched_run_of_another_day_is_begun_anew(alice, now):
    old = begin(alice, now - timedelta(days=3))
    new = begin(alice, now)
    assert new.id != old.id
    assert [kept.id for kept in queries.runs(alice.viewer)] == [new.id]


def test_begin_again_keeps_what_was_written(alice, now):
    old = actions.answer(turn(alice, begin(alice, now), "camera", "answer=A+kettle", now)).kept
    new = begin(alice, now)
    assert new.id != old.id
    stopped = queries.run(alice.viewer, old.id).body
    assert stopped.outcome == "stopped"
    assert stopped.answers["camera"] == "A kettle"


def test_a_run_of_another_version_is_put_away_with_what_was_written(alice, now):
    body = msgspec.structs.replace(
        runs.fresh(half_speed(), now), content_version=0, drafts={"camera": "A kettle"}, asked={"camera": "?"}
    )
    old = spaces_actions.write(
        viewer=alice.viewer, space=spaces.private_space(alice.viewer), body=body, now=now
    )
    begin(alice, now)
    stopped = queries.run(alice.viewer, old.id).body
    assert stopped.outcome == "stopped"
    assert stopped.answers == {"camera": "A kettle"}


def test_an_answer_is_kept_and_moves_on(alice, now):
    kept = actions.answer(turn(alice, begin(alice, now), "welcome", "", now)).kept
    assert queries.run(alice.viewer, kept.id).body.at == "before"


def test_an_answer_that_is_none_is_said(alice, now):
    kept = begin(alice, now)
    played = actions.answer(turn(alice, kept, "before", "answer=99", now))
    assert played.error
    assert queries.run(alice.viewer, kept.id).version == kept.version


def test_a_double_click_is_one_answer(alice, now):
    kept = begin(alice, now)
    first = actions.answer(turn(alice, kept, "welcome", "", now)).kept
    second = actions.answer(turn(alice, kept, "welcome", "", now)).kept
    assert second.body == first.body
    assert second.version == first.version


def test_a_draft_is_kept_beside_the_answer(alice, now):
    kept = begin(alice, now)
    kept = actions.keep_draft(turn(alice, kept, "camera", "answer=A+ket", now)).kept
    body = queries.run(alice.viewer, kept.id).body
    assert body.drafts == {"camera": "A ket"}
    assert "camera" not in body.answers
    emptied = actions.keep_draft(turn(alice, kept, "camera", "answer=", now)).kept
    assert emptied.body.drafts == {}


def test_too_long_a_draft_does_not_remove_the_one_before(alice, now):
    kept = actions.keep_draft(turn(alice, begin(alice, now), "camera", "answer=A+ket", now)).kept
    played = actions.keep_draft(turn(alice, kept, "camera", "answer=" + "a" * 300, now))
    assert played.error
    assert played.kept.body.drafts == {"camera": "A ket"}


def test_other_words_from_another_window_are_not_overwritten(alice, now):
    kept = begin(alice, now)
    actions.keep_draft(turn(alice, kept, "camera", "answer=Theirs", now, seen=kept.version))
    for act in (actions.answer, actions.keep_draft, actions.skip, actions.go_back, actions.stop):
        with pytest.raises(actions.Overtaken) as caught:
            act(turn(alice, kept, "camera", "answer=Mine", now, seen=kept.version))
        assert caught.value.kept.body.drafts["camera"] == "Theirs"
    assert queries.run(alice.viewer, kept.id).body.drafts["camera"] == "Theirs"


def test_after_both_texts_were_shown_mine_is_kept(alice, now):
    kept = begin(alice, now)
    theirs = actions.keep_draft(turn(alice, kept, "camera", "answer=Theirs", now, seen=kept.version)).kept
    mine = actions.answer(turn(alice, theirs, "camera", "answer=Mine", now, seen=theirs.version)).kept
    assert mine.body.answers["camera"] == "Mine"


def test_an_answer_elsewhere_in_another_window_is_kept_too(alice, now):
    kept = begin(alice, now)
    actions.answer(turn(alice, kept, "before", "answer=7", now))
    both = actions.keep_draft(turn(alice, kept, "camera", "answer=Mine", now, seen=kept.version)).kept
    assert both.body.answers["before"] == 7
    assert both.body.drafts["camera"] == "Mine"


def test_back_keeps_what_was_typed(alice, now):
    kept = actions.answer(turn(alice, begin(alice, now), "welcome", "", now)).kept
    kept = actions.go_back(turn(alice, kept, "before", "answer=6", now)).kept
    assert kept.body.at == "welcome"
    assert kept.body.answers["before"] == 6


def test_stop_keeps_what_was_typed(alice, now):
    kept = actions.stop(turn(alice, begin(alice, now), "camera", "answer=A+kettle", now)).kept
    assert kept.body.outcome == "stopped"
    assert kept.body.answers["camera"] == "A kettle"


def test_another_way_around_breath(alice, now):
    kept = actions.answer(turn(alice, begin(alice, now), "way", "answer=breath", now)).kept
    played = actions.take_another_way(
        turn(alice, kept, "breathe", "", now), choice=step_of("way"), option="sounds"
    )
    assert played.kept.body.at == "sounds"
    assert played.kept.body.answers["way"] == "sounds"


def test_an_answer_after_the_end_is_recorded_and_told_anew(alice, now):
    kept = finish(alice, now, 5, 3)
    again = actions.answer(turn(alice, kept, "camera", "answer=A+door", now)).kept
    assert again.body.finished == kept.body.finished
    assert again.body.feedback[-1] == "The camera saw “A door”"
    assert actions.go_back(turn(alice, again, "after", "answer=3", now)).kept.body == again.body


def test_worse_twice_is_asked_about_once(alice, now):
    asked = [finish(alice, now, 3, after).body.asks_why for after in (5, 4, 6, 9)]
    assert asked == [False, False, True, False]


def test_why_is_kept_once_for_each_practice(alice, now):
    run = finish(alice, now, 3, 6).body
    actions.say_why(viewer=alice.viewer, run=run, text="  ", now=now)
    assert queries.reason(alice.viewer, "half-speed") is None
    actions.say_why(viewer=alice.viewer, run=run, text=" Old memories. ", now=now)
    actions.say_why(viewer=alice.viewer, run=run, text="Old memories, mostly.", now=now)
    space = spaces.private_space(alice.viewer)
    kept = spaces.entries(alice.viewer, space, WorseReason)
    assert [each.body.text for each in kept] == ["Old memories, mostly."]


def test_a_run_is_another_persons_secret(alice, bob, now):
    kept = begin(alice, now)
    with pytest.raises(spaces.NotFound):
        queries.run(bob.viewer, kept.id)
    assert queries.runs(bob.viewer) == []
