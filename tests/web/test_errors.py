"""Pages for what went wrong: in the product's voice, with the way out first, and nothing of the request in them."""

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from attune.web import views

SECRET = "SECRETWORD"


def drawn(response: HttpResponseBase) -> str:
    assert isinstance(response, HttpResponse)
    return response.content.decode()


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (views.bad_request, 400),
        (views.permission_denied, 403),
        (views.csrf_failure, 403),
        (views.page_not_found, 404),
        (views.server_error, 500),
    ],
)
def test_each_is_itself_and_has_the_way_out_first(view, status: int):
    request = RequestFactory().get(f"/{SECRET}")
    request.viewer = None  # type: ignore[attr-defined]
    response = view(request)
    page = drawn(response)
    assert response.status_code == status
    assert SECRET not in page
    assert page.index('class="leave"') < page.index('class="skip')
    for word in ("oops", "sorry", "!</", "exception", "traceback"):
        assert word not in page.lower()


def test_an_address_that_is_not_there(visitor: Client):
    response = visitor.get(f"/nothing/{SECRET}")
    assert response.status_code == 404
    assert SECRET not in drawn(response)


def test_a_form_without_its_token_is_met_kindly(visitor: Client):
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    response = strict.post("/sign-in", {"username": SECRET})
    assert response.status_code == 403
    assert SECRET not in drawn(response)


@override_settings(ROOT_URLCONF="tests.web.test_errors")
def test_a_fault_shows_a_plain_page():
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    response = client.get("/fails")
    assert response.status_code == 500
    assert SECRET not in drawn(response)


def fails(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError(SECRET)


urlpatterns = [path("fails", fails)]
handler500 = "attune.web.views.server_error"
