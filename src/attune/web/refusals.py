"""What an address that only takes forms says to somebody who opens it, by the history or by hand."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


class RefusalMiddleware:
    """Gives a bare 405 a page in our voice, with a way on. A script gets the bare one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Called once by Django."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The status and the header `Allow` stay as they are."""
        response = self.get_response(request)
        if response.status_code == 405 and not response.content and request.method == "GET":
            response.content = render_to_string("405.html", request=request)
        return response
