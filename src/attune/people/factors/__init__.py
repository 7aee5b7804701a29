"""Second factors: something besides the passphrase, for when somebody else may know it."""

from datetime import datetime
from enum import StrEnum

from django.http import HttpRequest

from attune.people import actions
from attune.people.factors import passkeys, totp
from attune.people.models import Passkey, Person, Totp
from attune.people.viewer import Viewer


class Way(StrEnum):
    """With what a second factor was given. The recovery code is the way back when all others are lost."""

    CODE = "code"
    PASSKEY = "passkey"
    RECOVERY = "recovery"


def has_any(person: Person) -> bool:
    """Whether this person set a second factor."""
    return (
        Totp.objects.filter(person_id=person.id).exists()
        or Passkey.objects.filter(person_id=person.id).exists()
    )


def check(*, viewer: Viewer, request: HttpRequest, now: datetime) -> Way | None:
    """With what this form proves a second factor, or None. The caller counts tries first.

    `passkey`: what a browser's authenticator signed; `code`: six digits, or the recovery code.
    """
    signed, typed = request.POST.get("passkey", ""), request.POST.get("code", "")
    if signed:
        right = passkeys.check(viewer=viewer, site=passkeys.Site.of(request), credential=signed)
        return Way.PASSKEY if right else None
    if totp.check(viewer=viewer, code=typed, now=now):
        return Way.CODE
    return Way.RECOVERY if actions.is_recovery_code(viewer=viewer, code=typed) else None


def asked(viewer: Viewer, request: HttpRequest) -> dict[str, object]:
    """For templates: which ways this person has, and what a passkey is asked to sign. Empty where there is none."""
    site = passkeys.Site.of(request)
    has_code = Totp.objects.filter(person_id=viewer.person.id).exists()
    has_passkey = Passkey.objects.filter(person_id=viewer.person.id).exists()
    if not has_code and not has_passkey:
        return {}
    return {
        "has_code": has_code,
        "has_passkey": has_passkey,
        "passkey_options": passkeys.asks(viewer, site) if has_passkey and site.works else "",
        "has_recovery": viewer.person.recovery_verifier is not None,
    }
