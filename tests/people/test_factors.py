"""Adding and taking away second factors."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pyotp
import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from attune.people import history, sessions
from attune.people.factors import passkeys, totp
from attune.people.history import Kind
from attune.people.models import Passkey, Session, Totp
from tests.conftest import NOW, SignedIn
from tests.people.authenticator import Authenticator
from tests.people.factors import SECRET, SITE, code, here, options, recovery_code, set_app, set_passkey

SEE, APP, KEY = (reverse(f"people:{name}") for name in ("see-factors", "add-app", "add-passkey"))


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """The tests' evening."""
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


def stale(someone: SignedIn) -> Client:
    """Signed in without a passphrase just now."""
    token = sessions.begin(person=someone.person, keys=someone.viewer.keys, now=NOW, proved=False)
    someone.client.cookies[sessions.COOKIE] = token.to_cookie()
    return someone.client


def shown(page: Any) -> dict[str, str]:
    """The secret on the page, and the same sealed."""
    secret = re.search(r"<code[^>]*>([A-Z2-7 ]+)</code>", page.text)
    offered = re.search(r'name="offered" value="([^"]+)"', page.text)
    assert secret
    assert offered
    return {"secret": secret.group(1).replace(" ", ""), "offered": offered.group(1)}


def test_an_app_is_added_once_its_code_fits(alice: SignedIn) -> None:
    recovery_code(alice)
    page = alice.client.get(APP)
    assert "<svg" in page.text
    assert "style=" not in page.text
    assert not Totp.objects.exists()
    told = shown(page)
    wrong = alice.client.post(APP, {"offered": told["offered"], "code": "000000"})
    assert wrong.status_code == 422
    assert shown(wrong)["secret"] == told["secret"]
    right = {"offered": told["offered"], "code": pyotp.TOTP(told["secret"]).at(NOW)}
    assert alice.client.post(APP, right)["Location"] == SEE
    assert told["secret"].encode() not in bytes(Totp.objects.get().sealed)
    assert history.lines(alice.viewer)[0].kind == Kind.FACTOR_ADDED


def test_a_secret_that_was_offered_to_another_is_not_taken(alice: SignedIn, bob: SignedIn) -> None:
    recovery_code(alice)
    secret, sealed = totp.offer(bob.viewer)
    alice.client.post(APP, {"offered": sealed, "code": pyotp.TOTP(secret).at(NOW)})
    assert not Totp.objects.exists()


