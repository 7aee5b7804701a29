"""A measure as it is answered: questions of one instrument about one relationship or oneself. State in, state out."""

from datetime import datetime
from typing import Any, ClassVar, Literal, Self
from uuid import UUID

import msgspec
from django.urls import reverse
from django.utils.translation import gettext

from attune.core.curriculum.instruments import Instrument
from attune.core.measurement.plane import Place, place
from attune.core.measurement.scores import Score, needed, score
from attune.measure import bank as banks
from attune.measure.bank import Weights
from attune.spaces.records import Body, Passage, record

UP, ACROSS = "anxiety", "avoidance"
FIRST_SHARE = 2 / 3
"""Of the first questions of a dimension so many must be answered for a first sentence: two of three."""


class Step(msgspec.Struct, frozen=True):
    """One answer as it was given, and what stood there before, so that undo gives exactly that back."""

    item: str
    asked_before: bool = False
    before: int | None = None


ME, CLOSE = "self", "people"
"""Kinds of subject that need no name: oneself, and people close to me in general."""


class Bond(msgspec.Struct, frozen=True):
    """The relationship that is asked about, never the other person: a kind, and a name or a word for it.

    The kind "self" is a measure of the person alone.
    """

    kind: str
    name: str = ""

    def same_as(self, other: "Bond") -> bool:
        """One relationship, whatever the capitals and spaces of its name."""
        return self.key == other.key

    def same_person(self, other: "Bond") -> bool:
        """One person as far as this can tell: one name, whatever the kind; without a name, one kind."""
        return self.same_as(other) or self.called == other.called != ""

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.called}"

    @property
    def called(self) -> str:
        return " ".join(self.name.casefold().split())


