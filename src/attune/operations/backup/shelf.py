"""The folder of backups: who may work in it, what lies there, and how long."""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from attune.operations.data_folder import open_data_folder
from attune.operations.refusal import Refusal

NAME = re.compile(r"attune-(\d{8}-\d{6})(?:\.tar|\.tar\.age)")
STAMP = "%Y%m%d-%H%M%S"
WORK = ".attune-backup-"


@contextmanager
def opened(folder: Path) -> Iterator[Path]:
    """The folder, closed to other users and to a second backup; what a killed one left is cleared away first."""
    folder = open_data_folder(folder)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refusal(f"another backup into {folder} is under way. Mend: wait for it.") from error
        for left in folder.glob(f"{WORK}*"):
            shutil.rmtree(left)
        yield folder


def name_of(now: datetime, end: str) -> str:
    """The name of a backup made now: day and time in UTC, so that names sort by age."""
    return f"attune-{now.astimezone(UTC).strftime(STAMP)}{end}"


def backups(folder: Path) -> list[Path]:
    """All backups in the folder, the oldest first."""
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if NAME.fullmatch(file.name))


def made(file: Path) -> datetime:
    """When a backup was made, as its name says."""
    found = NAME.fullmatch(file.name)
    if not found:
        raise ValueError(file.name)
    return datetime.strptime(found[1], STAMP).replace(tzinfo=UTC)


def rotate(folder: Path, *, now: datetime, days: int, keep: int | None) -> list[Path]:
    """Remove what is older than `days`, and all but the newest `keep`; the newest of all stays. What was removed."""
    there = backups(folder)
    old = [file for file in there if made(file) < now - timedelta(days=days)]
    many = there[:-keep] if keep else []
    gone = sorted({*old, *many} - {there[-1]}) if there else []
    for file in gone:
        file.unlink()
    sync(folder)
    return gone


def sync(folder: Path) -> None:
    """Wait until the disk knows the folder's names."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
