"""A second passphrase on one's own space: without it a sign-in reads nothing that only the person can read."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from attune.people import history, sessions
from attune.people.actions import floor
from attune.people.history import Kind
from attune.people.models import Session
from attune.people.viewer import OnlyMe, Viewer
from attune.spaces import actions, queries, second_lock
from attune.spaces.models import EpochKey, SecondLock
from attune.tools.journal.records import Note
from tests.conftest import NOW, PASSPHRASE, SignedIn

SECOND = "marble otter violet ladder"
WORDS = "Five swans on the weir"


def another_sign_in(someone: SignedIn) -> Client:
    """The same person in another browser."""
    client = Client(headers={"host": "localhost"})
    token = sessions.begin(person=someone.person, keys=someone.viewer.keys, now=datetime.now(UTC))
    client.cookies[sessions.COOKIE] = token.to_cookie()
    return client


def fresh_viewer(someone: SignedIn) -> Viewer:
    """Somebody who has the first passphrase, and nothing else."""
    return Viewer(person=someone.person, keys=someone.viewer.keys)


@pytest.fixture
def closed(alice: SignedIn) -> str:
    """Alice wrote a note and set a second passphrase; its recovery code."""
    space = queries.private_space(alice.viewer)
    actions.write(viewer=alice.viewer, space=space, body=Note(text=WORDS), now=NOW)
    page = alice.client.post(reverse("account:close-own"), {"passphrase": SECOND})
    found = re.search(r"<code>([0-9A-Z-]{32})</code>", page.content.decode())
    assert found
    return found.group(1)


@pytest.mark.usefixtures("closed")
def test_the_sign_in_that_set_it_reads_on(alice: SignedIn) -> None:
    assert ">A note<" in alice.client.get(reverse("journal:see-notebook")).content.decode()


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("name", ["today:see-today", "journal:see-notebook", "measure:see-map"])
def test_another_sign_in_is_asked_for_it(name: str, alice: SignedIn) -> None:
    answer = another_sign_in(alice).get(reverse(name))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account:open-own"))


@pytest.mark.usefixtures("closed")
def test_it_opens_and_leads_on(alice: SignedIn) -> None:
    other = another_sign_in(alice)
    goes = reverse("journal:see-notebook")
    answer = other.post(reverse("account:open-own"), {"passphrase": SECOND, "next": goes})
    assert (answer.status_code, answer["Location"]) == (302, goes)
    assert ">A note<" in other.get(goes).content.decode()


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize(
    "goes", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"]
)
def test_it_leads_nowhere_else(goes: str, alice: SignedIn) -> None:
    answer = another_sign_in(alice).post(reverse("account:open-own"), {"passphrase": SECOND, "next": goes})
    assert answer["Location"] == reverse("today:see-today")


def test_the_code_opens_it_however_it_is_typed(alice: SignedIn, closed: str) -> None:
    other = another_sign_in(alice)
    typed = closed.lower().replace("-", " ")
    assert other.post(reverse("account:open-own"), {"passphrase": typed}).status_code == 302
    assert other.get(reverse("journal:see-notebook")).status_code == 200


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("typed", ["marble otter violet", PASSPHRASE, "0" * 26])
def test_nothing_else_opens_it(typed: str, alice: SignedIn) -> None:
    other = another_sign_in(alice)
    answer = other.post(reverse("account:open-own"), {"passphrase": typed})
    assert answer.status_code == 422
    assert "not the second passphrase" in answer.content.decode()
    assert other.get(reverse("journal:see-notebook")).status_code == 302


@pytest.mark.usefixtures("closed")
def test_wrong_ones_are_told_to_its_person(alice: SignedIn) -> None:
    another_sign_in(alice).post(reverse("account:open-own"), {"passphrase": "marble otter violet lamp"})
    newest = history.lines(alice.viewer)[0]
    assert newest.kind == Kind.ONLY_ME_FAILED
    assert "A wrong second passphrase given" in alice.client.get(reverse("people:see-history")).text


@pytest.mark.usefixtures("closed")
def test_tries_are_slowed(alice: SignedIn) -> None:
    other = another_sign_in(alice)
    answers = [
        other.post(reverse("account:open-own"), {"passphrase": f"wrong {n}"}).status_code for n in range(5)
    ]
    assert answers[-1] == 429


@pytest.mark.usefixtures("closed")
def test_words_that_were_typed_meanwhile_come_back(alice: SignedIn) -> None:
    typed = "What I was about to keep when it was closed"
    answer = another_sign_in(alice).post(reverse("journal:write-note"), {"text": typed})
    assert answer.status_code == 401
    assert typed in answer.content.decode()


@pytest.mark.usefixtures("closed")
def test_it_can_be_closed_without_signing_out(alice: SignedIn) -> None:
    alice.client.post(reverse("account:shut-own"))
    assert alice.client.get(reverse("journal:see-notebook")).status_code == 302
    assert alice.client.get(reverse("account:see-account")).status_code == 200


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("name", ["safety:see-right-now", "safety:wait-well", "safety:get-through-night"])
def test_right_now_works_without_it_and_names_the_way_to_the_note(name: str, alice: SignedIn) -> None:
    page = another_sign_in(alice).get(reverse(name)).content.decode()
    assert f"{reverse('account:open-own')}?next={reverse(name)}" in page


def test_it_ends_every_other_sign_in(alice: SignedIn) -> None:
    other = another_sign_in(alice)
    assert other.get(reverse("journal:see-notebook")).status_code == 200
    alice.client.post(reverse("account:close-own"), {"passphrase": SECOND})
    assert Session.objects.filter(person=alice.person).count() == 1
    assert other.get(reverse("journal:see-notebook"))["Location"] == reverse("people:sign-in")


@pytest.mark.parametrize("typed", ["short", PASSPHRASE, "aaaaaaaaaaaaaaaaaaaa"])
def test_a_poor_or_the_first_one_is_refused(typed: str, alice: SignedIn) -> None:
    answer = alice.client.post(reverse("account:close-own"), {"passphrase": typed})
    assert answer.status_code == 422
    assert not SecondLock.objects.exists()


def test_a_new_one_ends_the_old_one_and_its_code(alice: SignedIn, closed: str) -> None:
    alice.client.post(reverse("account:close-own"), {"passphrase": "copper tundra basil window"})
    other = another_sign_in(alice)
    for typed in (SECOND, closed):
        assert other.post(reverse("account:open-own"), {"passphrase": typed}).status_code == 422
    typed = {"passphrase": "copper tundra basil window"}
    assert other.post(reverse("account:open-own"), typed).status_code == 302


@pytest.mark.usefixtures("closed")
def test_it_can_be_taken_away_only_while_it_is_open(alice: SignedIn) -> None:
    assert another_sign_in(alice).post(reverse("account:remove-only-me")).status_code == 302
    assert SecondLock.objects.exists()
    alice.client.post(reverse("account:remove-only-me"))
    assert not SecondLock.objects.exists()
    assert queries.notebook(fresh_viewer(alice), queries.private_space(fresh_viewer(alice)))


@pytest.mark.usefixtures("closed")
def test_whoever_deletes_the_lock_in_the_database_opens_nothing(alice: SignedIn) -> None:
    SecondLock.objects.all().delete()
    with pytest.raises(queries.NotFound):
        queries.private_space(fresh_viewer(alice))


@pytest.mark.usefixtures("closed")
def test_every_way_in_asks_for_it(alice: SignedIn) -> None:
    space = EpochKey.objects.get(receiver=alice.person).space
    record = queries.notebook(alice.viewer, queries.private_space(alice.viewer))[0].id
    for read in (
        queries.private_space,
        lambda viewer: queries.read_any(viewer, record),
        lambda viewer: queries.entries(viewer, space, Note),
        lambda viewer: queries.keyed(viewer, space, Note, "x"),
        lambda viewer: actions.write(viewer=viewer, space=space, body=Note(text="x"), now=NOW),
    ):
        with pytest.raises((OnlyMe, queries.NotFound)):
            read(fresh_viewer(alice))


@pytest.mark.usefixtures("closed")
def test_a_changed_byte_opens_nothing(alice: SignedIn) -> None:
    row = SecondLock.objects.get()
    row.wrapped_key = bytes(row.wrapped_key[:-1]) + bytes([row.wrapped_key[-1] ^ 1])
    row.save()
    assert not second_lock.open_with(viewer=fresh_viewer(alice), typed=SECOND, floor=floor())


@pytest.mark.usefixtures("closed")
def test_it_is_nobody_elses(bob: SignedIn) -> None:
    assert second_lock.of(bob.viewer) is None
    assert not second_lock.open_with(viewer=bob.viewer, typed=SECOND, floor=floor())


def test_the_lock_fits_one_space_only(alice: SignedIn, sign_in: Callable[..., SignedIn], closed: str) -> None:
    other = sign_in("frida")
    second_lock.close(viewer=other.viewer, passphrase=SECOND, how=floor())
    mine, theirs = (SecondLock.objects.get(space__members__person=each.person) for each in (alice, other))
    mine.wrapped_key, mine.recovery_wrapped_key = theirs.wrapped_key, theirs.recovery_wrapped_key
    mine.kdf_salt = theirs.kdf_salt
    mine.save()
    assert not second_lock.open_with(viewer=fresh_viewer(alice), typed=SECOND, floor=floor())
