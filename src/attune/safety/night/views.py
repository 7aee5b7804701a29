"""The note for a hard night: write it on a calm day, open it on such a night, say in the morning what helped."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from attune.people.guards import SignedInRequest, by_script, signed_in
from attune.safety.night import actions, queries, words
from attune.safety.night.forms import (
    MOST,
    UNSENT_MOST,
    NoteForm,
    read_morning,
    read_urges,
)
from attune.safety.night.records import NightNote
from attune.safety.offers import offer_header
from attune.spaces.forms import plain, read_version
from attune.spaces.records import Kept


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def write_note(request: SignedInRequest) -> HttpResponse:
    """Three sentences for a hard night. The box is kept while it is written; the note changes by the button."""
    now = timezone.now()
    if request.method == "GET":
        kept = queries.kept_note(request.viewer)
        text = (kept.body.draft or kept.body.text) if kept else ""
        return _box(request, kept, text)
    text, version = plain(request.POST.get("text", "")), read_version(request.POST)
    try:
        if by_script(request):
            return _keep_draft(request, text, version, now)
        form = NoteForm(request.POST)
        if not form.is_valid():
            problem = str(form.errors.get("text", [""])[0])
            return _box(
                request, queries.kept_note(request.viewer), text, problem=problem, version=version, status=422
            )
        actions.keep_note(viewer=request.viewer, text=text, version=version, now=now)
    except actions.Overtaken:
        if by_script(request):
            return HttpResponse(status=409)
        return _overtaken(request, text)
    return redirect("today:see-today")


@require_http_methods(["GET", "POST"])
@signed_in
def open_note(request: SignedInRequest) -> HttpResponse:
    """The note, after a tap, never by itself: reading the address shows nothing of it."""
    if request.method == "GET":
        return redirect("safety:see-right-now")
    now = timezone.now()
    note = actions.open_note(viewer=request.viewer, now=now)
    if note is None:
        return redirect("safety:see-right-now")
    nights = queries.since(request.viewer, before=queries.night_of(request.viewer, now))
    return render(request, "safety/night/opened.html", {"note": note, "since": words.since(nights)})


@sensitive_post_parameters()
@require_POST
@signed_in
def keep_unsent(request: SignedInRequest) -> HttpResponse:
    """Keep what was not sent: 204 for a script, else its page in the notebook. It is off unless it is tapped."""
    text = plain(request.POST.get("text", ""))
    if not text.strip() or len(text) > UNSENT_MOST:
        return HttpResponse(status=422) if by_script(request) else redirect("safety:see-right-now")
    urges = read_urges(request.POST.getlist("urges"))
    kept = actions.keep_unsent(viewer=request.viewer, text=text, urges=urges, now=timezone.now())
    if by_script(request):
        return HttpResponse(status=204, headers={"X-Version": str(kept.version)})
    return redirect("journal:see-entry", kept.id)


@sensitive_post_parameters()
@require_POST
@signed_in
def say_what_helped(request: SignedInRequest) -> HttpResponse:
    """The morning's one question, answered or left."""
    helped, slept = read_morning(request.POST)
    actions.say_what_helped(viewer=request.viewer, helped=helped, slept=slept, now=timezone.now())
    return redirect("today:see-today")


@require_POST
@signed_in
def settle_night(request: SignedInRequest) -> HttpResponse:
    """Add what helped to the note, or leave it."""
    heading, add = _("What has helped:"), request.POST.get("add") == "yes"
    actions.settle_night(viewer=request.viewer, heading=heading, add=add, now=timezone.now())
    return redirect("today:see-today")


def _keep_draft(request: SignedInRequest, text: str, version: int, now: datetime) -> HttpResponse:
    if len(text) > MOST:
        return HttpResponse(status=422)
    kept = actions.keep_draft(viewer=request.viewer, text=text, version=version, now=now)
    return HttpResponse(status=204, headers={"X-Version": str(kept.version), **offer_header(text)})


def _overtaken(request: SignedInRequest, text: str) -> HttpResponse:
    kept = queries.kept_note(request.viewer)
    other = (kept.body.draft or kept.body.text) if kept else ""
    return _box(request, kept, text, other=other, status=409)


def _box(
    request: SignedInRequest,
    kept: Kept[NightNote] | None,
    text: str,
    *,
    problem: str = "",
    other: str = "",
    version: int | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "text": text,
        "version": (kept.version if kept else 0) if version is None else version,
        "note": kept if kept and kept.body.text else None,
        "kept": kept is not None and text != "" and status == 200,
        "problem": problem,
        "other": other,
        "most": MOST,
    }
    return render(request, "safety/night/write.html", context, status=status)
