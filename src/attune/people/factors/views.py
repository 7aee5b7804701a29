"""Add and take away second factors. Each step asks for the passphrase first, and for a factor that is there already."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from attune.people import entrance, sessions
from attune.people.dates import day_in_words
from attune.people.factors import passkeys, totp
from attune.people.guards import SignedInRequest, signed_in
from attune.people.history import Kind
from attune.people.models import Totp
from attune.people.proving import proved

NAME_LONGEST = 60


@require_GET
@signed_in
def see_factors(request: SignedInRequest) -> HttpResponse:
    """What a second factor does, and which there are."""
    viewer, today = request.viewer, request.viewer.day(timezone.now())
    keys = [(one, day_in_words(one.since, today) if one.since else "") for one in passkeys.listed(viewer)]
    context = {
        "has_code": Totp.objects.filter(person_id=viewer.person.id).exists(),
        "passkeys": keys,
        "site": passkeys.Site.of(request),
        "may_add": viewer.person.recovery_verifier is not None,
    }
    return render(request, "people/factors/see.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
@proved
def add_app(request: SignedInRequest) -> HttpResponse:
    """A secret for an authenticator app, as a picture and as text; it counts once a code shows that it arrived."""
    viewer, problem = request.viewer, ""
    if viewer.person.recovery_verifier is None:
        return redirect("people:see-factors")
    secret = totp.offered(viewer, request.POST.get("offered", "")) if request.method == "POST" else None
    if secret and totp.add(
        viewer=viewer, secret=secret, code=request.POST.get("code", ""), now=timezone.now()
    ):
        entrance.note(request, Kind.FACTOR_ADDED, timezone.now())
        return redirect("people:see-factors")
    if request.method == "POST":
        problem = _(
            "That code does not fit. The next one comes in half a minute; is the other device's clock right?"
        )
    if secret:
        offered = request.POST["offered"]
    else:
        secret, offered = totp.offer(viewer)
    context = {
        "picture": mark_safe(totp.picture(secret, viewer.person.username)),  # noqa: S308 (drawn here, of modules)
        "secret": totp.in_groups(secret),
        "offered": offered,
        "problem": problem,
        "replaces": Totp.objects.filter(person_id=viewer.person.id).exists(),
    }
    return render(request, "people/factors/add_app.html", context, status=422 if problem else 200)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
@proved
def add_passkey(request: SignedInRequest) -> HttpResponse:
    """Let the browser make a passkey, with a name that only its person reads."""
    viewer, site, problem = request.viewer, passkeys.Site.of(request), ""
    if viewer.person.recovery_verifier is None:
        return redirect("people:see-factors")
    name = request.POST.get("name", "").strip()[:NAME_LONGEST]
    if request.method == "POST":
        today = viewer.day(timezone.now())
        named, signed = name or _("A passkey"), request.POST.get("passkey", "")
        if passkeys.add(viewer=viewer, site=site, credential=signed, name=named, today=today):
            entrance.note(request, Kind.FACTOR_ADDED, timezone.now())
            return redirect("people:see-factors")
        problem = _(
            "That did not become a passkey. It may have taken too long, or be here already. Try once more."
        )
    options = passkeys.offers(viewer, site) if site.works else ""
    context = {"site": site, "options": options, "problem": problem, "name": name}
    return render(request, "people/factors/add_passkey.html", context, status=422 if problem else 200)


@require_http_methods(["GET", "POST"])
@signed_in
@proved
def remove_app(request: SignedInRequest) -> HttpResponse:
    """Take the app's codes away, after one question."""
    if not Totp.objects.filter(person_id=request.viewer.person.id).exists():
        return redirect("people:see-factors")
    if request.method == "GET":
        return render(request, "people/factors/remove.html", {"name": _("the codes of your app")})
    totp.remove(viewer=request.viewer)
    return _removed(request)


@require_http_methods(["GET", "POST"])
@signed_in
@proved
def remove_passkey(request: SignedInRequest, number: int) -> HttpResponse:
    """Take one passkey away, after one question."""
    named = next((one for one in passkeys.listed(request.viewer) if one.id == number), None)
    if named is None:
        raise Http404
    if request.method == "GET":
        return render(request, "people/factors/remove.html", {"name": named.name or _("this passkey")})
    passkeys.remove(viewer=request.viewer, number=number)
    return _removed(request)


def _removed(request: SignedInRequest) -> HttpResponse:
    response = redirect("people:see-factors")
    entrance.note(request, Kind.FACTOR_REMOVED, timezone.now())
    if request.POST.get("everywhere"):
        sessions.end_others(viewer=request.viewer)
        sessions.mark_device(request, response, request.viewer.person)
        entrance.note(request, Kind.ENDED_OTHERS, timezone.now())
    return response
