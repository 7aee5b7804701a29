"""A few of many practices for a walk: every tenth, and whatever has a kind of step that was not met before."""

from collections.abc import Sequence
from functools import cache

import yaml

from tests.architecture.source import ROOT

ONE_IN = 10


@cache
def kinds() -> dict[str, set[str]]:
    """Number of a practice, as in its address → types of its steps."""
    found = {}
    for file in (ROOT / "curriculum/en").rglob("*.yaml"):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        if isinstance(data, dict) and isinstance(data.get("steps"), list):
            found[str(data["uuid"])] = {step["type"] for step in data["steps"]}
    return found


def few(links: Sequence[str]) -> list[str]:
    """Of these addresses, in their order. All pages of a kind are one template; what differs are the steps."""
    met: set[str] = set()
    chosen = []
    for number, link in enumerate(links):
        here = kinds().get(link.rsplit("/", 1)[-1], set())
        if number % ONE_IN == 0 or here - met:
            chosen.append(link)
            met |= here
    return chosen
