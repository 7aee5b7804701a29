"""Goals: said with their steps, rated once a week, compared with their own ups and downs, ended, erased."""

from datetime import timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from attune.measure.goals import actions, queries
from attune.measure.goals.records import Goal, Rating
from attune.spaces import actions as spaces
from attune.spaces.queries import private_space
from tests.conftest import NOW

TODAY = NOW.date()
WORDS = {
    "wish": "Say what I need before I am angry",
    "zero": "I say nothing for days",
    "five": "I say it the next day",
    "ten": "I say it the same evening",
}


def made(who, **more):
    body = Goal(**{**WORDS, **more})
    return spaces.write(viewer=who.viewer, space=private_space(who.viewer), body=body, now=NOW)


def weekly(values, *, until=TODAY, edition=1):
    first = until - timedelta(weeks=len(values) - 1)
    return [
        Rating(day=first + timedelta(weeks=n), value=value, edition=edition) for n, value in enumerate(values)
    ]


def text(who, path):
    with time_machine.travel(NOW, tick=False):
        return who.client.get(path).content.decode()


def post(who, path, **data):
    with time_machine.travel(NOW, tick=False):
        return who.client.post(path, data)


def test_the_empty_page_says_what_it_is_for(alice):
    assert "Say a goal" in text(alice, "/goals")


def test_a_goal_is_said_and_then_rated(alice):
    answer = post(alice, "/goals/new", **WORDS)
    kept = queries.goals(alice.viewer)[0]
    assert answer.url == f"/goals/{kept.id}/rate"
    assert post(alice, answer.url, value="3", line="I wrote it down").url == f"/goals/{kept.id}"
    page = text(alice, f"/goals/{kept.id}")
    assert "At 3 of 10" in page
    assert "From five ratings on" in page
    assert WORDS["wish"] not in text(alice, "/goals")  # a list shows no content


@pytest.mark.parametrize("missing", ["wish", "zero", "ten"])
def test_what_is_missing_is_said_beside_it_and_the_rest_is_kept(alice, missing):
    answer = post(alice, "/goals/new", **{**WORDS, missing: " "})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="{missing}-error"' in page
    assert all(words in page for name, words in WORDS.items() if name != missing)
    assert queries.goals(alice.viewer) == []


def test_too_long_is_kept_in_the_box(alice):
    long = "a" * 201
    answer = post(alice, "/goals/new", **{**WORDS, "wish": long})
    assert answer.status_code == 422
    assert long in answer.content.decode()


def test_sent_twice_it_is_one(alice):
    for _time in range(2):
        post(alice, "/goals/new", **WORDS, once="one-page")
    assert len(queries.goals(alice.viewer)) == 1


@pytest.mark.parametrize("value", ["", "11", "-1", "x"])
def test_a_rating_that_is_none_is_met_kindly(alice, value):
    kept = made(alice)
    answer = post(alice, f"/goals/{kept.id}/rate", value=value, line="A line")
    assert answer.status_code == 422
    assert "from 0 to 10" in answer.content.decode()
    assert "A line" in answer.content.decode()
    assert queries.read(alice.viewer, kept.id).body.ratings == []


def test_within_a_week_it_says_when_again(alice):
    kept = made(alice, ratings=weekly([3], until=NOW.date() - timedelta(days=2)))
    assert post(alice, f"/goals/{kept.id}/rate", value="5").url == f"/goals/{kept.id}"
    assert "The next time is from Sunday, 29 November on" in text(alice, f"/goals/{kept.id}")
    assert len(queries.read(alice.viewer, kept.id).body.ratings) == 1


