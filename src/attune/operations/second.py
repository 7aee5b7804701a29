"""A second database beside the configured one, for as long as a command needs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections


@contextmanager
def opened(alias: str, settings: dict[str, Any]) -> Iterator[str]:
    """Django knows the database under this alias inside the block, and has closed and forgotten it afterwards."""
    connections.databases[alias] = connections.configure_settings({"default": dict(settings)})["default"]
    try:
        yield alias
    finally:
        if hasattr(connections, alias):
            connections[alias].close()
            del connections[alias]
        del connections.databases[alias]


def is_empty(alias: str) -> bool:
    """Whether no table stands in it, of ours or of anybody."""
    return connections[alias].introspection.table_names() == []


def migrate(alias: str) -> None:
    """Make the tables, or bring them up to date."""
    call_command("migrate", database=alias, interactive=False, verbosity=0)


def clear(alias: str) -> None:
    """Drop every table again, of a database that was empty before."""
    connection = connections[alias]
    connection.close()
    if connection.vendor == "sqlite":
        for end in ("", "-wal", "-shm", "-journal"):
            Path(f"{connection.settings_dict['NAME']}{end}").unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names():
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(name)} CASCADE")
