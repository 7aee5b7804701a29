"""What a person set for themselves and the server need not know: sealed by their own keys."""

import msgspec

from attune.core.sealing import PrivateKeys, SealError
from attune.people.models import Person
from attune.people.viewer import Viewer

PURPOSE = "settings"


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """`idle_minutes`: without use so long, a sign-in is locked (0: never before it ends).

    `hidden_seconds`: a page in the background is locked after so long (None: only with idle).
    `leave_to`: where *Leave page* goes; empty for the neutral page of this server.
    """

    idle_minutes: int = 15
    hidden_seconds: int | None = 300
    leave_to: str = ""


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
