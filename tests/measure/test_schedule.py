"""What a person follows: chosen, offered in one quiet line, stopped in a tap, withdrawn, deleted, put back."""

import re
from datetime import timedelta

import msgspec
import pytest

from attune.measure import queries as measures
from attune.measure.records import ME, Bond
from attune.measure.schedule import actions, queries
from attune.player.library import curriculum
from attune.spaces import actions as spaces
from attune.spaces import undo
from attune.spaces.models import Record
from tests.measure import planted as plants
from tests.measure.answering import SAM, measured
from tests.measure.planted import answered

pytestmark = pytest.mark.usefixtures("planted")
LINE = "Some questions you follow, if you like"


def follow(person, now, instrument=None, bond=SAM):
    chosen = [(instrument or curriculum().instruments["attachment"], bond)]
    return actions.choose(viewer=person.viewer, chosen=chosen, now=now)[0]


def page(person, path="/map/schedule"):
    return person.client.get(path).content.decode()


def test_empty_it_is_a_page_of_its_own_worth(alice):
    text = page(alice)
    assert "Nothing is followed yet, and nothing needs to be." in text
    assert "after four and eight weeks, then after three, six and twelve months, then once a year" in text
    assert "/map/schedule/new" in text
    assert "<title>Map</title>" in text


def test_several_are_chosen_at_once(alice):
    known = curriculum().instruments
    chosen = [str(known["attachment"].uuid), str(known["well-being"].uuid)]
    answer = alice.client.post("/map/schedule/new", {"instruments": chosen, "bond": "partner", "name": "Sam"})
    assert answer.url == "/map/schedule"
    assert {kept.body.bond for kept in queries.plans(alice.viewer)} == {SAM, Bond(ME)}
    text = page(alice)
    assert "Where your answers fall" in text
    assert "about yourself" in text
    assert "22 December, after 4 weeks" in text


def test_a_relationship_is_needed_only_for_those_about_one(alice):
    known = curriculum().instruments
    refused = alice.client.post(
        "/map/schedule/new", {"instruments": [str(known["attachment"].uuid)], "name": "Sam"}
    )
    assert refused.status_code == 422
    text = refused.content.decode()
    assert "so that the questions have somebody to be about" in text
    assert 'value="Sam"' in text
    assert f'value="{known["attachment"].uuid}" checked' in text
    assert (
        alice.client.post("/map/schedule/new", {"instruments": [str(known["well-being"].uuid)]}).status_code
        == 302
    )


@pytest.mark.parametrize("posted", [{}, {"instruments": ["nothing"]}])
def test_nothing_chosen_is_met_kindly(alice, posted):
    answer = alice.client.post("/map/schedule/new", posted)
    assert answer.status_code == 422
    assert queries.plans(alice.viewer) == []


def test_what_has_no_wording_or_is_not_kept_cannot_be_followed(alice):
    text = page(alice, "/map/schedule/new")
    assert "PHQ-9" not in text
    assert str(plants.aside().uuid) not in text


def test_choosing_twice_is_choosing_once(alice, now):
    assert follow(alice, now).id == follow(alice, now).id
    assert len(queries.plans(alice.viewer)) == 1


def test_today_and_the_map_offer_it_in_one_line_without_a_name(alice, now):
    follow(alice, now)
    for path in ("/today", "/map"):
        text = page(alice, path)
        assert text.count(LINE) == 1
        assert not re.search(r"\bSam\b", text)


def test_answered_it_is_quiet_until_the_next_time(alice, now):
    kept = follow(alice, now)
    begun = alice.client.post(f"/map/schedule/{kept.id}/now")
    assert begun.url.startswith("/measure/")
    measured(alice, now)
    assert LINE not in page(alice, "/today")
    today, answers = alice.viewer.day(now), measures.measures(alice.viewer)

    def offered(days):
        return queries.offered(alice.viewer, [kept], answers, today + timedelta(days=days))

    assert [bool(offered(days)) for days in (1, 27, 28, 41, 42, 56)] == [
        False,
        False,
        True,
        True,
        False,
        True,
    ]


def test_stopped_in_one_tap_and_gone_on_with(alice, now):
    kept = follow(alice, now)
    alice.client.post(f"/map/schedule/{kept.id}/stop")
    assert LINE not in page(alice, "/today")
    assert "Stopped on 24 November 2026" in page(alice)
    alice.client.post(f"/map/schedule/{kept.id}/resume")
    assert LINE in page(alice, "/today")


