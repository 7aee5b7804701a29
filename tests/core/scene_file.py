"""A small scene, and the step type of its nodes."""

from collections.abc import Mapping

import msgspec

from attune.core.curriculum import Exercise, Pattern, Step, load
from tests.core.curriculum_folder import HEAD, STEP_TYPES, write


class Way(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    text: str
    pattern: Pattern
    inside: str
    goes: str


class Node(Step, frozen=True, kw_only=True):
    text: str
    ways: list[Way] = msgspec.field(name="choices", default=[])
    ends: bool = False
    shows: str = ""

    def choices(self) -> Mapping[str, str]:
        return {way.id: way.text for way in self.ways}

    def leads(self) -> Mapping[str, str]:
        return {way.id: way.goes for way in self.ways}

    def leanings(self) -> Mapping[str, Pattern]:
        return {way.id: way.pattern for way in self.ways}

    def inside(self, option: str) -> str:
        return next((way.inside for way in self.ways if way.id == option), "")


TYPES: dict[str, type[Step]] = {**STEP_TYPES, "scene": Node}
PATH = "curriculum/en/scenes/silence.yaml"
SCENE = (
    HEAD.format(uuid="44444444-4444-4444-8444-444444444444", slug="silence", kind="scene")
    + """\
other: Kim
steps:
  - {id: hello, type: say, text: A made-up evening.}
  - id: door
    type: scene
    text: It is quiet.
    choices:
      - {id: push, text: Send more., pattern: protest, inside: Too much., goes: loud}
      - {id: say, text: Say it., pattern: secure, inside: A line., goes: calm}
  - id: loud
    type: scene
    text: It is loud.
    choices:
      - {id: push, text: Shout., pattern: protest, inside: Ouch., goes: broken}
      - {id: stop, text: Stop here., pattern: boundary, inside: A stop., goes: calm}
  - id: calm
    type: scene
    text: It is calmer.
    choices:
      - {id: take-back, text: Forget it., pattern: appeasing, inside: Oh., goes: peace}
      - {id: ask, text: Ask., pattern: secure, inside: Good., goes: met}
  - {id: broken, type: scene, text: Over., ends: true, shows: A push hides a question.}
  - {id: peace, type: scene, text: Peace., ends: true, shows: It is still unsaid.}
  - {id: met, type: scene, text: Met., ends: true, shows: Somebody asked.}
  - {id: line, type: ask, ask: One line?}
feedback:
  - - when: {leaned: {protest: 2}}
      say: You pushed twice.
    - when: {leaned: {protest: 1, boundary: 1}}
      say: A push, and a stop.
    - say: You went one way.
"""
)


def scene_folder(root, text=SCENE):
    """The small curriculum with a scene in it."""
    folder = write(root)
    (folder / "scenes").mkdir()
    (folder / "scenes" / "silence.yaml").write_text(text, encoding="utf-8")
    return folder


def scene(root) -> Exercise:
    """The scene as loaded."""
    return load(scene_folder(root), TYPES).exercise("silence")
