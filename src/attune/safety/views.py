"""Pages that work signed out, without a script and with nothing stored; and the way out."""

import logging

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from attune.people import sessions

log = logging.getLogger(__name__)

# What the browser of a person who left may not keep: pages, the session, the device mark.
FORGET = '"cache", "cookies", "storage"'


@require_GET
@never_cache
def leave_page(request: HttpRequest) -> HttpResponse:
    """End the session and go to the neutral page. It never asks and never fails: the way out stays open
    when the database does not answer, and the browser drops its cookies anyway.
    """
    try:
        sessions.end(request)
    except Exception:
        log.exception("A session could not be ended on leaving")
    response = HttpResponseRedirect(reverse("safety:see-neutral"))
    response["Clear-Site-Data"] = FORGET
    return response


@require_safe
def see_neutral(request: HttpRequest) -> HttpResponse:
    return render(request, "safety/neutral.html")


@require_safe
def see_right_now(request: HttpRequest) -> HttpResponse:
    return render(request, "safety/right_now.html")


@require_safe
def slow_down(request: HttpRequest) -> HttpResponse:
    return render(request, "safety/slow_down.html")


@require_safe
def stand_firm(request: HttpRequest) -> HttpResponse:
    return render(request, "safety/stand_firm.html")


@require_safe
def take_pause(request: HttpRequest) -> HttpResponse:
    return render(request, "safety/take_pause.html")


@require_safe
def get_through_night(request: HttpRequest) -> HttpResponse:
    return render(request, "safety/get_through_night.html")


@require_safe
def find_help(request: HttpRequest) -> HttpResponse:
    return render(request, "safety/find_help.html")


@require_safe
def see_leaving(request: HttpRequest) -> HttpResponse:
    return render(request, "safety/leaving.html")
