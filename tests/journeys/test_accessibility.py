"""Each page is read by axe-core in a real browser: at a phone's and a desk's width, in three themes.

Colours are the only thing that a theme changes, so the second and third theme are read for contrast alone.
"""

import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from subprocess import run
from typing import Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.journeys import walk
from tests.journeys.conftest import Served, Visit

pytestmark = pytest.mark.browser

WIDTHS = {390: 844, 1280: 800}
THEMES: dict[str, Literal["light", "dark"]] = {"light": "light", "dark": "dark", "bedside": "dark"}
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """
async (rules) => {
  const found = await axe.run(document, { resultTypes: ["violations"], runOnly: rules });
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}
"""


@cache
def axe() -> str:
    """The source of axe-core. It is put in by the browser's own door: the page's policy allows no such script."""
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def faults(page: Page) -> Iterator[str]:
    """What axe says about the page as it stands, in each width and theme."""
    page.evaluate(axe())
    # What is folded away is read too.
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for theme, scheme in THEMES.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate("name => { document.documentElement.dataset.theme = name; }", theme)
        for width, height in WIDTHS.items():
            # As tall as the page: under a sticky bar axe reports targets that scrolling frees.
            page.set_viewport_size({"width": width, "height": height})
            tall = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": width, "height": max(height, tall)})
            rules = {"type": "tag", "values": STANDARD}
            if theme != "light":
                rules = {"type": "rule", "values": ["color-contrast"]}
            for fault in page.evaluate(RUN, rules):
                yield f"{width} {theme}: {fault}"
    page.set_viewport_size({"width": 390, "height": 844})


def read(visit: Visit, pages: Iterator[str]) -> list[str]:
    """Every fault on a walk."""
    return [f"{name} {fault}" for name in pages for fault in faults(visit.page)]


def walker(visit: Visit) -> walk.Walker:
    return walk.Walker(visit.page, visit.served.url)


@pytest.fixture
def served(serve: Callable[..., Served]) -> Served:
    return serve()


def test_pages_without_an_account(served: Served, visit: Callable[..., Visit]):
    window = visit(served)
    assert read(window, walk.signed_out(walker(window), served.welcome)) == []


def test_pages_of_somebody_new(served: Served, visit: Callable[..., Visit]):
    window = visit(served)
    walk.open_link(walker(window), served.welcome)
    walk.come_in(walker(window), "noor")
    assert read(window, walk.empty(walker(window))) == []


def test_pages_after_months(served: Served, visit: Callable[..., Visit]):
    run([sys.executable, "-m", "tests.journeys.seed", str(served.data), "sam"], check=True)
    window = visit(served)
    walk.sign_in(walker(window), "sam")
    assert read(window, walk.full(walker(window))) == []


def test_a_fault_would_be_found(served: Served, visit: Callable[..., Visit]):
    window = visit(served)
    window.go("/kitchen")
    window.page.evaluate("document.querySelector('h1').innerHTML = '<a href=\"/\"></a><img src=\"/\">'")
    found = "\n".join(faults(window.page))
    assert "link-name" in found
    assert "image-alt" in found
