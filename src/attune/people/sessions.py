"""Begin, find and end sign-ins: one `__Host-` cookie, one row."""

from dataclasses import replace
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from attune.core.sealing import (
    Opened,
    OwnSpace,
    PrivateKeys,
    SealError,
    SessionToken,
    hash_token,
    new_token,
    open_session,
    seal_session,
)
from attune.people import overwriting, preferences
from attune.people.models import Device, Person, QuickUnlock, Session
from attune.people.viewer import Viewer

# What a page does not need of a person: keys that are used at sign-in and when a key is given.
UNREAD = (
    "person__receive_key",
    "person__verify_key",
    "person__wrapped_keys",
    "person__verifier",
    "person__recovery_wrapped_keys",
    "sealed_about",
)
COOKIE = "__Host-attune"
DEVICE_COOKIE = "__Host-attune-device"
UNLOCK_COOKIE = "__Host-attune-unlock"
LASTS = timedelta(hours=12)
FRESH = timedelta(minutes=10)
TOUCHED_EVERY = timedelta(minutes=1)
ABOUT = "sign-in"
DEVICE_LASTS = timedelta(days=400)
CLEAR = '"cache", "storage"'
EVERYTHING = '"cache", "cookies", "storage"'


class Stale(Exception):
    """The passphrase that was proved is no longer the one that stands."""


def begin(
    *,
    person: Person,
    keys: PrivateKeys,
    now: datetime,
    about: bytes = b"",
    waits: bool = False,
    proved: bool = True,
) -> SessionToken:
    """Store a sign-in of `person` and return the token that its cookie will hold.

    `about` (browser, network, time) is sealed for the person alone. `waits`: a second factor is still to come; nobody
    is signed in until another sign-in, without `waits`, takes its place. `proved` is False for one without the
    passphrase (quick unlock).
    Stale when the passphrase was changed while this one was being checked.
    """
    token, ends = SessionToken.new(), now + LASTS
    moment = int(now.timestamp())
    opened = Opened(
        expires=int(ends.timestamp()),
        keys=keys,
        proved=moment if proved else 0,
        seen=moment,
        idle=preferences.of(person, keys).idle_minutes * 60,
        waits=waits,
    )
    sealed = seal_session(token, opened, person.id.bytes)
    with transaction.atomic():
        # Held until this is written: a change of the passphrase ends this sign-in too, or comes first and is seen.
        still = Person.objects.select_for_update().filter(id=person.id, verifier=bytes(person.verifier))
        if still.values_list("id", flat=True).first() is None:
            raise Stale
        Session.objects.filter(gone_after__lt=now.date()).delete()
        Session.objects.create(
            id=token.row_id,
            person=person,
            sealed_keys=sealed,
            sealed_about=keys.wrap_own(about, ABOUT) if about else b"",
            gone_after=ends.date(),
        )
    return token


def find(cookie: str, now: datetime) -> Viewer | None:
    """The viewer whose cookie this is, or None: unknown, run out, left alone too long, or a row that was changed."""
    viewer = _open(cookie, now)
    return viewer if viewer and viewer.opened and not viewer.opened.waits else None


def find_waiting(cookie: str, now: datetime) -> Viewer | None:
    """Who has given the passphrase in the last ten minutes and owes a second factor. Not signed in: opens no page."""
    viewer = _open(cookie, now)
    return viewer if viewer and viewer.opened and viewer.opened.waits and is_fresh(viewer, now) else None


def _open(cookie: str, now: datetime) -> Viewer | None:
    token = SessionToken.from_cookie(cookie)
    row = token and Session.objects.select_related("person").defer(*UNREAD).filter(id=token.row_id).first()
    if not token or not row:
        return None
    try:
        opened = open_session(token, bytes(row.sealed_keys), row.person_id.bytes)
    except SealError:
        return None
    moment = int(now.timestamp())
    if moment >= opened.expires or opened.locked(moment):
        row.delete()  # its keys are gone with it
        return None
    return Viewer(person=row.person, keys=opened.keys, session=token, opened=opened)


def is_fresh(viewer: Viewer, now: datetime) -> bool:
    """Whether the passphrase was typed in the last ten minutes, so that it need not be asked again."""
    return viewer.proved is not None and viewer.proved > now - FRESH


def prove(*, viewer: Viewer, now: datetime) -> None:
    """The passphrase was given again just now."""
    _reseal(viewer, proved=int(now.timestamp()))


def renew(*, viewer: Viewer, now: datetime) -> SessionToken:
    """The passphrase was given again: the same sign-in under a new token; the old one opens nothing any more.

    Stale when it has ended meanwhile.
    """
    old, token, moment = viewer.session, SessionToken.new(), int(now.timestamp())
    with transaction.atomic():
        row = old and Session.objects.select_for_update().filter(id=old.row_id).first()
        if not old or not row:
            raise Stale
        opened = open_session(old, bytes(row.sealed_keys), viewer.person.id.bytes)
        sealed = seal_session(token, replace(opened, proved=moment, seen=moment), viewer.person.id.bytes)
        Session.objects.create(
            id=token.row_id,
            person=viewer.person,
            sealed_keys=sealed,
            sealed_about=row.sealed_about,
            gone_after=row.gone_after,
        )
        row.delete()
    return token


