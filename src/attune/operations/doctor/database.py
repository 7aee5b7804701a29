"""Does the database answer, is it whole, does it keep what it said, and are its tables those of this version?"""

from django.db import Error, connection

from attune.operations import leftovers, postgresql, tables
from attune.operations.backup.dumping import integrity
from attune.operations.doctor.finding import Checked, Finding, Patient
from attune.operations.sqlite import is_fixed
from attune.operations.sqlite import sqlite as library
from attune.operations.trouble import first_line

MUST_BE_ON = ("fsync", "full_page_writes", "synchronous_commit")


def answers(patient: Patient) -> Checked:
    """A connection, and one question."""
    path = patient.data / "attune.sqlite3"
    if connection.vendor == "sqlite" and not path.exists():
        return Checked("database", "not made yet", [Finding("there is no database", "start the server once")])
    try:
        postgresql.scalar("SELECT 1")
    except Error as error:
        mend = "start it, and look at ATTUNE_DATABASE"
        if connection.vendor == "sqlite":
            mend = "restore the newest backup into a new folder"
        return Checked("database", "no answer", [Finding(f"it does not answer: {first_line(error)}", mend)])
    if postgresql.in_use():
        return Checked("database", f"PostgreSQL {postgresql.version()} answers", [])
    return Checked("database", f"SQLite {library.sqlite_version} answers", [])


def integrity_of_sqlite(patient: Patient) -> Checked:
    """SQLite's own check of every page and link."""
    if postgresql.in_use():
        return Checked("integrity", "left to PostgreSQL", [])
    faults = integrity("default")
    mend = "end the server, keep a copy of the file, and restore the newest backup into a new folder"
    return Checked(
        "integrity", "whole" if not faults else "damaged", [Finding(each, mend) for each in faults[:5]]
    )


def safe_library(patient: Patient) -> Checked:
    """A SQLite with the fault of the write-ahead log must not use that log; PostgreSQL must be new enough."""
    if postgresql.in_use():
        found, oldest = postgresql.version(), postgresql.OLDEST
        old = [Finding(f"PostgreSQL {found} is too old", f"use version {oldest} or later")]
        return Checked("library", f"PostgreSQL {found}", old if found < oldest else [])
    return sqlite_library(tuple(library.sqlite_version_info), str(postgresql.scalar("PRAGMA journal_mode")))


def sqlite_library(version: tuple[int, ...], journal: str) -> Checked:
    """The same for this version and this journal."""
    words = f"SQLite {'.'.join(map(str, version))}, journal {journal}"
    fixed, wal = is_fixed(version), journal.lower() == "wal"
    findings = []
    if not fixed:
        what = "this SQLite can damage a write-ahead log, so that a slower journal is used"
        findings.append(Finding(what, "install pysqlite3, or a Python with SQLite 3.51.3 or later"))
    if not fixed and wal:
        findings.append(
            Finding(
                "the write-ahead log is in use all the same", "end every other program that opens the file"
            )
        )
    if fixed and not wal:
        findings.append(
            Finding(
                f"the journal is {journal}, not WAL", "put the data folder on a local disk, and start again"
            )
        )
    return Checked("library", words, findings)


def kept_for_good(patient: Patient) -> Checked:
    """A save that was acknowledged is on the disk."""
    if not postgresql.in_use():
        level = int(postgresql.scalar("PRAGMA synchronous"))
        loose = Finding("commits are not synced", "use the settings of this program")
        return Checked("commits", "synced" if level >= 2 else "not synced", [] if level >= 2 else [loose])
    off = [name for name in MUST_BE_ON if postgresql.scalar(f"SHOW {name}") == "off"]
    mend = "set it to on in postgresql.conf: a power cut could lose what was kept"
    findings = [Finding(f"{name} is off", mend) for name in off]
    return Checked("commits", "synced" if not off else "not synced", findings)


def migrations(patient: Patient) -> Checked:
    """The tables are those of this version, and no restore was left half way."""
    findings = []
    if pending := tables.pending():
        findings.append(
            Finding(f"tables wait for {len(pending)} changes, {pending[0]} first", "start the server once")
        )
    if unknown := tables.unknown():
        findings.append(
            Finding(f"a newer Attune was here ({unknown[0]})", "use that version, or a later one")
        )
    if postgresql.MARK in connection.introspection.table_names():
        findings.append(Finding("a restore did not end", "make an empty database, and restore again"))
    return Checked("tables", "up to date" if not findings else "not up to date", findings)


def erased_rows(patient: Patient) -> Checked:
    """What was erased or replaced does not stay in the files."""
    if not postgresql.in_use():
        on = int(postgresql.scalar("PRAGMA secure_delete")) == 1
        kept = Finding("erased rows stay in the file", "use the settings of this program")
        return Checked("erased rows", "overwritten" if on else "kept", [] if on else [kept])
    off = postgresql.scalar("SHOW autovacuum") == "off"
    never = Finding(
        "autovacuum is off, so that the bytes of erased rows stay", "set it to on in postgresql.conf"
    )
    words = f"about {leftovers.waiting()} older rows of tables with keys, gone with the next backup"
    return Checked("erased rows", words, [never] if off else [])


CHECKS = (integrity_of_sqlite, safe_library, kept_for_good, migrations, erased_rows)
