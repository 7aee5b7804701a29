"""Where a request comes from, as the browser itself says it."""

from django.http import HttpRequest


def is_own(request: HttpRequest) -> bool:
    """Whether a page of this server, or the person by hand, made the request. Old browsers do not say."""
    return request.headers.get("Sec-Fetch-Site", "") in {"", "same-origin", "none"}