def touch(*, viewer: Viewer, now: datetime) -> None:
    """This sign-in is in use: its idle time begins anew. Written at most once a minute, inside the seal."""
    moment = int(now.timestamp())
    if viewer.opened and moment - viewer.opened.seen >= TOUCHED_EVERY.total_seconds():
        _reseal(viewer, seen=moment)


def set_idle(*, viewer: Viewer, minutes: int) -> None:
    """After how many minutes without use this sign-in is locked (0: not before it ends)."""
    _reseal(viewer, idle=minutes * 60)


def remember_own_space(*, viewer: Viewer, own: OwnSpace | None) -> None:
    """Seal the key of the viewer's own space into this sign-in, so that its next page need not open it anew."""
    _reseal(viewer, own=own)


def _reseal(viewer: Viewer, **changed: Any) -> None:
    """Change what the sign-in holds, from what it holds in the database now: two requests do not undo each other."""
    if viewer.session is None:
        return
    with transaction.atomic():
        row = Session.objects.select_for_update().filter(id=viewer.session.row_id).only("sealed_keys").first()
        if row is None:
            return
        opened = open_session(viewer.session, bytes(row.sealed_keys), viewer.person.id.bytes)
        sealed = seal_session(viewer.session, replace(opened, **changed), viewer.person.id.bytes)
        Session.objects.filter(id=viewer.session.row_id).update(sealed_keys=sealed)


def end(request: HttpRequest) -> None:
    """Delete the row of this request's sign-in; its keys are gone with it."""
    token = SessionToken.from_cookie(request.COOKIES.get(COOKIE, ""))
    if token:
        Session.objects.filter(id=token.row_id).delete()
    request.viewer = None  # type: ignore[attr-defined]


def end_others(*, viewer: Viewer) -> None:
    """End every other sign-in of this person and forget their devices: the passphrase was changed or replaced."""
    Device.objects.filter(person=viewer.person).delete()
    QuickUnlock.objects.filter(person=viewer.person).delete()
    Session.objects.filter(person=viewer.person).exclude(
        id=viewer.session.row_id if viewer.session else b""
    ).delete()
    overwriting.soon(QuickUnlock, Session)  # another device still has the half that fits


def set_cookie(response: HttpResponse, token: SessionToken) -> None:
    """Give the browser its half. It goes when the browser closes, and 12 hours after sign-in in any case."""
    _cookie(response, COOKIE, token.to_cookie())


def mark_device(request: HttpRequest, response: HttpResponse, person: Person) -> bool:
    """Remember that this browser signed in as `person` (a random mark; no fingerprint). Whether it had before."""
    if known_device(request, person.username):
        return True
    mark = new_token()
    Device.objects.create(id=hash_token(mark), person=person)
    _cookie(response, DEVICE_COOKIE, mark, int(DEVICE_LASTS.total_seconds()))
    return False


def known_device(request: HttpRequest, username: str) -> bytes | None:
    """The id of this browser's mark when it belongs to `username`, else None."""
    mark = request.COOKIES.get(DEVICE_COOKIE, "")
    if not mark:
        return None
    row = Device.objects.filter(id=hash_token(mark), person__username=username).first()
    return bytes(row.id) if row else None


def forget(response: HttpResponse, *, every_cookie: bool) -> None:
    """Ask the browser to drop cache, storage and the sign-in; on leaving also every other cookie.

    Signing out keeps the device's mark: without it a stranger's failures would slow the next sign-in here.
    """
    response["Clear-Site-Data"] = EVERYTHING if every_cookie else CLEAR
    ours = (COOKIE, settings.CSRF_COOKIE_NAME)
    for name in (*ours, DEVICE_COOKIE, UNLOCK_COOKIE) if every_cookie else ours:
        response.delete_cookie(name, path="/", samesite="Strict")
    patch_vary_headers(response, ["Cookie"])


def _cookie(response: HttpResponse, name: str, value: str, max_age: int | None = None) -> None:
    response.set_cookie(name, value, max_age=max_age, path="/", secure=True, httponly=True, samesite="Strict")


def address(request: HttpRequest) -> str:
    """The network address that asks; the proxy's word for it only where the operator set ATTUNE_PROXY."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    told = forwarded.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")
    try:
        found = ip_address(told)
    except ValueError:
        return "unknown"
    # One household holds a whole /64 of IPv6 addresses.
    return str(ip_network((found, 64), strict=False) if found.version == 6 else found)
