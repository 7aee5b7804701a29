"""Quick unlock: six digits that open this one browser's sign-in for up to thirty days after the last full one.

Opening takes the digits, the browser's half and the server's half together. Five tries are counted before any hashing.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse

from attune.core.sealing import DeviceHalf, PrivateKeys, SealError
from attune.people import overwriting
from attune.people.actions import floor
from attune.people.models import Person, QuickUnlock
from attune.people.sessions import UNLOCK_COOKIE
from attune.people.viewer import Viewer

COOKIE = UNLOCK_COOKIE
DAYS = 30
TRIES = 5
DIGITS = 6
HALF_LETTERS = 43
NAMED = "n"
DATES = (
    re.compile(r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d\d"),  # day, month, year
    re.compile(r"(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d\d"),  # month, day, year
    re.compile(r"\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"),  # year, month, day
    re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])|(0[1-9]|1[0-2])(19|20)\d\d"),  # a whole year and a month
)
ROW = "01234567890"


@dataclass(frozen=True)
class Quick:
    """A code that this browser can use. `named`: its person chose that the page shows their name."""

    half: DeviceHalf
    person: Person
    tries_left: int
    named: bool


def digits(typed: str) -> str:
    """The six digits of what was typed, or nothing."""
    found = "".join(letter for letter in typed if letter.isascii() and letter.isdigit())
    return found if len(found) == DIGITS else ""


def is_guessed(code: str) -> bool:
    """Whether somebody nearby would try this first: a row, a repetition, a date."""
    return (
        len(set(code)) < 3
        or code in ROW
        or code in ROW[::-1]
        or code[:3] == code[3:]
        or code[:2] == code[2:4] == code[4:]
        or all(code[at] == code[at + 1] for at in (0, 2, 4))
        or any(pattern.fullmatch(code) for pattern in DATES)
    )


def of(request: HttpRequest, today: date) -> Quick | None:
    """What this browser's cookie can open, or None: none set, used up, too old, taken away elsewhere."""
    value = request.COOKIES.get(COOKIE, "")
    half = DeviceHalf.from_cookie(value[:HALF_LETTERS]) if value else None
    row = half and _rows(today).select_related("person").filter(id=half.row_id).first()
    return Quick(half, row.person, row.tries_left, value[HALF_LETTERS:] == NAMED) if half and row else None


def set_code(
    response: HttpResponse, *, viewer: Viewer, code: str, named: bool, today: date, old: Quick | None
) -> None:
    """Let six digits open this browser. What it had before ends. Hashes before it writes."""
    half, person = DeviceHalf.new(), viewer.person
    server_half, sealed = half.seal(viewer.keys, code, person.id, person.argon2)
    if old:
        QuickUnlock.objects.filter(id=old.half.row_id).delete()
        overwriting.soon(QuickUnlock)
    QuickUnlock.objects.filter(gone_after__lt=today).delete()
    QuickUnlock.objects.create(
        id=half.row_id,
        person_id=person.id,
        server_half=server_half,
        sealed_keys=sealed,
        tries_left=TRIES,
        gone_after=today + timedelta(days=DAYS),
    )
    _give(response, half, named=named)


def open_with(quick: Quick, *, code: str, today: date) -> PrivateKeys | None:
    """The keys, or None for a wrong code. The try is taken before any hashing; the fifth wrong one deletes the row."""
    rows = _rows(today).filter(id=quick.half.row_id)
    if not rows.filter(tries_left__gt=0).update(tries_left=F("tries_left") - 1):
        rows.delete()
        return None
    row = rows.first()
    if row is None:
        return None
    quick.person.argon2.refuse_below(floor())
    try:
        keys = quick.half.open(
            bytes(row.sealed_keys), bytes(row.server_half), code, quick.person.id, quick.person.argon2
        )
    except SealError:
        if rows.filter(tries_left=0).delete()[0]:
            overwriting.soon(QuickUnlock)
        return None
    rows.update(tries_left=TRIES)
    return keys


def last_longer(request: HttpRequest, response: HttpResponse, *, person: Person, today: date) -> None:
    """After a full sign-in in this browser: thirty days begin anew, and the five tries."""
    quick = of(request, today)
    if quick and quick.person.id == person.id:
        rows = QuickUnlock.objects.filter(id=quick.half.row_id)
        rows.update(gone_after=today + timedelta(days=DAYS), tries_left=TRIES)
        _give(response, quick.half, named=quick.named)


def remove(request: HttpRequest, response: HttpResponse, *, viewer: Viewer) -> None:
    """Take away the code of this browser, if it is the viewer's."""
    value = request.COOKIES.get(COOKIE, "")
    half = DeviceHalf.from_cookie(value[:HALF_LETTERS]) if value else None
    if half:
        QuickUnlock.objects.filter(id=half.row_id, person_id=viewer.person.id).delete()
        overwriting.soon(QuickUnlock)
    response.delete_cookie(COOKIE, path="/", samesite="Strict")


def remove_all(*, viewer: Viewer) -> None:
    """Take away the codes of all the viewer's browsers."""
    QuickUnlock.objects.filter(person_id=viewer.person.id).delete()
    overwriting.soon(QuickUnlock)


def count(viewer: Viewer, today: date) -> int:
    """On how many browsers six digits open."""
    return _rows(today).filter(person_id=viewer.person.id).count()


def _rows(today: date) -> QuerySet[QuickUnlock]:
    return QuickUnlock.objects.filter(gone_after__gte=today)


def _give(response: HttpResponse, half: DeviceHalf, *, named: bool) -> None:
    response.set_cookie(
        COOKIE,
        half.to_cookie() + (NAMED if named else ""),
        max_age=DAYS * 86_400,
        path="/",
        secure=True,
        httponly=True,
        samesite="Strict",
    )
