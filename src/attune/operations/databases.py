"""The two databases: SQLite in the data folder, and PostgreSQL 15 or later beyond one machine."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

SCHEMES = ("postgresql://", "postgres://")
SQLITE = {"", "sqlite"}
MEND = (
    "Mend: write postgresql://user@host/name, or postgresql:///name?host=/var/run/postgresql for a socket; "
    "leave it unset for SQLite."
)


def configured(text: str, data: Path) -> dict[str, Any]:
    """Django's settings for what ATTUNE_DATABASE says. The text itself may hold a password: no error repeats it."""
    if text.strip() in SQLITE:
        return sqlite(data)
    if not text.startswith(SCHEMES):
        raise ImproperlyConfigured(f"ATTUNE_DATABASE does not begin with postgresql://. {MEND}")
    return postgresql(text)


def sqlite(data: Path) -> dict[str, Any]:
    """One file in the data folder; each worker keeps its connection."""
    from attune.operations.sqlite import options

    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data / "attune.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": options(),
    }


def postgresql(url: str) -> dict[str, Any]:
    """What libpq reads in the address. A password can also stand in PGPASSFILE or PGPASSWORD, as libpq has it.

    A connection is kept ten minutes and tried before each request, so that a restart of the database costs no page.
    """
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        found = {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"ATTUNE_DATABASE is not an address of a database. {MEND}") from error
    name = found.pop("dbname", "")
    if not name:
        raise ImproperlyConfigured(f"ATTUNE_DATABASE names no database. {MEND}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": found.pop("user", ""),
        "PASSWORD": found.pop("password", ""),
        "HOST": found.pop("host", ""),
        "PORT": found.pop("port", ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": "attune", "connect_timeout": "5", **found},
    }
