"""What a life of the demo is made of. `ago` counts days before today (1 is yesterday); times are on their own clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from attune.people.models import Invitation

WEEKS = 26


@dataclass(frozen=True)
class Line:
    """A line of that day's check-in."""

    ago: int
    text: str


@dataclass(frozen=True)
class Entry:
    """A note. `share` names the person whose shared space with the writer gets a copy of it."""

    ago: int
    at: time
    text: str
    share: str = ""


@dataclass(frozen=True)
class Practice:
    """An exercise that was played. What `answers` does not name is skipped; ratings follow from the day."""

    ago: int
    at: time
    slug: str
    answers: Mapping[str, str]


@dataclass(frozen=True)
class Measured:
    """A measure about one relationship: its kind, its name, and the two levels from 1 to 7."""

    ago: int
    kind: str
    name: str
    anxiety: float
    avoidance: float


@dataclass(frozen=True)
class Asked:
    """Another measure: which, how far up its scale (0 to 1), and about whom where it is about somebody."""

    ago: int
    slug: str
    share: float
    kind: str = "self"
    name: str = ""


@dataclass(frozen=True)
class HardNight:
    """A night on which the note was opened; `unsent` is what was written and held. The rest is the morning's answer."""

    ago: int
    at: time
    helped: tuple[str, ...]
    slept: str
    unsent: str = ""


@dataclass(frozen=True, kw_only=True)
class Life:
    """One person. `course` is how distressed each week was on the whole, 1 to 7, the oldest first.

    `often`: the share of days with a check-in; `paused`: weeks without anything (0 is the oldest); `feelings`: words
    for calm, middling and distressed days; `every`: days from one small practice to the next, in the `way` that suits
    them; `about`: who they are, for whoever looks around.
    """

    name: str
    about: str
    course: tuple[float, ...]
    after_what: str
    feelings: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    time_zone: str = "Europe/Berlin"
    role: Invitation.Role = Invitation.Role.PERSON
    often: float = 0.8
    every: int = 4
    paused: frozenset[int] = frozenset()
    way: str = "six"
    someone: str = ""
    lines: tuple[Line, ...] = ()
    notes: tuple[Entry, ...] = ()
    practices: tuple[Practice, ...] = ()
    measures: tuple[Measured, ...] = ()
    asked: tuple[Asked, ...] = ()
    night_note: Entry | None = None
    nights: tuple[HardNight, ...] = ()

    @property
    def passphrase(self) -> str:
        """Known to everybody who has read this line."""
        return f"{self.name} in the demo harbour"
