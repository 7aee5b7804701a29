import pytest

from attune.player import actions, queries
from tests.player.playing import half_speed

pytestmark = pytest.mark.usefixtures("small")


@pytest.fixture
def kept(alice, now):
    return actions.begin(viewer=alice.viewer, exercise=half_speed(), now=now)


@pytest.fixture
def url(kept):
    return f"/practise/run/{kept.id}/keep"


def test_it_works_and_says_the_new_version(alice, url, kept):
    answer = alice.client.post(url, {"step": "camera", "answer": "A ket", "version": "1"})
    assert answer.status_code == 204
    assert answer["X-Version"] == "2"
    again = alice.client.post(url, {"step": "camera", "answer": "A kettle", "version": "2"})
    assert again["X-Version"] == "3"
    assert queries.run(alice.viewer, kept.id).body.drafts == {"camera": "A kettle"}


def test_a_choice_is_kept_too(alice, url, kept):
    alice.client.post(url, {"step": "places", "answer": ["chest", "belly"]})
    alice.client.post(url, {"step": "before", "answer": "7"})
    body = queries.run(alice.viewer, kept.id).body
    assert body.answers == {"places": ["chest", "belly"], "before": 7}
    assert body.before == 7


def test_another_window_is_said(alice, url, kept):
    alice.client.post(url, {"step": "camera", "answer": "Theirs", "version": "1"})
    assert alice.client.post(url, {"step": "camera", "answer": "Mine", "version": "1"}).status_code == 409
    assert queries.run(alice.viewer, kept.id).body.drafts == {"camera": "Theirs"}


def test_too_long_is_said_and_changes_nothing(alice, url, kept):
    alice.client.post(url, {"step": "camera", "answer": "A kettle"})
    assert alice.client.post(url, {"step": "camera", "answer": "a" * 999}).status_code == 422
    assert queries.run(alice.viewer, kept.id).body.drafts == {"camera": "A kettle"}


def test_a_strange_step_is_refused(alice, url):
    assert alice.client.post(url, {"step": "nonsense", "answer": "x"}).status_code == 409
    assert alice.client.post(url, {"step": "camera", "answer": "x", "version": "9" * 99}).status_code == 204


def test_it_refuses_a_stranger(charlie, url):
    assert charlie.client.post(url, {"step": "camera", "answer": "x"}).status_code == 404


def test_it_refuses_who_is_not_signed_in(visitor, url):
    assert visitor.post(url, {"step": "camera", "answer": "x"}).status_code in {302, 401}


def test_it_rejects_get(alice, url):
    assert alice.client.get(url).status_code == 405
