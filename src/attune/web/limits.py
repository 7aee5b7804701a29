"""The outermost layer: nothing larger than a form is read, and nothing at all is stored by default."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class LimitMiddleware:
    """Refuses a body over the limit before a byte of it is read; marks answers `no-store` that say nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Called once by Django."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """413 for what is too large."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        most = settings.ATTUNE_UPLOADS.get(request.path_info, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        if not length.isascii() or not length.isdigit() or int(length) > most:
            response = HttpResponse(status=413)
        else:
            response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response
