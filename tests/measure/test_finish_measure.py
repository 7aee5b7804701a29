"""Finish: a result is shown when it is asked for."""

import pytest

from attune.measure import queries
from attune.spaces import actions as spaces
from tests.measure.answering import begun, filled


@pytest.fixture
def kept(alice, now):
    kept = begun(alice, now)
    return spaces.revise(viewer=alice.viewer, kept=kept, body=filled(kept.body, now), now=now)


def finish(person, kept):
    return person.client.post(f"/measure/{kept.id}/finish")


def test_it_works(alice, kept):
    assert finish(alice, kept).url == f"/map/{kept.id}"
    assert queries.read(alice.viewer, kept.id).body.counted


def test_twice_is_once(alice, kept):
    finish(alice, kept)
    version = queries.read(alice.viewer, kept.id).version
    assert finish(alice, kept).url == f"/map/{kept.id}"
    assert queries.read(alice.viewer, kept.id).version == version


def test_it_waits_for_the_last_question(alice, now):
    kept = begun(alice, now)
    assert finish(alice, kept).url == f"/measure/{kept.id}"
    assert queries.read(alice.viewer, kept.id).body.finished is None


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_it_refuses_everybody_else(request, alice, kept, who):
    assert finish(request.getfixturevalue(who), kept).status_code == 404
    assert queries.read(alice.viewer, kept.id).body.finished is None


def test_it_rejects_get(alice, kept):
    assert alice.client.get(f"/measure/{kept.id}/finish").status_code == 405
