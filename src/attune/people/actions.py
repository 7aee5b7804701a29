"""Sign in, change the passphrase, recover: the flows that touch a person's keys."""

import hmac
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Count

from attune.core.sealing import (
    SALT_BYTES,
    Argon2,
    PrivateKeys,
    SealError,
    code_halves,
    fresh,
    new_recovery_code,
    normalise_code,
    safe_equal,
    stretch,
    unwrap,
    wrap,
)
from attune.people import overwriting
from attune.people.models import Person, QuickUnlock
from attune.people.sessions import end_others
from attune.people.viewer import Viewer

LOCK = ("kdf_salt", "kdf_memory_kib", "kdf_iterations", "kdf_lanes", "verifier", "wrapped_keys")
"""The columns that a passphrase fills: a change touches these, and a recovery code made meanwhile stays good."""


def floor() -> Argon2:
    """The weakest parameters that this server accepts in a row: a changed row cannot make guessing cheap."""
    return Argon2(**settings.ATTUNE_ARGON2_LEAST)


def chosen() -> Argon2:
    """The parameters for every new passphrase. Older ones are stretched anew at their person's next sign-in."""
    return Argon2(**settings.ATTUNE_ARGON2)


def make_person(
    *, username: str, passphrase: str, time_zone: str, is_operator: bool, today: date
) -> tuple[Person, PrivateKeys]:
    """A new, unsaved person with fresh keys. The hash comes here, before any transaction begins."""
    keys = PrivateKeys.generate()
    person = Person(username=username, time_zone=time_zone, is_operator=is_operator, since=today)
    person.receive_key, person.verify_key = keys.public.receive, keys.public.verify
    _lock_with_passphrase(person, keys, passphrase)
    return person, keys


def open_with_passphrase(*, username: str, passphrase: str) -> tuple[Person, PrivateKeys] | None:
    """The person and their opened keys, or None. An unknown name costs the same time as a wrong passphrase.

    A passphrase that was stretched otherwise than new ones are is stretched anew here, the one place that has it.
    """
    strange = _parameters_of_nobody(username)
    person = Person.objects.filter(username=username).first()
    if person is None:
        stretch(passphrase, _keyed("salt", username)[:SALT_BYTES], strange)
        return None
    keys = _unlock(person, passphrase)
    if keys and person.argon2 != chosen():
        _lock_anew(person, keys, passphrase)
    return (person, keys) if keys else None


def check_passphrase(*, viewer: Viewer, passphrase: str) -> bool:
    """Whether this is the viewer's passphrase: asked again before anything that opens doors."""
    return _unlock(viewer.person, passphrase) is not None


def change_passphrase(*, viewer: Viewer, passphrase: str) -> None:
    """Wrap the same keys with a new passphrase; every other sign-in ends. No record is touched."""
    _lock_with_passphrase(viewer.person, viewer.keys, passphrase)
    with transaction.atomic():
        viewer.person.save(update_fields=LOCK)
        end_others(viewer=viewer)
        overwriting.soon(Person)  # the earlier passphrase opens the row that stood there


def make_recovery_code(*, viewer: Viewer) -> str:
    """A new recovery code, shown once; an earlier one stops working."""
    code = new_recovery_code()
    person = viewer.person
    halves = code_halves(code.replace("-", ""), person.id.bytes)
    person.recovery_verifier = halves.verifier
    person.recovery_wrapped_keys = wrap(halves.wrapping_key, viewer.keys.raw, _bound(person, "recovery"))
    person.recovery_asked_from = None
    person.save(update_fields=["recovery_verifier", "recovery_wrapped_keys", "recovery_asked_from"])
    overwriting.soon(Person)
    return code


def put_off_recovery_code(*, viewer: Viewer, until: date) -> None:
    """Ask for the recovery code again on this day."""
    viewer.person.recovery_asked_from = until
    viewer.person.save(update_fields=["recovery_asked_from"])


def open_with_code(*, username: str, code: str) -> tuple[Person, PrivateKeys] | None:
    """The person and their keys by recovery code, or None; the same work whether or not the name exists."""
    person = Person.objects.filter(username=username).first()
    letters = normalise_code(code) or "0" * 26
    halves = code_halves(letters, person.id.bytes if person else b"\0" * 16)
    expected = bytes(person.recovery_verifier) if person and person.recovery_verifier else fresh(32)
    if not safe_equal(halves.verifier, expected) or not person or not person.recovery_wrapped_keys:
        return None
    try:
        raw = unwrap(halves.wrapping_key, bytes(person.recovery_wrapped_keys), _bound(person, "recovery"))
        return person, PrivateKeys(raw)
    except SealError:
        return None


def is_recovery_code(*, viewer: Viewer, code: str) -> bool:
    """Whether this is the viewer's recovery code: the way back when a second factor is lost."""
    letters, person = normalise_code(code) or "", viewer.person
    if not letters or not person.recovery_verifier:
        return False
    return safe_equal(code_halves(letters, person.id.bytes).verifier, bytes(person.recovery_verifier))


def _lock_with_passphrase(person: Person, keys: PrivateKeys, passphrase: str) -> None:
    parameters, salt = chosen(), fresh(SALT_BYTES)
    halves = stretch(passphrase, salt, parameters)
    person.kdf_salt, person.verifier = salt, halves.verifier
    person.kdf_memory_kib, person.kdf_iterations, person.kdf_lanes = (
        parameters.memory_kib,
        parameters.iterations,
        parameters.lanes,
    )
    person.wrapped_keys = wrap(halves.wrapping_key, keys.raw, _bound(person, "passphrase"))


def _lock_anew(person: Person, keys: PrivateKeys, passphrase: str) -> None:
    """The same passphrase and keys under today's parameters, unless the passphrase was changed meanwhile.

    Codes of six digits were stretched as the passphrase was; they end, and can be set again.
    """
    before = bytes(person.verifier)
    _lock_with_passphrase(person, keys, passphrase)
    with transaction.atomic():
        rows = Person.objects.filter(id=person.id, verifier=before)
        if rows.update(**{name: getattr(person, name) for name in LOCK}):
            QuickUnlock.objects.filter(person=person).delete()
            overwriting.soon(Person, QuickUnlock)  # what was stretched less is guessed sooner


def _parameters_of_nobody(username: str) -> Argon2:
    """For a name that nobody has: drawn from those that people's rows have, always the same for the same name.

    Else, after a change of the defaults, the time would tell who exists and has not signed in since.
    """
    found = (
        Person.objects.values_list("kdf_memory_kib", "kdf_iterations", "kdf_lanes")
        .annotate(people=Count("id"))
        .order_by("kdf_memory_kib", "kdf_iterations", "kdf_lanes")
    )
    each = [Argon2(*how) for *how, people in found for _ in range(people)]
    return each[int.from_bytes(_keyed("how", username)[:8], "big") % len(each)] if each else chosen()


def _keyed(purpose: str, username: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"nobody/{purpose}/{username}".encode(), "sha256")


def _unlock(person: Person, passphrase: str) -> PrivateKeys | None:
    person.argon2.refuse_below(floor())
    halves = stretch(passphrase, bytes(person.kdf_salt), person.argon2)
    if not safe_equal(halves.verifier, bytes(person.verifier)):
        return None
    try:
        return PrivateKeys(
            unwrap(halves.wrapping_key, bytes(person.wrapped_keys), _bound(person, "passphrase"))
        )
    except SealError:
        return None


def _bound(person: Person, how: str) -> bytes:
    return b"attune/1/private-keys/" + how.encode() + b"/" + person.id.bytes
