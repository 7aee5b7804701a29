"""Asked again before a door is opened."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from attune.people import sessions
from attune.people.models import Session
from attune.people.proving import proved, proved_for
from tests.conftest import PASSPHRASE, SignedIn

URL = reverse("people:prove")
THERE = "/account/passphrase"


@pytest.fixture
def stale(alice: SignedIn) -> Client:
    """A browser of Alice's whose passphrase was typed long ago, as after quick unlock."""
    client = Client(headers={"host": "localhost"})
    token = sessions.begin(person=alice.person, keys=alice.viewer.keys, now=datetime.now(UTC), proved=False)
    client.cookies[sessions.COOKIE] = token.to_cookie()
    return client


def ask(view: Callable[..., Any], client: Client, *, method: str = "GET", **headers: str) -> Any:
    """Call a guarded view as this browser would."""
    request = RequestFactory().generic(method, "/somewhere/1", headers=headers)
    request.viewer = sessions.find(client.cookies[sessions.COOKIE].value, datetime.now(UTC))  # type: ignore[attr-defined]
    return view(request)


@proved
def opens(request: Any) -> HttpResponse:
    return HttpResponse("open")


@proved_for("account:see-account")
def only_posts(request: Any) -> HttpResponse:
    return HttpResponse("open")


def test_who_typed_it_just_now_is_let_through(alice: SignedIn) -> None:
    assert ask(opens, alice.client).content == b"open"


def test_others_are_asked_and_keep_their_way(stale: Client) -> None:
    assert ask(opens, stale)["Location"] == f"{URL}?next=%2Fsomewhere%2F1"
    assert ask(only_posts, stale, method="POST")["Location"] == f"{URL}?next=%2Faccount"
    assert ask(opens, stale, **{"X-Requested-With": "fetch"}).status_code == 403


def test_it_works(stale: Client) -> None:
    before = stale.cookies[sessions.COOKIE].value
    answer = stale.post(URL, {"current": PASSPHRASE, "next": THERE})
    assert answer["Location"] == THERE
    assert stale.cookies[sessions.COOKIE].value != before
    assert ask(opens, stale).content == b"open"


def test_the_old_token_opens_nothing_any_more(stale: Client) -> None:
    before = stale.cookies[sessions.COOKIE].value
    rows = Session.objects.count()
    stale.post(URL, {"current": PASSPHRASE})
    assert sessions.find(before, datetime.now(UTC)) is None
    assert Session.objects.count() == rows


def test_a_wrong_passphrase_opens_nothing(stale: Client) -> None:
    answer = stale.post(URL, {"current": "something else", "next": THERE})
    assert answer.status_code == 422
    assert "That is not the passphrase you have now" in answer.text
    assert f'value="{THERE}"' in answer.text
    assert "something else" not in answer.text
    assert ask(opens, stale).status_code == 302


def test_guessing_is_slowed(stale: Client) -> None:
    for _ in range(3):
        stale.post(URL, {"current": "wrong"})
    answer = stale.post(URL, {"current": PASSPHRASE})
    assert answer.status_code == 422
    assert "Please wait" in answer.text


@pytest.mark.parametrize(
    "goes", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x", "account", ""]
)
def test_it_leads_nowhere_else(goes: str, stale: Client) -> None:
    answer = stale.post(URL, {"current": PASSPHRASE, "next": goes})
    assert answer["Location"] == reverse("account:see-account")


def test_who_proved_it_already_is_not_asked(alice: SignedIn) -> None:
    assert alice.client.get(URL, {"next": THERE})["Location"] == THERE


def test_after_ten_minutes_it_asks_again(alice: SignedIn) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=10, seconds=1)):
        assert ask(opens, alice.client).status_code == 302


def test_one_that_was_ended_meanwhile_does_not_come_back(alice: SignedIn) -> None:
    viewer = sessions.find(alice.client.cookies[sessions.COOKIE].value, datetime.now(UTC))
    assert viewer
    Session.objects.all().delete()
    with pytest.raises(sessions.Stale):
        sessions.renew(viewer=viewer, now=datetime.now(UTC))


def test_a_stranger_is_sent_to_sign_in(visitor: Client) -> None:
    assert visitor.get(URL)["Location"] == reverse("people:sign-in")
