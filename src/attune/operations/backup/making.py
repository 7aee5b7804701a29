"""`attune backup`: copy, check, seal, put back once for a trial, and only then give it its name."""

import tempfile
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from shutil import copyfile

from django.conf import settings
from django.db import connection
from django.utils import timezone
from pyrage.x25519 import Identity, Recipient

from attune.operations import leftovers
from attune.operations.backup import archive, dumping, gone, shelf, trial
from attune.operations.backup.archive import Manifest
from attune.operations.progress import bar
from attune.operations.refusal import Refusal

MODE = 0o600


def make_backup(*, to: Path | None, recipients: list[Recipient], keep: int | None) -> int:
    """Make one, and rotate the older ones. 1 when it did not stand the trial; then nothing was kept."""
    now = timezone.now()
    if not trial.may_try():
        raise Refusal(
            "the role of ATTUNE_DATABASE may not make the database in which a backup is tried out. "
            "Mend: ALTER ROLE … CREATEDB, as PostgreSQL's own administrator."
        )
    try:
        with shelf.opened(to or settings.ATTUNE_BACKUPS) as folder:
            marks = gone.bring_up_to_date(folder)
            target = folder / shelf.name_of(now, archive.SEALED if recipients else archive.PLAIN)
            with tempfile.TemporaryDirectory(dir=folder, prefix=shelf.WORK) as work:
                gone.write(marks, Path(work) / archive.TOMBSTONES)
                manifest, faults = make_in(Path(work), now, recipients)
                if faults:
                    print(f"The backup did not stand the trial: {faults[0]}. It was not kept.")
                    return 1
                place(Path(work) / "closed", target)
            removed = shelf.rotate(folder, now=now, days=settings.ATTUNE_BACKUP_DAYS, keep=keep)
    except OSError as error:
        raise Refusal(
            f"the backup cannot be written ({error.strerror}). Mend: make room, or choose another with --to."
        ) from error
    leftovers.clear()
    say_done(target, manifest, len(removed))
    return 0


def make_in(work: Path, now: datetime, recipients: list[Recipient]) -> tuple[Manifest, list[str]]:
    """Everything up to the closed archive in `work/closed`, opened and tried; what is in it, and what is wrong."""
    copyfile(settings.DATA / archive.SECRET_KEY, work / archive.SECRET_KEY)
    rows = dumping.dump(work / archive.DATABASES[connection.vendor])
    names = (archive.DATABASES[connection.vendor], archive.SECRET_KEY, archive.TOMBSTONES)
    manifest = Manifest(
        format=archive.FORMAT,
        attune=version("attune"),
        made=now.isoformat(timespec="seconds"),
        database=connection.vendor,
        rows=rows,
        parts={name: archive.part_of(work / name) for name in names},
    )
    archive.pack(manifest, work, work / "open")
    # One more recipient, whose identity is forgotten at the end of this line of work: the trial opens the very file.
    passing = Identity.generate()
    with bar((work / "open").stat().st_size, "B", "Sealing") as progress:
        sealed_to = [*recipients, passing.to_public()] if recipients else []
        archive.close(work / "open", work / "closed", sealed_to, progress)
    return manifest, try_out(work, [passing] if recipients else [])


def try_out(work: Path, by: list[Identity]) -> list[str]:
    """Open the closed archive again as a restore would, and put it back in a place for that."""
    folder = work / "trial"
    folder.mkdir()
    tar = work / "closed"
    if by:
        tar = work / "opened"
        archive.unseal(work / "closed", tar, by)
    return trial.faults(archive.unpack(tar, folder), folder)


def place(closed: Path, target: Path) -> None:
    """Give it its name in one step: there is a whole backup or none."""
    if target.exists():
        raise Refusal(f"{target.name} is there already. Mend: wait a second.")
    closed.chmod(MODE)
    closed.replace(target)
    shelf.sync(target.parent)


def say_done(target: Path, manifest: Manifest, removed: int) -> None:
    """One line: what there is now."""
    size = target.stat().st_size
    total = sum(manifest.rows.values())
    print(f"{target}: {size:,} bytes, {total:,} rows; opened again, put back and counted.")
    if removed:
        print(f"Removed {removed} older {'backup' if removed == 1 else 'backups'}.")
