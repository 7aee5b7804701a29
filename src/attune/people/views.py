"""Sign in and out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attune.people import actions, sessions
from attune.people.forms import SignInForm
from attune.people.guards import safe_line
from attune.people.models import Server
from attune.people.throttle import Throttle


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@safe_line
def sign_in(request: HttpRequest) -> HttpResponse:
    """A name and a passphrase; the same words and time for an unknown name and a wrong passphrase."""
    if request.method == "GET":
        return _page(request, SignInForm())
    now = timezone.now()
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _page(request, form, _("Both are needed: your name and your passphrase."))
    name = form.cleaned_data["username"]
    throttle = Throttle.of(name, sessions.address(request), sessions.known_device(request, name))
    seconds = throttle.admit(now)
    if seconds:
        words = ngettext(
            "That was tried a few times. Please wait one second, then try again.",
            "That was tried a few times. Please wait %(seconds)s seconds, then try again.",
            seconds,
        )
        return _page(request, form, words % {"seconds": seconds}, status=429)
    opened = actions.open_with_passphrase(username=name, passphrase=form.cleaned_data["passphrase"])
    if opened is None:
        return _page(
            request, form, _("That name and passphrase do not belong together. Check both and try again.")
        )
    throttle.clear()
    person, keys = opened
    try:
        token = sessions.begin(person=person, keys=keys, now=now)
    except sessions.Stale:
        return _page(
            request, form, _("That name and passphrase do not belong together. Check both and try again.")
        )
    sessions.end(request)
    response = redirect("people:check-sign-in")
    sessions.set_cookie(response, token)
    sessions.mark_device(request, response, person)
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


def _page(request: HttpRequest, form: SignInForm, problem: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "problem": problem, "operator": Server.row().operator_name}
    return render(
        request, "people/sign_in.html", context, status=422 if problem and status == 200 else status
    )
