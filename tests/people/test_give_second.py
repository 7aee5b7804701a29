"""Signing in with a second factor: until it is given, nobody is signed in."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attune.people import actions, history, sessions
from attune.people.about import About
from attune.people.factors import passkeys
from attune.people.history import Kind
from attune.people.models import Passkey, Session, Totp
from attune.people.throttle import Throttle
from tests.conftest import NOW, PASSPHRASE, SignedIn
from tests.people.authenticator import Authenticator
from tests.people.factors import (
    SECOND,
    SITE,
    code,
    half_way,
    here,
    options,
    recovery_code,
    set_app,
    set_passkey,
)

ACCOUNT = reverse("account:see-account")


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """The tests' evening; it moves when a test moves it."""
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


def kinds(someone: SignedIn) -> list[str]:
    return [line.kind for line in history.lines(someone.viewer)]


def test_with_the_code_of_an_app(alice: SignedIn, visitor: Client) -> None:
    set_app(alice, NOW)
    page = half_way(visitor)
    assert "The code of your app" in page.text
    assert visitor.get(ACCOUNT).status_code == 302
    answer = visitor.post(SECOND, {"code": code(NOW)})
    assert answer["Location"] == reverse("people:check-sign-in")
    assert visitor.get(ACCOUNT).status_code == 200
    assert kinds(alice)[0] == Kind.NEW_BROWSER


def test_the_waiting_sign_in_ends_with_the_step(alice: SignedIn, visitor: Client) -> None:
    set_app(alice, NOW)
    half_way(visitor)
    before, rows = visitor.cookies[sessions.COOKIE].value, Session.objects.count()
    visitor.post(SECOND, {"code": code(NOW)})
    assert visitor.cookies[sessions.COOKIE].value != before
    assert sessions.find_waiting(before, NOW) is None
    assert Session.objects.count() == rows


def test_a_code_counts_once(alice: SignedIn, visitor: Client) -> None:
    set_app(alice, NOW)
    half_way(visitor)
    visitor.post(SECOND, {"code": code(NOW)})
    other = Client(headers={"host": "localhost"})
    half_way(other)
    answer = other.post(SECOND, {"code": code(NOW)})
    assert answer.status_code == 422
    assert "That did not fit" in answer.text
    assert other.get(ACCOUNT).status_code == 302


def test_with_a_passkey(alice: SignedIn, visitor: Client) -> None:
    made = Authenticator()
    set_passkey(alice, made, NOW)
    page = half_way(visitor)
    assert visitor.post(SECOND, {"passkey": made.get(options(page))})["Location"] == reverse(
        "people:check-sign-in"
    )
    assert visitor.get(ACCOUNT).status_code == 200
    assert Passkey.objects.get().sign_count == 1


def test_what_a_passkey_signed_for_one_sign_in_does_not_open_another(
    alice: SignedIn, visitor: Client
) -> None:
    made = Authenticator()
    set_passkey(alice, made, NOW)
    signed = made.get(options(half_way(visitor)))
    other = Client(headers={"host": "localhost"})
    half_way(other)
    assert other.post(SECOND, {"passkey": signed}).status_code == 422


def test_a_passkey_asked_by_another_page_is_refused(alice: SignedIn, visitor: Client) -> None:
    made = Authenticator()
    set_passkey(alice, made, NOW)
    page = half_way(visitor)
    made.origin = "http://attune.example"
    assert visitor.post(SECOND, {"passkey": made.get(options(page))}).status_code == 422


def test_a_counter_that_went_back_is_refused(alice: SignedIn, visitor: Client) -> None:
    made = Authenticator()
    set_passkey(alice, made, NOW)
    Passkey.objects.update(sign_count=9)
    page = half_way(visitor)
    assert visitor.post(SECOND, {"passkey": made.get(options(page))}).status_code == 422


def test_anothers_passkey_is_refused(alice: SignedIn, bob: SignedIn, visitor: Client) -> None:
    set_passkey(alice, Authenticator(), NOW)
    his = Authenticator(credential_id=b"bobs")
    set_passkey(bob, his, NOW, "His")
    page = half_way(visitor)
    assert visitor.post(SECOND, {"passkey": his.get(options(page))}).status_code == 422


@pytest.mark.parametrize("signed", ["{}", "x", "[]", '{"id": 1}', "null", "é" * 40, "[" * 200_000])
def test_nonsense_is_refused(signed: str, alice: SignedIn, visitor: Client) -> None:
    set_passkey(alice, Authenticator(), NOW)
    half_way(visitor)
    assert visitor.post(SECOND, {"passkey": signed}).status_code == 422


