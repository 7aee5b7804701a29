"""Asked too early: what is known already, and the day from which it counts again (care rule 1.6)."""

from datetime import timedelta

import pytest

from attune.measure.records import Bond
from attune.measure.schedule import actions as plans
from tests.measure.answering import inventory, measured


def test_it_works(alice, now):
    kept = measured(alice, now - timedelta(days=10))
    text = alice.client.get(f"/map/{kept.id}/not-yet").content.decode()
    assert "Counted again from 5 December" in text
    assert "Most likely in the anxious-preoccupied region" in text
    assert f'href="/map/{kept.id}"' in text
    assert "Another relationship" in text


def test_after_three_weeks_there_is_nothing_to_wait_for(alice, now):
    kept = measured(alice, now - timedelta(days=21))
    assert alice.client.get(f"/map/{kept.id}/not-yet").url == "/measure"


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_it_refuses_everybody_else(request, alice, now, who):
    kept = measured(alice, now)
    assert request.getfixturevalue(who).client.get(f"/map/{kept.id}/not-yet").status_code == 404


def test_it_rejects_post(alice, now):
    assert alice.client.post(f"/map/{measured(alice, now).id}/not-yet").status_code == 405


def test_it_waits_for_a_result_of_the_same_name_that_was_withdrawn(alice, now):
    friend = Bond("friend", "Sam")
    known = measured(alice, now - timedelta(days=30))
    plan = plans.choose(viewer=alice.viewer, chosen=[(inventory(), friend)], now=now)[0]
    measured(alice, now, friend)
    plans.withdraw(viewer=alice.viewer, plan_id=plan.id, now=now)
    assert alice.client.post("/measure", {"bond": "partner", "name": "Sam"}).url == f"/map/{known.id}/not-yet"
    assert "Counted again from 15 December" in alice.client.get(f"/map/{known.id}/not-yet").content.decode()
    assert "Counted again from 15 December" in alice.client.get("/map").content.decode()
