"""The folder of backups: who may work in it, what lies there, and how long."""

import fcntl
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from attune.operations.refusal import Refusal

NAME = re.compile(r"attune-(\d{8}-\d{6})(?:\.tar|\.tar\.age)")
STAMP = "%Y%m%d-%H%M%S"
WORK = ".attune-backup-"


@contextmanager
def opened(folder: Path) -> Iterator[Path]:
    """The folder, closed to a second backup; what a killed one left is cleared away first."""
    folder = own(folder)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refusal(f"another backup into {folder} is under way. Mend: wait for it.") from error
        for left in folder.glob(f"{WORK}*"):
            shutil.rmtree(left)
        yield folder


def own(folder: Path) -> Path:
    """Make the folder for this user alone. One that is there already stays as it is; every file in it is 0600.

    Refusal where others may write: they could put their own things in the place of a backup. Where they may only look
    they see how many there are and of when; that is said.
    """
    os.umask(0o077)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = stat.S_IMODE(folder.stat().st_mode)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Refusal(
            f"backups cannot be written into {folder} ({error.strerror}). "
            "Mend: choose another with --to, or give this user the right to write there."
        ) from error
    if mode & 0o022:
        raise Refusal(
            f"others may write into {folder} (mode {mode:o}), and so replace a backup. "
            f"Mend: name a folder in it with --to, such as {folder / 'attune'}, which is made for this user alone."
        )
    if mode & 0o055:
        print(
            f"Others may look into {folder} (mode {mode:o}): not into a backup, but at how many there are. "
            f"Mend: chmod 700 {folder}, or a folder in it.",
            file=sys.stderr,
        )
    return folder.resolve()


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
