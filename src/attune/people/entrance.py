"""The last step of each way in, and what is noted when a try fails."""

from datetime import datetime
from functools import partial

from django.http import HttpRequest, HttpResponse

from attune.core.sealing import PrivateKeys
from attune.people import history, sessions
from attune.people import quick as unlock
from attune.people.about import about
from attune.people.guards import SignedInRequest
from attune.people.history import Kind
from attune.people.models import Person
from attune.people.throttle import Throttle
from attune.people.viewer import Viewer

EACH_UP_TO, THEN_EACH = 5, 25


def come_in(
    request: HttpRequest,
    response: HttpResponse,
    *,
    person: Person,
    keys: PrivateKeys,
    now: datetime,
    kind: Kind | None = None,
    quick: bool = False,
) -> None:
    """A fresh sign-in for this browser, under a new token; the one it had ends. `kind`: how it is noted.

    `quick`: by the code of this device, without the passphrase. sessions.Stale when the passphrase was changed
    meanwhile.
    """
    told = about(request, now, quick=quick)
    token = sessions.begin(person=person, keys=keys, now=now, about=told.pack(), proved=not quick)
    sessions.end(request)
    sessions.set_cookie(response, token)
    if not quick:
        unlock.last_longer(request, response, person=person, today=now.date())
    known = sessions.mark_device(request, response, person)
    usual = Kind.SIGNED_IN if known else Kind.NEW_BROWSER
    viewer = Viewer(person=person, keys=keys, session=token)
    history.note_line(person=person, kind=kind or usual, about=told, viewer=viewer)


def wait_for_second(
    request: HttpRequest, response: HttpResponse, *, person: Person, keys: PrivateKeys, now: datetime
) -> None:
    """The passphrase was right and a second factor is owed: nobody is signed in yet. sessions.Stale as above."""
    told = about(request, now, waits=True)
    token = sessions.begin(person=person, keys=keys, now=now, about=told.pack(), waits=True)
    sessions.end(request)
    sessions.set_cookie(response, token)
    note_owed(request, Viewer(person=person, keys=keys, session=token), now)


def note_owed(request: HttpRequest, viewer: Viewer, now: datetime) -> None:
    """The passphrase was right: somebody knows it. That the second factor was not given stands until it is."""
    told = about(request, now, waits=True)
    history.note_line(person=viewer.person, kind=Kind.SECOND_OWED, about=told, viewer=viewer)


def second_given(request: HttpRequest, viewer: Viewer, now: datetime) -> None:
    """It came: the line that says that it did not is taken off."""
    history.was_given(viewer=viewer, about=about(request, now))


def note(request: SignedInRequest, kind: Kind, now: datetime) -> None:
    """Note what a signed-in person did, in their history."""
    viewer = request.viewer
    history.note_line(person=viewer.person, kind=kind, about=about(request, now), viewer=viewer)


def note_failure(request: HttpRequest, *, name: str, throttle: Throttle, now: datetime) -> None:
    """A failed try with this name, for its person to see; the same work where there is no such person.

    Of many tries in a row only some are noted, so that nobody can push older lines out with them.
    """
    times = throttle.failures()
    if not _is_noted(times):
        return
    person, told = Person.objects.filter(username=name).first(), about(request, now)
    history.note_try(person=person, about=told, times=times, instead=partial(throttle.write_again, now))


def note_wrong(
    request: HttpRequest, kind: Kind, *, viewer: Viewer, throttle: Throttle, now: datetime
) -> None:
    """The passphrase was right, and what was asked for besides was not. Of many only some are noted, as above."""
    times = throttle.failures()
    if _is_noted(times):
        told = about(request, now)
        history.note_line(person=viewer.person, kind=kind, about=told, times=times, viewer=viewer)
        if viewer.opened and viewer.opened.waits:
            history.was_given(viewer=viewer, about=told)


def _is_noted(times: int) -> bool:
    return times <= EACH_UP_TO or times % THEN_EACH == 0
