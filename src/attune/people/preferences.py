"""What a person set for themselves and the server need not know: sealed by their own keys."""

from typing import Any

import msgspec
from django.db import transaction

from attune.core.sealing import PrivateKeys, SealError
from attune.people.models import Person
from attune.people.viewer import Viewer

PURPOSE = "settings"


class News(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the history that the person has not looked at: its row, and the mark of the sign-in that did it."""

    id: int
    by: bytes = b""


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """`idle_minutes`: without use so long, a sign-in is locked (0: never before it ends).

    `hidden_seconds`: a page in the background is locked after so long (None: only with idle).
    `leave_to`: where *Leave page* goes; empty for the neutral page of this server.
    `looked_to`: up to which row of the history `news` was gathered.
    `left`: marks of browsers that forgot this person by *Leave page*, so that the next sign-in there is no news.
    """

    idle_minutes: int = 15
    hidden_seconds: int | None = 300
    leave_to: str = ""
    looked_to: int = 0
    news: tuple[News, ...] = ()
    left: tuple[bytes, ...] = ()


def of(person: Person, keys: PrivateKeys) -> Preferences:
    """What this person set; the usual where nothing was set or it does not open."""
    if not person.sealed_settings:
        return Preferences()
    try:
        plain = keys.open_own(bytes(person.sealed_settings), PURPOSE)
        return msgspec.msgpack.decode(plain, type=Preferences)
    except (SealError, msgspec.MsgspecError):
        return Preferences()


def change(*, viewer: Viewer, preferences: Preferences) -> None:
    """Keep what was set. A new idle time counts from the next sign-in, or at once through `sessions.set_idle`."""
    viewer.person.sealed_settings = viewer.keys.wrap_own(msgspec.msgpack.encode(preferences), PURPOSE)
    viewer.person.save(update_fields=["sealed_settings"])


def update(*, viewer: Viewer, **changed: Any) -> Preferences:
    """Change some of it, from what the database holds now: two windows do not undo each other."""
    with transaction.atomic():
        person = Person.objects.select_for_update().only("sealed_settings").get(id=viewer.person.id)
        viewer.person.sealed_settings = person.sealed_settings
        changes = msgspec.structs.replace(of(viewer.person, viewer.keys), **changed)
        change(viewer=viewer, preferences=changes)
    return changes
