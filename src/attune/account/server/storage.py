"""How much room there is and which versions run. Coarse on purpose: a size that grew tells who wrote last night."""

import os
import platform
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import django
from django.conf import settings
from django.db import connection

STEP_MB = 10
MB, GB = 1_000_000, 1_000_000_000
DAY_SECONDS = 86_400


@dataclass(frozen=True)
class Storage:
    """`database_mb`: below this many megabytes, in steps of ten. `free_gb`: whole gigabytes. None: not known."""

    database_mb: int | None
    free_gb: int | None
    backup_days: int | None


def storage(now: datetime) -> Storage:
    """What an operator needs so that nothing is lost."""
    return Storage(_database_mb(), _free_gb(), _backup_days(now))


def versions() -> list[tuple[str, str]]:
    """What runs here, by name."""
    if connection.vendor == "postgresql":
        number = int(connection.pg_version)  # type: ignore[attr-defined]
        database = ("PostgreSQL", f"{number // 10_000}.{number % 10_000}")
    else:
        database = ("SQLite", str(connection.Database.sqlite_version))  # type: ignore[attr-defined]
    return [
        ("Attune", version("attune")),
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
        database,
    ]


def rounded_up(size: int) -> int:
    """Bytes as the next whole step of megabytes."""
    return (size // (STEP_MB * MB) + 1) * STEP_MB


def _database_mb() -> int | None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return rounded_up(int(cursor.fetchone()[0]))
    path = Path(str(connection.settings_dict["NAME"]))
    return rounded_up(path.stat().st_size) if path.is_file() else None


def _free_gb() -> int | None:
    try:
        disk = os.statvfs(settings.DATA)
    except OSError:
        return None
    return disk.f_bavail * disk.f_frsize // GB


def _backup_days(now: datetime) -> int | None:
    """The age of the newest backup in days; None without one, or where the folder cannot be read."""
    try:
        found = [path.stat().st_mtime for path in Path(settings.ATTUNE_BACKUPS).glob("attune-*.tar*")]
    except OSError:
        return None
    return max(0, int(now.timestamp() - max(found)) // DAY_SECONDS) if found else None
