"""`attune curriculum check`: file, line, fault, mend."""

import re
import shutil

import pytest

from attune.operations import curriculum
from attune.operations.refusal import Refusal
from tests.architecture.source import ROOT

EXERCISE = "en/practices/03-emotional-regulation/come-down-to-the-water.yaml"


@pytest.fixture
def folder(tmp_path):
    """A copy of what is shipped."""
    return shutil.copytree(ROOT / "curriculum", tmp_path / "curriculum")


def test_what_is_shipped_has_no_problems(folder, capsys):
    assert curriculum.check_with_settings(folder) == 0
    told = capsys.readouterr().out
    assert re.match(r"No problems: \d+ exercises, \d+ help lines, \d+ instruments?, \d+ lessons", told), told


def test_planted_faults_are_named_with_line_and_mend(folder, capsys):
    file = folder / EXERCISE
    lines = file.read_text().split("\n")
    number = next(n for n, line in enumerate(lines) if line.startswith("row:"))
    lines[number] = "row: P99"
    file.write_text("\n".join(lines))
    assert curriculum.check_with_settings(folder) == 1
    told = capsys.readouterr()
    assert told.out.startswith(f"curriculum/{EXERCISE}:{number + 1}: ")
    assert ". Mend: " in told.out
    assert told.err == "1 problem found.\n"


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refusal, match="there is no folder"):
        curriculum.check_with_settings(tmp_path / "none")
