"""Passkeys (WebAuthn) as a second factor: bound to this server's name, so that no other page can ask for them."""

from dataclasses import dataclass
from datetime import date
from ipaddress import ip_address
from typing import TYPE_CHECKING

import msgspec
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from attune.core.sealing import SealError
from attune.people.models import Passkey
from attune.people.viewer import Viewer

if TYPE_CHECKING:
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

PURPOSE = "passkey"
ADD, GIVE = "add-passkey", "give-passkey"
MOST = 20
HIGHEST_COUNT = 2**31 - 1


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What its person calls a passkey, and since when it is here."""

    name: str
    since: date


@dataclass(frozen=True)
class Named:
    """A passkey as its person sees it."""

    id: int
    name: str
    since: date | None


@dataclass(frozen=True)
class Site:
    """The name a passkey is bound to, and the address that browsers report."""

    name: str
    origin: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Site":
        """The site as this request reached it."""
        host = request.get_host()
        name = host.partition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
        return cls(name, f"{request.scheme}://{host}")

    @property
    def works(self) -> bool:
        """Whether browsers offer passkeys here: a name such as localhost, never a number such as 127.0.0.1."""
        try:
            ip_address(self.name)
        except ValueError:
            return True
        return False


def offers(viewer: Viewer, site: Site) -> str:
    """What a browser needs to make a passkey, as JSON. Its challenge is this sign-in's and is stored nowhere."""
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    options = generate_registration_options(
        rp_id=site.name,
        rp_name="Attune",
        user_id=viewer.person.id.bytes,
        user_name=viewer.person.username,
        challenge=_challenge(viewer, ADD),
        exclude_credentials=_known(viewer),
        authenticator_selection=AuthenticatorSelectionCriteria(
            # It is no account by itself: nothing of it needs to be listed on the device.
            resident_key=ResidentKeyRequirement.DISCOURAGED,
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
    )
    return options_to_json(options)


def add(*, viewer: Viewer, site: Site, credential: str, name: str, today: date) -> bool:
    """Keep a passkey that a browser made for this sign-in; False for anything else, and for one too many."""
    from webauthn import verify_registration_response
    from webauthn.helpers.exceptions import WebAuthnException

    if Passkey.objects.filter(person_id=viewer.person.id).count() >= MOST:
        return False
    try:
        made = verify_registration_response(
            credential=credential,
            expected_challenge=_challenge(viewer, ADD),
            expected_rp_id=site.name,
            expected_origin=site.origin,
        )
        with transaction.atomic():
            Passkey.objects.create(
                person_id=viewer.person.id,
                credential_id=made.credential_id,
                public_key=made.credential_public_key,
                sign_count=min(made.sign_count, HIGHEST_COUNT),
                sealed_about=_seal(viewer, About(name=name, since=today)),
            )
    except (WebAuthnException, ValueError, KeyError, TypeError, RecursionError, IntegrityError):
        return False
    return True


def asks(viewer: Viewer, site: Site) -> str:
    """What a browser needs to ask for one of this person's passkeys, as JSON."""
    from webauthn import generate_authentication_options, options_to_json

    options = generate_authentication_options(
        rp_id=site.name, challenge=_challenge(viewer, GIVE), allow_credentials=_known(viewer)
    )
    return options_to_json(options)


def check(*, viewer: Viewer, site: Site, credential: str) -> bool:
    """Whether one of this person's passkeys signed this sign-in's challenge, here. A counter must not go back."""
    from webauthn import verify_authentication_response
    from webauthn.helpers import parse_authentication_credential_json
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        given = parse_authentication_credential_json(credential)
        row = Passkey.objects.filter(person_id=viewer.person.id, credential_id=given.raw_id).first()
        if row is None:
            return False
        told = verify_authentication_response(
            credential=given,
            expected_challenge=_challenge(viewer, GIVE),
            expected_rp_id=site.name,
            expected_origin=site.origin,
            credential_public_key=bytes(row.public_key),
            credential_current_sign_count=row.sign_count,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError, RecursionError):
        return False
    same = Passkey.objects.filter(id=row.id, sign_count=row.sign_count)
    return same.update(sign_count=min(told.new_sign_count, HIGHEST_COUNT)) == 1


def listed(viewer: Viewer) -> list[Named]:
    """The person's passkeys, in the order in which they came."""
    rows = Passkey.objects.filter(person_id=viewer.person.id).order_by("id")
    return [_named(viewer, row) for row in rows]


def remove(*, viewer: Viewer, number: int) -> bool:
    """Forget one of the person's own passkeys. False where it is not theirs."""
    return Passkey.objects.filter(person_id=viewer.person.id, id=number).delete()[0] > 0


def _named(viewer: Viewer, row: Passkey) -> Named:
    try:
        about = msgspec.msgpack.decode(viewer.keys.open_own(bytes(row.sealed_about), PURPOSE), type=About)
    except (SealError, msgspec.MsgspecError):
        return Named(row.id, "", None)
    return Named(row.id, about.name, about.since)


def _known(viewer: Viewer) -> "list[PublicKeyCredentialDescriptor]":
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

    rows = Passkey.objects.filter(person_id=viewer.person.id).values_list("credential_id", flat=True)
    return [PublicKeyCredentialDescriptor(id=bytes(each)) for each in rows]


def _challenge(viewer: Viewer, purpose: str) -> bytes:
    if viewer.session is None:
        raise SealError
    return viewer.session.challenge(purpose)


def _seal(viewer: Viewer, about: About) -> bytes:
    return viewer.keys.wrap_own(msgspec.msgpack.encode(about), PURPOSE)
