"""Undo: the last answer, once."""

import pytest

from attune.measure import actions, queries
from tests.measure.answering import begun


@pytest.fixture
def kept(alice, now):
    kept = begun(alice, now)
    for place, value in enumerate((5, 6)):
        item = kept.body.order[place]
        actions.answer(viewer=alice.viewer, measure_id=kept.id, item=item, value=value, now=now)
    return kept


def undo(person, kept, steps="2"):
    return person.client.post(f"/measure/{kept.id}/undo", {"steps": steps})


def test_it_works(alice, kept):
    assert undo(alice, kept).url == f"/measure/{kept.id}"
    assert queries.read(alice.viewer, kept.id).body.answers == {kept.body.order[0]: 5}


def test_a_double_click_takes_one_back(alice, kept):
    undo(alice, kept)
    undo(alice, kept)
    assert len(queries.read(alice.viewer, kept.id).body.answers) == 1


@pytest.mark.parametrize("steps", ["", "x", "-1", "9", "٢²"])
def test_nonsense_changes_nothing(alice, kept, steps):
    assert undo(alice, kept, steps).status_code == 302
    assert len(queries.read(alice.viewer, kept.id).body.answers) == 2


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_it_refuses_everybody_else(request, kept, alice, who):
    assert undo(request.getfixturevalue(who), kept).status_code == 404
    assert undo(request.getfixturevalue(who), kept, "x").status_code == 404
    assert len(queries.read(alice.viewer, kept.id).body.answers) == 2


def test_it_rejects_get(alice, kept):
    assert alice.client.get(f"/measure/{kept.id}/undo").status_code == 405
