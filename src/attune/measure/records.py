"""A measure as it is answered: questions of one inventory about one relationship. State in, state out."""

from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID

import msgspec
from django.urls import reverse
from django.utils.translation import gettext

from attune.core.curriculum.instruments import Instrument
from attune.core.measurement.plane import Place, place
from attune.core.measurement.scores import Score, needed, score
from attune.spaces.records import Body, Passage, record

UP, ACROSS = "anxiety", "avoidance"
FIRST_SHARE = 2 / 3
"""Of the first questions of a dimension so many must be answered for a first sentence: two of three."""


class Step(msgspec.Struct, frozen=True):
    """One answer as it was given, and what stood there before, so that undo gives exactly that back."""

    item: str
    asked_before: bool = False
    before: int | None = None


class Bond(msgspec.Struct, frozen=True):
    """The relationship that is asked about, never the other person: a kind, and a name or a word for it."""

    kind: str
    name: str = ""

    def same_as(self, other: "Bond") -> bool:
        """One relationship, whatever the capitals and spaces of its name."""
        return self.key == other.key

    @property
    def key(self) -> str:
        return f"{self.kind}/{' '.join(self.name.casefold().split())}"


@record("measure", version=1)
class Measure(Body, kw_only=True):
    """Answers by question, 1 to `points`, or None for "I cannot tell"; a question not yet asked is absent.

    What a score needs stands in the record (`scales`: dimension -> question -> key; `order`; `first` of them
    asked first), so that an old result stays what it was when the inventory is worded anew.
    """

    instrument: str
    instrument_uuid: str
    content_version: int
    bond: Bond
    scales: dict[str, dict[str, int]]
    order: list[str]
    first: int
    points: int = 7
    min_answered: float = 0.8
    answers: dict[str, int | None] = {}
    log: list[Step] = []
    started: datetime
    finished_first: datetime | None = None
    finished: datetime | None = None
    counted: bool = False
    notebook: ClassVar[bool] = False

    def about(self) -> str:
        return gettext("A measure")

    def words(self) -> list[Passage]:
        return [Passage("bond", gettext("With whom"), self.bond.name)]

    def address(self, record_id: UUID) -> str:
        return reverse("measure:see-result" if self.finished else "measure:answer-item", args=[record_id])

    # ---- where it stands ----

    @property
    def left(self) -> list[str]:
        """Questions not yet asked, in order."""
        return [item for item in self.order if item not in self.answers]

    @property
    def skipped(self) -> list[str]:
        """Questions met with "I cannot tell", in order."""
        return [item for item in self.order if item in self.answers and self.answers[item] is None]

    @property
    def in_first(self) -> bool:
        """Whether one of the first questions is still to be asked."""
        return any(item not in self.answers for item in self.order[: self.first])

    @property
    def next_item(self) -> str | None:
        return next(iter(self.left), None)

    # ---- what it says ----

    def score_of(self, scale: str) -> Score | None:
        """The score of one dimension; None under the missing-answer rule."""
        keys = self.scales[scale]
        return score(self.answers, keys, points=self.points, min_answered=self.min_answered)

    def place(self) -> Place | None:
        """Where these answers fall; None while either dimension has too few."""
        up, across = self.score_of(UP), self.score_of(ACROSS)
        return place(up, across, self.middle) if up and across else None

    def first_place(self) -> Place | None:
        """Where the first questions alone point; None with fewer than two of three answered in a dimension."""
        early = set(self.order[: self.first])
        scores = [
            score(
                self.answers,
                {item: key for item, key in self.scales[scale].items() if item in early},
                points=self.points,
                min_answered=FIRST_SHARE,
            )
            for scale in (UP, ACROSS)
        ]
        up, across = scores
        return place(up, across, self.middle) if up and across else None

    @property
    def middle(self) -> float:
        return (1 + self.points) / 2

    def short_of(self) -> int:
        """How many more answers the missing-answer rule asks for, in both dimensions together."""
        lack = 0
        for keys in self.scales.values():
            told = sum(self.answers.get(item) is not None for item in keys)
            lack += max(0, needed(len(keys), self.min_answered) - told)
        return lack

    # ---- what can be done to it ----

    def answered(self, item: str, value: int | None, now: datetime) -> Self:
        """With one answer more, or another answer to the same question; the same answer again changes nothing."""
        if item not in self.order or not (value is None or 1 <= value <= self.points):
            raise ValueError("no such question or answer")
        again = item in self.answers
        if self.finished or (again and self.answers[item] == value):
            return self
        step = Step(item, again, self.answers.get(item))
        return self._with({**self.answers, item: value}, [*self.log, step], now)

    def undone(self, now: datetime) -> Self:
        """Without the last answer: exactly as it was before it."""
        if self.finished or not self.log:
            return self
        last, answers = self.log[-1], dict(self.answers)
        if last.asked_before:
            answers[last.item] = last.before
        else:
            del answers[last.item]
        return self._with(answers, self.log[:-1], now)

    def ended(self, now: datetime, *, counted: bool = True) -> Self:
        """Finished, where all was asked and enough was told; otherwise unchanged."""
        if self.finished or self.left or self.place() is None:
            return self
        return msgspec.structs.replace(self, finished=now, counted=counted)

    def _with(self, answers: dict[str, int | None], log: list[Step], now: datetime) -> Self:
        whole = all(item in answers for item in self.order[: self.first])
        first = (self.finished_first or now) if whole else None
        return msgspec.structs.replace(self, answers=answers, log=log, finished_first=first)


def fresh(instrument: Instrument, bond: Bond, now: datetime) -> Measure:
    """A measure with nothing answered: the first questions first, each part in the order of the inventory."""
    ordered = sorted(instrument.items, key=lambda item: not item.first)
    return Measure(
        instrument=instrument.slug,
        instrument_uuid=str(instrument.uuid),
        content_version=instrument.version,
        bond=bond,
        scales={name: {i.id: i.key for i in instrument.items_of(name)} for name in instrument.subscales},
        order=[item.id for item in ordered],
        first=sum(item.first for item in ordered),
        points=instrument.scale.points,
        min_answered=instrument.missing.min_answered,
        started=now,
    )
