"""Writes: nothing is recorded twice, nothing is lost, and three weeks pass between two results."""

from datetime import timedelta

import pytest

from attune.measure import actions, queries
from attune.measure.records import Bond
from attune.measure.schedule import actions as plans
from attune.spaces import actions as spaces
from attune.spaces import queries as space_queries
from tests.measure.answering import SAM, begun, filled, inventory, measured

NOOR = Bond("friend", "Noor")


def answer(person, kept, place, value, now):
    item = kept.body.order[place]
    return actions.answer(viewer=person.viewer, measure_id=kept.id, item=item, value=value, now=now)


def test_beginning_twice_is_beginning_once(alice, now):
    assert begun(alice, now).id == begun(alice, now).id
    assert len(queries.measures(alice.viewer)) == 1


def test_going_on_keeps_what_was_answered(alice, now):
    kept = begun(alice, now)
    answer(alice, kept, 0, 5, now)
    later = begun(alice, now + timedelta(days=3))
    assert later.id == kept.id
    assert later.body.answers == {kept.body.order[0]: 5}


def test_after_three_weeks_old_answers_are_left_and_a_new_measure_begins(alice, now):
    kept = begun(alice, now)
    assert begun(alice, now + timedelta(days=21)).id != kept.id


def test_another_relationship_is_another_measure(alice, now):
    assert begun(alice, now).id != begun(alice, now, NOOR).id


def test_a_second_measure_within_three_weeks_meets_what_is_known(alice, now):
    kept = measured(alice, now)
    with pytest.raises(actions.TooSoon) as met:
        begun(alice, now + timedelta(days=20))
    assert met.value.latest.kept.id == kept.id
    assert met.value.again == alice.viewer.day(now) + timedelta(days=21)
    assert begun(alice, now + timedelta(days=21)).id != kept.id
    assert begun(alice, now, NOOR).body.bond == NOOR


def test_a_double_click_records_one_answer(alice, now):
    kept = begun(alice, now)
    answer(alice, kept, 0, 5, now)
    twice = answer(alice, kept, 0, 5, now)
    assert len(twice.body.log) == 1


def test_two_windows_lose_nothing(alice, now, monkeypatch):
    """The second window's write comes between the first one's reading and writing."""
    kept = begun(alice, now)
    real, raced = spaces.revise, []

    def overtaken(**given):
        if not raced:
            raced.append(True)
            answer(alice, kept, 1, 2, now)
        return real(**given)

    monkeypatch.setattr(spaces, "revise", overtaken)
    after = answer(alice, kept, 0, 5, now)
    assert after.body.answers == {kept.body.order[0]: 5, kept.body.order[1]: 2}
    assert len(after.body.log) == 2


def test_undo_takes_one_answer_back_however_often_it_is_pressed(alice, now):
    kept = begun(alice, now)
    answer(alice, kept, 0, 5, now)
    answer(alice, kept, 1, 6, now)
    for _ in range(3):
        after = actions.undo(viewer=alice.viewer, measure_id=kept.id, steps=2, now=now)
    assert after.body.answers == {kept.body.order[0]: 5}


def test_finishing_needs_every_question(alice, now):
    kept = begun(alice, now)
    answer(alice, kept, 0, 5, now)
    assert actions.finish(viewer=alice.viewer, measure_id=kept.id, now=now).body.finished is None


def test_a_measure_that_was_left_too_long_does_not_count_beside_a_newer_one(alice, now):
    old = begun(alice, now)
    later = now + timedelta(days=22)
    measured(alice, later)
    spaces.revise(viewer=alice.viewer, kept=old, body=filled(old.body, later), now=later)
    done = actions.finish(viewer=alice.viewer, measure_id=old.id, now=later)
    assert done.body.finished
    assert not done.body.counted
    assert len(queries.results(alice.viewer, queries.measures(alice.viewer))) == 1


def test_erasing_leaves_nothing(alice, now):
    kept = measured(alice, now)
    actions.erase(viewer=alice.viewer, measure_id=kept.id, now=now)
    assert queries.measures(alice.viewer) == []
    assert begun(alice, now).body.answers == {}


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_nobody_else_reads_or_writes_it(alice, request, now, who):
    kept, other = begun(alice, now), request.getfixturevalue(who)
    item = kept.body.order[0]
    with pytest.raises(space_queries.NotFound):
        queries.read(other.viewer, kept.id)
    with pytest.raises(space_queries.NotFound):
        actions.answer(viewer=other.viewer, measure_id=kept.id, item=item, value=4, now=now)
    with pytest.raises(space_queries.NotFound):
        actions.erase(viewer=other.viewer, measure_id=kept.id, now=now)
    assert queries.measures(other.viewer) == []


def test_it_asks_what_the_inventory_asks(alice, now):
    body = begun(alice, now).body
    assert body.instrument_uuid == str(inventory().uuid)
    assert body.bond == SAM


def withdrawn(person, now):
    plan = plans.choose(viewer=person.viewer, chosen=[(inventory(), SAM)], now=now)[0]
    done = measured(person, now)
    plans.withdraw(viewer=person.viewer, plan_id=plan.id, now=now)
    return done


@pytest.mark.parametrize("days", [0, 1, 20])
def test_withdrawing_neither_loses_a_result_nor_shortens_the_wait(alice, now, days):
    done = withdrawn(alice, now)
    with pytest.raises(actions.TooSoon) as met:
        begun(alice, now + timedelta(days=days))
    assert met.value.latest is None
    assert queries.read(alice.viewer, done.id).body.answers == done.body.answers
    assert begun(alice, now + timedelta(days=21)).id != done.id


def test_what_was_withdrawn_leads_to_what_is_followed_which_says_until_when(alice, now):
    withdrawn(alice, now)
    answer = alice.client.post("/measure", {"bond": "partner", "name": "Sam"}, follow=True)
    assert answer.redirect_chain == [("/map/schedule", 302)]
    assert "can be answered anew from 15 December" in answer.content.decode()


def test_another_kind_for_the_same_name_is_the_same_person(alice, now):
    done = measured(alice, now)
    with pytest.raises(actions.TooSoon) as met:
        begun(alice, now + timedelta(days=1), Bond("friend", " sam "))
    assert met.value.latest.kept.id == done.id
    nameless = measured(alice, now, Bond("friend"))
    assert begun(alice, now, Bond("parent")).id != nameless.id


def test_two_begun_under_one_name_count_once_and_what_is_finished_is_never_written_over(alice, now):
    friend = Bond("friend", "Sam")
    begun(alice, now, friend)
    counted, beside = measured(alice, now), measured(alice, now, friend)
    assert counted.body.counted
    assert not beside.body.counted
    actions.erase(viewer=alice.viewer, measure_id=counted.id, now=now)
    assert begun(alice, now, friend).id == begun(alice, now, friend).id != beside.id
    assert queries.read(alice.viewer, beside.id).body.finished
