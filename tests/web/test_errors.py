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


def signed_out(request: HttpRequest) -> HttpResponse:
    return views.signed_out(request, sign_in="/sign-in")


def posted(**fields: str) -> HttpRequest:
    request = RequestFactory().post("/", fields)
    request.viewer = None  # type: ignore[attr-defined]
    return request


@pytest.mark.parametrize(
    "view",
    [views.bad_request, signed_out, views.csrf_failure, views.page_not_found, views.server_error],
)
def test_what_was_written_is_given_back(view):
    page = drawn(view(posted(text="Two words <b>", passphrase="plain harbour", current="seven lanterns")))
    assert "Two words &lt;b&gt;</textarea>" in page
    assert "harbour" not in page
    assert "lanterns" not in page


def test_another_site_cannot_put_words_here():
    request = posted(text="Call this number")
    request.META["HTTP_SEC_FETCH_SITE"] = "cross-site"
    assert "Call this number" not in drawn(views.csrf_failure(request))


@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=3)
def test_a_body_that_cannot_be_read_is_no_further_fault():
    request = posted(text="Two words")
    request.META["CONTENT_TYPE"] = "application/x-www-form-urlencoded"
    request.content_type = "application/x-www-form-urlencoded"
    assert views.bad_request(request).status_code == 400


def test_an_address_that_only_takes_forms_says_so_and_leads_on(alice):
    response = alice.client.get("/today/check-in")
    page = drawn(response)
    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert "It only takes what a form sends" in page
    assert 'class="leave"' in page
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert drawn(alice.client.head("/today/check-in")) == ""
