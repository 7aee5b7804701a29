"""The recovery code: shown once, replaceable, opens everything, and says nothing about who exists."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attune.people import actions
from attune.people.models import Person, Session
from attune.people.viewer import Viewer
from attune.spaces import actions as spaces
from attune.spaces import queries
from tests.conftest import NOW, PASSPHRASE, SignedIn
from tests.spaces.test_actions import Note

NEW = "quiet copper window orchard"
CODE_URL = "/account/recovery-code"


def code_of(person: SignedIn) -> str:
    page = person.client.post(CODE_URL).content.decode()
    found = re.search(r"<code>([0-9A-Z-]+)</code>", page)
    assert found, page
    return found.group(1)


def test_it_works_and_what_was_written_is_still_there(alice: SignedIn, visitor: Client) -> None:
    space = queries.private_space(alice.viewer)
    kept = spaces.write(viewer=alice.viewer, space=space, body=Note(text="before"), now=NOW)
    code = code_of(alice)
    answer = visitor.post("/recover", {"username": "alice", "code": code.lower(), "passphrase": NEW})
    assert answer.status_code == 302
    opened = actions.open_with_passphrase(username="alice", passphrase=NEW)
    assert opened
    assert queries.read(Viewer(*opened), kept.id, Note).body.text == "before"
    assert actions.open_with_passphrase(username="alice", passphrase=PASSPHRASE) is None


def test_using_it_ends_every_earlier_sign_in(alice: SignedIn, visitor: Client) -> None:
    code = code_of(alice)
    visitor.post("/recover", {"username": "alice", "code": code, "passphrase": NEW})
    assert alice.client.get("/account").status_code == 302
    assert Session.objects.filter(person=alice.person).count() == 1


def test_it_is_shown_once_and_is_nowhere_in_the_row(alice: SignedIn) -> None:
    code = code_of(alice)
    assert code not in alice.client.get(CODE_URL).content.decode()
    person = Person.objects.get(id=alice.person.id)
    letters = code.replace("-", "").encode()
    assert letters not in bytes(person.recovery_wrapped_keys or b"") + bytes(person.recovery_verifier or b"")


def test_a_new_one_replaces_it(alice: SignedIn, visitor: Client) -> None:
    first, second = code_of(alice), code_of(alice)
    assert (
        visitor.post("/recover", {"username": "alice", "code": first, "passphrase": NEW}).status_code == 422
    )
    assert (
        visitor.post("/recover", {"username": "alice", "code": second, "passphrase": NEW}).status_code == 302
    )


@pytest.mark.parametrize(
    ("username", "code"), [("alice", "0" * 26), ("nobody", "0" * 26), ("bob", "0" * 26), ("alice", "?")]
)
def test_a_wrong_pair_is_refused_in_the_same_words(
    alice: SignedIn, bob: SignedIn, visitor: Client, username: str, code: str
) -> None:
    code_of(alice)
    answer = visitor.post("/recover", {"username": username, "code": code, "passphrase": NEW})
    assert answer.status_code == 422
    assert "do not belong together" in answer.content.decode()


def test_it_may_be_put_off_until_tomorrow(alice: SignedIn) -> None:
    assert alice.client.post(reverse("account:put-off-recovery-code")).status_code == 302
    asked = Person.objects.get(id=alice.person.id).recovery_asked_from
    assert asked is not None
    assert alice.client.get(reverse("account:put-off-recovery-code")).status_code == 405


def test_guessing_is_slowed(alice: SignedIn, visitor: Client) -> None:
    for _ in range(4):
        answer = visitor.post("/recover", {"username": "alice", "code": "0" * 26, "passphrase": NEW})
    assert answer.status_code == 429


def test_a_stranger_who_tries_does_not_shut_the_owners_door(alice: SignedIn) -> None:
    code = code_of(alice)
    for _ in range(6):
        Client(headers={"host": "localhost"}, REMOTE_ADDR="192.0.2.7").post(
            "/recover", {"username": "alice", "code": "0" * 26, "passphrase": NEW}
        )
    mine = Client(headers={"host": "localhost"}, REMOTE_ADDR="192.0.2.8")
    assert mine.post("/recover", {"username": "alice", "code": code, "passphrase": NEW}).status_code == 302


def test_at_a_screen_left_open_the_passphrase_is_asked_first(alice: SignedIn) -> None:
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        asks = alice.client.post(CODE_URL)["Location"]
        assert asks.startswith(reverse("people:prove"))
        assert Person.objects.get(id=alice.person.id).recovery_verifier is None
        answer = alice.client.post(asks, {"current": PASSPHRASE, "next": CODE_URL})
        assert answer["Location"] == CODE_URL
        assert "<code>" in alice.client.post(CODE_URL).content.decode()


def test_a_change_of_passphrase_leaves_a_code_made_meanwhile_good(alice: SignedIn, visitor: Client) -> None:
    viewer = Viewer(Person.objects.get(id=alice.person.id), alice.viewer.keys)
    code = code_of(alice)
    actions.change_passphrase(viewer=viewer, passphrase="five other quiet windows")
    assert visitor.post("/recover", {"username": "alice", "code": code, "passphrase": NEW}).status_code == 302
