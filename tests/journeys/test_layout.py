"""Every page in a made-up language that is two fifths longer: each word can be translated, and nothing overlaps.

320 CSS pixels, 200 % zoom of a desk (640), and both mirrored right to left, with a word that no line can hold.
"""

import re
import sys
from collections.abc import Callable, Iterator
from subprocess import run

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys import layout, words
from tests.journeys.conftest import Served, Visit
from tests.journeys.pseudo import ACCENTED, PLAIN, pattern, pseudo
from tests.journeys.seed import NIGHT, NOTES
from tests.journeys.seed_measures import LONG_NAME
from tests.journeys.seed_people import AROUND
from tests.journeys.walk import LONG_WORD, Walker, come_in, empty, full, open_link, sign_in, signed_out
from tests.journeys.walk_goals import WORDS as GOAL

pytestmark = pytest.mark.browser

SETTINGS = "tests.journeys.pseudo"
# Names, own words, and what is the same in every language.
OWN = (
    *(re.escape(note) for note in NOTES),
    re.escape(LONG_WORD),
    "Then go, ",
    "On Sunday I was not angry. I was tired, and I had no words for it.",
    "When the phone was silent I thought you had gone. You were at the lake.( I did not ask.)?",
    *(re.escape(line) for line in NIGHT),
    *(re.escape(words) for person in AROUND for words in person),
    "Kitchen, about ten…",
    r"Kitchen, about ten\. Donau\w+",  # cut where a sentence of the end quotes it
    re.escape(LONG_NAME),
    *(re.escape(words) for words in sorted(GOAL.values(), key=len, reverse=True)),
    "I say it the same evening, ",
    re.escape("On Sunday I wrote it on a card first."),
    r"\b(Noor|Jacobson|Truax)\b",
    r"\b(Attune|AGPL|Noor|noor|Sam|sam|Shift|Alt|HTTPS?|HTML|JSON)\b",
    r"\bhttps?://\S+",
    r"\blocalhost(:\d+)?",
    r"\b(ml|kg)\b",
    r"[\d–-]+(SAFE|HOPE)",  # telephone numbers that spell a word
    r"\b([0-9A-Z]{4}-){3,}[0-9A-Z]+",  # recovery codes
    r"\b([A-Z2-7]{4} ){7}[A-Z2-7]{4}\b",  # the secret of an app
)


class Translated(Walker):
    """A walk that knows the buttons by their English words, in the made-up language."""

    def words(self, words: str) -> str:
        """The same words in either language."""
        return pattern(words)

    def title(self) -> str:
        """The heading, in plain letters again."""
        plain = self.page.inner_text("h1").translate(str.maketrans(ACCENTED, PLAIN))
        return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def read(visit: Visit, pages: Iterator[str]) -> list[str]:
    """Every fault on a walk."""
    found = []
    for name in pages:
        found += [f"{name}: “{text}” cannot be translated" for text in words.untranslated(visit.page, OWN)]
        found += [f"{name}: {fault}" for fault in layout.faults(visit.page)]
    return found


def walker(visit: Visit) -> Translated:
    return Translated(visit.page, visit.served.url)


@pytest.fixture
def served(serve: Callable[..., Served]) -> Served:
    return serve(settings=SETTINGS)


@pytest.fixture(scope="module")
def pages(chromium: Browser) -> Iterator[Page]:
    """A window for pages that are put together here."""
    page = chromium.new_page()
    yield page
    page.close()


@pytest.fixture
def plain(pages: Page) -> Page:
    """A page in the made-up language on which nothing is wrong yet."""
    title, heading, line = pseudo("Page"), pseudo("A page"), pseudo("With a line.")
    pages.set_content(f"<title>{title}</title><main><h1>{heading}</h1><p>{line}</p></main>")
    return pages


def test_pages_without_an_account(served: Served, visit: Callable[..., Visit]) -> None:
    window = visit(served)
    found = read(window, signed_out(walker(window), served.welcome))
    assert not found, "\n".join(found)


def test_pages_of_somebody_new(served: Served, visit: Callable[..., Visit]) -> None:
    window = visit(served)
    open_link(walker(window), served.welcome)
    come_in(walker(window), "noor")
    found = read(window, empty(walker(window)))
    assert not found, "\n".join(found)


def test_pages_after_months(served: Served, visit: Callable[..., Visit]) -> None:
    run([sys.executable, "-m", "tests.journeys.seed", str(served.data), "sam", SETTINGS], check=True)
    window = visit(served)
    sign_in(walker(window), "sam")
    found = read(window, full(walker(window)))
    assert not found, "\n".join(found)


PLANTED = {
    "sideways": ("p", "Wide", "inline-size: 900px"),
    "beyond the page's edge: p": ("p", "Out", "position: absolute; left: 2000px"),
    "beyond the page's edge: button": ("button", "", "position: absolute; left: -20px; inline-size: 44px"),
    "sticks out of its box": ("p", "Donaudampfschifffahrt", "inline-size: 30px"),
    "cut off": ("p", "Two lines of words in a box for one", "overflow: hidden; block-size: 12px"),
    "words on words": ("p", "Some words", "translate: 0 -2lh"),
    "on top of": ("button", "Press", "position: absolute; top: 300px"),
}
PLANT = """
([kind, words, style]) => {
  for (const count of [1, 2]) {
    const one = document.createElement(kind);
    one.textContent = words;
    one.style.cssText = style;
    document.querySelector("main").append(one);
  }
}
"""


@pytest.mark.parametrize(("fault", "planted"), PLANTED.items())
def test_a_planted_fault_is_found(plain: Page, fault: str, planted: tuple[str, str, str]) -> None:
    assert layout.faults(plain) == []
    plain.evaluate(PLANT, planted)
    assert fault in "\n".join(layout.faults(plain))


def test_a_word_that_cannot_be_translated_is_found(plain: Page) -> None:
    assert words.untranslated(plain, OWN) == []
    plain.evaluate("document.querySelector('h1').append('Keep')")
    plain.evaluate("document.querySelector('main').setAttribute('data-done', 'It is done')")
    assert sorted(words.untranslated(plain, OWN)) == ["It is done", "Keep"]


def test_a_message_is_longer_and_keeps_its_places() -> None:
    for message in ("Keep", "This server is run by %(operator)s.", "From {first} to <b>{last}</b>&nbsp;"):
        made = pseudo(message)
        assert len(made) >= round(len(message) * 1.4)
        assert re.fullmatch(pattern(message), pseudo(message)) or "%" in message or "{" in message
        assert not re.search(r"[A-Za-z]", re.sub(r"%\(\w+\)s|\{\w+\}|<[^>]+>|&nbsp;", "", made))