def _from_1(old: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew one inventory: means of answers from 1 on, all questions asked, counted every three weeks."""
    new = {"lowest": 1, "own_points": {}, "scoring": "mean", "times": 1, "mode": "fixed", "bank": {}}
    return {**old, **new, "again_after": 21, "withdrawn": False}


@record("measure", version=2, upgrades={1: _from_1})
class Measure(Body, kw_only=True):
    """Answers by question, or None for "I cannot tell"; a question not yet asked is absent.

    What a score needs stands in the record, so that an old result stays what it was when the instrument is worded
    anew. `scales`: subscale -> question -> key; answers run from `lowest`, `points` of them (or `own_points` of a
    question). `scoring` and `times`: how keyed answers become a score. `order`: the questions in the order of
    asking, `first` of them before a first sentence. With `mode` "adaptive", `order` grows by the question that tells
    most, and `bank` holds the parameters to score from. `again_after`: days until the same subject counts anew.
    `withdrawn`: finished, and taken out of what counts by the person.
    """

    instrument: str
    instrument_uuid: str
    content_version: int
    bond: Bond
    scales: dict[str, dict[str, int]]
    order: list[str]
    first: int = 0
    lowest: int = 1
    points: int = 7
    own_points: dict[str, int] = {}
    min_answered: float = 0.8
    scoring: Literal["mean", "sum", "percent"] = "mean"
    times: int = 1
    mode: Literal["fixed", "adaptive"] = "fixed"
    bank: dict[str, Weights] = {}
    again_after: int = 21
    answers: dict[str, int | None] = {}
    log: list[Step] = []
    started: datetime
    finished_first: datetime | None = None
    finished: datetime | None = None
    counted: bool = False
    withdrawn: bool = False
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

    @property
    def has_map(self) -> bool:
        """Whether it measures the two dimensions of the map, and nothing else."""
        return set(self.scales) == {UP, ACROSS} and self.scoring == "mean"

    def points_of(self, item: str) -> int:
        """How many answers a question has."""
        return self.own_points.get(item, self.points)

    def score_of(self, scale: str) -> Score | None:
        """The score of one subscale in the instrument's unit, with its error; None under the missing-answer rule."""
        return self._score(self.scales[scale], self.min_answered)

    def place(self) -> Place | None:
        """Where these answers fall; None while either dimension has too few, or where there is no map."""
        if not self.has_map:
            return None
        up, across = self.score_of(UP), self.score_of(ACROSS)
        return place(up, across, self.middle) if up and across else None

    def first_place(self) -> Place | None:
        """Where the first questions alone point; None with fewer than two of three answered in a dimension."""
        if not self.has_map:
            return None
        early = set(self.order[: self.first])
        up, across = (
            self._score({item: key for item, key in self.scales[scale].items() if item in early}, FIRST_SHARE)
            for scale in (UP, ACROSS)
        )
        return place(up, across, self.middle) if up and across else None

    def _score(self, keys: dict[str, int], least: float) -> Score | None:
        if self.mode == "adaptive":
            return banks.score_of(self.bank, self.steps_from_none(keys), self._ends(keys), self.points)
        return score(
            self.answers,
            keys,
            points=self.points,
            lowest=self.lowest,
            own={item: (self.lowest, points) for item, points in self.own_points.items()},
            scoring=self.scoring,
            times=self.times,
            min_answered=least,
        )

    def _ends(self, keys: dict[str, int]) -> tuple[float, float]:
        """The lowest and highest score of these questions."""
        if self.scoring == "percent":
            return 0.0, 100.0
        share = self.times if self.scoring == "sum" else 1 / len(keys)
        high = sum(self.lowest + self.points_of(item) - 1 for item in keys)
        return self.lowest * len(keys) * share, high * share

    def steps_from_none(self, keys: dict[str, int]) -> dict[str, int | None]:
        """Answers as keyed categories from 0, as the graded response model counts them."""
        told: dict[str, int | None] = {}
        for item, key in keys.items():
            answer = self.answers.get(item)
            if answer is None:
                told[item] = None
            else:
                step = answer - self.lowest
                told[item] = step if key == 1 else self.points_of(item) - 1 - step
        return told

    def enough(self) -> bool:
        """Whether every subscale has its score."""
        return all(self.score_of(scale) for scale in self.scales)

    @property
    def middle(self) -> float:
        return self.lowest + (self.points - 1) / 2

    def short_of(self) -> int:
        """How many more answers the missing-answer rule asks for, in all subscales together."""
        if self.mode == "adaptive":
            return sum(not self.score_of(scale) for scale in self.scales)
        lack = 0
        for keys in self.scales.values():
            told = sum(self.answers.get(item) is not None for item in keys)
            lack += max(0, needed(len(keys), self.min_answered) - told)
        return lack

    # ---- what can be done to it ----

    def answered(self, item: str, value: int | None, now: datetime) -> Self:
        """With one answer more, or another answer to the same question; the same answer again changes nothing."""
        if item not in self.order or not (value is None or 0 <= value - self.lowest < self.points_of(item)):
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
        less = self._with(answers, self.log[:-1], now)
        if self.mode == "adaptive" and not last.asked_before:  # what was chosen by that answer is chosen anew
            kept = [item for item in self.order if item in answers or item == last.item]
            return msgspec.structs.replace(less, order=kept)
        return less

    def asking(self, item: str) -> Self:
        """With one question more to ask, of an adaptive measure."""
        return msgspec.structs.replace(self, order=[*self.order, item])

    def ended(self, now: datetime, *, counted: bool = True) -> Self:
        """Finished, where all was asked and enough was told; otherwise unchanged."""
        if self.finished or self.left or not self.enough():
            return self
        return msgspec.structs.replace(self, finished=now, counted=counted)

    def _with(self, answers: dict[str, int | None], log: list[Step], now: datetime) -> Self:
        whole = self.first > 0 and all(item in answers for item in self.order[: self.first])
        first = (self.finished_first or now) if whole else None
        return msgspec.structs.replace(self, answers=answers, log=log, finished_first=first)


def fresh(instrument: Instrument, bond: Bond, now: datetime, *, adaptive: bool = False) -> Measure:
    """A measure with nothing answered: the first questions first, each part in the order of the instrument.

    `adaptive`: each question is chosen from the answers before it; ValueError without parameters for all questions.
    """
    ordered = sorted(instrument.items, key=lambda item: not item.first)
    bank = banks.of(instrument) if adaptive else {}
    return Measure(
        instrument=instrument.slug,
        instrument_uuid=str(instrument.uuid),
        content_version=instrument.version,
        bond=bond,
        scales={
            name: {i.id: i.key for i in instrument.items_of(name) if i.id in bank or not adaptive}
            for name in instrument.subscales
        },
        order=[banks.first_of(bank, instrument)] if adaptive else [item.id for item in ordered],
        first=0 if adaptive else sum(item.first for item in ordered),
        lowest=instrument.scale.lowest,
        points=instrument.scale.points,
        own_points={item.id: item.points for item in ordered if item.points},
        min_answered=instrument.missing.min_answered,
        scoring=instrument.scoring,
        times=instrument.times,
        mode="adaptive" if adaptive else "fixed",
        bank=bank,
        again_after=instrument.again_after,
        started=now,
    )
