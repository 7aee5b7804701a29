"""What a person chose to measure: one instrument about one subject, from a day on. Sealed; nothing reminds by mail."""

import datetime as dt
from typing import Self
from uuid import UUID

import msgspec
from django.urls import reverse
from django.utils.translation import gettext

from attune.measure.records import Bond
from attune.spaces.records import Body, Passage, record

WISHES = 20


@record("schedule", version=1)
class Schedule(Body, kw_only=True):
    """`stopped`: since when nothing of it is offered; `withdrawn`: since when its results no longer count.

    `again_after`, in days, is the instrument's at the time. `wishes`: days on which it was asked for too early.
    Not `chosen`, it offers nothing: it notes those wishes, and that the questions were put away (`stopped`).
    """

    instrument_uuid: str
    bond: Bond
    start: dt.date
    again_after: int = 21
    stopped: dt.date | None = None
    withdrawn: dt.date | None = None
    wishes: list[dt.date] = []
    chosen: bool = True

    @property
    def key(self) -> str:
        return key_of(self.instrument_uuid, self.bond)

    @property
    def daily(self) -> bool:
        return self.again_after == 1

    @property
    def runs(self) -> bool:
        return self.chosen and not (self.stopped or self.withdrawn)

    def about(self) -> str:
        return gettext("When something is measured")

    def words(self) -> list[Passage]:
        return [Passage("bond", gettext("With whom"), self.bond.name)] if self.bond.name else []

    def address(self, _record_id: UUID) -> str:
        return reverse("measure:see-schedule")

    def resumed(self) -> Self:
        """Going on, with the same days."""
        return msgspec.structs.replace(self, stopped=None, withdrawn=None, wishes=[])

    def wished(self, day: dt.date) -> Self:
        """Asked for too early once more."""
        return msgspec.structs.replace(self, wishes=[*self.wishes, day][-WISHES:])

    def checks(self, today: dt.date) -> bool:
        """Whether early wishes of the last week look like checking (care 1.6): three or more."""
        return sum((today - day).days < 7 for day in self.wishes) >= 3


def key_of(instrument_uuid: str, bond: Bond) -> str:
    """One plan for each instrument and subject."""
    return f"{instrument_uuid}/{bond.key}"
