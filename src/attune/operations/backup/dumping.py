"""A copy of the database beside a running server, and back: SQLite's backup API, PostgreSQL's own programs."""

import subprocess
from pathlib import Path
from typing import Any

from django.db import connection, connections

from attune.operations import postgresql, second, tables
from attune.operations.databases import sqlite
from attune.operations.refusal import Refusal
from attune.operations.sqlite import sqlite as library


def dump(target: Path) -> dict[str, int]:
    """Write the copy; rows a table as they are in it."""
    return dump_postgresql(target) if postgresql.in_use() else dump_sqlite(target)


def dump_sqlite(target: Path) -> dict[str, int]:
    """One step of the backup API: the state of one moment, while others write on. Checked for integrity."""
    connection.ensure_connection()
    copy = library.connect(str(target))
    try:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
    except library.Error as error:
        raise Refusal(
            f"the database cannot be copied ({error}). Mend: make room, and run attune doctor."
        ) from error
    finally:
        copy.close()
    with second.opened("copy", sqlite(target.parent) | {"NAME": target}) as alias:
        if faults := integrity(alias):
            raise Refusal(f"the database is damaged: {faults[0]}. Mend: restore the newest backup.")
        rows = tables.rows_a_table(alias)
        connections[alias].cursor().execute("PRAGMA journal_mode=DELETE")
    return rows


def integrity(alias: str) -> list[str]:
    """What SQLite finds wrong with a file, links between tables too. Any error while looking is a finding."""
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            said = [str(line) for (line,) in cursor.fetchall()]
            cursor.execute("PRAGMA foreign_key_check")
            broken = sorted({f"a row of {table} points nowhere" for table, *_rest in cursor.fetchall()})
    except Exception as error:
        if type(error).__name__ != "DatabaseError":
            raise
        return [str(error)]
    return [*(line for line in said if line != "ok"), *broken]


def dump_postgresql(target: Path) -> dict[str, int]:
    """pg_dump in its own format, of the same moment in which the rows are counted."""
    with postgresql.snapshot() as moment:
        rows = tables.rows_a_table("default")
        options = ["--format=custom", "--no-owner", "--no-acl", f"--snapshot={moment}", f"--file={target}"]
        run("pg_dump", options, connection.settings_dict)
    return rows


def load_postgresql(dump: Path, settings: dict[str, Any]) -> None:
    """Put a dump into an empty database, all or nothing."""
    options = [
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        "--no-acl",
        f"--dbname={settings['NAME']}",
    ]
    run("pg_restore", [*options, str(dump)], settings)


def run(program: str, options: list[str], settings: dict[str, Any]) -> None:
    """Run one of PostgreSQL's programs; Refusal with what it says when it fails."""
    done = subprocess.run(  # noqa: S603 (its own path, our options)
        [postgresql.program(program), "--no-password", *options],
        env=postgresql.environment(settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise Refusal(f"{program} failed: {said[0] if said else done.returncode}. Mend: see its manual.")
