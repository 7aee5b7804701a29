"""The named people, and the one way in which a test signs somebody in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.test import Client

from attune.account.actions import settle
from attune.people import sessions
from attune.people.actions import make_person
from attune.people.models import Person
from attune.people.viewer import Viewer

PASSPHRASE = "plain harbour seven lanterns"
NOW = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)


@dataclass(frozen=True)
class SignedIn:
    """A person, what they can open, and a browser in which they are signed in."""

    person: Person
    viewer: Viewer
    client: Client


@pytest.fixture
def now() -> datetime:
    """A Tuesday evening."""
    return NOW


@pytest.fixture
def sign_in(db: None) -> Callable[[str], SignedIn]:
    """Make a person with a private space and sign them in. Every signed-in test comes through here."""

    def make(username: str, *, is_operator: bool = False) -> SignedIn:
        person, keys = make_person(
            username=username,
            passphrase=PASSPHRASE,
            time_zone="Europe/Berlin",
            is_operator=is_operator,
            today=NOW.date(),
        )
        viewer = settle(person, keys)
        client = Client(headers={"host": "localhost"})
        token = sessions.begin(person=person, keys=keys, now=datetime.now(UTC))
        client.cookies[sessions.COOKIE] = token.to_cookie()
        return SignedIn(person, viewer, client)

    return make


@pytest.fixture
def alice(sign_in: Callable[..., SignedIn]) -> SignedIn:
    """A person; the first here, so she runs the server."""
    return sign_in("alice", is_operator=True)


@pytest.fixture
def bob(sign_in: Callable[..., SignedIn]) -> SignedIn:
    """Her partner."""
    return sign_in("bob")


@pytest.fixture
def charlie(sign_in: Callable[..., SignedIn]) -> SignedIn:
    """A stranger."""
    return sign_in("charlie")


@pytest.fixture
def dana(sign_in: Callable[..., SignedIn]) -> SignedIn:
    """Her practitioner."""
    return sign_in("dana")


@pytest.fixture
def erin(sign_in: Callable[..., SignedIn]) -> SignedIn:
    """A former partner."""
    return sign_in("erin")


@pytest.fixture
def visitor(db: None) -> Client:
    """A browser in which nobody is signed in."""
    return Client(headers={"host": "localhost"})
