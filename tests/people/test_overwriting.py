"""What was replaced or erased is not left in SQLite's write-ahead log, nor a key in a table's file on PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest
from django.db import connection, connections, transaction
from django.urls import reverse

from attune.operations import leftovers, second
from attune.operations.databases import sqlite
from attune.people import actions as people
from attune.people import overwriting
from attune.people.models import Person
from attune.spaces import actions, queries, second_lock
from attune.spaces.models import EpochKey
from attune.spaces.removing import remove_person
from attune.tools.journal.records import Note
from tests.conftest import NOW, PASSPHRASE, SignedIn

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


@pytest.mark.parametrize(
    "what", ["second", "passphrase", "code", "erase", "person", "digits", "elsewhere", "stretched"]
)
def test_what_replaces_or_erases_empties_it(
    what: str, alice: SignedIn, settings, django_capture_on_commit_callbacks
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
            case "digits":
                alice.client.post(reverse("people:remove-quick"), {"everywhere": "yes"})
            case "elsewhere":
                alice.client.post(reverse("people:end-others"))
            case "stretched":
                settings.ATTUNE_ARGON2 = {**settings.ATTUNE_ARGON2, "iterations": 2}
                people.open_with_passphrase(username="alice", passphrase=PASSPHRASE)
    assert overwriting.overwrite in [getattr(each, "func", None) for each in called]


# ---- PostgreSQL ----

only_postgres = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no dead rows")
MARBLE = "marble otter violet ladder"


def in_the_file(model: type, words: bytes) -> bool:
    """Whether the table's file on the disk holds these bytes, in a row of now or of before."""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT pg_read_binary_file(pg_relation_filepath(%s))", [model._meta.db_table])  # type: ignore[attr-defined]
        return words in bytes(cursor.fetchone()[0])


@contextmanager
def read_elsewhere(model: type) -> Iterator[None]:
    """Somebody else reads the table, in a transaction that stays open."""
    began, may_end = Event(), Event()

    def read() -> None:
        with transaction.atomic():
            list(model.objects.all())  # type: ignore[attr-defined]
            began.set()
            may_end.wait(20)
        connection.close()

    reader = Thread(target=read)
    reader.start()
    began.wait(20)
    try:
        yield
    finally:
        may_end.set()
        reader.join()


@only_postgres
@pytest.mark.django_db(transaction=True)
def test_a_key_that_was_replaced_is_not_left_in_the_table(sign_in: Callable[..., SignedIn]) -> None:
    alice = sign_in("alice")
    before = bytes(alice.person.wrapped_keys)
    Person.objects.filter(id=alice.person.id).update(wrapped_keys=b"another")
    assert in_the_file(Person, before)  # so it would stay
    people.change_passphrase(viewer=alice.viewer, passphrase=MARBLE)
    assert not in_the_file(Person, before)
    assert in_the_file(Person, bytes(alice.person.wrapped_keys))

    first = bytes(EpochKey.objects.get().sealed)
    second_lock.close(viewer=alice.viewer, passphrase=MARBLE, how=people.chosen())
    assert not in_the_file(EpochKey, first)
    now = bytes(EpochKey.objects.get().sealed)
    remove_person(person_id=alice.person.id)
    assert not in_the_file(EpochKey, now)


@only_postgres
@pytest.mark.django_db(transaction=True)
def test_who_reads_at_the_moment_puts_it_off_until_the_next_backup(sign_in: Callable[..., SignedIn]) -> None:
    alice = sign_in("alice")
    before = bytes(alice.person.wrapped_keys)
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        usual = cursor.fetchone()
        with read_elsewhere(Person):
            people.change_passphrase(viewer=alice.viewer, passphrase=MARBLE)
            assert not overwriting.write_anew("default", [Person])
            assert in_the_file(Person, before)
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == usual
    assert people.check_passphrase(viewer=alice.viewer, passphrase=MARBLE)
    assert leftovers.clear()
    assert not in_the_file(Person, before)
