"""Signing in: it works, it slows guessing, and it says the same of every wrong pair."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from attune.core.sealing import Stretched, WeakParameters, stretch
from attune.people import actions, sessions
from attune.people.models import Attempts, Device, Session
from tests.conftest import PASSPHRASE, SignedIn

URL = "/sign-in"


def post(client: Client, username: str, passphrase: str) -> Any:
    return client.post(URL, {"username": username, "passphrase": passphrase})


def test_it_works(alice: SignedIn, visitor: Client) -> None:
    answer = post(visitor, "Alice ", PASSPHRASE)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("people:check-sign-in")
    cookie = visitor.cookies[sessions.COOKIE]
    assert [cookie[each] for each in ("secure", "httponly", "samesite", "path", "domain")] == [
        True,
        True,
        "Strict",
        "/",
        "",
    ]
    assert visitor.get(reverse("people:check-sign-in"))["Location"] == reverse("today:see-today")


def test_a_cookie_that_did_not_come_back_is_explained(alice: SignedIn, visitor: Client) -> None:
    post(visitor, "alice", PASSPHRASE)
    page = Client(headers={"host": "localhost"}).get(reverse("people:check-sign-in"))
    assert page.status_code == 200
    assert b"did not keep the sign-in" in page.content
    assert b"HTTPS" in page.content


@pytest.mark.parametrize(
    ("username", "passphrase"), [("alice", "wrong"), ("nobody", PASSPHRASE), ("nobody", "x")]
)
def test_a_wrong_pair_is_refused_in_the_same_words(alice: SignedIn, username: str, passphrase: str) -> None:
    wrong = post(Client(headers={"host": "localhost"}), "alice", "not this one at all")
    answer = post(Client(headers={"host": "localhost"}), username, passphrase)
    assert answer.status_code == wrong.status_code == 422
    plain = re.compile(rb'value="[^"]*"|csrfmiddlewaretoken[^>]*')
    assert plain.sub(b"", answer.content) == plain.sub(b"", wrong.content)
    assert sessions.COOKIE not in answer.cookies


def test_an_unknown_name_costs_one_hash_as_well(
    alice: SignedIn, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []

    def counting(*args: Any) -> Stretched:
        counted.append("hash")
        return stretch(*args)

    monkeypatch.setattr("attune.people.actions.stretch", counting)
    post(visitor, "nobody", "wrong")
    post(visitor, "alice", "wrong")
    assert counted == ["hash", "hash"]


def test_what_was_typed_stays_and_nothing_is_asked_twice(visitor: Client) -> None:
    page = post(visitor, "alice", "").content.decode()
    assert 'value="alice"' in page
    assert "Both are needed" in page


def test_guessing_is_slowed_before_any_hash(alice: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        post(Client(headers={"host": "localhost"}), "alice", "wrong")
    monkeypatch.setattr("attune.people.actions.stretch", lambda *args: pytest.fail("hashed while slowed"))
    answer = post(Client(headers={"host": "localhost"}), "alice", PASSPHRASE)
    assert answer.status_code == 429
    assert b"Please wait" in answer.content


def test_the_wait_is_capped_and_ends(alice: SignedIn) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(40):
            post(Client(headers={"host": "localhost"}), "alice", "wrong")
            clock.shift(timedelta(seconds=61))
        answer = post(Client(headers={"host": "localhost"}), "alice", PASSPHRASE)
        assert answer.status_code == 302
    assert not Attempts.objects.exists()


def test_a_browser_that_signed_in_before_is_not_slowed_by_others(alice: SignedIn, visitor: Client) -> None:
    post(visitor, "alice", PASSPHRASE)
    visitor.post(reverse("people:sign-out"))
    for _ in range(5):
        post(Client(headers={"host": "localhost"}), "alice", "wrong")
    assert Device.objects.count() == 1
    assert post(visitor, "alice", PASSPHRASE).status_code == 302


def test_names_and_addresses_are_kept_only_as_keyed_hashes(alice: SignedIn, visitor: Client) -> None:
    post(visitor, "alice", "wrong")
    for row in Attempts.objects.all():
        assert len(bytes(row.id)) == 32
    assert Attempts.objects.count() == 2


def test_a_session_runs_out(alice: SignedIn) -> None:
    assert alice.client.get(reverse("account:see-account")).status_code == 200
    with time_machine.travel(timezone.now() + sessions.LASTS + timedelta(seconds=2)):
        assert alice.client.get(reverse("account:see-account")).status_code == 302


def test_a_row_given_to_another_person_opens_nothing(alice: SignedIn, charlie: SignedIn) -> None:
    Session.objects.filter(person=charlie.person).update(person=alice.person)
    assert charlie.client.get(reverse("account:see-account")).status_code == 302


def test_a_row_made_to_last_longer_still_ends(alice: SignedIn) -> None:
    Session.objects.update(gone_after=timezone.now().date() + timedelta(days=90))
    with time_machine.travel(timezone.now() + sessions.LASTS + timedelta(seconds=2)):
        assert alice.client.get(reverse("account:see-account")).status_code == 302


def test_a_row_does_not_tell_the_hour(alice: SignedIn) -> None:
    stored = [field.get_internal_type() for field in Session._meta.get_fields()]
    assert "DateTimeField" not in stored


def test_a_sign_in_that_the_change_of_passphrase_overtook_is_refused(alice: SignedIn) -> None:
    opened = actions.open_with_passphrase(username="alice", passphrase=PASSPHRASE)
    assert opened
    actions.change_passphrase(viewer=alice.viewer, passphrase="quiet copper window orchard")
    with pytest.raises(sessions.Stale):
        sessions.begin(person=opened[0], keys=opened[1], now=timezone.now())


def test_without_a_safe_connection_no_passphrase_is_asked_for(alice: SignedIn) -> None:
    for path in ("/sign-in", "/recover"):
        page = Client(headers={"host": "testserver"}).get(path)
        assert b"HTTPS" in page.content, path
        assert b'type="password"' not in page.content
        safe = Client(headers={"host": "testserver"}).get(path, secure=True)
        assert b'type="password"' in safe.content


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.1", "192.0.2.2", False),
        ("nonsense", "unknown", True),
    ],
)
def test_one_household_counts_as_one_address(one: str, other: str, same: bool) -> None:
    told = [sessions.address(RequestFactory().get("/", REMOTE_ADDR=each)) for each in (one, other)]
    assert (told[0] == told[1]) == same


def test_a_strange_cookie_is_nobody(visitor: Client, alice: SignedIn) -> None:
    for value in ("", "x", "é", "A" * 43, "A" * 5000):
        visitor.cookies[sessions.COOKIE] = value
        assert visitor.get(reverse("account:see-account")).status_code == 302


def test_signing_out_deletes_the_row_and_clears_the_browser(alice: SignedIn) -> None:
    answer = alice.client.post(reverse("people:sign-out"))
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.cookies[sessions.COOKIE]["max-age"] == 0
    assert not Session.objects.filter(person=alice.person).exists()


def test_signing_out_rejects_get(alice: SignedIn) -> None:
    assert alice.client.get(reverse("people:sign-out")).status_code == 405
    assert Session.objects.filter(person=alice.person).exists()


def test_a_script_that_is_signed_out_is_told_so(visitor: Client, db: None) -> None:
    assert (
        visitor.get(reverse("account:see-account"), headers={"X-Requested-With": "fetch"}).status_code == 401
    )


def test_every_signed_in_page_is_never_stored(alice: SignedIn) -> None:
    answer = alice.client.get(reverse("account:see-account"))
    assert answer["Cache-Control"] == "no-store, private"
    assert "Cookie" in answer["Vary"]


def test_weaker_parameters_than_the_floor_are_refused(alice: SignedIn, visitor: Client) -> None:
    alice.person.kdf_memory_kib = 8
    alice.person.save()
    with pytest.raises(WeakParameters):
        post(visitor, "alice", PASSPHRASE)


def test_the_products_own_parameters_are_strong() -> None:
    from attune.config import settings as product

    assert product.ATTUNE_ARGON2 == product.ATTUNE_ARGON2_LEAST
    assert product.ATTUNE_ARGON2 == {"memory_kib": 65536, "iterations": 3, "lanes": 1}


def test_sign_in_needs_its_token(alice: SignedIn) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    assert post(strict, "alice", PASSPHRASE).status_code == 403


def test_a_new_sign_in_ends_the_browsers_old_one(alice: SignedIn, sign_in: Callable[[str], SignedIn]) -> None:
    before = {bytes(row.id) for row in Session.objects.filter(person=alice.person)}
    post(alice.client, "alice", PASSPHRASE)
    after = {bytes(row.id) for row in Session.objects.filter(person=alice.person)}
    assert len(after) == 1
    assert not before & after
