"""Set, give and take away the second passphrase of one's own space."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attune.account.only_me.forms import CloseOwnForm, OpenOwnForm
from attune.people import actions as people
from attune.people import entrance
from attune.people.guards import SignedInRequest, safe_line, signed_in
from attune.people.history import Kind
from attune.people.onward import onward
from attune.people.proving import proved
from attune.people.throttle import Throttle
from attune.spaces import second_lock


@require_GET
@signed_in
def see_only_me(request: SignedInRequest) -> HttpResponse:
    """What a second passphrase does, and what stands now."""
    viewer = request.viewer
    lock = second_lock.of(viewer)
    context = {"set": lock is not None, "open": lock is None or second_lock.is_open(viewer)}
    return render(request, "account/only_me/see.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@safe_line
@signed_in
@proved
def close_own(request: SignedInRequest) -> HttpResponse:
    """Set the second passphrase, or change it; then its recovery code is shown, once."""
    viewer = request.viewer
    again = second_lock.of(viewer) is not None
    form = CloseOwnForm(request.POST or None, username=viewer.person.username)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            typed = form.cleaned_data["passphrase"]
            if not people.check_passphrase(viewer=viewer, passphrase=typed):
                code = second_lock.close(viewer=viewer, passphrase=typed, how=people.chosen())
                entrance.note(request, Kind.ONLY_ME_SET, timezone.now())
                return render(request, "account/only_me/code.html", {"code": code})
            form.add_error(
                "passphrase", _("That is your first passphrase. The second one has to be another.")
            )
    return render(request, "account/only_me/close.html", {"form": form, "again": again}, status=status)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@safe_line
@signed_in
def open_own(request: SignedInRequest) -> HttpResponse:
    """Ask for the second passphrase, once a sign-in; then on to where one was going."""
    viewer, now = request.viewer, timezone.now()
    goes = onward(request)
    if second_lock.of(viewer) is None or second_lock.is_open(viewer):
        return redirect(goes or "today:see-today")
    form, status = OpenOwnForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        throttle = Throttle.of_own_space(viewer.person.id)
        seconds = throttle.admit(now) if form.is_valid() else 0
        if seconds:
            words = ngettext(
                "That was tried a few times. Please wait one second, then try again.",
                "That was tried a few times. Please wait %(seconds)s seconds, then try again.",
                seconds,
            )
            form.add_error("passphrase", words % {"seconds": seconds})
            status = 429
        elif form.is_valid():
            typed = form.cleaned_data["passphrase"]
            if second_lock.open_with(viewer=viewer, typed=typed, floor=people.floor()):
                throttle.clear()
                return redirect(goes or "today:see-today")
            entrance.note_wrong(request, Kind.ONLY_ME_FAILED, viewer=viewer, throttle=throttle, now=now)
            form.add_error("passphrase", _("That is not the second passphrase. Check it and try again."))
    return render(request, "account/only_me/open.html", {"form": form, "goes": goes}, status=status)


@require_POST
@signed_in
def shut_own(request: SignedInRequest) -> HttpResponse:
    """Ask for it again from now on, without signing out."""
    second_lock.shut(viewer=request.viewer)
    return redirect("account:see-only-me")


@require_http_methods(["GET", "POST"])
@signed_in
@proved
def remove_only_me(request: SignedInRequest) -> HttpResponse:
    """Take the second passphrase away, after one question."""
    if second_lock.of(request.viewer) is None:
        return redirect("account:see-only-me")
    if request.method == "POST":
        second_lock.remove(viewer=request.viewer)
        entrance.note(request, Kind.ONLY_ME_REMOVED, timezone.now())
        return redirect("account:see-only-me")
    return render(request, "account/only_me/remove.html")
