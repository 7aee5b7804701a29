"""What an erased or replaced row leaves on the disk, and when it goes. With each backup what could not go at once."""

from django.db import Error, connection

from attune.operations import postgresql
from attune.people import overwriting
from attune.people.models import Person, QuickUnlock, Session
from attune.spaces.models import EpochKey, Record, SecondLock

KEYS = (Person, QuickUnlock, Session, EpochKey, SecondLock)
"""The tables that hold keys."""


def clear() -> bool:
    """Write the tables with keys anew, and let PostgreSQL use the places of erased records; SQLite: empty the log.

    False where something was in the way; then the next backup tries again.
    """
    try:
        if not postgresql.in_use():
            overwriting.empty_log("default")
            return True
        done = [overwriting.write_anew("default", [each]) for each in KEYS]
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM {connection.ops.quote_name(Record._meta.db_table)}")
    except Error:
        return False
    return all(done)


def waiting() -> int:
    """How many replaced rows stand in the files of the tables with keys, about (PostgreSQL's own count)."""
    sql = "SELECT coalesce(sum(n_dead_tup), 0) FROM pg_stat_user_tables WHERE relname = ANY(%s)"
    return int(postgresql.scalar(sql, [[each._meta.db_table for each in KEYS]]))
