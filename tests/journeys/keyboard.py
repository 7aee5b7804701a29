"""Hands that only reach a keyboard: Tab, Shift and Tab, Enter, Space, arrows and letters."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

WHERE = Path(__file__).with_suffix(".js").read_text()
FURTHEST = 90


@dataclass
class Hands:
    """What is looked at after each stop: a ring, nothing over it, no order of its own."""

    page: Page

    def where(self) -> dict[str, Any] | None:
        """What has the focus; None for the page itself."""
        found: dict[str, Any] | None = self.page.evaluate(WHERE)
        return found

    def faults(self) -> list[str]:
        """What is wrong with where the focus is."""
        at = self.where()
        if at is None:
            return []
        found = []
        if not at["ring"]:
            found.append(f"no ring on {at['tag']} “{at['words']}”")
        if at["over"]:
            found.append(f"{at['over'][0]} lies over {at['tag']} “{at['words']}”")
        if at["index"] > 0:
            found.append(f"an order of its own on “{at['words']}”")
        return found

    def tab(self, *, back: bool = False) -> dict[str, Any] | None:
        """One stop on, or back; it is seen."""
        self.page.keyboard.press("Shift+Tab" if back else "Tab")
        assert self.faults() == [], self.page.url
        return self.where()

    def reach(self, words: str, *, tag: str = "", back: bool = False) -> dict[str, Any]:
        """Tab until these words have the focus (a regular expression for all of them)."""
        seen = []
        for _stop in range(FURTHEST):
            at = self.tab(back=back)
            if at and re.fullmatch(words, at["words"], re.DOTALL) and tag in {"", at["tag"]}:
                return at
            seen.append(at["words"][:30] if at else "the page")
        raise AssertionError(f"“{words}” is out of reach on {self.page.url}: {seen}")

    def press(self, words: str, *, key: str = "Enter", tag: str = "") -> None:
        """Reach what leads to another page, and go there."""
        self.reach(words, tag=tag)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def fill(self, label: str, text: str) -> None:
        """Reach a field and type into it, over what stands there."""
        self.reach(label)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, name: str, arrows: int = 1) -> None:
        """Reach a group of answers and go along it with arrows."""
        for _stop in range(FURTHEST):
            at = self.tab()
            if at and at["name"] == name:
                break
        else:
            raise AssertionError(f"no answers called {name} on {self.page.url}")
        self.page.keyboard.press("Space")
        for _arrow in range(arrows):
            self.page.keyboard.press("ArrowRight")
            assert self.faults() == [], self.page.url

    def order(self) -> list[dict[str, Any]]:
        """Every stop of a page that was opened just now, from the first to the last."""
        stops: list[dict[str, Any]] = []
        for _stop in range(FURTHEST):
            at = self.tab()
            if at is None or (stops and at["leave"]):
                return stops
            stops.append(at)
        return stops
