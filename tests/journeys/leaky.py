"""The product's settings with a fault planted: what is posted is written beside the database."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from attune.config.settings import *  # noqa: F403
from attune.config.settings import DATA, MIDDLEWARE

MIDDLEWARE = [*MIDDLEWARE, "tests.journeys.leaky.leak"]


def leak(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A careless request log."""

    def leaking(request: HttpRequest) -> HttpResponse:
        with (DATA / "requests.log").open("ab") as log:
            log.write(request.body + b"\n")
        return get_response(request)

    return leaking
