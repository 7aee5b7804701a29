"""*Only me*: a second passphrase on one's own space, for when somebody else may know the first.

The space's key is wrapped once more by a random lock, and the lock twice: by the second passphrase and by a recovery
code of its own. No record is touched. Only a sign-in in which the second passphrase was given holds the space's key.
"""

from django.db import transaction

from attune.core.sealing import (
    SALT_BYTES,
    Argon2,
    Grant,
    OwnSpace,
    SealError,
    code_halves,
    fresh,
    lock_space_key,
    new_epoch_key,
    new_recovery_code,
    normalise_code,
    stretch,
    take_locked_space_key,
    unwrap,
    wrap,
)
from attune.people import overwriting
from attune.people.models import Session
from attune.people.sessions import remember_own_space
from attune.people.viewer import OnlyMe, Viewer
from attune.spaces import keyring, queries
from attune.spaces.giving import give
from attune.spaces.models import EpochKey, SecondLock, Space

PURPOSE = "only me"


def of(viewer: Viewer) -> SecondLock | None:
    """The lock on the viewer's own space, if they set one."""
    return SecondLock.objects.filter(
        space__kind=Space.Kind.PRIVATE, space__members__person=viewer.person
    ).first()


def close(*, viewer: Viewer, passphrase: str, how: Argon2) -> str:
    """Set the second passphrase, or a new one. Returns its recovery code, shown once; every other sign-in ends.

    The space must be open in this sign-in.
    """
    space = queries.private_space(viewer)
    key, lock = keyring.key_of(viewer, space.id, space.epoch), new_epoch_key()
    sealed, signature = lock_space_key(key, lock, _grant(viewer, space), viewer.keys)
    code, salt = new_recovery_code(), fresh(SALT_BYTES)
    row = SecondLock(
        space_id=space.id,
        kdf_salt=salt,
        kdf_memory_kib=how.memory_kib,
        kdf_iterations=how.iterations,
        kdf_lanes=how.lanes,
        wrapped_key=wrap(stretch(passphrase, salt, how).wrapping_key, lock, _bound(space, "passphrase")),
        recovery_wrapped_key=wrap(_code_key(code.replace("-", ""), space), lock, _bound(space, "recovery")),
    )
    with transaction.atomic():
        SecondLock.objects.filter(space_id=space.id).delete()
        row.save(force_insert=True)
        _replace_key(viewer, space, sealed, signature)
        others = Session.objects.filter(person=viewer.person)
        others.exclude(id=viewer.session.row_id if viewer.session else b"").delete()
        overwriting.soon(
            EpochKey, SecondLock, Session
        )  # the key as it stood, that the first passphrase opens
    remember_own_space(viewer=viewer, own=OwnSpace(space.id, space.epoch, key))
    return code


def open_with(*, viewer: Viewer, typed: str, floor: Argon2) -> bool:
    """Open the space for this sign-in with the second passphrase or its recovery code; False where neither fits.

    WeakParameters if the stored ones lie under `floor`. The caller counts tries first.
    """
    row = (
        EpochKey.objects.filter(receiver=viewer.person, giver=viewer.person, space__second_lock__isnull=False)
        .select_related("space", "space__second_lock")
        .first()
    )
    lock = row and _lock(row.space, typed, floor)
    if not row or not lock:
        return False
    try:
        grant = _grant(viewer, row.space)
        key = take_locked_space_key(bytes(row.sealed), bytes(row.signature), lock, grant, viewer.keys)
    except SealError:
        return False
    viewer.space_keys[row.space_id, row.epoch] = key
    remember_own_space(viewer=viewer, own=OwnSpace(row.space_id, row.epoch, key))
    return True


def shut(*, viewer: Viewer) -> None:
    """Ask for the second passphrase again from now on, in this sign-in."""
    remember_own_space(viewer=viewer, own=None)


def remove(*, viewer: Viewer) -> None:
    """Take the second passphrase away: the space must be open in this sign-in."""
    space = queries.private_space(viewer)
    key = keyring.key_of(viewer, space.id, space.epoch)
    given = give(viewer, space, space.epoch, key, [viewer.person])[0]
    with transaction.atomic():
        SecondLock.objects.filter(space_id=space.id).delete()
        _replace_key(viewer, space, bytes(given.sealed), bytes(given.signature))


def is_open(viewer: Viewer) -> bool:
    """Whether this sign-in can read the viewer's own space."""
    try:
        queries.private_space(viewer)
    except OnlyMe:
        return False
    return True


def _lock(space: Space, typed: str, floor: Argon2) -> bytes | None:
    """What wraps the key, from a recovery code or a passphrase."""
    row = space.second_lock
    letters = normalise_code(typed)
    try:
        if letters:
            return unwrap(
                _code_key(letters, space), bytes(row.recovery_wrapped_key), _bound(space, "recovery")
            )
    except SealError:
        pass  # a passphrase can look like a code
    how = Argon2(row.kdf_memory_kib, row.kdf_iterations, row.kdf_lanes)
    how.refuse_below(floor)
    halves = stretch(typed, bytes(row.kdf_salt), how)
    try:
        return unwrap(halves.wrapping_key, bytes(row.wrapped_key), _bound(space, "passphrase"))
    except SealError:
        return None


def _replace_key(viewer: Viewer, space: Space, sealed: bytes, signature: bytes) -> None:
    rows = EpochKey.objects.filter(space_id=space.id, receiver=viewer.person, epoch=space.epoch)
    rows.update(sealed=sealed, signature=signature)


def _grant(viewer: Viewer, space: Space) -> Grant:
    return Grant(space.id, space.epoch, viewer.person.id, viewer.person.id, PURPOSE)


def _code_key(letters: str, space: Space) -> bytes:
    return code_halves(letters, space.id.bytes).wrapping_key


def _bound(space: Space, how: str) -> bytes:
    return b"attune/1/only-me/" + how.encode() + b"/" + space.id.bytes
