"""Reads: what is unfinished, what counts, what it says for the plan."""

from datetime import timedelta

import pytest

from attune.measure import queries
from attune.measure.records import Bond
from tests.measure.answering import SAM, begun, measured

NOOR = Bond("friend", "Noor")


def test_unfinished_lists_what_can_be_gone_on_with(alice, now):
    measured(alice, now)
    open_one = begun(alice, now, NOOR)
    today = alice.viewer.day(now)
    assert [kept.id for kept in queries.unfinished(alice.viewer, today)] == [open_one.id]
    assert [kept.id for kept in queries.unfinished(alice.viewer)] == [open_one.id]
    assert queries.unfinished(alice.viewer, today + timedelta(days=21)) == []


def test_regions_are_those_of_the_latest_result(alice, now):
    assert queries.regions(alice.viewer) is None
    measured(alice, now - timedelta(days=30), anxiety=2, avoidance=2)
    measured(alice, now, NOOR, anxiety=6, avoidance=2)
    found = queries.regions(alice.viewer)
    assert max(found, key=found.get) == "anxious"
    assert sum(found.values()) == pytest.approx(1)


def test_results_come_newest_first_and_only_for_their_relationship(alice, now):
    old = measured(alice, now - timedelta(days=30))
    new = measured(alice, now)
    other = measured(alice, now, NOOR)
    everything = queries.measures(alice.viewer)
    mine = queries.results(alice.viewer, queries.of_bond(everything, SAM))
    assert [result.kept.id for result in mine] == [new.id, old.id]
    assert len(queries.results(alice.viewer, everything)) == 3
    assert {kept.id for kept in queries.bonds(everything)} == {new.id, other.id}


def test_a_change_is_larger_than_error(alice, now):
    measured(alice, now - timedelta(days=30), anxiety=2, avoidance=2)
    measured(alice, now, anxiety=6, avoidance=2)
    new, old = queries.results(alice.viewer, queries.measures(alice.viewer))
    assert queries.between(old, new).any
    assert queries.between(new, old).any
    assert not queries.between(new, new).any


def test_a_day_ends_at_four(alice, now):
    """Finished at 02:30 in the night: it belongs to the evening before, and so does the day it counts again."""
    night = now.replace(hour=1, minute=30) + timedelta(days=1)
    measured(alice, night)
    everything, today = queries.measures(alice.viewer), alice.viewer.day(night)
    assert today == alice.viewer.day(now)
    assert queries.next_count(alice.viewer, everything, SAM, today) == today + timedelta(days=21)
    assert queries.next_count(alice.viewer, everything, SAM, today + timedelta(days=21)) is None
    assert queries.next_count(alice.viewer, everything, NOOR, today) is None
