"""What was replaced or erased goes from the disk too, not only from the tables.

SQLite overwrites erased rows in its file (`secure_delete`), but its write-ahead log keeps the pages as they were until
it comes round again: a key from before a second passphrase, or one that an old passphrase opens, would stand there for
days. Emptying the log takes a millisecond or two.
"""

from functools import partial

from django.db import DEFAULT_DB_ALIAS, connections, transaction

PATIENCE_MS = 500
"""How long it waits for who reads at the moment (a backup, say). Then the log is emptied the next time."""


def soon() -> None:
    """After this transaction, or now where there is none. What was done stands, whatever becomes of this."""
    transaction.on_commit(partial(empty_log, DEFAULT_DB_ALIAS), robust=True)


def empty_log(alias: str) -> None:
    """Put everything into the database file and cut the log to nothing. Nothing to do on PostgreSQL."""
    connection = connections[alias]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        usual = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()
        finally:
            cursor.execute(f"PRAGMA busy_timeout={usual}")
