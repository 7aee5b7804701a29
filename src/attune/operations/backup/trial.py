"""Every new backup is put back once, in a temporary place, before it counts as one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections

from attune.operations import second, tables
from attune.operations.backup.archive import DATABASES, Manifest
from attune.operations.backup.dumping import integrity, load_postgresql
from attune.operations.databases import sqlite

END = "_attune_trial"
LONGEST_NAME = 63


def faults(manifest: Manifest, folder: Path) -> list[str]:
    """What is wrong with a backup that was unpacked into this folder; empty when it can be restored."""
    file = folder / DATABASES[manifest.database]
    with opened(manifest, file) as alias:
        found = integrity(alias) if manifest.database == "sqlite" else []
        return found or differences(manifest.rows, tables.rows_a_table(alias)) or newer(alias)


def differences(wanted: dict[str, int], found: dict[str, int]) -> list[str]:
    """Tables whose number of rows is not the one that was counted."""
    names = sorted(wanted.keys() | found.keys())
    return [
        f"{name} has {found.get(name, 'no')} rows where {wanted.get(name, 'none')} were counted"
        for name in names
        if wanted.get(name) != found.get(name)
    ]


def newer(alias: str) -> list[str]:
    """Migrations that this version does not know: a newer Attune made the tables."""
    return [f"this version does not know {name}, which a newer one wrote" for name in tables.unknown(alias)]


@contextmanager
def opened(manifest: Manifest, file: Path) -> Iterator[str]:
    """The backup's database under an alias: the file itself, or a database made for this and dropped after it."""
    if manifest.database == "sqlite":
        with second.opened("trial", sqlite(file.parent) | {"NAME": file}) as alias:
            yield alias
        return
    settings = trial_settings(connection.settings_dict)
    name = connection.ops.quote_name(settings["NAME"])
    execute(f"DROP DATABASE IF EXISTS {name}")
    execute(f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        load_postgresql(file, settings)
        with second.opened("trial", settings) as alias:
            yield alias
            connections[alias].close()
    finally:
        execute(f"DROP DATABASE IF EXISTS {name}")


def trial_settings(configured: dict[str, Any]) -> dict[str, Any]:
    """The same server, another name."""
    return {**configured, "NAME": configured["NAME"][: LONGEST_NAME - len(END)] + END, "CONN_MAX_AGE": 0}


def execute(sql: str) -> None:
    """One statement outside a transaction, as making a database needs."""
    with connection.cursor() as cursor:
        cursor.execute(sql)


def may_try() -> bool:
    """Whether our role may make the database for the trial."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
        row = cursor.fetchone()
    return bool(row and row[0])
