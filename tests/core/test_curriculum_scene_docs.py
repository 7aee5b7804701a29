"""What the docs say of scenes is so: the example loads with the player's own step types, each field is described."""

import re

import msgspec
import yaml

from attune.core.curriculum import load
from attune.player.library import structs
from attune.player.steps.scene import Choice, Scene
from tests.architecture.source import ROOT
from tests.core.curriculum_folder import STEP_TYPES, write

SECTION = (
    (ROOT / "docs/authoring.md")
    .read_text(encoding="utf-8")
    .split("## To write a scene\n")[1]
    .split("\n## ")[0]
)
EXAMPLE = re.search(r"```yaml\n(.*?)```", SECTION, re.DOTALL)[1]
NAMES = ("read", "reflect", "rate", "choose", "feelings", "breathe", "timer", "list", "scene")
TYPES = STEP_TYPES | structs({name: f"attune.player.steps.{name}" for name in NAMES})


def test_the_example_loads(tmp_path):
    # The exercise of the small folder is written for step types of its own.
    folder = write(tmp_path)
    (folder / "practices/03-emotional-regulation/come-down.yaml").unlink()
    (folder / "practices/03-emotional-regulation/why-a-silence.md").unlink()
    (folder / "scenes").mkdir()
    (folder / "scenes" / "the-drill-next-door.yaml").write_text(EXAMPLE, encoding="utf-8")
    scene = load(folder, TYPES).exercise("the-drill-next-door")
    assert scene.is_scene
    assert [step.id for step in scene.steps if not step.leads()] == ["two-drills", "a-date", "may-again"]


def test_each_field_is_described():
    of_all = {"type", "when"}
    fields = {
        field.encode_name for kind in (Scene, Choice) for field in msgspec.structs.fields(kind)
    } - of_all
    assert fields - set(re.findall(r"`([a-z]+)`", SECTION)) == set()


def test_the_example_shows_each_field():
    node_fields = {name for step in yaml.safe_load(EXAMPLE)["steps"] for name in step}
    assert {field.encode_name for field in msgspec.structs.fields(Scene)} - node_fields == {"when"}
