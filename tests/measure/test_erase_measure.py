"""Erase: asked once, then gone."""

import pytest

from attune.measure import queries
from tests.measure.answering import begun, measured


def test_it_asks_first(alice, now):
    kept = measured(alice, now)
    text = alice.client.get(f"/measure/{kept.id}/erase").content.decode()
    assert "Erase these answers with Sam?" in text
    assert f'href="/map/{kept.id}"' in text
    assert len(queries.measures(alice.viewer)) == 1


def test_it_works(alice, now):
    kept = measured(alice, now)
    page = alice.client.post(f"/measure/{kept.id}/erase").content.decode()
    assert "It is erased" in page
    assert 'href="/map"' in page
    assert queries.measures(alice.viewer) == []
    assert alice.client.get(f"/map/{kept.id}").status_code == 404


def test_answers_begun_can_be_erased_too(alice, now):
    kept = begun(alice, now)
    assert 'href="/map"' in alice.client.get(f"/measure/{kept.id}/erase").content.decode()
    alice.client.post(f"/measure/{kept.id}/erase")
    assert queries.measures(alice.viewer) == []


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_it_refuses_everybody_else(request, alice, now, who):
    kept, other = measured(alice, now), request.getfixturevalue(who)
    assert other.client.get(f"/measure/{kept.id}/erase").status_code == 404
    assert other.client.post(f"/measure/{kept.id}/erase").status_code == 404
    assert len(queries.measures(alice.viewer)) == 1
