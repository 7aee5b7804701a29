"""Who is looking: a person with opened keys. Every read of sealed data starts with one."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from attune.core.sealing import OwnSpace, PrivateKeys, SessionToken
from attune.people.models import Person

DAY_ENDS = timedelta(hours=4)


@dataclass(frozen=True, repr=False)
class Viewer:
    """A signed-in person. `space_keys` remembers, for one request, the epoch keys that were opened.

    `own_space` comes with the sign-in once it was opened in it; None until then, and where nobody signed in.
    """

    person: Person
    keys: PrivateKeys
    session: SessionToken | None = None
    expires: datetime | None = None
    own_space: OwnSpace | None = None
    space_keys: dict[tuple[UUID, int], bytes] = field(default_factory=dict)

    def local(self, now: datetime) -> datetime:
        """`now` on this person's clock."""
        return now.astimezone(ZoneInfo(self.person.time_zone))

    def day(self, now: datetime) -> date:
        """This person's day. It ends at 04:00: a night belongs to the evening before."""
        return (self.local(now) - DAY_ENDS).date()
