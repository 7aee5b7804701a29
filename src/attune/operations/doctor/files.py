"""Is the data folder closed to others, and is there room?"""

import shutil
import stat
from pathlib import Path

from django.conf import settings

from attune.operations.doctor.finding import Checked, Finding, Patient

LEAST_FREE = 200_000_000


def closed(patient: Patient) -> Checked:
    """Folder, key, database and the folder of backups are for this user alone."""
    names = ("secret.key", "attune.sqlite3", "attune.sqlite3-wal", "wordings")
    paths = [patient.data, *(patient.data / name for name in names), Path(settings.ATTUNE_BACKUPS)]
    findings = [fault for path in paths if path.exists() and (fault := open_to_others(path))]
    return Checked("rights", "for this user alone" if not findings else "open to others", findings)


def open_to_others(path: Path) -> Finding | None:
    """A finding when other users of the machine may look into it."""
    mode = stat.S_IMODE(path.stat().st_mode)
    if not mode & 0o077:
        return None
    wanted = "700" if path.is_dir() else "600"
    return Finding(f"{path} has mode {mode:o}, so that others can read it", f"chmod {wanted} {path}")


def room(patient: Patient) -> Checked:
    """Room for the database once more (a backup, a change of tables), and some."""
    free = shutil.disk_usage(patient.data).free
    return enough(free, sum(each.stat().st_size for each in patient.data.glob("attune.sqlite3*")))


def enough(free: int, size: int) -> Checked:
    """The same for this many free bytes and a database of this size."""
    wanted = max(LEAST_FREE, 3 * size)
    findings = []
    if free < wanted:
        what = (
            f"{free / 1e6:,.0f} MB are free; a backup and a change of tables take up to {wanted / 1e6:,.0f}"
        )
        findings.append(Finding(what, "make room on this disk, or move the data folder to a larger one"))
    return Checked("disk", f"{free / 1e6:,.0f} MB free", findings)


CHECKS = (closed, room)
