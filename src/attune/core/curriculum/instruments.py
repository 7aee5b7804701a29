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
    Words,
)

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


class Subscale(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is measured, and what its two ends mean."""

    name: Words
    low: str = ""
    high: str = ""
    about: str = ""


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`key` is −1 where agreeing means less of the subscale; `first` marks those asked first.

    `text` is empty where the wording is brought; `points` and `labels` where an item has a scale of its own.
    """

    id: Words
    text: str = ""
    subscale: Words
    key: Literal[1, -1]
    first: bool = False
    points: Annotated[int, Meta(ge=2, le=11)] | None = None
    labels: list[Words] = []


class Missing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The part of a subscale (0 to 1) that must be answered for a score."""

    min_answered: Annotated[float, Meta(gt=0, le=1)] = 0.8


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A questionnaire; `results` holds the words of its result, in the shape that its measure needs.

    `about`: one relationship that the person names, the person, or a person's relationships as a whole. `rows`: the
    rows of the mission that it measures. `scoring`: the mean of keyed answers, their sum, or the percent of the
    maximum possible, with `times` as a factor (WHO-5: the sum times 4). `again_after`: days until the same
    relationship counts anew. `safety`: items at which any answer above the lowest leads to the safety lane;
    `kept` is false where answers are never stored.
    """

    uuid: UUID
    slug: Words
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
    safety: list[Words] = []
    kept: bool = True
    rights: Rights
    references: list[Reference] = []
    design_note: str = ""
    results: dict[str, Any] = {}

    @property
    def worded(self) -> bool:
        """Whether it can be asked: every item has its text, and every answer its label."""
        return all(item.text and (self.scale.labels or item.labels) for item in self.items)

    def items_of(self, subscale: str) -> list[Item]:
        return [item for item in self.items if item.subscale == subscale]
