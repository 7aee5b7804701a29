"""A copy in a shared space, and the note in one's own space of where copies went."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from attune.spaces.records import Body, Passage, record


class Part(msgspec.Struct, kw_only=True, frozen=True):
    """One passage of the source, as it was when it was shared."""

    key: str
    label: str
    text: str


@record("copy", version=1)
class Copy(Body, kw_only=True):
    """What others read: the words that were previewed and nothing else of the source. `of`: its kind, in words."""

    notebook: ClassVar[bool] = True
    of: str
    parts: list[Part]

    def about(self) -> str:
        return self.of or _("A copy")

    def in_notebook(self) -> bool:
        return bool(self.parts)

    def passages(self) -> list[Passage]:
        return [Passage(each.key, each.label, each.text) for each in self.parts]

    def with_passage(self, key: str, text: str) -> Self:
        """Only where it is nobody's copy any more: kept in one's own space after leaving."""
        if key not in {each.key for each in self.parts}:
            raise KeyError(key)
        parts = [msgspec.structs.replace(each, text=text) if each.key == key else each for each in self.parts]
        return msgspec.structs.replace(self, parts=parts)


class Place(msgspec.Struct, kw_only=True, frozen=True):
    """One copy: where it is, of which version of the source, which passages were left out, and the day."""

    space: UUID
    record: UUID
    version: int
    left_out: list[str] = []
    day: date


@record("sent", version=1)
class Sent(Body, kw_only=True):
    """Where copies of one entry went. One a source (its id is the key); seen only by who wrote it."""

    places: list[Place] = []

    def to(self, space: UUID) -> Place | None:
        """The copy in this space, if one was put there."""
        return next((each for each in self.places if each.space == space), None)

    def with_place(self, place: Place) -> "Sent":
        """The same with the copy in one space noted or replaced."""
        return Sent(places=[*(each for each in self.places if each.space != place.space), place])