def test_on_its_own_day_a_rating_can_be_changed(alice):
    kept = made(alice)
    for value in "35":
        post(alice, f"/goals/{kept.id}/rate", value=value)
    assert [one.value for one in queries.read(alice.viewer, kept.id).body.ratings] == [5]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([1, 1, 2, 1, 2, 7, 8, 8, 9, 9, 9, 9], "It has moved up"),
        ([9, 9, 8, 9, 8, 2, 1, 1, 1, 1, 1, 1], "It has moved down"),
        ([4, 6, 3, 7, 4, 5, 3, 6, 5, 4], "No clear change so far"),
    ],
)
def test_it_says_whether_it_moved_by_more_than_its_own_ups_and_downs(alice, values, said):
    kept = made(alice, ratings=weekly(values))
    assert said in text(alice, f"/goals/{kept.id}")


def test_other_steps_begin_a_new_count(alice):
    kept = made(alice, ratings=weekly([2, 3, 3]))
    post(alice, f"/goals/{kept.id}/words", **{**WORDS, "ten": "I say it at once"})
    body = queries.read(alice.viewer, kept.id).body
    assert (body.edition, body.last, len(body.ratings)) == (2, None, 3)
    assert "by earlier steps" in text(alice, f"/goals/{kept.id}")
    assert "At 3 of 10" not in text(alice, f"/goals/{kept.id}")


def test_another_wish_with_the_same_steps_goes_on(alice):
    kept = made(alice, ratings=weekly([2, 3, 3]))
    post(alice, f"/goals/{kept.id}/words", **{**WORDS, "wish": "Say it sooner"})
    assert queries.read(alice.viewer, kept.id).body.last.value == 3


@pytest.mark.parametrize(("how", "said"), [("there", "You are there, you said"), ("let-go", "You let it go")])
def test_it_can_end_and_be_taken_up_again(alice, how, said):
    kept = made(alice, ratings=weekly([8]))
    post(alice, f"/goals/{kept.id}/close", how=how)
    assert said in text(alice, f"/goals/{kept.id}")
    assert post(alice, f"/goals/{kept.id}/rate", value="2").url == f"/goals/{kept.id}"
    assert len(queries.read(alice.viewer, kept.id).body.ratings) == 1
    post(alice, f"/goals/{kept.id}/close", how="")
    assert said not in text(alice, f"/goals/{kept.id}")


def test_an_unknown_end_changes_nothing(alice):
    kept = made(alice)
    post(alice, f"/goals/{kept.id}/close", how="won")
    assert queries.read(alice.viewer, kept.id).body.ended is None


def test_it_is_erased_and_can_come_back(alice):
    kept = made(alice)
    assert "Erase this goal?" in text(alice, f"/goals/{kept.id}/erase")
    page = post(alice, f"/goals/{kept.id}/erase").content.decode()
    assert "It is erased" in page
    assert queries.goals(alice.viewer) == []


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
@pytest.mark.parametrize("path", ["", "/rate", "/words", "/close", "/erase"])
def test_nobody_else_sees_or_changes_it(request, alice, who, path):
    kept, other = made(alice), request.getfixturevalue(who)
    assert other.client.post(
        f"/goals/{kept.id}{path}", {"value": "1", "how": "there", **WORDS}
    ).status_code in {
        404,
        405,
    }
    assert other.client.get(f"/goals/{kept.id}{path}").status_code in {404, 405}
    assert queries.read(alice.viewer, kept.id).body == kept.body


def test_a_window_that_comes_late_loses_nothing(alice):
    kept = made(alice)
    actions.rate(viewer=alice.viewer, goal_id=kept.id, value=4, line="", now=NOW)
    later = NOW + timedelta(days=1)
    with pytest.raises(actions.TooSoon):
        actions.rate(viewer=alice.viewer, goal_id=kept.id, value=9, line="", now=later)
    assert queries.read(alice.viewer, kept.id).body.last.value == 4


@given(st.lists(st.integers(0, 10), max_size=40))
def test_a_day_holds_one_rating_and_the_last_one_counts(values):
    body = Goal(**WORDS)
    for value in values:
        body = body.rated(NOW.date(), value, "")
    assert [one.value for one in body.ratings] == values[-1:]


def test_a_rating_outside_its_scale_is_refused():
    with pytest.raises(ValueError, match="0 to 10"):
        Goal(**WORDS).rated(NOW.date(), 11, "")