def test_the_recovery_code_is_the_way_back_and_is_told(alice: SignedIn, visitor: Client) -> None:
    written = recovery_code(alice)
    set_app(alice, NOW)
    half_way(visitor)
    assert visitor.post(SECOND, {"code": written.lower().replace("-", " ")}).status_code == 302
    assert visitor.get(ACCOUNT).status_code == 200
    assert kinds(alice)[0] == Kind.SECOND_BY_CODE
    assert Totp.objects.exists()
    assert (
        alice.person.recovery_verifier == type(alice.person).objects.get(id=alice.person.id).recovery_verifier
    )


def test_a_wrong_one_is_told_to_its_person(alice: SignedIn, visitor: Client) -> None:
    set_app(alice, NOW)
    half_way(visitor)
    visitor.post(SECOND, {"code": "000000"})
    assert kinds(alice)[0] == Kind.SECOND_FAILED
    assert history.unseen(alice.viewer).count == 1


def test_many_wrong_ones_do_not_push_older_lines_out(alice: SignedIn, visitor: Client, clock: Any) -> None:
    set_app(alice, NOW)
    history.note_line(person=alice.person, kind=Kind.FACTOR_REMOVED, about=About(at=int(NOW.timestamp())))
    for _ in range(26):
        half_way(visitor)  # what waits for a second factor does so for ten minutes
        visitor.post(SECOND, {"code": "000000"})
        clock.shift(timedelta(minutes=15, seconds=1))
    assert kinds(alice).count(Kind.SECOND_FAILED) == 6  # the first five, and the 25th
    assert Kind.FACTOR_REMOVED in kinds(alice)


def test_a_second_factor_that_was_never_given_is_told(alice: SignedIn, visitor: Client) -> None:
    set_app(alice, NOW)
    half_way(visitor)
    assert kinds(alice) == [Kind.SECOND_OWED]
    assert history.unseen(alice.viewer).count == 1
    page = alice.client.get(reverse("people:see-history")).text
    assert "Somebody knew your passphrase; the second step was not given" in page


def test_it_is_not_told_any_more_once_it_was_given(alice: SignedIn, visitor: Client) -> None:
    set_app(alice, NOW)
    half_way(Client(headers={"host": "localhost"}, user_agent="Another"))
    half_way(visitor)
    assert history.unseen(here(alice.client, NOW)).count == 2
    visitor.post(SECOND, {"code": code(NOW)})
    assert kinds(alice) == [Kind.NEW_BROWSER, Kind.SECOND_OWED]
    assert (
        history.unseen(here(alice.client, NOW)).count == 2
    )  # the new browser, and the one that was left there


def test_a_wrong_one_takes_its_place(alice: SignedIn, visitor: Client) -> None:
    set_app(alice, NOW)
    half_way(visitor)
    visitor.post(SECOND, {"code": "000000"})
    assert kinds(alice) == [Kind.SECOND_FAILED]


def test_they_have_a_limit_of_their_own(alice: SignedIn) -> None:
    set_app(alice, NOW)
    for kind in (Kind.EXPORTED, *[Kind.SIGNED_IN] * 150):
        history.note_line(person=alice.person, kind=kind, about=About(at=int(NOW.timestamp())))
    for _ in range(12):
        half_way(Client(headers={"host": "localhost"}))
    told = kinds(alice)
    assert (told.count(Kind.SECOND_OWED), told.count(Kind.SIGNED_IN)) == (10, 150)
    assert Kind.EXPORTED in told


def test_on_a_covered_page_it_is_told_until_it_is_given_in_that_browser(
    alice: SignedIn, visitor: Client, clock: Any
) -> None:
    set_app(alice, NOW)
    covered = {"current": PASSPHRASE, "for": str(alice.person.id)}
    here_url = reverse("people:unlock-here")
    assert visitor.post(here_url, covered).json()["state"] == "second"
    assert kinds(alice) == [Kind.SECOND_OWED]
    half_way(visitor)
    visitor.post(SECOND, {"code": code(NOW)})
    assert kinds(alice) == [Kind.NEW_BROWSER]
    other = Client(headers={"host": "localhost"}, user_agent="Another")
    assert other.post(here_url, covered).json()["state"] == "second"
    clock.shift(timedelta(minutes=11))
    half_way(other)
    other.post(SECOND, {"code": code(NOW + timedelta(minutes=11))})
    assert kinds(alice) == [Kind.NEW_BROWSER, Kind.SECOND_OWED, Kind.NEW_BROWSER]


