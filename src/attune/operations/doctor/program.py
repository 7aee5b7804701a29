"""Are clock, time zones, content and style sheets in order, and does a server run?"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

from attune.operations.backup import shelf
from attune.operations.data_folder import is_served
from attune.operations.doctor.finding import Checked, Finding, Patient
from attune.operations.static import is_current

WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
"""No clock that is right shows an earlier day than this program's making."""
SLACK = timedelta(minutes=5)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata")


def clock(patient: Patient) -> Checked:
    """The clock is not behind what it itself wrote: files and backups. Days, waits and codes depend on it."""
    files = [patient.data / "attune.sqlite3", patient.data / "secret.key", patient.data / "static"]
    written = [datetime.fromtimestamp(file.stat().st_mtime, UTC) for file in files if file.exists()]
    latest = max([WRITTEN, *written, *map(shelf.made, shelf.backups(settings.ATTUNE_BACKUPS))])
    findings = []
    if patient.now < latest - SLACK:
        what = f"the clock says {patient.now:%Y-%m-%d %H:%M}, but something here is of {latest:%Y-%m-%d %H:%M} UTC"
        findings.append(Finding(what, "set the clock, or let the machine ask a time server"))
    return Checked("clock", f"{patient.now:%Y-%m-%d %H:%M} UTC", findings)


def zones(patient: Patient) -> Checked:
    """Time zones are known: a person's day ends at 04:00 where they live."""
    missing = [name for name in ZONES if not is_known(name)]
    findings = [Finding(f"{name} is not known", "install the package tzdata") for name in missing[:1]]
    return Checked("time zones", "known" if not missing else "missing", findings)


def is_known(name: str) -> bool:
    """Whether this machine knows the time zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):
        return False
    return True


def content(patient: Patient) -> Checked:
    """The content files load, each of them."""
    from attune.core.curriculum import Broken
    from attune.player.library import curriculum

    try:
        loaded = curriculum()
    except (Broken, OSError) as broken:
        first = str(broken).strip().splitlines()[0].partition(". Mend")[0]
        return Checked("content", "faulty", [Finding(first, "run attune curriculum check")])
    empty = [Finding("there are no lessons and exercises", "look at ATTUNE_CURRICULUM")]
    words = f"{len(loaded.activities)} lessons and exercises"
    return Checked("content", words, [] if loaded.activities else empty)


def wordings(patient: Patient) -> Checked:
    """What `attune measure wording` brought can be asked; without that, its instruments wait and the rest goes on."""
    from attune.core.curriculum import Broken
    from attune.player.library import curriculum

    try:
        loaded = curriculum()
    except (Broken, OSError):
        return Checked("wordings", "not looked at, since the content is faulty", [])
    findings = [
        Finding(f"{each.file}: {each.what}; its instrument cannot be started", each.mend)
        for each in loaded.wording_problems
    ]
    return Checked("wordings", f"{len(loaded.wordings)} brought", findings)


def static(patient: Patient) -> Checked:
    """Style sheets and scripts are those of this version."""
    fine = is_current()
    findings = (
        [] if fine else [Finding("style sheets and scripts are missing or older", "start the server once")]
    )
    return Checked("style sheets", "in place" if fine else "not in place", findings)


def server(patient: Patient) -> Checked:
    """Whether one runs; either is well."""
    return Checked("server", "runs" if is_served(patient.data) else "does not run on this machine", [])


CHECKS = (clock, zones, content, wordings, static, server)
