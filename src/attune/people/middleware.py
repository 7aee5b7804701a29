"""Who is looking, on each request; and nothing of a page stays in a cache."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from attune.people import sessions
from attune.people.guards import by_script
from attune.people.viewer import OnlyMe
from attune.web.typed import typed
from attune.web.views import signed_out


class SessionMiddleware:
    """Sets `request.viewer` (a Viewer or None) and marks each page `no-store`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Called once by Django."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find the viewer, answer, forbid storing."""
        cookie = request.COOKIES.get(sessions.COOKIE, "")
        request.viewer = sessions.find(cookie, timezone.now()) if cookie else None  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        patch_vary_headers(response, ["Cookie"])
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view needs the viewer's own space, and that has a second passphrase: ask for it; nothing typed is lost."""
        if not isinstance(exception, OnlyMe):
            return None
        if by_script(request):
            return HttpResponse(status=401)
        if typed(request):
            return signed_out(request, sign_in=reverse("account:open-own"))
        asks = reverse("account:open-own")
        return redirect(f"{asks}?{urlencode({'next': request.path})}" if request.method == "GET" else asks)
