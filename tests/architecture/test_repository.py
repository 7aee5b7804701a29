"""What stands in the repository speaks of the project alone."""

import re
from pathlib import Path

from tests.architecture.source import ROOT, tracked_files

# Folders of one machine: its owner's home, its scratch space, a checkout's place.
MACHINE_PATH = re.compile(r"(?<![\w.$}])/(?:work|root|home|Users)/[\w.]|/tmp/[\w.]")
SECRET = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b")
LARGEST = 1_000_000
# This file holds the patterns; the lock file is made by a tool.
EXEMPT = {"tests/architecture/test_repository.py", "uv.lock"}


def faults(file: Path, name: str) -> list[str]:
    """Machine paths, secrets and files too large to belong here."""
    data = file.read_bytes()
    found = [f"{name} has {len(data)} bytes"] if len(data) > LARGEST else []
    if name in EXEMPT or b"\0" in data:
        return found
    for number, line in enumerate(data.decode(errors="replace").splitlines(), 1):
        if MACHINE_PATH.search(line) or SECRET.search(line):
            found.append(f"{name}:{number} {line.strip()[:80]}")
    return found


def test_no_file_names_a_machine_or_a_secret():
    assert [fault for f in tracked_files() for fault in faults(f, f.relative_to(ROOT).as_posix())] == []


def test_planted_paths_and_keys_are_found(tmp_path):
    file = tmp_path / "a.md"
    file.write_text(
        "see /home/ann/attune\nat /tmp/x1\n/homes and src/work/a are fine\n-----BEGIN PRIVATE KEY-----\n"
    )
    assert [fault.split()[0] for fault in faults(file, "a.md")] == ["a.md:1", "a.md:2", "a.md:4"]


def test_planted_large_file_is_found(tmp_path):
    file = tmp_path / "big.bin"
    file.write_bytes(b"\0" * (LARGEST + 1))
    assert faults(file, "big.bin") == ["big.bin has 1000001 bytes"]
