"""The typed shape of what is taught and practised. Instruments and feelings are in `instruments`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from attune.core.curriculum.conditions import Condition
from attune.core.curriculum.feelings import Feelings
from attune.core.curriculum.help_lines import Guide, HelpLine
from attune.core.curriculum.instruments import Instrument
from attune.core.curriculum.names import Slug, Words
from attune.core.curriculum.problems import Problem
from attune.core.curriculum.steps import Step
from attune.core.curriculum.wordings import Wording

type Start = Literal["anxious", "avoidant", "fearful", "steady"]

SCENE = "scene"
ROW_CODES = tuple([f"P{n}" for n in range(1, 9)] + [f"C{n}" for n in range(1, 11)])


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the eighteen things that are trained, in words. `first`: what comes first in it."""

    code: str
    name: Words
    about: Words
    first: list[Slug] = []


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A publication: the finding and its limit in our own words."""

    who: Words
    year: int
    finding: Words
    limit: str = ""
    where: str = ""


class Ingredient(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an exercise works by: how large the effect is (in words) and what limits the evidence."""

    name: Words
    what: str = ""
    size: str = ""
    limit: str = ""
    sources: list[str] = []


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One sentence of feedback and when it is said."""

    say: Words
    when: Condition | None = None


class TryIt(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The one thing to try after a lesson."""

    text: Words
    exercise: Slug | None = None


class Activity(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What lessons and exercises share. `minutes` is a person's time; `depth` how deep it may go."""

    uuid: UUID
    slug: Slug
    version: Annotated[int, Meta(ge=1)]
    row: str
    kind: str
    title: Words
    summary: Words
    minutes: Annotated[int, Meta(ge=1, le=60)]
    depth: Literal["light", "middle", "deep"] = "light"
    for_: list[Start] = msgspec.field(
        name="for", default_factory=lambda: ["anxious", "avoidant", "fearful", "steady"]
    )
    with_: Literal["alone", "side-by-side", "two-devices"] = msgspec.field(name="with", default="alone")
    objectives: Annotated[list[Words], Meta(min_length=1)]
    out_of_scope: list[Words] = []
    prerequisites: list[Slug] = []
    ingredient: str | None = None
    sources: list[str] = []
    cautions: list[Words] = []
    reviewed: str = "not yet"

    @property
    def is_reviewed(self) -> bool:
        return self.reviewed != "not yet"


class Lesson(Activity, frozen=True, kw_only=True):
    """`body` is Markdown."""

    try_: TryIt | None = msgspec.field(name="try", default=None)
    practised_by: list[Slug] = []
    body: str = ""


class Exercise(Activity, frozen=True, kw_only=True):
    """Steps in order, and feedback: from each group the first rule that matches is said.

    `open_`: may be played by anyone, signed out, with nothing kept. `other`: in a scene, the name of the one whose
    inside is told.
    """

    open_: bool = msgspec.field(name="open", default=False)
    other: str = ""
    steps: tuple[Step, ...] = ()
    feedback: tuple[tuple[Rule, ...], ...] = ()

    def step(self, step_id: str) -> Step | None:
        return next((step for step in self.steps if step.id == step_id), None)

    @property
    def is_scene(self) -> bool:
        return self.kind == SCENE


@dataclass(frozen=True)
class Curriculum:
    """Everything that one language's folder holds. Look-ups raise KeyError for what it does not hold.

    `wordings`: what the operator brought, by instrument; `wording_problems`: why other files of theirs are not asked.
    """

    activities: Mapping[str, Lesson | Exercise] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    wording_problems: tuple[Problem, ...] = ()
    feelings: Feelings = field(default_factory=Feelings)
    sources: Mapping[str, Source] = field(default_factory=dict)
    ingredients: Mapping[str, Ingredient] = field(default_factory=dict)
    help_lines: tuple[HelpLine, ...] = ()
    finding: tuple[str, ...] = ()
    guide: Guide | None = None

    def exercise(self, slug: str) -> Exercise:
        found = self.activities[slug]
        if not isinstance(found, Exercise):
            raise KeyError(slug)
        return found

    def lesson(self, slug: str) -> Lesson:
        found = self.activities[slug]
        if not isinstance(found, Lesson):
            raise KeyError(slug)
        return found

    def exercises(self) -> list[Exercise]:
        return [found for found in self.activities.values() if isinstance(found, Exercise)]

    def of_row(self, code: str) -> list[Lesson | Exercise]:
        """Lessons first, then exercises, each in the order of their files."""
        found = [activity for activity in self.activities.values() if activity.row == code]
        return sorted(found, key=lambda activity: isinstance(activity, Exercise))

    def sources_of(self, activity: Activity) -> list[Source]:
        """An activity's own sources, then those of its ingredient, each once."""
        ingredient = self.ingredients.get(activity.ingredient or "")
        keys = [*activity.sources, *(ingredient.sources if ingredient else [])]
        return [self.sources[key] for key in dict.fromkeys(keys) if key in self.sources]
