"""A small practice for the tests of the player, with a step of each type and two ways through it."""

from pathlib import Path

from attune.core.curriculum import Exercise, Step
from attune.player.library import curriculum

HALF_SPEED, WHY_SLOW = "5d0c1b52-7f8e-4a36-9a41-0c7b6e1d2f30", "5d0c1b52-7f8e-4a36-9a41-0c7b6e1d2f31"
TEXT = """\
uuid: 5d0c1b52-7f8e-4a36-9a41-0c7b6e1d2f30
slug: half-speed
version: 1
row: P3
kind: exercise
title: Half speed
summary: One moment, slowly.
minutes: 5
objectives: ["Notice one moment"]
cautions: ["Sounds and feet do the same job."]
steps:
  - {id: welcome, type: read, title: Arrive, text: "Sit *down*."}
  - {id: before, type: rate, ask: How are you?, low: calm, high: distressed, role: before}
  - id: way
    type: choose
    ask: Which way?
    options: [{id: breath, text: Breath}, {id: sounds, text: Sounds and feet, note: no breathing}]
  - {id: breathe, type: breathe, hint: Eyes open., minutes: 2, per_minute: 5.5, when: {chose: {way: breath}}}
  - {id: sounds, type: timer, ask: Listen., seconds: 90, text: "One *far* sound.", when: {not_chose: {way: breath}}}
  - {id: camera, type: reflect, ask: What would a camera have seen?, hint: No story yet., max: 200}
  - {id: feeling, type: reflect, ask: What did you feel?, bodyonly: true}
  - id: places
    type: choose
    ask: Where in the body?
    many: true
    options: [{id: chest, text: Chest}, {id: belly, text: Belly}, {id: throat, text: Throat}]
  - {id: after, type: rate, ask: And now?, low: calm, high: distressed, role: after}
feedback:
  - - when: {rose: 1}
      say: It rose from {before} to {after}.
    - when: {eased: 1}
      say: It eased from {before} to {after}.
    - say: You stayed with it.
  - - when: {wrote: [camera]}
      say: "The camera saw {words:camera}"
"""

LESSON = """\
---
uuid: 5d0c1b52-7f8e-4a36-9a41-0c7b6e1d2f31
slug: why-slow
version: 1
row: P3
kind: lesson
title: Why slow
summary: One line.
minutes: 3
objectives: ["Know one thing"]
practised_by: [half-speed]
sources: [somebody-2024]
cautions: ["Stop when you like."]
try: {text: Name one sound., exercise: half-speed}
---
A *slow* minute.
"""
EVIDENCE = """\
sources:
  somebody-2024: {who: Somebody and others, year: 2024, finding: It helped a little., limit: A small study.}
"""
ROWS = """\
rows:
  - {code: P3, name: Coming calm, about: Slowing down.}
  - {code: P4, name: Saying and hearing, about: Words.}
"""


def write(folder: Path) -> Path:
    """Write the small curriculum and return its folder."""
    place = folder / "en" / "practices" / "03"
    place.mkdir(parents=True)
    (place / "half-speed.yaml").write_text(TEXT)
    (place / "why-slow.md").write_text(LESSON)
    (folder / "en" / "evidence.yaml").write_text(EVIDENCE)
    (folder / "en" / "rows.yaml").write_text(ROWS)
    return folder


def half_speed() -> Exercise:
    """The practice of these tests."""
    return curriculum().exercise("half-speed")


def step_of(step_id: str) -> Step:
    """One of its steps."""
    found = half_speed().step(step_id)
    assert found is not None
    return found
