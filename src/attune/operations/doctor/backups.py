"""Is there a backup, is it young, does it open, and do old ones go?"""

import tempfile
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from attune.operations.backup import archive, gone, shelf
from attune.operations.doctor.finding import Checked, Finding, Patient
from attune.operations.refusal import Refusal
from attune.people.models import Tombstone
from attune.people.tombstones import FILE

STALE = timedelta(days=2)
MAKE = "run attune backup, best every night by a timer"


def young(patient: Patient) -> Checked:
    """The newest is at most two days old, and none is older than it may become."""
    there = shelf.backups(settings.ATTUNE_BACKUPS)
    if not there:
        what = f"there is no backup in {settings.ATTUNE_BACKUPS}"
        return Checked("backups", "none", [Finding(what, MAKE)])
    findings, newest = [], shelf.made(there[-1])
    if patient.now - newest > STALE:
        findings.append(Finding(f"the newest backup is {(patient.now - newest).days} days old", MAKE))
    days = settings.ATTUNE_BACKUP_DAYS
    old = [file for file in there if patient.now - shelf.made(file) > timedelta(days=days + 1)]
    if old:
        what = f"{old[0].name} is older than the {days} days after which erased people were told it is gone"
        findings.append(Finding(what, "run attune backup, which removes it, or remove it"))
    return Checked("backups", f"{len(there)}, the newest of {newest:%Y-%m-%d}", findings)


def opens(patient: Patient) -> Checked:
    """The newest is whole: its sums are those of its manifest. A sealed one needs an identity for that."""
    there = shelf.backups(settings.ATTUNE_BACKUPS)
    if not there:
        return Checked("newest backup", "none", [])
    newest = there[-1]
    sealed = newest.name.endswith(archive.SEALED)
    if sealed and not patient.identities:
        return Checked("newest backup", "sealed; --identity tries whether it opens", [])
    try:
        with tempfile.TemporaryDirectory(dir=patient.data, prefix=".attune-doctor-") as work:
            manifest = unpacked(newest, Path(work), patient if sealed else None)
    except (Refusal, OSError) as error:
        what = f"{newest.name} does not open: {str(error).partition('. Mend')[0]}"
        return Checked(
            "newest backup", "does not open", [Finding(what, "make a new one, and keep the identity")]
        )
    return Checked("newest backup", f"opens, {sum(manifest.rows.values()):,} rows", [])


def unpacked(file: Path, work: Path, patient: Patient | None) -> archive.Manifest:
    """Its parts with their sums proved; opened by the patient's identities, or plain."""
    if patient is None:
        return archive.unpack(file, work)
    archive.unseal(file, work / "opened", patient.identities)
    return archive.unpack(work / "opened", work)


def tombstones(patient: Patient) -> Checked:
    """Whoever was erased is noted beside the backups, so that a restore erases them again."""
    folder = settings.ATTUNE_BACKUPS
    if not shelf.backups(folder):
        return Checked("tombstones", "no backups", [])
    try:
        known = gone.read(folder / FILE)
    except Refusal as refusal:
        return Checked(
            "tombstones", "not readable", [Finding(str(refusal).partition(". Mend")[0], "mend the line")]
        )
    missing = {bytes(mark) for mark in Tombstone.objects.values_list("id", flat=True)} - known.keys()
    findings = [Finding(f"{len(missing)} erasures are not noted beside the backups", "run attune backup")]
    return Checked("tombstones", f"{len(known)} noted", findings if missing else [])


ASKING = (tombstones,)
"""These ask the database."""
CHECKS = (young, opens)
