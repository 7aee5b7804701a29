"""The colours that a person chose for this browser: a cookie, nothing in the database."""

from django.http import HttpRequest, HttpResponse

COOKIE = "__Host-attune-theme"
THEMES = ("light", "dark", "bedside")
YEAR = 365 * 24 * 60 * 60


def of(request: HttpRequest) -> str:
    """The theme chosen in this browser; empty: as the device has it."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in THEMES else ""


def choose(response: HttpResponse, theme: str) -> None:
    """Keep the theme in this browser; anything but a known name goes back to the device's own."""
    if theme in THEMES:
        response.set_cookie(
            COOKIE, theme, max_age=YEAR, secure=True, httponly=True, samesite="Strict", path="/"
        )
    else:
        response.set_cookie(COOKIE, "", max_age=0, secure=True, httponly=True, samesite="Strict", path="/")
