"""Leave page may go to an address that the person chose; it is sealed, and asked for nothing before."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attune.people import preferences
from attune.people.models import Person, Session
from tests.conftest import PASSPHRASE, SignedIn
from tests.people.factors import not_lately

CHOOSE, LEAVE = "/account/leaving", "/leave"
WEATHER = "https://weather.example.org/today?city=any#north"


def chosen(someone: SignedIn) -> str:
    return preferences.of(Person.objects.get(id=someone.person.id), someone.viewer.keys).leave_to


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (WEATHER, WEATHER),
        ("www.example.org", "https://www.example.org"),
        ("  http://example.org:8080/a ", "http://example.org:8080/a"),
        ("https://münchen.example/", "https://münchen.example/"),
        ("", ""),
    ],
)
def test_it_works(alice: SignedIn, typed: str, kept: str) -> None:
    assert alice.client.post(CHOOSE, {"address": typed})["Location"] == reverse("account:see-account")
    assert chosen(alice) == kept
    assert kept in alice.client.get(CHOOSE).content.decode().replace("&amp;", "&")


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,hello",
        "ftp://example.org/",
        "file:///etc/hosts",
        "https://",
        "https://example.org/a b",
        "https://example.org/\r\nSet-Cookie: a=b",
        "https://name:word@example.org/",
        "the weather",
        "/today",
        "//example.org/",
        "http://localhost/today",
        "http://localhost:9999/today",
        "https://[::1/",
        "https://example.org/" + "a" * 200,
    ],
)
def test_what_is_no_address_of_another_server_is_refused_and_stays_in_the_box(
    alice: SignedIn, typed: str
) -> None:
    preferences.change(viewer=alice.viewer, preferences=preferences.Preferences(leave_to=WEATHER))
    answer = alice.client.post(CHOOSE, {"address": typed})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert typed.split("\r", maxsplit=1)[0].strip()[:40] in answer.content.decode()
    assert chosen(alice) == WEATHER


def test_leaving_ends_the_sign_in_and_goes_there(alice: SignedIn) -> None:
    alice.client.post(CHOOSE, {"address": WEATHER})
    answer = alice.client.get(LEAVE)
    assert answer["Location"] == WEATHER
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not Session.objects.filter(person=alice.person).exists()
    assert alice.client.get(LEAVE)["Location"] == reverse("safety:see-neutral")  # signed out now


def test_it_is_hers_alone_and_stands_nowhere_in_the_clear(
    alice: SignedIn, bob: SignedIn, visitor: Client
) -> None:
    alice.client.post(CHOOSE, {"address": WEATHER})
    for other in (bob.client, visitor):
        assert other.get(LEAVE)["Location"] == reverse("safety:see-neutral")
    assert b"weather" not in bytes(Person.objects.get(id=alice.person.id).sealed_settings)
    assert WEATHER not in alice.client.get("/account").content.decode()


def test_settings_that_do_not_open_leave_to_the_kitchen(alice: SignedIn) -> None:
    alice.client.post(CHOOSE, {"address": WEATHER})
    Person.objects.filter(id=alice.person.id).update(sealed_settings=b"moved from elsewhere")
    assert alice.client.get(LEAVE)["Location"] == reverse("safety:see-neutral")


def test_other_settings_stay(alice: SignedIn) -> None:
    preferences.change(viewer=alice.viewer, preferences=preferences.Preferences(idle_minutes=3))
    alice.client.post(CHOOSE, {"address": WEATHER})
    person = Person.objects.get(id=alice.person.id)
    assert preferences.of(person, alice.viewer.keys).idle_minutes == 3


def test_it_refuses_who_is_signed_out(visitor: Client) -> None:
    assert visitor.get(CHOOSE)["Location"] == reverse("people:sign-in")
    assert visitor.post(CHOOSE, {"address": WEATHER})["Location"] == reverse("people:sign-in")


def test_it_asks_for_the_passphrase_first(alice: SignedIn) -> None:
    not_lately(alice, timezone.now())
    for answer in (alice.client.get(CHOOSE), alice.client.post(CHOOSE, {"address": WEATHER})):
        assert answer["Location"] == "/account/prove?next=%2Faccount%2Fleaving"
    assert chosen(alice) == ""
    alice.client.post("/account/prove", {"current": PASSPHRASE, "next": CHOOSE})
    alice.client.post(CHOOSE, {"address": WEATHER})
    assert chosen(alice) == WEATHER
