"""`attune restore`: into an empty place, proved, and what was erased since is erased again before anyone is served."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.db import connection, transaction
from pyrage.x25519 import Identity

from attune.operations import postgresql, second, setup, tables
from attune.operations.backup import archive, sealing
from attune.operations.backup.archive import Manifest
from attune.operations.data_folder import UNDER_WAY, open_data_folder
from attune.operations.refusal import Refusal


def restore(file: Path, *, data: Path, identity: Path | None, tombstones: Path | None) -> int:
    """Restore into `data`, which is empty or not there yet. Whatever goes wrong, nothing half-done can be served."""
    for each in (file, tombstones):
        if each and not each.is_file():
            raise Refusal(f"there is no file {each}. Mend: look at its name.")
    by = sealing.identities(identity) if file.name.endswith(archive.SEALED) else []
    made_here = not data.exists()
    work = open_empty(data)
    try:
        manifest = unpack(file, work, by)
        setup.set_up(work)
        removed = bring_back(manifest, work, later_marks(file, tombstones))
        for name in (
            archive.SECRET_KEY,
            archive.DATABASES["sqlite"],
        ):  # the database comes last: then it is whole
            if (work / name).exists():
                (work / name).replace(data / name)
    except OSError as error:
        raise Refusal(
            f"the backup cannot be put back ({error.strerror}). Mend: make room, or another --data."
        ) from error
    finally:
        shutil.rmtree(work)
        if made_here and not any(data.iterdir()):
            data.rmdir()
    if postgresql.in_use():
        postgresql.unmark()
    say_done(data, manifest, removed)
    return 0


def open_empty(data: Path) -> Path:
    """A folder inside `data` to work in. Refusal where anything else lies there."""
    if data.exists() and (not data.is_dir() or {each.name for each in data.iterdir()} - {UNDER_WAY}):
        raise Refusal(
            f"{data} is not empty. Mend: name a new folder with --data; nothing is ever overwritten."
        )
    work = open_data_folder(data) / UNDER_WAY
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(mode=0o700)
    return work


def unpack(file: Path, work: Path, by: list[Identity]) -> Manifest:
    """The archive's parts in the folder, with their sums proved."""
    if not by:
        return archive.unpack(file, work)
    archive.unseal(file, work / "opened", by)
    manifest = archive.unpack(work / "opened", work)
    (work / "opened").unlink()
    return manifest


def later_marks(file: Path, tombstones: Path | None) -> dict[bytes, date]:
    """What was erased, as the files say: the one beside the backup and the one that was named."""
    from attune.operations.backup import gone

    named = gone.read(tombstones) if tombstones else {}
    return gone.read(file.parent / archive.TOMBSTONES) | named


def bring_back(manifest: Manifest, work: Path, later: dict[bytes, date]) -> tuple[int, int]:
    """The database whole and up to date, and what is marked erased again; how many people and records that were."""
    from attune.operations.backup import dumping, gone
    from attune.spaces.removing import erase_again

    refuse_other_kind(manifest)
    if not postgresql.in_use():
        prove(manifest, dumping.integrity("default"))
        removed = finish(gone.read(work / archive.TOMBSTONES) | later, erase_again)
        connection.close()
        return removed
    if not second.is_empty("default"):
        raise Refusal("the database of ATTUNE_DATABASE is not empty. Mend: make a new one, and name that.")
    try:
        postgresql.mark()
        dumping.load_postgresql(work / archive.DATABASES["postgresql"], connection.settings_dict)
        prove(manifest, [])
        return finish(gone.read(work / archive.TOMBSTONES) | later, erase_again)
    except BaseException:
        second.clear("default")
        raise


def refuse_other_kind(manifest: Manifest) -> None:
    """A backup goes back into the kind of database it came from; `attune database move` changes the kind."""
    if manifest.database == connection.vendor:
        return
    if manifest.database == "postgresql":
        mend = "set ATTUNE_DATABASE to an empty PostgreSQL database"
    else:
        mend = "leave ATTUNE_DATABASE unset, and use `attune database move` afterwards"
    raise Refusal(f"this backup is of a {manifest.database} database. Mend: {mend}.")


def prove(manifest: Manifest, faults: list[str]) -> None:
    """Refuse what is damaged, has other rows than were counted, or was written by a newer version."""
    from attune.operations.backup.trial import differences, newer

    found = tables.rows_a_table("default")
    found.pop(postgresql.MARK, None)
    if wrong := faults or differences(manifest.rows, found) or newer("default"):
        raise Refusal(f"the backup cannot be used: {wrong[0]}. Mend: take another, or a newer Attune.")


def finish(marks: dict[bytes, date], erase_again: Callable[[], tuple[int, int]]) -> tuple[int, int]:
    """Tables up to date; what was erased erased again; nobody is signed in and no old link opens."""
    from attune.operations.backup import gone
    from attune.people.models import Invitation, QuickUnlock, Session
    from attune.spaces.models import SpaceInvitation

    second.migrate("default")
    with transaction.atomic():
        gone.take_in(marks)
        removed = erase_again()
        for model in (Session, QuickUnlock, Invitation, SpaceInvitation):
            model.objects.all().delete()
    return removed


def say_done(data: Path, manifest: Manifest, removed: tuple[int, int]) -> None:
    """What there is now, and what comes next."""
    people, records = removed
    print(f"Put back as of {manifest.made}: {sum(manifest.rows.values()):,} rows, proved, tables up to date.")
    if people or records:
        print(f"Erased again what was erased since: people: {people}, records: {records}.")
    print(
        f"Everybody signs in anew; links that were under way are gone. Start with: attune serve --data {data}"
    )
