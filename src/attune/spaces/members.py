"""Who is in a space with me, and whether they are who I let in."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from attune.core.sealing import compare_code
from attune.people.models import Person
from attune.people.viewer import Viewer
from attune.spaces.mine import Mine, Taken, read, read_taken
from attune.spaces.models import Member, Space


class Standing(StrEnum):
    """What can be done with a space now.

    OPEN: read and write. RESTING: the same, once it is woken. ASKED: somebody took my invitation; I have not let
    them in. UNEXPECTED: it came from no invitation of mine. CHANGED: somebody's keys are not those I let in.
    BROKEN: a key of the space is not as it was given.
    """

    OPEN, RESTING, ASKED, UNEXPECTED = "open", "resting", "asked", "unexpected"
    CHANGED, BROKEN = "changed", "broken"


@dataclass(frozen=True)
class Side:
    """A shared space as one member sees it. `others`: who is in it besides me and has not left."""

    viewer: Viewer
    space: Space
    mine: Mine
    taken: Taken | None
    others: tuple[Person, ...]

    @cached_property
    def changed(self) -> list[Person]:
        """Those whose public keys are not the ones that I let in, or whom I never let in."""
        return [one for one in self.others if one.public_keys.fingerprint != self.mine.pins.get(one.id)]

    @cached_property
    def standing(self) -> Standing:
        """See there."""
        if not self.mine.confirmed:
            return Standing.ASKED if self.is_proved else Standing.UNEXPECTED
        if self.changed:
            return Standing.CHANGED
        return Standing.RESTING if self.mine.resting else Standing.OPEN

    @property
    def is_proved(self) -> bool:
        """Whether the one other here held the code of an invitation of mine, with the keys that stand now."""
        code = self.taken.code if self.taken else None
        if not self.taken or not code or len(self.others) != 1:
            return False
        one = self.others[0]
        return code.is_proved(self.taken.proof, one.public_keys, one.id, self.space.id)

    @property
    def is_due(self) -> bool:
        """Whether a new key has to be made first: somebody left. The row's mark is not believed alone."""
        return self.space.epoch_due or bool(self.gone) or self.space.epoch < self.mine.epoch

    @property
    def gone(self) -> set[UUID]:
        """Those I let in who are no longer here."""
        return set(self.mine.pins) - {one.id for one in self.others}

    @property
    def name(self) -> str:
        """What I call it; else the names in it."""
        return self.mine.name or (self.taken.asked.name if self.taken else "") or self.names

    @property
    def names(self) -> str:
        """The others by the names they sign in with; nothing where I am the only one here."""
        return ", ".join(one.username for one in self.others)

    @property
    def their_name(self) -> str:
        """What to call the one other; names where there are more."""
        return self.name if len(self.others) == 1 else self.names

    def name_of(self, person_id: UUID) -> str:
        """What to call one of them; nothing for somebody who is not here any more."""
        known = [one for one in self.others if one.id == person_id]
        return (self.their_name if len(self.others) == 1 else known[0].username) if known else ""

    def code_with(self, one: Person) -> str:
        """The code that stands on both screens while nobody has put other keys between us."""
        return compare_code(self.viewer.keys.public, one.public_keys)

    def is_compared(self, one: Person) -> bool:
        """Whether I said that we compared it, with the keys that stand now."""
        return self.mine.compared.get(one.id) == one.public_keys.fingerprint


def sides(viewer: Viewer) -> list[Side]:
    """Every shared space of mine, by name."""
    return sorted(_sides(viewer), key=lambda side: side.name.casefold())


def side(viewer: Viewer, space_id: UUID) -> Side | None:
    """One of them; None unless I am a member now."""
    found = _sides(viewer, space_id)
    return found[0] if found else None


def named(viewer: Viewer, name: str) -> Side | None:
    """The space that I call so, hidden or not; None where there is none."""
    wanted = " ".join(name.split()).casefold()
    return next((one for one in sides(viewer) if wanted and one.name.casefold() == wanted), None)


def _sides(viewer: Viewer, space_id: UUID | None = None) -> list[Side]:
    mine = Member.objects.filter(person=viewer.person, has_left=False, space__kind=Space.Kind.SHARED)
    if space_id:
        mine = mine.filter(space=space_id)
    rows = {member.space_id: member for member in mine.select_related("space")}
    present: dict[UUID, list[Person]] = {each: [] for each in rows}
    others = Member.objects.filter(space__in=list(rows), has_left=False).exclude(person=viewer.person)
    for member in others.select_related("person").order_by("id"):
        present[member.space_id].append(member.person)
    found = [
        Side(viewer, row.space, read(viewer, row), read_taken(viewer, row), tuple(present[each]))
        for each, row in rows.items()
    ]
    # Whoever took my link and was gone before I looked leaves nothing to look at.
    return [side for side in found if side.mine.confirmed or side.others]
