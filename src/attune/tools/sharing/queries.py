"""Reads: where a copy can go, and where copies of an entry are."""

from dataclasses import dataclass
from uuid import UUID

from attune.people.viewer import Viewer
from attune.spaces import members
from attune.spaces import queries as spaces
from attune.spaces.members import Side, Standing
from attune.spaces.models import Record
from attune.spaces.records import Body, Kept, Passage
from attune.tools.sharing.records import Copy, Part, Place, Sent


@dataclass(frozen=True)
class Copied:
    """A copy that is there now. `older`: the entry was changed after it was sent."""

    side: Side
    place: Place
    older: bool


@dataclass(frozen=True)
class Sharing:
    """What the page of an entry says about sharing: whether there is anybody to share with, and where copies are."""

    possible: bool
    copies: list[Copied]


def targets(viewer: Viewer) -> list[Side]:
    """Spaces that are open, awake and have somebody else in them; hidden ones among them."""
    return [side for side in members.sides(viewer) if side.standing is Standing.OPEN and side.others]


def sharing(viewer: Viewer, kept: Kept[Body]) -> Sharing:
    """For the page of an entry. Copies in spaces that rest are not spoken of, nor are those that are gone."""
    possible = targets(viewer)
    if not possible or isinstance(kept.body, Copy):
        return Sharing(possible=False, copies=[])
    places = {place.space: place for place in sent(viewer, kept.id).places}
    there = set(
        Record.objects.filter(
            id__in=[place.record for place in places.values()],
            space__members__person=viewer.person,
            space__members__has_left=False,
        ).values_list("id", flat=True)
    )
    copies = [
        Copied(side, places[side.space.id], kept.version > places[side.space.id].version)
        for side in possible
        if side.space.id in places and places[side.space.id].record in there and not side.mine.hidden
    ]
    return Sharing(possible=bool(shareable(kept.body)), copies=copies)


def sent(viewer: Viewer, source: UUID) -> Sent:
    """Where copies of an entry went, as far as is noted."""
    kept = spaces.keyed(viewer, spaces.private_space(viewer), Sent, str(source))
    return kept.body if kept else Sent()


def shareable(body: Body) -> list[Passage]:
    """The passages that have words."""
    return [each for each in body.passages() if each.text.strip()]


def copy_of(body: Body, left_out: set[str]) -> Copy:
    """Exactly what others will read."""
    parts = [
        Part(key=each.key, label=each.label, text=each.text)
        for each in shareable(body)
        if each.key not in left_out
    ]
    return Copy(of=body.about(), parts=parts)
