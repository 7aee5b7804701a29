import pytest

from attune.player import actions, queries
from attune.player.records import Run
from attune.spaces import actions as spaces
from attune.spaces.queries import private_space
from tests.player.playing import half_speed

pytestmark = pytest.mark.usefixtures("small")


@pytest.fixture
def kept(alice, now):
    """The second run that ended worse."""
    exercise = half_speed()
    run = Run(
        activity=exercise.slug,
        activity_uuid=str(exercise.uuid),
        content_version=1,
        title=exercise.title,
        started=now,
        finished=now,
        outcome="done",
        answers={"before": 3, "after": 6},
        before=3,
        after=6,
        asks_why=True,
    )
    return spaces.write(viewer=alice.viewer, space=private_space(alice.viewer), body=run, now=now)


@pytest.fixture
def url(kept):
    return f"/practise/run/{kept.id}/why"


def test_it_is_asked_and_kept(alice, url, kept):
    assert "say what made it so" in alice.client.get(f"/practise/run/{kept.id}").content.decode()
    assert alice.client.post(url, {"why": "Old memories."})["Location"] == "/today"
    reason = queries.reason(alice.viewer, "half-speed")
    assert reason is not None
    assert reason.body.text == "Old memories."


def test_once_answered_it_is_not_asked_again(alice, url, kept):
    alice.client.post(url, {"why": "Old memories."})
    assert "say what made it so" not in alice.client.get(f"/practise/run/{kept.id}").content.decode()


def test_nothing_said_is_nothing_kept(alice, url):
    alice.client.post(url, {"why": " "})
    assert queries.reason(alice.viewer, "half-speed") is None


def test_it_is_not_asked_elsewhere(alice, now):
    kept = actions.begin(viewer=alice.viewer, exercise=half_speed(), now=now)
    alice.client.post(f"/practise/run/{kept.id}", {"step": "welcome", "act": "stop"})
    assert "say what made it so" not in alice.client.get(f"/practise/run/{kept.id}").content.decode()


def test_it_refuses_a_stranger(charlie, url):
    assert charlie.client.post(url, {"why": "x"}).status_code == 404


def test_it_rejects_get(alice, url):
    assert alice.client.get(url).status_code == 405
