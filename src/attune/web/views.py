"""What belongs to no app: the theme, and pages for what went wrong."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from attune.web import themes
from attune.web.origin import is_own
from attune.web.typed import typed


# No token: a forged choice of colours harms nobody, and the page of "Right now" stays free of cookies.
@csrf_exempt
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen colours in this browser and go back to where one was."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    if is_own(request):
        themes.choose(response, request.POST.get("theme", ""))
    return response


@require_GET
def see_icon(_request: HttpRequest) -> HttpResponse:
    """Browsers ask for this address by themselves, also on pages that are not ours to write."""
    return HttpResponseRedirect(static("web/icon.svg"))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent does not fit together."""
    return _fault(request, "400.html", 400)


def signed_out(request: HttpRequest, *, sign_in: str) -> HttpResponse:
    """A form arrived after its sign-in had ended; `sign_in`: where to sign in again."""
    return _fault(request, "401.html", 401, sign_in=sign_in)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not from here."""
    return _fault(request, "403.html", 403)


def csrf_failure(request: HttpRequest, **_why: Any) -> HttpResponse:
    """A form without its token: open too long, or cookies are blocked."""
    return _fault(request, "403_csrf.html", 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing here, or nothing for this viewer: the page does not tell which."""
    return _fault(request, "404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something failed here. Drawn without the request: what failed may be in a context processor."""
    return HttpResponse(render_to_string("500.html", {"typed": typed(request)}), status=500)


def _fault(request: HttpRequest, template: str, status: int, **more: str) -> HttpResponse:
    """A page in our voice, with what was typed: browsers do not bring it back on a page that is never stored."""
    return render(request, template, {"typed": typed(request), **more}, status=status)
