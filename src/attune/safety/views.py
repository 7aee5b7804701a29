"""Pages that work signed out, without a script and with nothing stored; and the way out."""

import logging

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from attune.people import sessions

log = logging.getLogger("attune.safety")


@require_GET
@never_cache
def leave_page(request: HttpRequest) -> HttpResponse:
    """End the session and go to the neutral page.

    It never asks and never fails: the way out stays open when the database does not answer, and the browser
    drops its cookies anyway.
    """
    try:
        sessions.end(request)
    except Exception:
        log.exception("A session could not be ended on leaving")
    response = HttpResponseRedirect(reverse("safety:see-neutral"))
    sessions.forget(response)
    return response


@require_safe
def see_neutral(request: HttpRequest) -> HttpResponse:
    """A page about kitchen measures, in its own look."""
    return render(request, "safety/neutral.html")


@require_safe
def see_right_now(request: HttpRequest) -> HttpResponse:
    """The doors that work; nothing is stored."""
    return render(request, "safety/right_now.html")


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
    """Words for a pause with a time to return."""
    return render(request, "safety/take_pause.html")


@require_safe
def get_through_night(request: HttpRequest) -> HttpResponse:
    """The body, then one plan for the morning."""
    return render(request, "safety/get_through_night.html")


@require_safe
def find_help(request: HttpRequest) -> HttpResponse:
    """Danger first, then how to find a line, then whom to tell. No numbers: none is verified yet."""
    return render(request, "safety/find_help.html")


@require_safe
def see_leaving(request: HttpRequest) -> HttpResponse:
    """What leaving does and what it cannot do."""
    return render(request, "safety/leaving.html")
