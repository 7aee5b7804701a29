"""The first account: one link, once; keys of one's own; nothing else."""

import time

import pytest
from django.test import Client
from django.urls import reverse

from attune.account.actions import make_welcome_link
from attune.account.passphrases import strength
from attune.people.models import Person, Server
from attune.spaces import queries
from attune.spaces.models import Space
from tests.conftest import PASSPHRASE, SignedIn

GOOD = {
    "operator_name": "Nora Lind",
    "username": "Alice",
    "passphrase": PASSPHRASE,
    "time_zone": "Europe/Berlin",
}


@pytest.fixture
def url(db: None) -> str:
    """A fresh welcome link's form."""
    token = make_welcome_link()
    return reverse("account:create-account", args=[token])


def test_first_who_can_read_what(visitor: Client, db: None) -> None:
    token = make_welcome_link()
    page = visitor.get(reverse("account:read-welcome", args=[token])).content.decode()
    assert "Who can read what" in page
    assert "<input" not in page


def test_it_works(visitor: Client, url: str) -> None:
    assert visitor.get(url).status_code == 200
    answer = visitor.post(url, GOOD)
    assert answer.status_code == 302
    person = Person.objects.get()
    assert (person.username, person.is_operator, person.time_zone) == ("alice", True, "Europe/Berlin")
    assert Server.row().operator_name == "Nora Lind"
    assert Space.objects.get().kind == Space.Kind.PRIVATE
    assert visitor.get(answer["Location"]).status_code == 200


def test_the_link_works_once(visitor: Client, url: str) -> None:
    visitor.post(url, GOOD)
    again = Client(headers={"host": "localhost"}).post(url, {**GOOD, "username": "mallory"})
    assert again.status_code == 410
    assert Person.objects.count() == 1
    assert make_welcome_link() is None


def test_a_newer_link_ends_the_one_before(visitor: Client, url: str) -> None:
    make_welcome_link()
    assert visitor.get(url).status_code == 410


def test_the_link_is_nowhere_in_the_database(url: str) -> None:
    token = url.split("/")[2]
    assert token.encode() not in bytes(Server.row().welcome_hash or b"")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("username", "", "A name to sign in with is needed"),
        ("username", "<script>", "Letters, numbers"),
        ("passphrase", "", "A passphrase is needed"),
        ("passphrase", "short", "more letters are needed"),
        ("passphrase", "aaaaaaaaaaaaaaaaaaaa", "words that do not belong together"),
        ("passphrase", "alicealicealice", "belong together"),
        ("operator_name", "", "People who come here will want to know"),
    ],
)
def test_bad_input_is_said_beside_the_field_and_nothing_is_lost(
    visitor: Client, url: str, field: str, value: str, words: str
) -> None:
    answer = visitor.post(url, {**GOOD, field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    for name, typed in GOOD.items():
        if name != field:
            assert f'value="{typed}"' in page
    assert not Person.objects.exists()


def test_an_unknown_time_zone_is_utc(visitor: Client, url: str) -> None:
    visitor.post(url, {**GOOD, "time_zone": "Mars/Olympus"})
    assert Person.objects.get().time_zone == "UTC"


def test_the_passphrase_is_nowhere(visitor: Client, url: str) -> None:
    visitor.post(url, GOOD)
    person = Person.objects.get()
    stored = b"".join(
        bytes(value) for value in vars(person).values() if isinstance(value, (bytes, memoryview))
    )
    assert PASSPHRASE.encode() not in stored
    assert len(bytes(person.verifier)) == 32


def test_the_new_person_has_a_space_that_opens(visitor: Client, url: str) -> None:
    from attune.people import actions
    from attune.people.viewer import Viewer

    visitor.post(url, GOOD)
    opened = actions.open_with_passphrase(username="alice", passphrase=PASSPHRASE)
    assert opened
    assert queries.private_space(Viewer(*opened)).kind == Space.Kind.PRIVATE


def test_the_meter_answers_and_keeps_nothing(visitor: Client, db: None) -> None:
    answer = visitor.post(
        reverse("account:meter-passphrase"), {"passphrase": PASSPHRASE, "username": "alice"}
    )
    assert answer.json()["score"] >= 3
    assert visitor.get(reverse("account:meter-passphrase")).status_code == 405
    weak = visitor.post(
        reverse("account:meter-passphrase"), {"passphrase": "alice alice alice", "username": "alice"}
    )
    assert weak.json()["score"] < 3


def test_the_suggestion_is_four_words_that_pass(visitor: Client, db: None) -> None:
    offered = [visitor.post(reverse("account:suggest-passphrase")).json()["passphrase"] for _ in range(5)]
    assert len(set(offered)) == 5
    for passphrase in offered:
        assert len(passphrase.split()) == 4
        assert (
            visitor.post(reverse("account:meter-passphrase"), {"passphrase": passphrase}).json()["score"] >= 3
        )


def test_the_front_knows_whether_anyone_is_here(visitor: Client, db: None) -> None:
    assert "welcome link" in visitor.get("/").content.decode()


def test_the_front_sends_a_signed_in_person_on(alice: SignedIn) -> None:
    assert alice.client.get("/")["Location"] == reverse("today:see-today")


def test_the_meter_is_quick_whatever_is_typed() -> None:
    stand_ins = ("4@8({<[369&#!1/|0$5+7%2" * 4)[:72]
    began = time.process_time()
    for passphrase in (stand_ins, "a" * 1024, "@" * 72, "p4$$w0rd" * 9):
        strength(passphrase, "x" * 64)
    assert time.process_time() - began < 2  # it took eight seconds before its input was cut
