"""The words for feelings: roots, the words within them, and what is offered beside them."""

from typing import Annotated

import msgspec
from msgspec import Meta

type Words = Annotated[str, Meta(min_length=1)]


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
