"""Sign in and out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attune.people import actions, entrance, factors, quick, sessions
from attune.people.forms import SignInForm
from attune.people.guards import safe_line
from attune.people.history import Kind
from attune.people.models import Server
from attune.people.throttle import Throttle, wait_in_words
from attune.people.viewer import Viewer

NOT_TOGETHER = gettext_lazy("That name and passphrase do not belong together. Check both and try again.")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@safe_line
def sign_in(request: HttpRequest) -> HttpResponse:
    """A name and a passphrase; the same words and time for an unknown name and a wrong passphrase."""
    if request.method == "GET":
        by_digits = "with" not in request.GET and quick.of(request, timezone.now().date())
        return redirect("people:unlock") if by_digits else sign_in_page(request)
    now = timezone.now()
    form = SignInForm(request.POST)
    if not form.is_valid():
        return sign_in_page(request, form, _("Both are needed: your name and your passphrase."))
    name = form.cleaned_data["username"]
    throttle = Throttle.of(name, sessions.address(request), sessions.known_device(request, name))
    seconds = throttle.admit(now)
    if seconds:
        return sign_in_page(request, form, wait_in_words(seconds), status=429)
    opened = actions.open_with_passphrase(username=name, passphrase=form.cleaned_data["passphrase"])
    if opened is None:
        entrance.note_failure(request, name=name, throttle=throttle, now=now)
        return sign_in_page(request, form, str(NOT_TOGETHER))
    throttle.clear()
    person, keys = opened
    try:
        if factors.has_any(person):
            response = redirect("people:give-second")
            entrance.wait_for_second(request, response, person=person, keys=keys, now=now)
        else:
            response = redirect("people:check-sign-in")
            entrance.come_in(request, response, person=person, keys=keys, now=now)
    except sessions.Stale:
        return sign_in_page(request, form, str(NOT_TOGETHER))
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@safe_line
def give_second(request: HttpRequest) -> HttpResponse:
    """After the passphrase: a passkey, a code, or the recovery code. Until then nobody is signed in."""
    now = timezone.now()
    viewer = sessions.find_waiting(request.COOKIES.get(sessions.COOKIE, ""), now)
    if viewer is None:
        return redirect("people:check-sign-in" if getattr(request, "viewer", None) else "people:sign-in")
    if request.method == "GET":
        return _second_page(request, viewer)
    person = viewer.person
    throttle = Throttle.of_second(person.id, sessions.known_device(request, person.username))
    seconds = throttle.admit(now)
    if seconds:
        return _second_page(request, viewer, wait_in_words(seconds), status=429)
    way = factors.check(viewer=viewer, request=request, now=now)
    if way is None:
        entrance.note_wrong(request, Kind.SECOND_FAILED, viewer=viewer, throttle=throttle, now=now)
        words = _("That did not fit. A code is good for half a minute, and once.")
        return _second_page(request, viewer, words)
    throttle.clear()
    response = redirect("people:check-sign-in")
    kind = Kind.SECOND_BY_CODE if way == factors.Way.RECOVERY else None
    try:
        entrance.come_in(request, response, person=person, keys=viewer.keys, now=now, kind=kind)
    except sessions.Stale:
        return redirect("people:sign-in")
    entrance.second_given(request, viewer, now)
    return response


@require_GET
def check_sign_in(request: HttpRequest) -> HttpResponse:
    """Where a sign-in lands: on to Today, or, when the cookie did not come back, why and how to mend it."""
    if getattr(request, "viewer", None):
        return redirect("today:see-today")
    return render(request, "people/cookie_missing.html", {"host": request.get_host()})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this sign-in: the row goes, and the browser is asked to forget."""
    sessions.end(request)
    response = redirect("account:see-front")
    sessions.forget(response, every_cookie=False)
    return response


def sign_in_page(
    request: HttpRequest, form: SignInForm | None = None, problem: str = "", status: int = 422
) -> HttpResponse:
    """The page that asks for name and passphrase."""
    context = {"form": form or SignInForm(), "problem": problem, "operator": Server.row().operator_name}
    return render(request, "people/sign_in.html", context, status=status if problem else 200)


def _second_page(request: HttpRequest, viewer: Viewer, problem: str = "", status: int = 422) -> HttpResponse:
    context = {"problem": problem, **factors.asked(viewer, request)}
    return render(request, "people/give_second.html", context, status=status if problem else 200)
