"""Where one is signed in: the list, ending one, ending all others."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from attune.people import devices, history, quick, sessions
from attune.people.about import About
from attune.people.history import Kind
from attune.people.models import Device, QuickUnlock, Session
from tests.conftest import NOW, PASSPHRASE, SignedIn
from tests.people.factors import half_way, here, set_app

SEE, END, OTHERS, FORGET = (
    reverse(f"people:{name}") for name in ("see-sign-ins", "end-sign-in", "end-others", "forget-browsers")
)
ACCOUNT = reverse("account:see-account")
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """The tests' evening; it moves when a test moves it."""
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


@pytest.fixture
def phone(alice: SignedIn) -> Client:
    """Alice's telephone, signed in."""
    client = Client(headers={"host": "localhost", "user-agent": PHONE}, REMOTE_ADDR="8.8.4.4")
    client.post(reverse("people:sign-in"), {"username": "alice", "passphrase": PASSPHRASE})
    return client


def refs(someone: SignedIn) -> list[str]:
    return [one.ref for one in devices.sign_ins(here(someone.client, NOW), NOW) if not one.here]


def test_it_shows_browser_network_and_time_and_marks_this_one(alice: SignedIn, phone: Client) -> None:
    page = alice.client.get(SEE).text
    for words in ("Mobile Safari on iOS", "Today, in the evening", "another network, 8.8.4…", "this one"):
        assert words in page
    assert page.index("this one") < page.index("Mobile Safari")
    assert page.count("Sign out there") == 1


def test_one_ends_at_once(alice: SignedIn, phone: Client) -> None:
    assert phone.get(ACCOUNT).status_code == 200
    assert alice.client.post(END, {"ref": refs(alice)[0]})["Location"] == SEE
    assert phone.get(ACCOUNT).status_code == 302
    assert alice.client.get(ACCOUNT).status_code == 200


def test_twice_does_no_harm(alice: SignedIn, phone: Client) -> None:
    (ref,) = refs(alice)
    for _ in range(2):
        assert alice.client.post(END, {"ref": ref})["Location"] == SEE


@pytest.mark.parametrize("ref", ["", "zz", "00" * 32])
def test_nonsense_ends_nothing(ref: str, alice: SignedIn, phone: Client) -> None:
    alice.client.post(END, {"ref": ref})
    assert Session.objects.count() == 2


def test_anothers_is_not_ended_and_not_listed(alice: SignedIn, bob: SignedIn) -> None:
    row = Session.objects.get(person=bob.person)
    alice.client.post(END, {"ref": bytes(row.id).hex()})
    assert bob.client.get(ACCOUNT).status_code == 200
    assert bytes(row.id).hex() not in alice.client.get(SEE).text


def test_everywhere_else_asks_once_and_then_ends_all(alice: SignedIn, phone: Client) -> None:
    assert "Sign out everywhere else?" in alice.client.get(OTHERS).text
    assert Session.objects.count() == 2
    assert alice.client.post(OTHERS)["Location"] == SEE
    assert phone.get(ACCOUNT).status_code == 302
    assert alice.client.get(ACCOUNT).status_code == 200
    assert history.lines(alice.viewer)[0].kind == Kind.ENDED_OTHERS
    assert Device.objects.filter(person=alice.person).count() == 1  # this browser is still known
    assert sessions.DEVICE_COOKIE in alice.client.cookies


def test_everywhere_else_takes_the_six_digits_away(alice: SignedIn) -> None:
    alice.client.post(reverse("people:set-quick"), {"code": "739462"})
    assert QuickUnlock.objects.count() == 1
    alice.client.post(OTHERS)
    assert not QuickUnlock.objects.exists()
    assert quick.COOKIE in alice.client.cookies  # it opens nothing any more


def test_other_people_are_left_alone(alice: SignedIn, bob: SignedIn) -> None:
    alice.client.post(OTHERS)
    assert bob.client.get(ACCOUNT).status_code == 200


def test_one_that_has_run_out_is_not_shown(alice: SignedIn, phone: Client, clock: Any) -> None:
    assert "Mobile Safari" in alice.client.get(SEE).text
    token = sessions.begin(person=alice.person, keys=alice.viewer.keys, now=NOW + timedelta(hours=13))
    alice.client.cookies[sessions.COOKIE] = token.to_cookie()
    clock.shift(timedelta(hours=13, minutes=1))
    assert "Mobile Safari" not in alice.client.get(SEE).text


def test_one_that_owes_a_second_factor_is_named_so(alice: SignedIn, visitor: Client) -> None:
    set_app(alice, NOW)
    half_way(visitor)
    assert "the second factor is still owed" in alice.client.get(SEE).text


def test_browsers_can_be_forgotten(alice: SignedIn, phone: Client) -> None:
    alice.client.post(FORGET)
    assert devices.known_browsers(alice.viewer) == 1
    assert "One browser carries a mark" in alice.client.get(SEE).text
    phone.post(reverse("people:sign-in"), {"username": "alice", "passphrase": PASSPHRASE})
    assert history.lines(alice.viewer)[0].kind == Kind.NEW_BROWSER


def test_what_is_kept_of_a_sign_in_is_sealed(alice: SignedIn, phone: Client) -> None:
    for row in Session.objects.all():
        assert b"iPhone" not in bytes(row.sealed_about)
        assert b"8.8" not in bytes(row.sealed_about)


def test_what_does_not_open_is_still_a_sign_in(alice: SignedIn, phone: Client) -> None:
    Session.objects.update(sealed_about=b"x")
    page = alice.client.get(SEE).text
    assert "Begun before this list was kept" in page
    assert About(at=0).browser in page


def test_who_may_what(alice: SignedIn, visitor: Client) -> None:
    for url in (SEE, OTHERS):
        assert visitor.get(url)["Location"] == reverse("people:sign-in")
    for url in (END, OTHERS, FORGET):
        assert visitor.post(url)["Location"] == reverse("people:sign-in")
    for url in (END, FORGET):
        assert alice.client.get(url).status_code == 405
