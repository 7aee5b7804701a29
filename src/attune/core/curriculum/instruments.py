"""The typed shape of what is asked: instruments and the words for feelings."""

from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

type Words = Annotated[str, Meta(min_length=1)]


class Scale(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Answers run from 1 to `points`, with a word for each."""

    points: Annotated[int, Meta(ge=2, le=11)]
    labels: list[Words]


class Subscale(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is measured, and what its two ends mean."""

    name: Words
    low: str = ""
    high: str = ""
    about: str = ""


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`key` is −1 where agreeing means less of the subscale; `first` marks those asked first."""

    id: Words
    text: Words
    subscale: Words
    key: Literal[1, -1]
    first: bool = False


class Missing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The part of a subscale (0 to 1) that must be answered for a score."""

    min_answered: Annotated[float, Meta(gt=0, le=1)] = 0.8


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A questionnaire; `results` holds the words of its result, in the shape that its measure needs."""

    uuid: UUID
    slug: Words
    version: Annotated[int, Meta(ge=1)]
    title: Words
    stem: str = ""
    scale: Scale
    subscales: dict[str, Subscale]
    items: Annotated[list[Item], Meta(min_length=1)]
    missing: Missing = Missing()
    calibrated: bool = False
    rights: dict[str, Any] = {}
    design_note: str = ""
    results: dict[str, Any] = {}

    def items_of(self, subscale: str) -> list[Item]:
        return [item for item in self.items if item.subscale == subscale]


class Feeling(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word for a feeling, with a few words on when it fits."""

    id: Words
    word: Words
    gloss: str = ""


class FeelingRoot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the eight broad feelings, and the words within it."""

    id: Words
    word: Words
    gloss: str = ""
    words: list[Feeling] = []


class Feelings(msgspec.Struct, frozen=True, kw_only=True):
    """Roots, each with its words; `extras` are *cannot tell* and *body only*."""

    roots: list[FeelingRoot] = []
    extras: list[Feeling] = []

    def word(self, feeling_id: str) -> str | None:
        """The word for an id, of a root, a word or an extra."""
        for root in self.roots:
            for feeling in [Feeling(id=root.id, word=root.word), *root.words]:
                if feeling.id == feeling_id:
                    return feeling.word
        return next((extra.word for extra in self.extras if extra.id == feeling_id), None)
