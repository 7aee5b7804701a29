"""Lock at once, open again by six digits or the passphrase, and how soon a sign-in locks by itself."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attune.core.sealing import PrivateKeys
from attune.people import actions, entrance, factors, history, quick, sessions
from attune.people.about import about
from attune.people.guards import SignedInRequest, by_script, safe_line, signed_in
from attune.people.history import Kind
from attune.people.models import Person
from attune.people.quick import Quick
from attune.people.throttle import Throttle, wait_in_words
from attune.people.viewer import Viewer
from attune.people.views import sign_in_page

UNKNOWN = " "  # no name that anybody can have: spaces around a name are taken off


@require_POST
def lock_now(request: HttpRequest) -> HttpResponse:
    """End this sign-in. By a script the page stays, covered; otherwise one comes to where it is opened again."""
    sessions.end(request)
    response = HttpResponse(status=204) if by_script(request) else redirect("people:unlock")
    # The token of forms stays: other windows are opened in place with it.
    response.delete_cookie(sessions.COOKIE, path="/", samesite="Strict")
    return response


@require_POST
@signed_in
def stay_open(_request: SignedInRequest) -> HttpResponse:
    """Somebody types or reads on a page that asks nothing of the server: that is use as well."""
    return HttpResponse(status=204)


@require_GET
def see_lock(request: HttpRequest) -> HttpResponse:
    """For a covered page: whose sign-in this browser holds now (`X-For`), if any. To ask is no use of it."""
    viewer = getattr(request, "viewer", None)
    return HttpResponse(status=204, headers={"X-For": str(viewer.person.id) if viewer else ""})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@safe_line
def unlock(request: HttpRequest) -> HttpResponse:
    """Six digits instead of the passphrase, where this browser has them."""
    now = timezone.now()
    found = quick.of(request, now.date())
    if found is None or getattr(request, "viewer", None):
        return redirect("people:check-sign-in" if getattr(request, "viewer", None) else "people:sign-in")
    if request.method == "GET":
        return _page(request, found)
    code = quick.digits(request.POST.get("code", ""))
    if not code:
        return _page(request, found, _("Six digits, please."))
    keys = quick.open_with(found, code=code, today=now.date())
    if keys is None:
        left = _after_failure(request, found, now)
        if left:
            return _page(request, left, _left_in_words(left.tries_left))
        return sign_in_page(request, problem=_("Five times wrong. Now only the passphrase opens."))
    response = redirect("people:check-sign-in")
    return response if _come_in(request, response, found.person, keys, now) else redirect("people:sign-in")


@sensitive_post_parameters()
@require_POST
@safe_line
def unlock_here(request: HttpRequest) -> JsonResponse:
    """For a covered page, by a script: {state, words}. `for` is whose page it is; nobody else opens it.

    States: `open`; `wrong`; `passphrase` (six digits no longer open); `second` (sign in in another window).
    """
    now = timezone.now()
    found = quick.of(request, now.date())
    try:
        person_id = UUID(request.POST.get("for", ""))
    except ValueError:
        return _say("passphrase", _("Sign in in another window, then come back to this one."), 422)
    if "code" in request.POST:
        return _by_code(request, found if found and found.person.id == person_id else None, now)
    return _by_passphrase(request, Person.objects.filter(id=person_id).first(), now)


def _by_code(request: HttpRequest, found: Quick | None, now: datetime) -> JsonResponse:
    if found is None:
        return _say("passphrase", _("Six digits no longer open this. Your passphrase does."), 422)
    code = quick.digits(request.POST["code"])
    if not code:
        return _say("wrong", _("Six digits, please."), 422)
    keys = quick.open_with(found, code=code, today=now.date())
    if keys is None:
        left = _after_failure(request, found, now)
        if left is None:
            return _say("passphrase", _("Five times wrong. Now only the passphrase opens."), 422)
        return _say("wrong", _left_in_words(left.tries_left), 422)
    response = _say("open", "")
    if not _come_in(request, response, found.person, keys, now):
        return _say("passphrase", _("The passphrase was changed meanwhile. The new one opens this."), 422)
    return response


def _by_passphrase(request: HttpRequest, person: Person | None, now: datetime) -> JsonResponse:
    name = person.username if person else UNKNOWN
    throttle = Throttle.of(name, sessions.address(request), sessions.known_device(request, name))
    seconds = throttle.admit(now)
    if seconds:
        return _say("wrong", wait_in_words(seconds), 429)
    opened = actions.open_with_passphrase(username=name, passphrase=request.POST.get("current", ""))
    if opened is None:
        entrance.note_failure(request, name=name, throttle=throttle, now=now)
        return _say("wrong", _("That is not the passphrase. Check it and try again."), 422)
    throttle.clear()
    if factors.has_any(opened[0]):
        entrance.note_owed(request, Viewer(person=opened[0], keys=opened[1]), now)
        words = _(
            "The passphrase is right. Give your second factor in another window, then come back to this one."
        )
        return _say("second", words, 422)
    response = _say("open", "")
    try:
        entrance.come_in(request, response, person=opened[0], keys=opened[1], now=now)
    except sessions.Stale:
        return _say("wrong", _("That is not the passphrase. Check it and try again."), 422)
    return response


def _come_in(
    request: HttpRequest, response: HttpResponse, person: Person, keys: PrivateKeys, now: datetime
) -> bool:
    try:
        entrance.come_in(
            request, response, person=person, keys=keys, now=now, kind=Kind.QUICK_USED, quick=True
        )
    except sessions.Stale:
        return False
    return True


def _after_failure(request: HttpRequest, found: Quick, now: datetime) -> Quick | None:
    """What is left of the code after a wrong try. None, and noted for its person, when that was the last."""
    left = quick.of(request, now.date())
    if left is None:
        history.note_line(person=found.person, kind=Kind.QUICK_FAILED, about=about(request, now))
    return left


def _left_in_words(left: int) -> str:
    words = ngettext(
        "That was not it. One more try, then only the passphrase opens.",
        "That was not it. %(left)s more tries, then only the passphrase opens.",
        left,
    )
    return words % {"left": left}


def _say(state: str, words: str, status: int = 200) -> JsonResponse:
    return JsonResponse({"state": state, "words": words}, status=status)


def _page(request: HttpRequest, found: Quick, problem: str = "") -> HttpResponse:
    context = {"name": found.person.username if found.named else "", "problem": problem}
    return render(request, "people/unlock.html", context, status=422 if problem else 200)
