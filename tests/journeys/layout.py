"""What is wrong with how a page is laid out, as a browser measures it: nothing here looks at pictures."""

from pathlib import Path

from playwright.sync_api import Page

MEASURE = Path(__file__).with_suffix(".js").read_text()
# A phone, and a desk at 200 %, left to right; both mirrored as well.
LAYOUTS = {
    "320": (320, 640, "ltr"),
    "200 %": (640, 400, "ltr"),
    "320 mirrored": (320, 640, "rtl"),
    "1280 mirrored": (1280, 800, "rtl"),
}


def faults(page: Page) -> list[str]:
    """What is cut, overlaps, or lies beyond the edge, in each layout; all that can be opened is open."""
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = []
    for name, (width, height, direction) in LAYOUTS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("way => { document.documentElement.dir = way; }", direction)
        found += [f"{name}: {fault}" for fault in page.evaluate(MEASURE)]
    page.evaluate("document.documentElement.removeAttribute('dir')")
    page.set_viewport_size({"width": 390, "height": 844})
    return found
