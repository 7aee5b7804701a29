"""Every table as one: how many rows, and a digest of all their columns that is the same on each kind of database."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model, QuerySet

BATCH = 500
SPACE = 2**256


def models() -> list[type[Model]]:
    """Every model with a table, in the order of the apps: what is pointed to comes first."""
    return [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]


def columns(model: type[Model]) -> list[str]:
    """The name under which each column of the model is read."""
    return [field.attname for field in model._meta.concrete_fields]


def rows(model: type[Model], alias: str) -> Iterator[tuple[Any, ...]]:
    """All rows, column by column, a few hundred in memory at a time."""
    found: Any = QuerySet(model, using=alias).order_by("pk").values_list(*columns(model))
    yield from found.iterator(chunk_size=BATCH)


def counts(alias: str = "default") -> dict[str, int]:
    """Rows a table."""
    return {model._meta.db_table: QuerySet(model, using=alias).count() for model in models()}


def digest(model: type[Model], alias: str) -> tuple[int, str]:
    """How many rows, and a hash of all of them that does not depend on their order (collations differ)."""
    number, total = 0, 0
    for row in rows(model, alias):
        number += 1
        total = (total + int.from_bytes(hashlib.sha256(plain(row)).digest())) % SPACE
    return number, f"{total:064x}"


def plain(row: tuple[Any, ...]) -> bytes:
    """A row in one writing: each value with its kind and length, so that none runs into the next."""
    parts = [plain_value(value) for value in row]
    return b"".join(len(part).to_bytes(8) + part for part in parts)


def plain_value(value: Any) -> bytes:
    """One value; a kind that no column has raises TypeError."""
    match value:
        case None | bool() | int():
            return repr(value).encode()
        case str():
            return b"text" + value.encode()
        case bytes() | memoryview() | bytearray():
            return b"bytes" + bytes(value)
        case UUID():
            return b"id" + value.bytes
        case datetime():
            return b"time" + value.astimezone(UTC).isoformat().encode()
        case date():
            return b"day" + value.isoformat().encode()
        case _:
            raise TypeError(type(value).__name__)


def pending(alias: str = "default") -> list[str]:
    """Migrations that this version has and the database has not run."""
    executor = MigrationExecutor(connections[alias])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def unknown(alias: str = "default") -> list[str]:
    """Migrations of ours that the database has run and this version does not have: a newer Attune wrote it."""
    loader = MigrationExecutor(connections[alias]).loader
    apps_here = {app for app, _name in loader.disk_migrations}
    known = set(loader.disk_migrations)
    return sorted(
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in apps_here and (app, name) not in known
    )


def rows_a_table(alias: str) -> dict[str, int]:
    """Rows of every table that is there, also where the tables are older than this version."""
    connection = connections[alias]
    counted = {}
    with connection.cursor() as cursor:
        for name in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608 (a table's name)
            counted[name] = int(cursor.fetchone()[0])
    return counted
