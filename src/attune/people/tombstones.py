"""What is left of what was erased: an opaque mark, so that a backup that is put back erases it again.

The mark is SHA-256 of an id that was random: it tells nothing, and matches only where the same row comes back.
"""

import hashlib
import os
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from attune.people.models import Tombstone

FILE = "tombstones"


def mark_of(identity: UUID) -> bytes:
    """The 32 bytes that stand for a person, or for a record that was taken back."""
    return hashlib.sha256(identity.bytes).digest()


def note(identity: UUID, day: date) -> None:
    """Note that this person (or record) was erased: a row now, and a line beside the backups after the commit.

    Without a backup folder there is no line, and none where it cannot be written: the next backup adds what is missing.
    """
    mark = mark_of(identity)
    Tombstone.objects.update_or_create(id=mark, defaults={"day": day})
    transaction.on_commit(partial(append, Path(settings.ATTUNE_BACKUPS), {mark: day}), robust=True)


def append(folder: Path, marks: dict[bytes, date]) -> None:
    """Add a line a mark to the folder's file, where the folder is there. Lines are never rewritten."""
    if not folder.is_dir() or not marks:
        return
    lines = "".join(f"{mark.hex()} {day.isoformat()}\n" for mark, day in marks.items())
    descriptor = os.open(folder / FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        os.write(descriptor, lines.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
