"""Where a person is signed in, and which browsers were. Nothing of it is for anybody else."""

from dataclasses import dataclass
from datetime import datetime

from attune.core.sealing import SealError
from attune.people import sessions
from attune.people.about import About, unpack
from attune.people.dates import in_words
from attune.people.models import Device, Session
from attune.people.viewer import Viewer


@dataclass(frozen=True)
class SignIn:
    """One sign-in as its person sees it. `ref`: what a form says to end it; `about` is None where it does not open."""

    ref: str
    about: About | None
    when: str
    here: bool


def sign_ins(viewer: Viewer, now: datetime) -> list[SignIn]:
    """Every sign-in of the viewer that has not run out, this one first, then the newest."""
    found = []
    rows = Session.objects.filter(person_id=viewer.person.id, gone_after__gte=now.date())
    for row in rows.only("id", "sealed_about"):
        told = _about(viewer, bytes(row.sealed_about))
        here = viewer.session is not None and bytes(row.id) == viewer.session.row_id
        lasts = sessions.FRESH if told and told.waits else sessions.LASTS
        if here or not told or told.moment + lasts > now:
            when = in_words(viewer, told.moment, now) if told else ""
            found.append(SignIn(ref=bytes(row.id).hex(), about=told, when=when, here=here))
    return sorted(found, key=lambda one: (not one.here, -(one.about.at if one.about else 0)))


def end_one(*, viewer: Viewer, ref: str) -> bool:
    """End one of the viewer's own other sign-ins, at once; its keys are gone with it. False where it is not theirs."""
    try:
        row_id = bytes.fromhex(ref)
    except ValueError:
        return False
    return Session.objects.filter(person_id=viewer.person.id, id=row_id).delete()[0] > 0


def known_browsers(viewer: Viewer) -> int:
    """How many browsers carry the mark that this person signed in there."""
    return Device.objects.filter(person_id=viewer.person.id).count()


def forget_browsers(*, viewer: Viewer) -> None:
    """Forget every mark: each browser is a new one at its next sign-in, and says so in the history."""
    Device.objects.filter(person_id=viewer.person.id).delete()


def _about(viewer: Viewer, sealed: bytes) -> About | None:
    try:
        return unpack(viewer.keys.open_own(sealed, sessions.ABOUT))
    except SealError:
        return None
