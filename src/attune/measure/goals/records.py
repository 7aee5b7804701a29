"""A goal, what 0, 5 and 10 look like, and its ratings."""

from datetime import date
from typing import Literal, NamedTuple, Self
from uuid import UUID

import msgspec
from django.urls import reverse
from django.utils.translation import gettext as _

from attune.spaces.records import Body, Passage, record

type Ended = Literal["", "there", "let-go"]


class Wording(NamedTuple):
    """What a person wants to be different, and what its steps look like; `five` may be empty."""

    wish: str
    zero: str
    five: str
    ten: str


class Rating(msgspec.Struct, frozen=True, kw_only=True):
    """Where it stood on a day, 0 to 10, and a line beside it. `edition`: which wording of the steps it was rated by."""

    day: date
    value: int
    line: str = ""
    edition: int = 1


@record("goal", version=1)
class Goal(Body, kw_only=True):
    """Goal attainment with steps of one's own (after T. J. Kiresuk and R. E. Sherman 1968, on a scale of 0 to 10).

    The steps are said before anything is rated. Other steps make a new `edition`: what was rated by other words is
    shown and not compared.
    """

    wish: str
    zero: str
    ten: str
    five: str = ""
    edition: int = 1
    ratings: list[Rating] = []
    ended: date | None = None
    ended_as: Ended = ""

    def about(self) -> str:
        return _("A goal")

    def words(self) -> list[Passage]:
        steps = [("zero", _("What 0 looks like"), self.zero), ("five", _("What 5 looks like"), self.five)]
        lines = [(f"line-{n}", _("Beside a rating"), one.line) for n, one in enumerate(self.ratings)]
        every = [
            ("wish", _("My goal"), self.wish),
            *steps,
            ("ten", _("What 10 looks like"), self.ten),
            *lines,
        ]
        return [Passage(key, label, text, editable=False) for key, label, text in every if text]

    def address(self, record_id: UUID) -> str:
        return reverse("measure:see-goal", args=[record_id])

    @property
    def last(self) -> Rating | None:
        """The latest rating by the steps of now."""
        return next((one for one in reversed(self.ratings) if one.edition == self.edition), None)

    def rated(self, day: date, value: int, line: str) -> Self:
        """With a rating for this day, in place of one that was given on it. ValueError outside 0 to 10."""
        if not 0 <= value <= 10:
            raise ValueError("a rating is 0 to 10")
        kept = [one for one in self.ratings if one.day != day]
        rating = Rating(day=day, value=value, line=line, edition=self.edition)
        return msgspec.structs.replace(self, ratings=[*kept, rating])

    @property
    def wording(self) -> Wording:
        return Wording(self.wish, self.zero, self.five, self.ten)

    def said_anew(self, wording: Wording) -> Self:
        """In other words. Other steps are a new edition where something was rated by the ones before."""
        moved = wording[1:] != self.wording[1:] and self.last is not None
        edition = self.edition + 1 if moved else self.edition
        return msgspec.structs.replace(self, **wording._asdict(), edition=edition)

    def closed(self, how: Ended, day: date) -> Self:
        """Ended, or with "" taken up again."""
        return msgspec.structs.replace(self, ended=day if how else None, ended_as=how)
