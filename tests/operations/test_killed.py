"""kill -9 under writing: what was acknowledged is there, once and whole. `script/bench growth`: a thousand rounds."""

import pytest

from bench.killed import Killed
from tests import databases

ROUNDS = 25

pytestmark = pytest.mark.skipif(bool(databases.SERVER), reason="kills writers of SQLite's file")


def killed(folder, what="write", rounds=ROUNDS):
    series = Killed(folder, writers=2, what=what)
    series.settle()
    series.rounds(rounds)
    return series.found


def test_nothing_that_was_acknowledged_is_lost_doubled_or_unreadable(tmp_path):
    found = killed(tmp_path / "data")
    assert found.rounds == ROUNDS
    assert found.acknowledged > ROUNDS, "too few writes to say anything"
    assert found.holds, found


def test_a_writer_that_speaks_before_it_commits_is_found(tmp_path):
    """The planted fault: without it, a check that finds nothing says nothing."""
    assert killed(tmp_path / "data", "early", rounds=6).lost