def test_withdrawn_its_results_no_longer_count_and_can_again(alice, now):
    earlier = measured(alice, now - timedelta(days=40))
    kept = follow(alice, now)
    measured(alice, now)
    assert "Withdraw what you follow with Sam?" in page(alice, f"/map/schedule/{kept.id}/withdraw")
    alice.client.post(f"/map/schedule/{kept.id}/withdraw")
    found = measures.outcomes(alice.viewer, measures.measures(alice.viewer))
    assert [one.kept.id for one in found] == [earlier.id]
    text = page(alice)
    assert "Its results no longer count" in text
    assert "Erase these answers" in text
    assert "All questions answered" not in page(alice, "/map")
    alice.client.post(f"/map/schedule/{kept.id}/resume")
    assert len(measures.outcomes(alice.viewer, measures.measures(alice.viewer))) == 2


def test_deleted_and_put_back(alice, now):
    kept = follow(alice, now)
    assert "Delete this plan with Sam?" in page(alice, f"/map/schedule/{kept.id}/erase")
    after = alice.client.post(f"/map/schedule/{kept.id}/erase").content.decode()
    assert queries.plans(alice.viewer) == []
    erased = re.search(r'name="erased" value="([^"]+)"', after).group(1)
    action = re.search(r'<form[^>]*action="([^"]+)"[^>]*>(?:(?!</form>).)*name="erased"', after, re.S).group(
        1
    )
    assert alice.client.post(action, {"erased": erased}).url == "/map/schedule"
    assert len(queries.plans(alice.viewer)) == 1


def test_early_wishes_that_look_like_checking_bring_the_offer_to_put_it_away(alice, now):
    probe, noor = curriculum().instruments["felt-security"], Bond("friend", "Noor")
    kept = follow(alice, now, probe, noor)
    done = answered(alice, now, probe, high=0.5, bond=noor)
    waiting = f"/map/{done.id}/not-yet"
    for _ in range(2):
        assert alice.client.post(f"/map/schedule/{kept.id}/now").url == waiting
        assert "Put these questions away" not in page(alice, waiting)
    answer = alice.client.post(f"/measure/new/{probe.uuid}", {"bond": "friend", "name": "Noor"})
    assert answer.url == waiting
    text = page(alice, waiting)
    assert "Put these questions away" in text
    assert f"/map/schedule/{kept.id}/stop" in text
    assert "within the same day" in text


def test_a_daily_one_can_be_put_away_from_its_result(alice, now):
    probe, noor = curriculum().instruments["felt-security"], Bond("friend", "Noor")
    done = answered(alice, now, probe, high=0.5, bond=noor)
    assert "Put these questions away" not in page(alice, f"/map/{done.id}")
    follow(alice, now, probe, noor)
    assert "Put these questions away" in page(alice, f"/map/{done.id}")


def test_nothing_of_it_lies_in_the_clear(alice, now):
    follow(alice, now, bond=Bond("friend", "Wrenfield"))
    row = Record.objects.latest("day")
    assert b"Wrenfield" not in bytes(row.sealed)