@pytest.mark.parametrize(("steps", "right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_off(steps: int, right: bool, alice: SignedIn) -> None:
    set_app(alice, NOW)
    assert totp.check(viewer=alice.viewer, code=code(NOW, later=steps), now=NOW) == right


def test_no_code_counts_twice_nor_an_earlier_one_after_it(alice: SignedIn) -> None:
    set_app(alice, NOW)
    assert totp.check(viewer=alice.viewer, code=code(NOW), now=NOW)
    assert not totp.check(viewer=alice.viewer, code=code(NOW), now=NOW)
    assert not totp.check(viewer=alice.viewer, code=code(NOW, later=-1), now=NOW)
    assert totp.check(viewer=alice.viewer, code=code(NOW, later=1), now=NOW)


def test_of_two_tries_at_the_same_moment_one_counts(alice: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    set_app(alice, NOW)
    real = totp._step
    won: list[bool] = []

    def meanwhile(*asked: Any) -> int | None:
        if not won:
            won.append(False)
            won[0] = totp.check(viewer=alice.viewer, code=code(NOW), now=NOW)
        return real(*asked)

    monkeypatch.setattr(totp, "_step", meanwhile)
    assert not totp.check(viewer=alice.viewer, code=code(NOW), now=NOW)
    assert won == [True]


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", SECRET])
def test_what_is_no_code_is_refused(typed: str, alice: SignedIn) -> None:
    set_app(alice, NOW)
    assert not totp.check(viewer=alice.viewer, code=typed, now=NOW)


def test_spaces_do_not_matter(alice: SignedIn) -> None:
    set_app(alice, NOW)
    now = code(NOW)
    assert totp.check(viewer=alice.viewer, code=f" {now[:3]} {now[3:]}", now=NOW)


def test_a_row_of_anothers_opens_nothing(alice: SignedIn, bob: SignedIn) -> None:
    set_app(alice, NOW)
    Totp.objects.update(person=bob.person)
    assert not totp.check(viewer=bob.viewer, code=code(NOW), now=NOW)


def test_a_passkey_is_added_under_its_own_name(alice: SignedIn) -> None:
    recovery_code(alice)
    made = Authenticator()
    page = alice.client.get(KEY)
    answer = alice.client.post(KEY, {"name": "Blue key", "passkey": made.create(options(page))})
    assert answer["Location"] == SEE
    row = Passkey.objects.get()
    assert b"Blue" not in bytes(row.sealed_about)
    assert "Blue key" in alice.client.get(SEE).text
    assert "since Today" in alice.client.get(SEE).text


def test_several_and_none_twice(alice: SignedIn) -> None:
    recovery_code(alice)
    one, two = Authenticator(), Authenticator(credential_id=b"another")
    for made in (one, two):
        set_passkey(alice, made, NOW)
    again = one.create(options(alice.client.get(KEY)))
    assert alice.client.post(KEY, {"passkey": again}).status_code == 422
    assert Passkey.objects.count() == 2


def test_made_for_another_sign_in_or_page_it_is_refused(alice: SignedIn, bob: SignedIn) -> None:
    recovery_code(alice)
    his = Authenticator().create(passkeys.offers(here(bob.client, NOW), SITE))
    elsewhere = Authenticator(origin="https://elsewhere.example").create(options(alice.client.get(KEY)))
    for signed in (his, elsewhere, "{}", ""):
        assert alice.client.post(KEY, {"passkey": signed}).status_code == 422
    assert not Passkey.objects.exists()


def test_under_a_number_it_says_where_to_go(alice: SignedIn) -> None:
    recovery_code(alice)
    page = alice.client.get(KEY, headers={"host": "127.0.0.1:8000"})
    assert "http://localhost" in page.text
    assert "data-passkey" not in page.text


@pytest.mark.parametrize("host", ["[::1]:8000", "127.0.0.1", "[::1]"])
def test_numbers_are_no_names(host: str) -> None:
    from django.test import RequestFactory

    assert not passkeys.Site.of(RequestFactory().get("/", headers={"host": host})).works


def test_without_a_recovery_code_there_is_none(alice: SignedIn) -> None:
    assert "First a recovery code" in alice.client.get(SEE).text
    for url in (APP, KEY):
        assert alice.client.get(url)["Location"] == SEE
        assert alice.client.post(url)["Location"] == SEE


@pytest.mark.parametrize("name", ["add-app", "add-passkey", "remove-app"])
def test_each_asks_for_the_passphrase_first(name: str, alice: SignedIn) -> None:
    recovery_code(alice)
    set_app(alice, NOW)
    client = stale(alice)
    for answer in (client.get(reverse(f"people:{name}")), client.post(reverse(f"people:{name}"))):
        assert answer["Location"].startswith(reverse("people:prove"))
    assert Totp.objects.exists()


def test_taking_one_away_can_end_the_other_sign_ins(alice: SignedIn) -> None:
    set_app(alice, NOW)
    sessions.begin(person=alice.person, keys=alice.viewer.keys, now=NOW)
    url = reverse("people:remove-app")
    assert "Sign out everywhere else too" in alice.client.get(url).text
    alice.client.post(url, {"everywhere": "yes"})
    assert not Totp.objects.exists()
    assert Session.objects.filter(person=alice.person).count() == 1
    assert [line.kind for line in history.lines(alice.viewer)] == [Kind.ENDED_OTHERS, Kind.FACTOR_REMOVED]


def test_taking_a_passkey_away_leaves_the_rest(alice: SignedIn) -> None:
    for made in (Authenticator(), Authenticator(credential_id=b"another")):
        set_passkey(alice, made, NOW)
    first = Passkey.objects.order_by("id")[0]
    sessions.begin(person=alice.person, keys=alice.viewer.keys, now=NOW)
    alice.client.post(reverse("people:remove-passkey", args=[first.id]))
    assert Passkey.objects.count() == 1
    assert Session.objects.filter(person=alice.person).count() == 2


def test_anothers_passkey_is_not_there(alice: SignedIn, bob: SignedIn) -> None:
    set_passkey(bob, Authenticator(), NOW)
    url = reverse("people:remove-passkey", args=[Passkey.objects.get().id])
    assert alice.client.get(url).status_code == alice.client.post(url).status_code == 404
    assert Passkey.objects.exists()


def test_a_new_app_ends_the_old_one(alice: SignedIn) -> None:
    set_app(alice, NOW)
    other = pyotp.random_base32()
    assert totp.add(viewer=alice.viewer, secret=other, code=pyotp.TOTP(other).at(NOW), now=NOW)
    later: datetime = NOW + timedelta(minutes=2)
    assert not totp.check(viewer=alice.viewer, code=code(later), now=later)
    assert totp.check(viewer=alice.viewer, code=pyotp.TOTP(other).at(later), now=later)


def test_the_pages_need_a_sign_in(visitor: Client) -> None:
    for name in ("see-factors", "add-app", "add-passkey", "remove-app"):
        assert visitor.get(reverse(f"people:{name}"))["Location"] == reverse("people:sign-in")
