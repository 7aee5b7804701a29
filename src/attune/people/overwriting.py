"""What was replaced or erased goes from the disk too, not only from the tables.

SQLite overwrites erased rows in its file (`secure_delete`), but its write-ahead log keeps the pages as they were until
it comes round again: a key from before a second passphrase, or one that an old passphrase opens, would stand there for
days. Emptying the log takes a millisecond or two.

PostgreSQL leaves the old row in the table's file until VACUUM, and a bare VACUUM overwrites only what it moves. A table
that holds keys is small, so it is written anew, without what stood there. Its log keeps that until it comes round.
"""

from collections.abc import Sequence
from functools import partial

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections, transaction
from django.db.models import Model

PATIENCE_MS = 500
"""How long it waits for who reads at the moment (a backup, say). Then it is done the next time."""


def soon(*tables: type[Model]) -> None:
    """After this transaction, or now where there is none. What was done stands, whatever becomes of this.

    `tables`: those in which a key was replaced or erased. Not the records: theirs is no small table.
    """
    transaction.on_commit(partial(overwrite, DEFAULT_DB_ALIAS, tables), robust=True)


def overwrite(alias: str, tables: Sequence[type[Model]]) -> None:
    """By the way of this database."""
    if connections[alias].vendor == "sqlite":
        empty_log(alias)
    elif tables:
        write_anew(alias, tables)


def empty_log(alias: str) -> None:
    """SQLite: put everything into the database file and cut the log to nothing."""
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        usual = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()
        finally:
            cursor.execute(f"PRAGMA busy_timeout={usual}")


def write_anew(alias: str, tables: Sequence[type[Model]]) -> bool:
    """PostgreSQL: a new file a table, with the rows of now; the old one is given back. False where somebody reads.

    Nobody else can use the table meanwhile: some milliseconds for some thousand people.
    """
    connection = connections[alias]
    names = ", ".join(connection.ops.quote_name(each._meta.db_table) for each in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {PATIENCE_MS}")
        try:
            cursor.execute(f"VACUUM (FULL) {names}")
        except OperationalError:  # not at the moment
            return False
        finally:
            cursor.execute("RESET lock_timeout")
    return True
