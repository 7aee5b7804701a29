"""Pages that work signed out, without a script and with nothing stored; and the way out."""

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from attune.people import history, preferences, sessions
from attune.people.about import about
from attune.people.viewer import OnlyMe
from attune.safety import content, offline
from attune.safety.night import queries as night
from attune.web.origin import is_own

log = logging.getLogger("attune.safety")


@require_GET
@never_cache
def leave_page(request: HttpRequest) -> HttpResponse:
    """End the session and go to the neutral page, or to the address that the person chose.

    It never asks and never fails: the way out stays open when the database does not answer, and the browser
    drops its cookies anyway.
    """
    chosen, viewer = _chosen(request), getattr(request, "viewer", None)
    try:
        sessions.end(request)
        if viewer and is_own(request):
            history.expect_here(viewer=viewer, about=about(request, timezone.now()))
    except Exception:
        log.exception("A session could not be ended on leaving")
    response = HttpResponseRedirect(chosen or reverse("safety:see-neutral"))
    response["Referrer-Policy"] = "no-referrer"
    if is_own(request):  # a picture on a foreign page must not empty this browser's cookies
        sessions.forget(response, every_cookie=True)
    return response


@require_safe
def see_neutral(request: HttpRequest) -> HttpResponse:
    """A page about kitchen measures, in its own look. It has a second address that works without a connection."""
    return render(request, "safety/neutral.html")


@require_safe
def see_right_now(request: HttpRequest) -> HttpResponse:
    """Five doors; signed in, the closed note before them. Nothing is stored."""
    return render(request, "safety/right_now.html", _with_note(request))


@require_safe
def slow_down(request: HttpRequest) -> HttpResponse:
    """The pacer, and a way that is not breath."""
    return render(request, "safety/slow_down.html")


@require_safe
def stand_firm(request: HttpRequest) -> HttpResponse:
    """Sounds and feet: for whom slow breath is not right."""
    return render(request, "safety/stand_firm.html")


@require_safe
def take_pause(request: HttpRequest) -> HttpResponse:
    """A pause with a time to return, and words to send."""
    return render(request, "safety/take_pause.html")


@require_safe
def hold_words(request: HttpRequest) -> HttpResponse:
    """Ten minutes with what somebody is about to send. The words stay in the page."""
    return render(request, "safety/hold_words.html", _with_note(request))


@require_safe
def get_through_night(request: HttpRequest) -> HttpResponse:
    """The body, then one plan for the morning."""
    return render(request, "safety/get_through_night.html", _with_note(request))


@require_safe
def wait_well(request: HttpRequest) -> HttpResponse:
    """For the one who waits: until when, what to do meanwhile, and what if the time passes."""
    return render(request, "safety/wait_well.html", _with_note(request))


@require_safe
def find_help(request: HttpRequest) -> HttpResponse:
    """Danger first, then what to do, then people to call by country."""
    return render(request, "safety/find_help.html", content.to_call(timezone.now().date()))


@require_safe
def ask_yourself(request: HttpRequest) -> HttpResponse:
    """Private questions. The answers never leave the page: there is no form that could be sent."""
    return render(request, "safety/ask_yourself.html")


@require_safe
def plan_safety(request: HttpRequest) -> HttpResponse:
    """A plan in short steps."""
    return render(request, "safety/plan_safety.html")


@require_safe
def use_more_safely(request: HttpRequest) -> HttpResponse:
    """What keeps what is written here from somebody who looks."""
    return render(request, "safety/use_more_safely.html")


@require_safe
def read_guide(request: HttpRequest) -> HttpResponse:
    """Whether training is enough, and what help of other kinds is like."""
    guide = content.help_here().guide
    text = mark_safe(guide.html) if guide else ""  # noqa: S308 - cleaned by nh3: no links, pictures or attributes
    return render(request, "safety/read_guide.html", {"guide": guide, "text": text})


@require_safe
def see_leaving(request: HttpRequest) -> HttpResponse:
    """What leaving does and what it cannot do."""
    return render(request, "safety/leaving.html")


@require_safe
def see_worker(_request: HttpRequest) -> HttpResponse:
    """The script that keeps these pages for a moment without a connection; the same bytes for everyone."""
    script = render_to_string("safety/worker.js", {"kept": offline.kept()})
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = reverse("safety:see-right-now")
    return response


def _chosen(request: HttpRequest) -> str:
    """The address to leave to that this person chose, if any."""
    viewer = getattr(request, "viewer", None)
    try:
        return preferences.of(viewer.person, viewer.keys).leave_to if viewer else ""
    except Exception:
        log.exception("A chosen address could not be opened on leaving")
        return ""


def _with_note(request: HttpRequest) -> dict[str, Any]:
    """The note for a night like this, where somebody is signed in and has one."""
    viewer = getattr(request, "viewer", None)
    try:
        return {"note": night.note(viewer) if viewer else None}
    except OnlyMe:
        return {"closed": True}  # Right now asks nobody for a second passphrase; it names the way to it
