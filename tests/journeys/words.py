"""Words on a page that nobody could translate: plain letters outside the brackets of the made-up language."""

import re
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.pseudo import CLOSES, OPENS

GATHER = Path(__file__).with_suffix(".js").read_text()
WORD = re.compile(r"[A-Za-z]{2,}")


def outside(text: str) -> str:
    """What stands outside the brackets; they may lie in each other."""
    depth, kept = 0, []
    for letter in text:
        depth += letter == OPENS
        if depth == 0:
            kept.append(letter)
        depth -= letter == CLOSES
    return "".join(kept)


def untranslated(page: Page, own: tuple[str, ...]) -> list[str]:
    """Texts with plain words in them. `own`: regular expressions of what may stand there as it is."""
    found = []
    for text in page.evaluate(GATHER):
        left = outside(text)
        for each in own:
            left = re.sub(each, " ", left)
        if WORD.search(left):
            found.append(text)
    return list(dict.fromkeys(found))
