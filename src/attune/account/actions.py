"""Come in, recover."""

from datetime import datetime

from django.db import transaction

from attune.core.sealing import PrivateKeys, hash_token, new_token, safe_equal
from attune.people import actions as people
from attune.people.models import Person, Server
from attune.people.viewer import Viewer
from attune.spaces.actions import make_space
from attune.spaces.models import Space


class LinkUsed(Exception):
    """The welcome link is not, or no longer, good."""


def make_welcome_link() -> str | None:
    """A one-time token for the first account, or None where there is one already. Any earlier link ends."""
    if Person.objects.exists():
        return None
    token = new_token()
    server = Server.row()
    server.welcome_hash = hash_token(token)
    server.save(update_fields=["welcome_hash"])
    return token


def is_welcome(token: str) -> bool:
    """Whether this link can still be used. Every link takes the same time."""
    return _opens(Server.row(), token)


def create_first_account(
    *, token: str, username: str, passphrase: str, operator_name: str, time_zone: str, now: datetime
) -> Viewer:
    """Use the welcome link: the first person, who runs this server, with a private space. LinkUsed if it is spent."""
    person, keys = people.make_person(
        username=username, passphrase=passphrase, time_zone=time_zone, is_operator=True, today=now.date()
    )
    with transaction.atomic():
        server = Server.objects.select_for_update().get(pk=Server.row().pk)
        if not _opens(server, token):
            raise LinkUsed
        server.operator_name, server.welcome_hash = operator_name.strip(), None
        server.save()
        return settle(person, keys)


def recover(*, username: str, code: str, passphrase: str) -> Viewer | None:
    """Open the keys with the recovery code and lock them with a new passphrase; every earlier sign-in ends.

    None when name and code do not belong together. The code stays good until a new one is made.
    """
    opened = people.open_with_code(username=username, code=code)
    if opened is None:
        return None
    viewer = Viewer(person=opened[0], keys=opened[1])
    people.change_passphrase(viewer=viewer, passphrase=passphrase)
    return viewer


def set_time_zone(*, viewer: Viewer, time_zone: str) -> None:
    """Where this person's day ends."""
    viewer.person.time_zone = time_zone
    viewer.person.save(update_fields=["time_zone"])


def settle(person: Person, keys: PrivateKeys) -> Viewer:
    """Save a new person and make the private space that everyone has."""
    person.save(force_insert=True)
    viewer = Viewer(person=person, keys=keys)
    make_space(viewer=viewer, kind=Space.Kind.PRIVATE, others=[])
    return viewer


def _opens(server: Server, token: str) -> bool:
    """Whether this token is the server's; as long a comparison where there is none."""
    return safe_equal(hash_token(token), bytes(server.welcome_hash) if server.welcome_hash else b"\0" * 32)
