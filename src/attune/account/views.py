"""The front, recovery, the account page, and the words about who can read what."""

from datetime import timedelta
from typing import Any
from zoneinfo import available_timezones

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attune.account import actions, passphrases
from attune.account.forms import ChangePassphraseForm, RecoverForm, TimeZoneForm
from attune.people import actions as people
from attune.people import entrance, factors, history, proving, sessions
from attune.people.guards import SignedInRequest, safe_line, signed_in
from attune.people.history import Kind
from attune.people.models import Person, Server
from attune.people.proving import proved
from attune.people.throttle import Throttle
from attune.people.viewer import Viewer


@require_GET
def see_front(request: HttpRequest) -> HttpResponse:
    """The way in: what this is, three minutes to try, sign in. A signed-in person goes on to Today."""
    if getattr(request, "viewer", None):
        return redirect("today:see-today")
    context = {"operator": Server.row().operator_name, "anyone_here": Person.objects.exists()}
    return render(request, "account/front.html", context)


@require_GET
def see_about(request: HttpRequest) -> HttpResponse:
    """What this is and is not, who runs it, and who could read what."""
    return render(request, "account/about.html", {"operator": Server.row().operator_name})


@sensitive_post_parameters()
@require_POST
def meter_passphrase(request: HttpRequest) -> JsonResponse:
    """How strong the typed passphrase is: {score, words}. Nothing is kept."""
    judged = passphrases.strength(request.POST.get("passphrase", ""), request.POST.get("username", "")[:64])
    return JsonResponse({"score": judged.score, "words": judged.words})


@require_POST
def suggest_passphrase(request: HttpRequest) -> JsonResponse:
    """Four random words: {passphrase}."""
    return JsonResponse({"passphrase": passphrases.suggest()})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@safe_line
def recover(request: HttpRequest) -> HttpResponse:
    """A forgotten passphrase: the recovery code opens the keys, a new passphrase locks them again."""
    form = RecoverForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _recover_page(request, form, status=200 if request.method == "GET" else 422)
    # By address alone: nobody guesses 128 bits, and a stranger who tries must not shut this door for the owner.
    throttle = Throttle.of_address(sessions.address(request))
    seconds = throttle.admit(timezone.now())
    if seconds:
        words = ngettext(
            "Please wait one second, then try again.", "Please wait %(s)s seconds, then try again.", seconds
        )
        return _recover_page(request, form, words % {"s": seconds}, status=429)
    name = form.cleaned_data["username"]
    viewer = actions.recover(
        username=name, code=form.cleaned_data["code"], passphrase=form.cleaned_data["passphrase"]
    )
    if viewer is None:
        problem = _("That name and recovery code do not belong together. Check both and try again.")
        return _recover_page(request, form, problem, status=422)
    throttle.clear()
    return _signed_in(request, viewer, "account:see-account", Kind.RECOVERY_USED)


@require_GET
@signed_in
def see_account(request: SignedInRequest) -> HttpResponse:
    """Everything about the account on one page."""
    return _account_page(request)


@require_POST
@signed_in
def change_time_zone(request: SignedInRequest) -> HttpResponse:
    """Where this person's day ends."""
    form = TimeZoneForm(request.POST)
    if not form.is_valid():
        return _account_page(request, zone_form=form, status=422)
    actions.set_time_zone(viewer=request.viewer, time_zone=form.cleaned_data["time_zone"])
    return redirect("account:see-account")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def change_passphrase(request: SignedInRequest) -> HttpResponse:
    """The present passphrase, then a new one. Every other sign-in ends; no record is touched."""
    viewer = request.viewer
    form = ChangePassphraseForm(request.POST or None, username=viewer.person.username)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            found = proving.problem(request, timezone.now())
            if not found:
                people.change_passphrase(viewer=viewer, passphrase=form.cleaned_data["passphrase"])
                return _signed_in(request, viewer, "account:see-account", Kind.PASSPHRASE_CHANGED)
            form.add_error("current", found)
    context = {"form": form, **factors.asked(viewer, request)}
    return render(request, "account/change_passphrase.html", context, status=status)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
@proved
def make_recovery_code(request: SignedInRequest) -> HttpResponse:
    """Ask first; then show a new code, once."""
    person = request.viewer.person
    if request.method == "POST":
        code = people.make_recovery_code(viewer=request.viewer)
        entrance.note(request, Kind.RECOVERY_MADE, timezone.now())
        return render(request, "account/recovery_code.html", {"code": code})
    context = {
        "replaces": person.recovery_verifier is not None,
        "asked": person.recovery_asked_from is not None,
    }
    return render(request, "account/make_recovery_code.html", context)


@require_POST
@signed_in
def put_off_recovery_code(request: SignedInRequest) -> HttpResponse:
    """Tomorrow, then."""
    viewer = request.viewer
    until = viewer.day(timezone.now()) + timedelta(days=1)
    people.put_off_recovery_code(viewer=viewer, until=until)
    return redirect("today:see-today")


def _account_page(
    request: SignedInRequest, zone_form: TimeZoneForm | None = None, status: int = 200
) -> HttpResponse:
    person = request.viewer.person
    context = {
        "person": person,
        "operator": Server.row().operator_name,
        "has_code": person.recovery_verifier is not None,
        "has_second": factors.has_any(person),
        "news": history.unseen(request.viewer),
        "zones": sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC"),
        "zone_form": zone_form,
    }
    return render(request, "account/account.html", context, status=status)


def _recover_page(
    request: HttpRequest, form: RecoverForm, problem: str = "", status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "problem": problem}
    return render(request, "account/recover.html", context, status=status)


def _signed_in(request: HttpRequest, viewer: Viewer, then: str, kind: Kind = Kind.SIGNED_IN) -> HttpResponse:
    """A fresh sign-in for this browser (a new token each time what it may do has changed), then on."""
    response = redirect(then)
    entrance.come_in(request, response, person=viewer.person, keys=viewer.keys, now=timezone.now(), kind=kind)
    return response
