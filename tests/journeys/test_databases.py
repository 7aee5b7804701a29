"""What stands in the database is searched wherever it is, and the search finds what is planted there."""

from pathlib import Path

import psycopg
import pytest

from tests import databases
from tests.journeys.traces import find_traces

WORDS = "Zwölf graue Möwen über dem Kai"
on_postgresql = pytest.mark.skipif(not databases.SERVER, reason="the tests run on SQLite")


@on_postgresql
@pytest.mark.parametrize(
    "value", [WORDS, WORDS.encode(), WORDS.encode("utf-16-le")], ids=["text", "bytes", "utf-16"]
)
def test_words_in_a_postgresql_database_are_found(tmp_path: Path, value: str | bytes) -> None:
    (tmp_path / "secret.key").touch()
    databases.environment(tmp_path)
    try:
        with psycopg.connect(databases.address_of(tmp_path)) as connection:
            assert find_traces(tmp_path, [WORDS]) == []
            connection.execute(
                "CREATE TABLE planted (words %s)" % ("text" if isinstance(value, str) else "bytea")
            )
            connection.execute("INSERT INTO planted VALUES (%s)", [value])
        assert find_traces(tmp_path, [WORDS])
    finally:
        databases.drop(tmp_path)


@on_postgresql
def test_each_folder_has_a_database_of_its_own(tmp_path: Path) -> None:
    assert databases.address_of(tmp_path / "one") != databases.address_of(tmp_path / "other")
    assert databases.address_of(tmp_path / "one") == databases.address_of(tmp_path / "deep" / ".." / "one")
