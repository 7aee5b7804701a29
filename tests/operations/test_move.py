"""`attune database move`, both ways; each comparison is shown to find what is planted."""

import fcntl
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from attune.operations import tables
from tests import databases
from tests.operations.house import WEAK

on_postgresql = pytest.mark.skipif(not databases.SERVER, reason="moving needs both databases")
ROWS = "sorted((p.username, str(p.id)) for p in Person.objects.all()), Record.objects.count()"


@pytest.fixture
def other(tmp_path):
    """The address of an empty PostgreSQL database."""
    address = databases.address_of(tmp_path / "other")
    databases.make(address)
    yield address
    databases.drop_at(address)


def alice_reads(house, **environment) -> str:
    """What Alice wrote, opened with her passphrase, wherever the rows are now."""
    code = (
        WEAK
        + """
from attune.people.actions import open_with_passphrase
from attune.people.viewer import Viewer
from attune.spaces import queries
person, keys = open_with_passphrase(username="alice", passphrase="plain harbour seven lanterns")
viewer = Viewer(person, keys)
print(sorted(kept.body.passages()[0].text for kept in queries.notebook(viewer, queries.private_space(viewer), limit=9)))
"""
    )
    return house.python(code, **environment)


@on_postgresql
def test_there_and_back_nothing_is_lost(house, other):
    before, read = house.ask(ROWS), alice_reads(house)
    assert "The words of alice, 4" in read
    there = house.attune("database", "move", "--to", "sqlite")
    assert (there.code, there.err) == (0, "")
    assert "every column was compared" in there.out
    assert "leave ATTUNE_DATABASE unset" in there.out
    assert house.ask(ROWS, ATTUNE_DATABASE="") == before
    assert alice_reads(house, ATTUNE_DATABASE="") == read

    back = house.attune("database", "move", "--to", other, ATTUNE_DATABASE="")
    assert (back.code, back.err) == (0, "")
    assert "set ATTUNE_DATABASE" in back.out
    assert other not in back.out
    assert house.ask(ROWS, ATTUNE_DATABASE=other) == before
    assert alice_reads(house, ATTUNE_DATABASE=other) == read
    assert house.ask(ROWS) == before, "the source stays as it was"


@on_postgresql
def test_new_rows_follow_the_copied_ones(house, other):
    house.attune("database", "move", "--to", "sqlite")
    house.attune("database", "move", "--to", other, ATTUNE_DATABASE="")
    keys = "b'', kdf_memory_kib=1, kdf_iterations=1, kdf_lanes=1, verifier=b'', wrapped_keys=b''"
    keys = f"kdf_salt={keys}, receive_key=b'', verify_key=b''"
    person = f"Person.objects.create(username='new', since='2026-11-24', {keys})"
    made = f"Member.objects.create(space=Space.objects.first(), person={person}).id"
    highest = int(house.ask("max(Member.objects.values_list('id', flat=True))", ATTUNE_DATABASE=other))
    assert int(house.ask(made, ATTUNE_DATABASE=other)) > highest


@on_postgresql
def test_a_database_that_is_not_empty_is_refused(house, other):
    assert house.attune("database", "move", "--to", "sqlite").code == 0
    again = house.attune("database", "move", "--to", "sqlite")
    assert again.code == 2
    assert "is not empty. Mend: " in again.err


@on_postgresql
def test_a_difference_undoes_the_copy(house):
    planted = f"""
from pathlib import Path
from attune.operations import cli, setup
setup.set_up(Path({str(house.folder)!r}))
from attune.operations import moving
copy = moving.copy
def lose_one(model, progress):
    copy(model, progress)
    if model.__name__ == "Record":
        model.objects.using("target").first().delete()
moving.copy = lose_one
print(cli.main(["database", "move", "--to", "sqlite"]))
"""
    told = house.python(planted)
    assert told.endswith("1")
    assert "The copy differs in spaces_record" in told
    assert not (house.folder / "attune.sqlite3").exists()
    assert house.attune("database", "move", "--to", "sqlite").code == 0


@on_postgresql
def test_an_error_half_way_leaves_the_target_empty(house, other):
    house.attune("database", "move", "--to", "sqlite")
    planted = f"""
from pathlib import Path
from attune.operations import cli, setup
setup.set_up(Path({str(house.folder)!r}))
from attune.operations import moving
def fail():
    raise moving.Refusal("the sea is rough. Mend: wait.")
moving.reset_sequences = fail
print(cli.main(["database", "move", "--to", {other!r}]))
"""
    assert house.python(planted, ATTUNE_DATABASE="") == "2"
    assert house.attune("database", "move", "--to", other, ATTUNE_DATABASE="").code == 0


def test_the_database_in_use_is_refused(house):
    to = databases.address_of(house.folder) if databases.SERVER else "sqlite"
    done = house.attune("database", "move", "--to", to)
    assert (done.code, done.out) == (2, "")
    assert "this is the database in use. Mend: " in done.err


def test_a_running_server_is_seen(house):
    with (house.folder / "secret.key").open() as key:
        fcntl.flock(key, fcntl.LOCK_SH)  # as a server holds it
        done = house.attune("database", "move", "--to", "postgresql:///other?host=/nowhere")
    assert done.code == 2
    assert "a server is running on this database. Mend: " in done.err


def test_a_database_behind_this_version_is_refused(build):
    house = build("data")
    house.folder.mkdir()
    (house.folder / "secret.key").write_text("only-for-tests-" * 5)
    done = house.attune("database", "move", "--to", "postgresql:///other?host=/nowhere")
    assert done.code == 2
    assert "is not up to date with this version" in done.err


@pytest.mark.parametrize(
    "other_row",
    [
        (1, "a", b"c", None),
        (1, "ab", b"", None),
        (2, "a", b"b", None),
        (1, "a", b"b", "None"),
        (True, "a", b"b", None),
        (1, b"a", b"b", None),
    ],
)
def test_every_difference_between_rows_is_seen(other_row):
    assert tables.plain((1, "a", b"b", None)) != tables.plain(other_row)


def test_the_same_value_from_either_database_is_the_same():
    same = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)
    row = (UUID(int=7), memoryview(b"bytes"), same, date(2026, 11, 24))
    assert tables.plain(row) == tables.plain((UUID(int=7), b"bytes", same, date(2026, 11, 24)))
    with pytest.raises(TypeError):
        tables.plain((1.5,))
