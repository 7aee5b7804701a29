"""Codes of an authenticator app (TOTP, RFC 6238): six digits that change every thirty seconds."""

import base64
import binascii
from datetime import datetime
from urllib.parse import quote

import msgspec

from attune.core.sealing import SealError, fresh, safe_equal
from attune.people.models import Totp
from attune.people.viewer import Viewer

SECRET_BYTES = 20
STEP = 30
DIGITS = 6
SKEW = 1
KEPT, NEW = "totp", "totp-new"


class Secret(msgspec.Struct, frozen=True, kw_only=True):
    """The shared secret (base32), and the last step whose code was taken: no code counts twice."""

    secret: str
    last: int = 0


def offer(viewer: Viewer) -> tuple[str, str]:
    """(secret in base32, the same sealed for the form that confirms it). Nothing is stored yet."""
    secret = base64.b32encode(fresh(SECRET_BYTES)).decode()
    sealed = viewer.keys.wrap_own(secret.encode(), NEW)
    return secret, base64.urlsafe_b64encode(sealed).decode()


def offered(viewer: Viewer, sealed: str) -> str | None:
    """The secret that `offer` sealed for this person, or None."""
    try:
        return viewer.keys.open_own(base64.urlsafe_b64decode(sealed), NEW).decode()
    except (SealError, binascii.Error, ValueError):
        return None


def add(*, viewer: Viewer, secret: str, code: str, now: datetime) -> bool:
    """Keep the secret once a code shows that the app has it too. False for a wrong code."""
    step = _step(Secret(secret=secret), code, now)
    if step is None:
        return False
    sealed = _seal(viewer, Secret(secret=secret, last=step))
    Totp.objects.update_or_create(person_id=viewer.person.id, defaults={"sealed": sealed, "version": 1})
    return True


def check(*, viewer: Viewer, code: str, now: datetime) -> bool:
    """Whether this is a code of now, one step before or after, that was not taken yet. It is taken by this."""
    row = Totp.objects.filter(person_id=viewer.person.id).first()
    if row is None:
        return False
    try:
        kept = msgspec.msgpack.decode(viewer.keys.open_own(bytes(row.sealed), KEPT), type=Secret)
    except (SealError, msgspec.MsgspecError):
        return False
    step = _step(kept, code, now)
    if step is None:
        return False
    sealed = _seal(viewer, Secret(secret=kept.secret, last=step))
    # Of two tries with the same code at the same moment, one finds the version that it read.
    same = Totp.objects.filter(person_id=row.person_id, version=row.version)
    return same.update(sealed=sealed, version=row.version + 1) == 1


def remove(*, viewer: Viewer) -> bool:
    """Forget the secret. False where there was none."""
    return Totp.objects.filter(person_id=viewer.person.id).delete()[0] > 0


def link(secret: str, name: str) -> str:
    """What an app reads from the picture."""
    label = quote(f"Attune:{name}")
    return f"otpauth://totp/{label}?secret={secret}&issuer=Attune"


def picture(secret: str, name: str) -> str:
    """The link as a QR code: SVG with presentation attributes alone, dark on light in every theme."""
    import segno

    made = segno.make(link(secret, name), error="m", micro=False)
    return made.svg_inline(omitsize=True, border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None)


def in_groups(secret: str) -> str:
    """The secret in groups of four, to be typed."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def _step(kept: Secret, code: str, now: datetime) -> int | None:
    """The step whose code this is, if it is later than the last that was taken."""
    import pyotp

    digits = "".join(letter for letter in code if letter.isdigit())
    if len(digits) != DIGITS or not digits.isascii():
        return None
    clock, present, found = pyotp.TOTP(kept.secret), int(now.timestamp()) // STEP, None
    for step in range(present - SKEW, present + SKEW + 1):
        if safe_equal(clock.generate_otp(step).encode(), digits.encode()) and step > kept.last:
            found = step
    return found


def _seal(viewer: Viewer, secret: Secret) -> bytes:
    return viewer.keys.wrap_own(msgspec.msgpack.encode(secret), KEPT)
