"""Where somebody was going before a page stood in between."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def onward(request: HttpRequest) -> str:
    """The path of this server in `next`, or nothing. Never another host: it comes from outside."""
    goes = (request.POST if request.method == "POST" else request.GET).get("next", "")
    local = goes.startswith("/") and url_has_allowed_host_and_scheme(goes, allowed_hosts=None)
    return goes if local else ""