def test_today_asks_nothing_more_of_the_database(alice, now, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    page(alice, "/today")
    with CaptureQueriesContext(connection) as before:
        page(alice, "/today")
    follow(alice, now)
    with django_assert_max_num_queries(len(before)):
        page(alice, "/today")


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_it_refuses_everybody_else(request, alice, now, who):
    kept, other = follow(alice, now), request.getfixturevalue(who)
    for end in ("now", "stop", "resume", "withdraw", "erase"):
        assert other.client.post(f"/map/schedule/{kept.id}/{end}").status_code == 404
    assert not re.search(r"\bSam\b", page(other))
    assert queries.plans(alice.viewer)[0].body.runs


@pytest.mark.parametrize("end", ["now", "stop", "resume"])
def test_it_rejects_get_where_it_writes(alice, now, end):
    assert alice.client.get(f"/map/schedule/{follow(alice, now).id}/{end}").status_code == 405


def test_it_sends_a_visitor_to_sign_in(visitor):
    assert visitor.get("/map/schedule").url == "/sign-in"
    assert visitor.get("/map/schedule/new").url == "/sign-in"


def test_nothing_is_offered_that_would_not_count(alice, now):
    measured(alice, now)
    kept = follow(alice, now, bond=Bond("friend", "Sam"))
    assert not queries.offered(alice.viewer, [kept], measures.measures(alice.viewer), alice.viewer.day(now))


def test_chosen_again_what_was_withdrawn_stays_listed_and_can_count_again(alice, now):
    kept = follow(alice, now - timedelta(days=30))
    measured(alice, now - timedelta(days=30))
    actions.withdraw(viewer=alice.viewer, plan_id=kept.id, now=now)
    again = follow(alice, now)
    assert (again.body.runs, again.body.start) == (True, kept.body.start)
    text = page(alice)
    assert "Results that no longer count" in text
    assert "Count them again" in text
    assert measures.outcomes(alice.viewer, measures.measures(alice.viewer)) == []
    alice.client.post(f"/map/schedule/{kept.id}/resume")
    assert len(measures.outcomes(alice.viewer, measures.measures(alice.viewer))) == 1
    assert "Results that no longer count" not in page(alice)


def test_what_was_withdrawn_before_a_later_start_counts_again_as_well(alice, now):
    kept = follow(alice, now - timedelta(days=30))
    measured(alice, now - timedelta(days=30))
    kept = actions.withdraw(viewer=alice.viewer, plan_id=kept.id, now=now)
    later = msgspec.structs.replace(kept.body, start=alice.viewer.day(now))
    spaces.revise(viewer=alice.viewer, kept=kept, body=later, now=now)
    actions.resume(viewer=alice.viewer, plan_id=kept.id, now=now)
    assert len(measures.outcomes(alice.viewer, measures.measures(alice.viewer))) == 1


def test_deleting_a_withdrawn_plan_says_so_and_lets_its_results_count_again(alice, now):
    kept = follow(alice, now)
    assert "Results stay as they are." in page(alice, f"/map/schedule/{kept.id}/erase")
    done = measured(alice, now)
    actions.withdraw(viewer=alice.viewer, plan_id=kept.id, now=now)
    assert "the results that were taken out count again" in page(alice, f"/map/schedule/{kept.id}/erase")
    after = alice.client.post(f"/map/schedule/{kept.id}/erase").content.decode()
    (found,) = measures.outcomes(alice.viewer, measures.measures(alice.viewer))
    assert found.kept.id == done.id
    undo.put_back(
        viewer=alice.viewer, erased=re.search(r'name="erased" value="([^"]+)"', after).group(1), now=now
    )
    (back,) = queries.plans(alice.viewer)
    assert back.body.stopped
    assert not back.body.withdrawn


def test_what_was_withdrawn_names_nobody_where_somebody_is_chosen(alice, now):
    kept = follow(alice, now)
    measured(alice, now)
    assert "Sam, again" in page(alice, "/measure")
    actions.withdraw(viewer=alice.viewer, plan_id=kept.id, now=now)
    for path in ("/measure", "/map/schedule/new"):
        assert "Sam" not in page(alice, path)


def test_a_daily_one_that_nobody_follows_can_be_put_away_and_brought_back(alice, now):
    probe, noor = curriculum().instruments["felt-security"], Bond("friend", "Noor")
    path, typed = f"/measure/new/{probe.uuid}", {"bond": "friend", "name": "Noor"}
    done = answered(alice, now, probe, high=0.5, bond=noor)
    for _ in range(3):
        assert alice.client.post(path, typed).url == f"/map/{done.id}/not-yet"
    (kept,) = queries.plans(alice.viewer)
    assert "Not followed. This only notes" in page(alice)
    assert LINE not in page(alice, "/today")
    assert f"/map/schedule/{kept.id}/stop" in page(alice, f"/map/{done.id}/not-yet")
    alice.client.post(f"/map/schedule/{kept.id}/stop")
    assert "Stopped on 24 November 2026" in page(alice)
    away = alice.client.post(path, typed).content.decode()
    assert "Put away since 24 November" in away
    assert f"/map/schedule/{kept.id}/resume" in away
    assert alice.client.post(f"/map/schedule/{kept.id}/resume").url == path
    assert alice.client.post(path, typed).url == f"/map/{done.id}/not-yet"


def test_what_only_noted_wishes_is_followed_from_the_day_it_is_chosen(alice, now):
    probe, noor = curriculum().instruments["felt-security"], Bond("friend", "Noor")
    done = answered(alice, now, probe, high=0.5, bond=noor)
    actions.wish(viewer=alice.viewer, body=done.body, now=now)
    kept = follow(alice, now + timedelta(days=1), probe, noor)
    assert kept.body.runs
    assert kept.body.start == alice.viewer.day(now) + timedelta(days=1)


def test_of_what_is_asked_every_few_weeks_a_wish_makes_no_plan(alice, now):
    actions.wish(viewer=alice.viewer, body=measured(alice, now).body, now=now)
    assert queries.plans(alice.viewer) == []
