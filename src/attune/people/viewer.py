"""Who is looking: a person with opened keys. Every read of sealed data starts with one."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from attune.core.sealing import Opened, OwnSpace, PrivateKeys, SessionToken
from attune.people.models import Person

DAY_ENDS = timedelta(hours=4)


class OnlyMe(Exception):
    """The viewer's own space has a second passphrase, and this sign-in has not given it yet."""


@dataclass(frozen=True, repr=False)
class Viewer:
    """A signed-in person. `space_keys` remembers, for one request, the epoch keys that were opened.

    `session` and `opened` (what the sign-in holds) are None where nobody signed in: in a command, or a test.
    """

    person: Person
    keys: PrivateKeys
    session: SessionToken | None = None
    opened: Opened | None = None
    space_keys: dict[tuple[UUID, int], bytes] = field(default_factory=dict)

    @property
    def own_space(self) -> OwnSpace | None:
        """The key of the person's own space, once this sign-in has opened it."""
        return self.opened.own if self.opened else None

    @property
    def proved(self) -> datetime | None:
        """When the passphrase was last given in this sign-in."""
        return datetime.fromtimestamp(self.opened.proved, UTC) if self.opened else None

    def local(self, now: datetime) -> datetime:
        """`now` on this person's clock."""
        return now.astimezone(ZoneInfo(self.person.time_zone))

    def day(self, now: datetime) -> date:
        """This person's day. It ends at 04:00: a night belongs to the evening before."""
        return (self.local(now) - DAY_ENDS).date()
