"""Typed readers of the environment. Each fails loudly, in one line, with the mend."""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from attune.web.local import NAMES

ROOT = Path(__file__).resolve().parents[3]
MOST_DAYS = 3650
MOST_ARCHIVE = 2000


def data_folder() -> Path:
    """Where this server keeps everything: database, key, static files. From ATTUNE_DATA."""
    value = os.environ.get("ATTUNE_DATA", "")
    if not value:
        raise ImproperlyConfigured(
            "ATTUNE_DATA is not set. Mend: start with script/server, or set it to a folder."
        )
    return Path(value).resolve()


def secret_key(data: Path) -> str:
    """The server's signing key, made at first start by `attune serve` with mode 0600."""
    path = data / "secret.key"
    try:
        key = path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{path} cannot be read ({error.strerror}). Mend: start with script/server."
        ) from error
    if len(key) < 50:
        raise ImproperlyConfigured(f"{path} is too short to be a key. Mend: restore it from the backup.")
    return key


def hosts() -> list[str]:
    """Names this server answers to. From ATTUNE_HOSTS, separated by commas; localhost when unset."""
    named = [host.strip() for host in os.environ.get("ATTUNE_HOSTS", "").split(",") if host.strip()]
    return [*named, *NAMES]


def trusted_origins() -> list[str]:
    """The same names as https origins, for forms that come through a TLS proxy."""
    return [f"https://{host}" for host in hosts() if host not in {*NAMES, "*"}]


def proxy_header() -> tuple[str, str] | None:
    """Trust X-Forwarded-Proto only when the operator says that a proxy sets it (ATTUNE_PROXY=1)."""
    return ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("ATTUNE_PROXY") == "1" else None


def curriculum_folder() -> Path:
    """What is taught and asked. From ATTUNE_CURRICULUM; the shipped folder when unset."""
    value = os.environ.get("ATTUNE_CURRICULUM", "")
    return Path(value).resolve() if value else ROOT / "curriculum"


def database(data: Path) -> dict[str, Any]:
    """Where rows are kept. From ATTUNE_DATABASE, `postgresql://user@host/name`; else SQLite in the data folder."""
    from attune.operations import databases

    return databases.configured(os.environ.get("ATTUNE_DATABASE", ""), data)


def backups(data: Path) -> Path:
    """Where backups are kept. From ATTUNE_BACKUPS; `backups` in the data folder when unset."""
    value = os.environ.get("ATTUNE_BACKUPS", "")
    return Path(value).resolve() if value else data / "backups"


def backup_days() -> int:
    """After how many days a backup goes. From ATTUNE_BACKUP_DAYS, 1 to 3650; 30 when unset."""
    return _number("ATTUNE_BACKUP_DAYS", 30, MOST_DAYS, "days")


def archive_mb() -> int:
    """How large an archive may be that somebody brings in. From ATTUNE_ARCHIVE_MB, 1 to 2000; 64 when unset."""
    return _number("ATTUNE_ARCHIVE_MB", 64, MOST_ARCHIVE, "megabytes")


def _number(name: str, usual: int, most: int, unit: str) -> int:
    value = os.environ.get(name) or str(usual)
    number = int(value) if value.isascii() and value.isdigit() else 0
    if not 1 <= number <= most:
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Mend: set it to a number of {unit} from 1 to {most}."
        )
    return number
