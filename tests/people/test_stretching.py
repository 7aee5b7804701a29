"""When the server stretches new passphrases otherwise, older ones follow at their next sign-in."""

from unittest.mock import patch

import pytest
from django.test import Client, override_settings

from attune.core.sealing import Argon2, WeakParameters
from attune.people import actions
from attune.people.models import Person, QuickUnlock
from tests.conftest import PASSPHRASE, SignedIn

STRONGER = {"memory_kib": 64, "iterations": 2, "lanes": 1}
raised = override_settings(ATTUNE_ARGON2=STRONGER)


def stored(person: SignedIn) -> Argon2:
    return Person.objects.get(id=person.person.id).argon2


def enter(client: Client, passphrase: str = PASSPHRASE) -> int:
    typed = {"username": "alice", "passphrase": passphrase}
    return client.post("/sign-in", typed).status_code


@raised
def test_the_next_sign_in_stretches_anew_and_the_passphrase_still_opens(
    alice: SignedIn, visitor: Client
) -> None:
    Person.objects.update(kdf_memory_kib=64)
    alice.person.refresh_from_db()
    with override_settings(ATTUNE_ARGON2={**STRONGER, "memory_kib": 32}):
        actions.change_passphrase(viewer=alice.viewer, passphrase=PASSPHRASE)
    assert stored(alice) == Argon2(32, 2, 1)
    assert enter(visitor) == 302
    assert stored(alice) == Argon2(**STRONGER)
    assert visitor.get("/account").status_code == 200
    assert enter(Client(headers={"host": "localhost"})) == 302


def test_where_nothing_changed_nothing_is_written(alice: SignedIn, visitor: Client) -> None:
    before = bytes(Person.objects.get().verifier)
    assert enter(visitor) == 302
    assert bytes(Person.objects.get().verifier) == before


@raised
def test_a_wrong_passphrase_changes_nothing(alice: SignedIn, visitor: Client) -> None:
    before = stored(alice)
    assert enter(visitor, "another passphrase entirely") == 422
    assert stored(alice) == before


@raised
def test_other_sign_ins_stay_and_six_digits_end(alice: SignedIn, visitor: Client) -> None:
    QuickUnlock.objects.create(
        id=b"x" * 32, person=alice.person, server_half=b"", sealed_keys=b"", gone_after="2999-01-01"
    )
    assert enter(visitor) == 302
    assert alice.client.get("/account").status_code == 200
    assert not QuickUnlock.objects.exists()


@raised
def test_a_passphrase_that_was_changed_meanwhile_stands(alice: SignedIn, visitor: Client) -> None:
    anew = actions._lock_anew

    def meanwhile(*given: object) -> None:
        actions.change_passphrase(viewer=alice.viewer, passphrase="quiet copper window orchard")
        anew(*given)  # type: ignore[arg-type]

    with patch.object(actions, "_lock_anew", meanwhile):
        assert enter(visitor) == 422
    assert enter(Client(headers={"host": "localhost"}), "quiet copper window orchard") == 302


@override_settings(ATTUNE_ARGON2_LEAST=STRONGER, ATTUNE_ARGON2=STRONGER)
def test_below_the_least_nothing_is_accepted(alice: SignedIn, visitor: Client) -> None:
    Person.objects.update(kdf_memory_kib=32, kdf_iterations=1)
    with pytest.raises(WeakParameters):
        enter(visitor)


def test_a_name_that_nobody_has_costs_what_a_name_here_costs(alice: SignedIn, bob: SignedIn) -> None:
    """Drawn from what stands in people's rows, the same each time: else time would tell who is still to sign in."""
    Person.objects.filter(username="bob").update(kdf_memory_kib=64)
    drawn = {name: actions._parameters_of_nobody(name) for name in map(str, range(60))}
    assert {how.memory_kib for how in drawn.values()} == {32, 64}
    assert all(actions._parameters_of_nobody(name) == how for name, how in drawn.items())


def test_before_anybody_is_here_it_costs_what_a_first_name_will(db: None) -> None:
    assert actions._parameters_of_nobody("nobody") == actions.chosen()