def test_proving_tells_of_wrong_ones_too(alice: SignedIn) -> None:
    set_app(alice, NOW)
    client = Client(headers={"host": "localhost"})
    token = sessions.begin(person=alice.person, keys=alice.viewer.keys, now=NOW, proved=False)
    client.cookies[sessions.COOKIE] = token.to_cookie()
    prove = reverse("people:prove")
    assert client.post(prove, {"current": PASSPHRASE, "code": "000000"}).status_code == 422
    assert kinds(alice)[0] == Kind.SECOND_FAILED
    assert client.post(prove, {"current": "not this one", "code": code(NOW)}).status_code == 422
    assert kinds(alice)[0] == Kind.FAILED


def test_a_code_cannot_be_found_by_trying_for_months(alice: SignedIn, visitor: Client, clock: Any) -> None:
    """About four an hour once many were wrong: three codes of a million are good at a time."""
    set_app(alice, NOW)
    heard, throttle = 0, Throttle.of_second(alice.person.id)
    for _ in range(6 * 60):
        heard += throttle.admit(timezone.now()) == 0
        clock.shift(timedelta(minutes=1))
    assert heard < 6 * 4 + 12
    half_way(visitor)
    visitor.post(SECOND, {"code": "000000"})
    answer = visitor.post(SECOND, {"code": code(timezone.now())})
    assert answer.status_code == 429
    assert "minutes, then try again" in answer.text


def test_a_right_passphrase_does_not_clear_the_count(alice: SignedIn) -> None:
    set_app(alice, NOW)
    for _ in range(3):
        stranger = Client(headers={"host": "localhost"})
        half_way(stranger)
        assert stranger.post(SECOND, {"code": "000000"}).status_code == 422
    stranger = Client(headers={"host": "localhost"})
    half_way(stranger)
    assert stranger.post(SECOND, {"code": code(NOW)}).status_code == 429


def test_after_ten_minutes_it_begins_anew(alice: SignedIn, visitor: Client, clock: Any) -> None:
    set_app(alice, NOW)
    half_way(visitor)
    clock.shift(timedelta(minutes=10))
    answer = visitor.post(SECOND, {"code": code(NOW + timedelta(minutes=10))})
    assert answer["Location"] == reverse("people:sign-in")


def test_a_change_of_passphrase_ends_it(alice: SignedIn, visitor: Client) -> None:
    set_app(alice, NOW)
    half_way(visitor)
    actions.change_passphrase(viewer=alice.viewer, passphrase="quiet copper window orchard")
    assert visitor.post(SECOND, {"code": code(NOW)})["Location"] == reverse("people:sign-in")


def test_a_stranger_and_a_signed_in_person_have_nothing_to_do_here(alice: SignedIn, visitor: Client) -> None:
    assert visitor.get(SECOND)["Location"] == reverse("people:sign-in")
    assert alice.client.get(SECOND)["Location"] == reverse("people:check-sign-in")


def test_under_a_number_the_page_says_why_no_passkey(alice: SignedIn) -> None:
    set_passkey(alice, Authenticator(), NOW)
    numbered = Client(headers={"host": "127.0.0.1"})
    page = half_way(numbered)
    assert "not under a number" in page.text
    assert "data-options" not in page.text


def test_proving_asks_for_it_too(alice: SignedIn) -> None:
    set_app(alice, NOW)
    token = sessions.begin(person=alice.person, keys=alice.viewer.keys, now=NOW, proved=False)
    alice.client.cookies[sessions.COOKIE] = token.to_cookie()
    url = reverse("people:prove")
    assert "The code of your app" in alice.client.get(url).text
    refused = alice.client.post(url, {"current": PASSPHRASE})
    assert "the second factor did not fit" in refused.text
    assert alice.client.post(url, {"current": PASSPHRASE, "code": code(NOW)}).status_code == 302
    assert sessions.is_fresh(here(alice.client, NOW), NOW)


def test_proving_with_a_passkey(alice: SignedIn) -> None:
    made = Authenticator()
    set_passkey(alice, made, NOW)
    token = sessions.begin(person=alice.person, keys=alice.viewer.keys, now=NOW, proved=False)
    alice.client.cookies[sessions.COOKIE] = token.to_cookie()
    url = reverse("people:prove")
    signed = made.get(options(alice.client.get(url)))
    assert alice.client.post(url, {"current": PASSPHRASE, "passkey": signed}).status_code == 302
    # the token is another one now, and with it what a passkey is asked to sign
    assert not passkeys.check(viewer=here(alice.client, NOW), site=SITE, credential=signed)


def test_changing_the_passphrase_asks_for_it_too(alice: SignedIn) -> None:
    set_app(alice, NOW)
    new = {"current": PASSPHRASE, "passphrase": "quiet copper window orchard"}
    url = reverse("account:change-passphrase")
    assert alice.client.post(url, new).status_code == 422
    assert alice.client.post(url, {**new, "code": code(NOW)}).status_code == 302
