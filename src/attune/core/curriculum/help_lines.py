"""People to call, and the guide beside them. Each number says where it was read and when."""

import re
from datetime import date, timedelta
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from attune.core.curriculum.countries import EUROPEAN_UNION, MEMBERS
from attune.core.curriculum.prose import to_html

type Words = Annotated[str, Meta(min_length=1)]
type Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
type ForWhom = Literal[
    "emergency",
    "violence-at-home",
    "sexual-violence",
    "people-who-fear-they-may-harm",
    "suicide",
    "anyone-in-distress",
    "elder-abuse",
    "women",
    "men",
    "lgbtq",
    "trans",
]
type Basis = Literal["own", "government", "carrier", "charity"]
"""Whose page it is: the service's own, a public authority's, that of the body behind it, another charity's."""

A_YEAR = timedelta(days=366)


class HelpLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line. `number`, `text` and `chat` are words as they stand on the page; one of them is there.

    `source`: the page where the number was read, on the day `read`; `also`: further pages. `page`: the page's own
    age, in words. `via`: who runs the page, where it is not the service. `note`: said beside it.
    """

    id: Slug
    name: Words
    country: Words
    region: str = ""
    for_whom: Annotated[list[ForWhom], Meta(min_length=1)]
    does: Words
    number: str | list[Words] = ""
    text: str = ""
    chat: str = ""
    hours: Words
    languages: Annotated[list[Words], Meta(min_length=1)]
    basis: Basis
    source: Words
    also: list[Words] = []
    page: Words
    via: str = ""
    read: date
    note: str = ""

    @property
    def countries(self) -> tuple[str, ...]:
        """The codes of each country in which it answers."""
        return MEMBERS if self.country == EUROPEAN_UNION else (self.country,)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Each number as it stands on the page."""
        each = [self.number] if isinstance(self.number, str) else self.number
        return tuple(one for one in each if one)

    @property
    def to_call(self) -> tuple[tuple[str, str], ...]:
        """(as it stands on the page, the digits that a telephone dials) for each number."""
        return tuple((one, dialled(one)) for one in self.numbers)

    @property
    def to_text(self) -> str:
        """The digits to write to, where `text` is a number alone; else empty."""
        return dialled(self.text) if re.fullmatch(r"[\d\s()+–-]+", self.text) else ""

    def is_old(self, today: date) -> bool:
        """Whether it was read more than a year ago."""
        return today - self.read > A_YEAR


class Guide(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A page of prose beside the help lines. `body` is Markdown; `sources` are words."""

    uuid: UUID
    slug: Slug
    title: Words
    reviewed: str = "not yet"
    sources: Annotated[list[Words], Meta(min_length=1)]
    body: str = ""

    @property
    def is_reviewed(self) -> bool:
        return self.reviewed != "not yet"

    @property
    def html(self) -> str:
        """The text, safe to show."""
        return to_html(self.body)


class Help(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, for who needs no more than this. `finding`: how to find a line where none is listed."""

    lines: tuple[HelpLine, ...] = ()
    finding: tuple[str, ...] = ()
    guide: Guide | None = None


def dialled(number: str) -> str:
    """What a telephone dials: digits, and a leading plus. Letters are left out: their digits stand in brackets."""
    plus = "+" if number.lstrip().startswith("+") else ""
    return plus + "".join(character for character in number if character.isascii() and character.isdigit())
