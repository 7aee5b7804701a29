"""The typed shape of an instrument: what is asked, how it is scored, what is known about it, and whose it is."""

from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from attune.core.curriculum.instrument_facts import (
    Cutoff,
    Graded,
    Norm,
    Reference,
    Reliability,
    Rights,
)
from attune.core.curriculum.names import Slug, Words

type About = Literal["relationship", "person", "relationships"]


class Scale(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Answers run from `lowest` to `lowest + points - 1`, with a word for each.

    `labels` is empty only where the wording is brought by the operator.
    """

    points: Annotated[int, Meta(ge=2, le=11)]
    lowest: int = 1
    labels: list[Words] = []

    @property
    def highest(self) -> int:
        return self.lowest + self.points - 1


class Subscale(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that is measured, and what its two ends mean.

    `better`: the end towards which a change eases life. It is never drawn; it says which change is met with care.
    """

    name: Words
    low: str = ""
    high: str = ""
    about: str = ""
    better: Literal["low", "high"] = "high"


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`key` is −1 where agreeing means less of the subscale; `first` marks those asked first.

    `text` is empty where the wording is brought. `points` and `labels` stand where an item has answers of its own; they
    begin at the scale's `lowest`, too.
    """

    id: Words
    text: str = ""
    subscale: Words
    key: Literal[1, -1]
    first: bool = False
    points: Annotated[int, Meta(ge=2, le=11)] | None = None
    labels: list[Words] = []


class Missing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The part of a subscale (more than 0, up to 1) that must be answered for a score.

    With fewer answers there is no score. A sum is made whole by the mean of what was answered.
    """

    min_answered: Annotated[float, Meta(gt=0, le=1)] = 0.8


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A questionnaire; `results` holds the words of its result, in the shape that its measure needs.

    `about`: one relationship that the person names, the person, or a person's relationships as a whole. `rows`: the
    rows of the mission that it measures. `scoring`: the mean of keyed answers, their sum, or the percent of the
    maximum possible, with `times` as a factor (WHO-5: the sum times 4). `again_after`: days until the same
    relationship counts anew. `safety`: items at which any answer above the lowest leads to the safety lane;
    `kept` is false where answers are never stored. `loinc_verified` is false where nobody has
    read the code at loinc.org.
    """

    uuid: UUID
    slug: Slug
    version: Annotated[int, Meta(ge=1)]
    language: Words = "en"
    title: Words
    summary: str = ""
    about: About = "relationship"
    rows: list[Words] = []
    stem: str = ""
    scale: Scale
    subscales: dict[str, Subscale]
    items: Annotated[list[Item], Meta(min_length=1)]
    scoring: Literal["mean", "sum", "percent"] = "mean"
    times: Annotated[int, Meta(ge=1)] = 1
    missing: Missing = Missing()
    again_after: Annotated[int, Meta(ge=1, le=366)] = 21
    calibrated: bool = False
    norms: list[Norm] = []
    reliability: list[Reliability] = []
    cutoffs: list[Cutoff] = []
    graded: Graded | None = None
    loinc: str = ""
    loinc_verified: bool = True
    safety: list[Words] = []
    kept: bool = True
    rights: Rights
    references: list[Reference] = []
    design_note: str = ""
    results: dict[str, Any] = {}

    @property
    def worded(self) -> bool:
        """Whether it can be asked: every item has its text, and every answer its label."""
        return all(item.text and len(self.labels_of(item)) == self.points_of(item) for item in self.items)

    def items_of(self, subscale: str) -> list[Item]:
        return [item for item in self.items if item.subscale == subscale]

    def points_of(self, item: Item) -> int:
        """How many answers an item has."""
        return item.points or self.scale.points

    def labels_of(self, item: Item) -> list[str]:
        """The words of an item's answers, lowest first; fewer than its points where the wording is missing."""
        if item.labels:
            return item.labels
        return self.scale.labels if self.points_of(item) == self.scale.points else []

    def range_of(self, subscale: str) -> tuple[float, float]:
        """The lowest and highest possible score of a subscale that has items."""
        points = [self.points_of(item) for item in self.items_of(subscale)]
        if self.scoring == "percent":
            return 0.0, 100.0
        lows = [self.scale.lowest for _ in points]
        highs = [self.scale.lowest + each - 1 for each in points]
        part = self.times if self.scoring == "sum" else 1 / len(points)
        return sum(lows) * part, sum(highs) * part
