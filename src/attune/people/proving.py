"""Asked again before a door is opened: the passphrase, and a second factor where one is set.

A device that is left open, or the six digits of quick unlock, open pages; they do not open doors.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, cast
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from attune.people import actions, entrance, factors, sessions
from attune.people.guards import SignedInRequest, by_script, safe_line, signed_in
from attune.people.history import Kind
from attune.people.onward import onward
from attune.people.throttle import Throttle, wait_in_words

NOT_FITTING = gettext_lazy(
    "The passphrase is right; the second factor did not fit. A code is good for half a minute, and once."
)

type View[**P] = Callable[Concatenate[SignedInRequest, P], HttpResponse]


def proved[**P](view: View[P]) -> View[P]:
    """Behind `signed_in`: let through who proved themselves in the last ten minutes; ask the others, then come back.

    For pages that answer GET. What was posted is not posted again: after the question the page is shown anew.
    """
    return _guard(view, "")


def proved_for[**P](back: str) -> Callable[[View[P]], View[P]]:
    """The same for an address that only takes POST: after the question one comes to the page named `back`."""

    def decorate(view: View[P]) -> View[P]:
        return _guard(view, back)

    return decorate


def _guard[**P](view: View[P], back: str) -> View[P]:
    @wraps(view)
    def guarded(request: SignedInRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if sessions.is_fresh(request.viewer, timezone.now()):
            return view(request, *args, **kwargs)
        if by_script(request):
            return HttpResponse(status=403)
        return asks(reverse(back) if back else request.path)

    return cast("View[P]", guarded)


def asks(goes: str) -> HttpResponse:
    """To the question, and from there on to `goes`."""
    return redirect(f"{reverse('people:prove')}?{urlencode({'next': goes})}")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@safe_line
@signed_in
def prove(request: SignedInRequest) -> HttpResponse:
    """Ask for the passphrase, and a second factor if there is one; then on to where one was going."""
    now, goes = timezone.now(), onward(request) or reverse("account:see-account")
    if request.method == "GET":
        return redirect(goes) if sessions.is_fresh(request.viewer, now) else _page(request, goes)
    found = problem(request, now)
    if found:
        return _page(request, goes, found)
    try:
        token = sessions.renew(viewer=request.viewer, now=now)
    except sessions.Stale:
        return redirect("people:sign-in")
    response = redirect(goes)
    sessions.set_cookie(response, token)
    return response


def problem(request: SignedInRequest, now: datetime) -> str:
    """What is wrong with the passphrase (`current`) and the second factor of this form, in words; empty for nothing.

    Tried no faster than at sign-in, and noted as there: somebody may have an open device and try what opens more.
    """
    viewer, name = request.viewer, request.viewer.person.username
    throttle = Throttle.of(name, sessions.address(request), sessions.known_device(request, name))
    seconds = throttle.admit(now)
    if seconds:
        return wait_in_words(seconds)
    if not actions.check_passphrase(viewer=viewer, passphrase=request.POST.get("current", "")):
        entrance.note_failure(request, name=name, throttle=throttle, now=now)
        return _("That is not the passphrase you have now. Check it and try again.")
    if factors.has_any(viewer.person):
        second = Throttle.of_second(viewer.person.id, sessions.known_device(request, name))
        seconds = second.admit(now)
        if seconds:
            return wait_in_words(seconds)
        if not factors.check(viewer=viewer, request=request, now=now):
            entrance.note_wrong(request, Kind.SECOND_FAILED, viewer=viewer, throttle=second, now=now)
            return str(NOT_FITTING)
        second.clear()
    throttle.clear()
    return ""


def _page(request: SignedInRequest, goes: str, found: str = "") -> HttpResponse:
    context = {"goes": goes, "problem": found, **factors.asked(request.viewer, request)}
    return render(request, "people/prove.html", context, status=422 if found else 200)
