"""The small curriculum with a scene, and a practice with words for feelings and a list."""

import shutil
from pathlib import Path

import pytest

from attune.player.library import curriculum
from tests.architecture.source import ROOT
from tests.player import playing

EVENING, WORDS = "5d0c1b52-7f8e-4a36-9a41-0c7b6e1d2f40", "5d0c1b52-7f8e-4a36-9a41-0c7b6e1d2f41"
SCENE = f"""\
uuid: {EVENING}
slug: evening
version: 1
row: P4
kind: scene
open: true
title: The quiet evening
summary: It is quiet, and several ways lead on.
minutes: 3
other: Kim
objectives: ["See one move from the other side"]
steps:
  - {{id: before, type: rate, ask: How are you?, low: calm, high: distressed, role: before}}
  - id: door
    type: scene
    title: At the door
    text: It is *quiet*.
    choices:
      - {{id: push, text: "Send: “Well?”", pattern: protest, inside: That was loud., goes: loud}}
      - {{id: say, text: "Send: “I miss you.”", pattern: secure, inside: That was warm., goes: calm}}
  - id: loud
    type: scene
    title: It gets loud
    text: Doors.
    choices:
      - {{id: shout, text: Shout., pattern: protest, inside: My ears., goes: broken}}
      - {{id: stop, text: "Say: “I stop here.”", pattern: boundary, inside: A stop., goes: calm}}
  - id: calm
    type: scene
    title: It gets calm
    text: Tea.
    choices:
      - {{id: forget, text: "Say: “Forget it.”", pattern: appeasing, inside: Forget what?, goes: peace}}
      - {{id: ask, text: "Ask: “How was it?”", pattern: secure, inside: Asked at last., goes: met}}
  - {{id: broken, type: scene, title: Broken, text: A plate., ends: true, shows: A push hid a question.}}
  - {{id: peace, type: scene, title: Peace, text: Rain., ends: true, shows: It is still unsaid.}}
  - {{id: met, type: scene, title: Met, text: Toast., ends: true, shows: Somebody asked.}}
  - {{id: line, type: reflect, ask: One line of yours?, max: 200}}
  - {{id: after, type: rate, ask: And now?, low: calm, high: distressed, role: after}}
feedback:
  - - when: {{leaned: {{protest: 2}}}}
      say: You pushed twice.
    - when: {{leaned: {{boundary: 1}}}}
      say: You said where you stop.
    - say: You went one way.
"""
LISTS = f"""\
uuid: {WORDS}
slug: words-and-lines
version: 1
row: P3
kind: exercise
title: Words and lines
summary: Two steps.
minutes: 3
objectives: ["Find a word"]
steps:
  - {{id: words, type: feelings, ask: Which words come close?, hint: One is plenty., most: 3}}
  - {{id: lines, type: list, ask: Three small things, hint: Small ones., least: 2, most: 3, max: 40}}
feedback:
  - - when: {{chose: {{words: sad}}}}
      say: "Something sad was in it: {{choice:words}}."
    - when: {{chose: {{words: cannot-tell}}}}
      say: No word, and none is needed.
    - say: You looked.
  - - when: {{wrote: [lines]}}
      say: "You wrote {{words:lines}}"
"""


def write(folder: Path) -> Path:
    """Write it and return its folder. The words for feelings are the shipped ones."""
    playing.write(folder)
    (folder / "en" / "scenes").mkdir()
    (folder / "en" / "scenes" / "evening.yaml").write_text(SCENE, encoding="utf-8")
    (folder / "en" / "practices" / "03" / "words-and-lines.yaml").write_text(LISTS, encoding="utf-8")
    shutil.copy(ROOT / "curriculum" / "en" / "feelings.yaml", folder / "en")
    return folder


@pytest.fixture
def staged(settings, tmp_path):
    """The server's curriculum is this one."""
    settings.ATTUNE_CURRICULUM = write(tmp_path / "curriculum")
    curriculum.cache_clear()
    yield curriculum()
    curriculum.cache_clear()
