"""Where one is signed in, what happened to the account, and ending what is not wanted."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attune.people import devices, entrance, history, sessions, telling
from attune.people.guards import SignedInRequest, signed_in
from attune.people.history import Kind


@require_GET
@signed_in
def see_sign_ins(request: SignedInRequest) -> HttpResponse:
    """Each sign-in: browser, network, when; this one marked."""
    viewer, now = request.viewer, timezone.now()
    context = {"sign_ins": devices.sign_ins(viewer, now), "known": devices.known_browsers(viewer)}
    return render(request, "people/sign_ins.html", context)


@require_POST
@signed_in
def end_sign_in(request: SignedInRequest) -> HttpResponse:
    """End one of one's own. What is not there, or not theirs, has ended as far as they can see."""
    devices.end_one(viewer=request.viewer, ref=request.POST.get("ref", ""))
    return redirect("people:see-sign-ins")


@require_http_methods(["GET", "POST"])
@signed_in
def end_others(request: SignedInRequest) -> HttpResponse:
    """After one question: every other sign-in ends, and no browser but this one is known any more."""
    viewer = request.viewer
    if request.method == "GET":
        return render(request, "people/end_others.html")
    sessions.end_others(viewer=viewer)
    entrance.note(request, Kind.ENDED_OTHERS, timezone.now())
    response = redirect("people:see-sign-ins")
    sessions.mark_device(request, response, viewer.person)
    return response


@require_POST
@signed_in
def forget_browsers(request: SignedInRequest) -> HttpResponse:
    """No browser but this one is known any more."""
    devices.forget_browsers(viewer=request.viewer)
    response = redirect("people:see-sign-ins")
    sessions.mark_device(request, response, request.viewer.person)
    return response


@require_GET
@signed_in
def see_history(request: SignedInRequest) -> HttpResponse:
    """What happened to the account, newest first. To look is to have seen it."""
    viewer = request.viewer
    lines = telling.told(viewer, timezone.now())
    history.look(viewer=viewer)
    return render(request, "people/history.html", {"lines": lines})
