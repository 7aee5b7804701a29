"""The guard that stands before each signed-in view."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from attune.people import sessions
from attune.people.viewer import Viewer
from attune.web.local import is_local
from attune.web.typed import typed
from attune.web.views import signed_out


class SignedInRequest(HttpRequest):
    """A request whose viewer is known. For types only: Django makes the requests."""

    viewer: Viewer


def by_script(request: HttpRequest) -> bool:
    """Whether a script of ours asks (it keeps a draft, say); it wants a status, not a page."""
    return request.headers.get("X-Requested-With") == "fetch"


def signed_in[**P](
    view: Callable[Concatenate[SignedInRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let only a signed-in person through. Others go to the sign-in page, and back to Today after it.

    A script's request (header `X-Requested-With: fetch`) is answered 401, so that the page can say so and
    what was typed stays in it. A form with sentences in it is answered with a page that gives them back.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        viewer = getattr(request, "viewer", None)
        if viewer is not None:
            sessions.touch(viewer=viewer, now=timezone.now())
            return view(cast("SignedInRequest", request), *args, **kwargs)
        if by_script(request):
            return HttpResponse(status=401)
        if typed(request):
            return signed_out(request, sign_in=reverse("people:sign-in"))
        return redirect("people:sign-in")

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", guarded)


def safe_line[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Ask for a passphrase only over HTTPS or on this machine; elsewhere say why not, before anything is typed."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.is_secure() or is_local(request.get_host()):
            return view(request, *args, **kwargs)
        return render(request, "people/cookie_missing.html", {"host": request.get_host(), "before": True})

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", guarded)
