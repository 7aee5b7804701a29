"""A whole instrument file with every fact, and the same with one thing wrong in it."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from attune.core.curriculum import check
from tests.core.curriculum_folder import STEP_TYPES, write

WHOLE = """\
uuid: 33333333-3333-4333-8333-333333333333
slug: closeness
version: 1
title: Closeness
about: relationship
rows: [P3]
stem: Answer with {name} in mind.
scale: {points: 4, labels: [never, seldom, often, always]}
subscales: {alarm: {name: Alarm}, room: {name: Room}}
items:
  - {id: a1, text: "I wait for {name}.", subscale: alarm, key: 1}
  - {id: a2, text: I listen for the door., subscale: alarm, key: 1}
  - {id: a3, text: I sleep well., subscale: alarm, key: -1}
  - {id: r1, text: I need a walk alone., subscale: room, key: 1}
  - {id: r2, text: I like long visits., subscale: room, key: -1}
calibrated: true
norms:
  - {subscale: alarm, population: Everybody, n: 90, year: 2024, source: Us, mean: 2, sd: 0.5}
  - subscale: alarm
    population: Younger
    n: 40
    year: 2024
    source: Us
    ages: [18, 34]
    percentiles: {25: 1.5, 50: 2, 75: 3}
  - {subscale: alarm, population: Older, n: 50, year: 2024, source: Us, ages: [35, 99], mean: 2.1, sd: 0.5}
reliability:
  - {subscale: alarm, kind: alpha, value: 0.8, n: 90, source: Us}
  - {subscale: alarm, kind: retest, value: 0.7, days: 30, source: Us}
cutoffs:
  - {subscale: alarm, at: 3, side: at-least, says: Worth a talk., source: Us}
graded:
  n: 90
  population: Everybody
  source: Us
  items:
    a1: {a: 1.2, b: [-1, 0, 1]}
    a2: {a: 1.1, b: [-1.5, 0, 1.5]}
    a3: {a: 0.9, b: [-2, -1, 0]}
safety: [a2]
results:
  alarm: {low: {title: Calm, next_step: come-down}, middle: {title: Between}, high: {title: Loud}}
  room: {low: {title: Near}, middle: {title: Between}, high: {title: Far}}
  note: Our own, not yet checked.
rights: {included: true, owner: Us, research: "yes", clinical: "yes", commercial: unknown, source: Ours}
references: [{text: "Somebody (2024)", url: "https://example.org"}]
"""


def whole() -> dict[str, Any]:
    """The file as data."""
    data: dict[str, Any] = yaml.safe_load(WHOLE)
    return data


def unworded() -> dict[str, Any]:
    """The same without words: labels, stem and texts are brought."""
    data = whole()
    del data["stem"], data["scale"]["labels"]
    data["items"] = [{name: item[name] for name in item if name != "text"} for item in data["items"]]
    data["rights"]["included"] = False
    return data


def changed(data: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy in which `path` ("norms.0.mean") holds the value."""
    copy = deepcopy(data)
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    inner: Any = copy
    for part in way:
        inner = inner[part]
    inner[last] = value
    return copy


def problems(folder: Path, data: dict[str, Any]) -> list[str]:
    """What the linter says of it, within a small curriculum."""
    text = yaml.safe_dump(data, sort_keys=False, width=200)
    return [str(each) for each in check(write(folder, closeness=text), STEP_TYPES)]
