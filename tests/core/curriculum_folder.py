"""A small curriculum, written into a folder, and step types for it."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Literal

import msgspec

from attune.core.curriculum import Step


class Say(Step, frozen=True, kw_only=True):
    text: str


class Ask(Step, frozen=True, kw_only=True):
    ask: str


class Rate(Step, frozen=True, kw_only=True):
    ask: str
    role: Literal["before", "after"] | None = None

    def measures(self) -> str | None:
        return self.role


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    text: str


class Choose(Step, frozen=True, kw_only=True):
    ask: str
    options: list[Option]

    def choices(self) -> Mapping[str, str]:
        return {option.id: option.text for option in self.options}


STEP_TYPES: dict[str, type[Step]] = {"say": Say, "ask": Ask, "rate": Rate, "choose": Choose}

HEAD = """\
uuid: {uuid}
slug: {slug}
version: 1
row: P3
kind: {kind}
title: A title
summary: One line.
minutes: 3
objectives: ["Notice one thing"]
ingredient: slow-breathing
sources: [somebody-2024]
"""

EXERCISE = (
    HEAD.format(uuid="11111111-1111-4111-8111-111111111111", slug="come-down", kind="exercise")
    + """\
steps:
  - {id: before, type: rate, ask: How far up?, role: before}
  - id: way
    type: choose
    ask: Breath, or sounds?
    options: [{id: breath, text: Breath}, {id: sounds, text: Sounds}]
  - {id: breath, type: say, text: In and out., when: {not_chose: {way: sounds}}}
  - {id: sounds, type: say, text: Five sounds., when: {chose: {way: sounds}}}
  - {id: line, type: ask, ask: One line?}
  - {id: after, type: rate, ask: And now?, role: after}
feedback:
  - - when: {rose: 2}
      say: It rose from {before} to {after}.
    - when: {eased: 2}
      say: It eased from {before} to {after}.
    - say: You stayed with it.
  - - when: {wrote: [line]}
      say: "You wrote {words:line}"
  - - when: {chose: {way: [breath, sounds]}}
      say: "You took this way: {choice:way}."
"""
)

LESSON = (
    "---\n"
    + HEAD.format(uuid="22222222-2222-4222-8222-222222222222", slug="why-a-silence", kind="lesson")
    + """\
try: {text: Name one sound., exercise: come-down}
practised_by: [come-down]
---
You know how long it takes to type "home safe".

## What seems to help

Three *slow* minutes.
"""
)

EVIDENCE = """\
sources:
  somebody-2024: {who: Somebody and others, year: 2024, finding: It helped a little., limit: A small study.}
ingredients:
  slow-breathing: {name: Slow breathing, size: small, limit: Short term., sources: [somebody-2024]}
"""

FEELINGS = """\
roots:
  - id: sad
    word: sad
    words: [{id: lonely, word: lonely, gloss: out of reach of others}]
extras: [{id: cannot-tell, word: cannot tell}, {id: body-only, word: body only}]
"""

INSTRUMENT = """\
uuid: 33333333-3333-4333-8333-333333333333
slug: closeness
version: 1
title: Closeness
rights: {included: true, owner: Us, research: "yes", clinical: "yes", commercial: unknown, source: Ours}
scale: {points: 3, labels: ["no", between, "yes"]}
subscales: {anxiety: {name: Alarm}}
items:
  - {id: a1, text: One., subscale: anxiety, key: 1, first: true}
  - {id: a2, text: Two., subscale: anxiety, key: 1}
  - {id: a3, text: Three., subscale: anxiety, key: -1}
"""

FILES = {
    "practices/03-emotional-regulation/come-down.yaml": EXERCISE,
    "practices/03-emotional-regulation/why-a-silence.md": LESSON,
    "evidence.yaml": EVIDENCE,
    "feelings.yaml": FEELINGS,
    "instruments/closeness.yaml": INSTRUMENT,
    "rows.yaml": "rows: [{code: P3, name: Emotional regulation, about: Coming calm.}]\n",
}


def write(root: Path, **changed: str) -> Path:
    """The folder; `changed` replaces whole files by the last part of their name without its ending."""
    folder = root / "curriculum" / "en"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(changed.get(path.stem.replace("-", "_"), text)), encoding="utf-8")
    return folder
