"""What commands ask of PostgreSQL itself. On SQLite each answers as if there were nothing to ask."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections, transaction

from attune.operations.refusal import Refusal

OLDEST = 15
DEBIAN = Path("/usr/lib/postgresql")
MARK = "attune_restore_under_way"
"""A table that stands in a database while a restore into it has not ended: it must not be served."""
OURS = {"application_name", "connect_timeout"}


def in_use() -> bool:
    """Whether the configured database is PostgreSQL."""
    return connection.vendor == "postgresql"


def scalar(sql: str, parameters: list[Any] | None = None, alias: str = "default") -> Any:
    """The one value of a query."""
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, parameters or [])
        row = cursor.fetchone()
    return row[0] if row else None


def version() -> int:
    """The server's major version, such as 17."""
    return int(scalar("SHOW server_version_num")) // 10_000


def others() -> int:
    """How many other connections of Attune there are to this database, as far as our role may see."""
    if not in_use():
        return 0
    sql = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND application_name = 'attune'"
    )
    return int(scalar(sql))


@contextmanager
def snapshot(alias: str = "default") -> Iterator[str | None]:
    """A transaction in which nothing changes; its name for pg_dump. On SQLite nobody writes until it ends."""
    with transaction.atomic(using=alias):
        if connections[alias].vendor != "postgresql":
            yield None
            return
        with connections[alias].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield str(scalar("SELECT pg_export_snapshot()", alias=alias))


def program(name: str) -> Path:
    """`pg_dump` or `pg_restore` of the server's version, or the next one that is here. Refusal where there is none."""
    wanted = version()
    for folder in sorted(DEBIAN.glob("*/bin"), key=number_of):
        if number_of(folder) >= wanted and (folder / name).is_file():
            return folder / name
    found = shutil.which(name)
    if found is None:
        raise Refusal(
            f"there is no {name}. Mend: install PostgreSQL's client programs, version {wanted} or later."
        )
    return Path(found)


def number_of(folder: Path) -> int:
    """17 of /usr/lib/postgresql/17/bin; 0 where no number stands."""
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


def environment(settings: dict[str, Any]) -> dict[str, str]:
    """How PostgreSQL's own programs find a database: by variables; arguments could be seen by others."""
    named = {
        "HOST": "PGHOST",
        "PORT": "PGPORT",
        "USER": "PGUSER",
        "PASSWORD": "PGPASSWORD",
        "NAME": "PGDATABASE",
    }
    found = {variable: str(settings[key]) for key, variable in named.items() if settings.get(key)}
    options = {
        f"PG{name.upper()}": str(value) for name, value in settings["OPTIONS"].items() if name not in OURS
    }
    return {**os.environ, **options, **found}


def mark() -> None:
    """Say in the database that a restore is under way, before the first row comes back."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {MARK} ()")


def unmark() -> None:
    """The restore has ended."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {MARK}")


def refuse_unfit() -> None:
    """Refuse to serve from a PostgreSQL that is too old, or from a database into which a restore did not end."""
    if not in_use():
        return
    if version() < OLDEST:
        raise Refusal(f"this is PostgreSQL {version()}. Mend: use version {OLDEST} or later.")
    if MARK in connection.introspection.table_names():
        raise Refusal("a restore into this database did not end. Mend: make an empty one, and restore again.")
