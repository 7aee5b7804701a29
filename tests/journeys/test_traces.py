"""The search for traces can fail: whatever is planted is found."""

import base64
import json
import sqlite3
from pathlib import Path

import pytest

from tests.journeys.traces import find_traces, written_forms

WORDS = "Zwölf graue Möwen über dem Kai"


@pytest.mark.parametrize("form", [form for form, _data in written_forms(WORDS)])
def test_each_written_form_is_found(tmp_path: Path, form: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(b"before" + dict(written_forms(WORDS))[form] + b"after")
    assert any(f"({form})" in line for line in find_traces(tmp_path, [WORDS]))


@pytest.mark.parametrize("before", [b"", b"x", b"xy", b"xyz"])
def test_base64_is_found_wherever_it_begins(tmp_path: Path, before: bytes) -> None:
    (tmp_path / "file").write_bytes(base64.b64encode(before + WORDS.encode() + b" and more"))
    assert find_traces(tmp_path, [WORDS])


def test_a_row_of_a_database_is_found(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "planted.sqlite3") as database:
        database.execute("create table t (body)")
        database.execute("insert into t values (?)", [json.dumps({"line": WORDS})])
    database.close()
    assert find_traces(tmp_path, [WORDS])


def test_what_was_printed_is_searched(tmp_path: Path) -> None:
    assert find_traces(tmp_path, [WORDS], also=[f"ERROR {WORDS}".encode()])


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"sealed")
    assert find_traces(tmp_path, [WORDS]) == []
