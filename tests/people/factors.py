"""How tests set second factors, and sign in with them."""

import html
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp
from django.test import Client
from django.urls import reverse

from attune.people import actions, sessions
from attune.people.factors import passkeys, totp
from attune.people.viewer import Viewer
from tests.conftest import PASSPHRASE, SignedIn
from tests.people.authenticator import Authenticator

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SITE = passkeys.Site("localhost", "http://localhost")
SECOND = reverse("people:give-second")


def code(now: datetime, *, later: int = 0) -> str:
    """The app's code at this moment, or some steps from it."""
    return pyotp.TOTP(SECRET).at(now, counter_offset=later)


def set_app(someone: SignedIn, now: datetime) -> None:
    """An authenticator app, confirmed two minutes ago."""
    then = datetime.fromtimestamp(now.timestamp() - 120, UTC)
    assert totp.add(viewer=someone.viewer, secret=SECRET, code=code(then), now=then)


def set_passkey(someone: SignedIn, made: Authenticator, now: datetime, name: str = "Blue key") -> None:
    """A passkey of this authenticator."""
    viewer = here(someone.client, now)
    signed = made.create(passkeys.offers(viewer, SITE))
    assert passkeys.add(viewer=viewer, site=SITE, credential=signed, name=name, today=now.date())


def here(client: Client, now: datetime) -> Viewer:
    """Who is signed in in this browser."""
    viewer = sessions.find(client.cookies[sessions.COOKIE].value, now)
    assert viewer
    return viewer


def not_lately(someone: SignedIn, now: datetime) -> None:
    """The passphrase of this browser's sign-in was given more than ten minutes ago."""
    token = sessions.begin(person=someone.person, keys=someone.viewer.keys, now=now - timedelta(minutes=11))
    someone.client.cookies[sessions.COOKIE] = token.to_cookie()


def recovery_code(someone: SignedIn) -> str:
    """A recovery code, made."""
    return actions.make_recovery_code(viewer=someone.viewer)


def half_way(client: Client, username: str = "alice") -> Any:
    """The passphrase given; a second factor is owed."""
    answer = client.post(reverse("people:sign-in"), {"username": username, "passphrase": PASSPHRASE})
    assert answer["Location"] == SECOND
    return client.get(SECOND)


def options(page: Any) -> str:
    """What a page asks a passkey to sign."""
    found = re.search(r'data-options="([^"]*)"', page.text)
    assert found, page.text
    return html.unescape(found.group(1))
