"""A node of a scene: what happens, and what a person could do. Choosing is going on."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from attune.core.curriculum import Pattern, Step
from attune.player.steps.kinds import Form, Parsed, choose_first, done

TEMPLATE = "player/steps/scene.html"
LAYOUT = "scene"

type Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
type Words = Annotated[str, Meta(min_length=1)]


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`inside`: what this is like for the other one, told from their inside and shown where it `goes`."""

    id: Id
    text: Words
    pattern: Pattern
    inside: Words
    goes: Id


class Scene(Step, frozen=True, kw_only=True):
    """`text` and `shows` are Markdown. A node has choices, or it `ends` and says what this way `shows`."""

    title: Words
    text: Words
    ways: list[Choice] = msgspec.field(name="choices", default=[])
    ends: bool = False
    shows: str = ""

    def choices(self) -> Mapping[str, str]:
        return {choice.id: choice.text for choice in self.ways}

    def leads(self) -> Mapping[str, str]:
        return {choice.id: choice.goes for choice in self.ways}

    def leanings(self) -> Mapping[str, Pattern]:
        return {choice.id: choice.pattern for choice in self.ways}

    def inside(self, option: str) -> str:
        """What a choice was like for the other one."""
        return next((choice.inside for choice in self.ways if choice.id == option), "")


STEP = Scene


def parse(step: Scene, data: Form) -> Parsed:
    """The choice; at an end, going on is the answer."""
    if not step.ways:
        return done(step, data)
    chosen = str(data.get("answer") or "")
    if chosen not in step.choices():
        return Parsed(error=choose_first())
    return Parsed(answer=chosen, said=step.said(chosen))
