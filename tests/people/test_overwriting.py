"""What was replaced or erased is not left in SQLite's write-ahead log."""

import pytest
from django.db import connections
from django.urls import reverse

from attune.operations import second
from attune.operations.databases import sqlite
from attune.people import actions as people
from attune.people import overwriting
from attune.spaces import actions, queries, second_lock
from attune.spaces.removing import remove_person
from attune.tools.journal.records import Note
from tests.conftest import NOW, SignedIn

WORDS = b"what stood there before " * 20


def test_nothing_of_an_erased_row_is_left_in_the_log(tmp_path, django_db_blocker) -> None:
    with django_db_blocker.unblock(), second.opened("traces", sqlite(tmp_path)) as alias:
        with connections[alias].cursor() as cursor:
            cursor.execute("CREATE TABLE kept (words BLOB)")
            cursor.execute("INSERT INTO kept VALUES (%s)", [WORDS])
            cursor.execute("DELETE FROM kept")
            cursor.execute("PRAGMA busy_timeout")
            before = cursor.fetchone()
        log = tmp_path / "attune.sqlite3-wal"
        assert WORDS in log.read_bytes()
        overwriting.empty_log(alias)
        for file in tmp_path.iterdir():
            assert WORDS not in file.read_bytes(), file.name
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout")
            assert cursor.fetchone() == before


@pytest.mark.parametrize("what", ["second", "passphrase", "code", "erase", "person"])
def test_what_replaces_or_erases_empties_it(
    what: str, alice: SignedIn, django_capture_on_commit_callbacks
) -> None:
    viewer = alice.viewer
    space = queries.private_space(viewer)
    note = actions.write(viewer=viewer, space=space, body=Note(text="A heron"), now=NOW)
    with django_capture_on_commit_callbacks() as called:
        match what:
            case "second":
                second_lock.close(viewer=viewer, passphrase="marble otter violet ladder", how=people.chosen())
            case "passphrase":
                people.change_passphrase(viewer=viewer, passphrase="marble otter violet ladder")
            case "code":
                people.make_recovery_code(viewer=viewer)
            case "erase":
                alice.client.post(reverse("journal:erase-entry", args=[note.id]))
            case "person":
                remove_person(person_id=viewer.person.id)
    assert overwriting.empty_log in [getattr(each, "func", None) for each in called]
