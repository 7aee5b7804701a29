"""Make an invitation to this server, take it back, use it. The first account comes in the same way."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from attune.account.actions import settle
from attune.core.sealing import hash_token, new_token
from attune.people import actions as people
from attune.people.models import Invitation, Person, Server
from attune.people.viewer import Viewer

GOOD_FOR = timedelta(days=7)
Role = Invitation.Role


class NoLonger(Exception):
    """The link never was one, was used, taken back, or ran out; nobody is told which."""


class NameTaken(Exception):
    """Somebody else took this name a moment ago."""


@dataclass(frozen=True, repr=False)
class Newcomer:
    """What somebody who comes in has typed. `operator_name` is empty where it is not asked for."""

    username: str
    passphrase: str
    time_zone: str
    operator_name: str = ""


def make_welcome_link(*, today: date) -> str | None:
    """A token for the account that runs this server, or None where somebody does. An earlier such link ends."""
    if is_run():
        return None
    Invitation.objects.filter(role=Role.OPERATOR).delete()
    return invite(role=Role.OPERATOR, today=today)


def is_run() -> bool:
    """Whether there is somebody who runs this server."""
    return Person.objects.filter(is_operator=True).exists()


def invite(*, role: Role, today: date) -> str:
    """A new one-time token, good for seven days. Only its hash is kept, and nobody's name."""
    token = new_token()
    with transaction.atomic():
        Invitation.objects.filter(gone_after__lt=today).delete()
        Invitation.objects.create(id=hash_token(token), role=role, gone_after=today + GOOD_FOR)
    return token


def cancel(*, invitation: bytes) -> None:
    """Take an invitation back. Its link is then like one that never was; one that is gone stays gone."""
    Invitation.objects.filter(id=invitation).delete()


def look(*, code: str, today: date) -> Invitation:
    """The invitation that this opens: a token, or a whole link with it behind `#`. NoLonger for every other.

    One look-up by the hash, whether the link never was one, was used, taken back or ran out.
    """
    found = Invitation.objects.filter(id=_hash(code), gone_after__gte=today).first()
    if found is None:
        raise NoLonger
    return found


def join(*, code: str, who: Newcomer, now: datetime) -> Viewer:
    """Use an invitation: a person with keys and a private space. NoLonger, NameTaken.

    The slow hash comes before the transaction, in which the invitation is taken by whoever is first.
    """
    person, keys = people.make_person(
        username=who.username,
        passphrase=who.passphrase,
        time_zone=who.time_zone,
        is_operator=False,
        today=now.date(),
    )
    try:
        with transaction.atomic():
            found = Invitation.objects.select_for_update().filter(id=_hash(code), gone_after__gte=now.date())
            role = found.values_list("role", flat=True).first()
            if role is None:
                raise NoLonger
            found.delete()
            person.is_operator, person.is_practitioner = role == Role.OPERATOR, role == Role.PRACTITIONER
            if person.is_operator and who.operator_name:
                Server.objects.update_or_create(pk=1, defaults={"operator_name": who.operator_name.strip()})
            return settle(person, keys)
    except IntegrityError:
        if Person.objects.filter(username=who.username).exists():
            raise NameTaken from None
        raise


def _hash(code: str) -> bytes:
    return hash_token(code.strip().rpartition("#")[2])
