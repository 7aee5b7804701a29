"""Pictures of every page: `script/screenshots`."""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys import walk
from tests.journeys.conftest import CHROMIUM, FLAGS, Served, free_port, wait_for

WIDTHS = {390: 844, 1280: 800}
THEMES: dict[str, Literal["light", "dark"]] = {"light": "light", "dark": "dark", "bedside": "dark"}
FOLDER = Path("build/screenshots")


def wanted() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="script/screenshots", description="Pictures of every page.")
    parser.add_argument(
        "--theme", choices=[*THEMES], action="append", help="only this theme (again for more)"
    )
    parser.add_argument("--width", choices=[*WIDTHS], type=int, action="append", help="only this width")
    parser.add_argument("names", nargs="*", help="only pages whose name begins so")
    return parser.parse_args()


@contextmanager
def server() -> Iterator[Served]:
    """A server on a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "attune.operations", "serve", "--port", str(port), "--data", folder],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "attune.config.settings"},
        )
        assert process.stdout is not None
        served = Served(f"http://localhost:{port}", Path(folder), process)
        try:
            while not any(b"/welcome#" in line for line in served.printed):
                line = process.stdout.readline()
                if not line:
                    sys.exit(f"The server did not start: {b''.join(served.printed).decode()}")
                served.printed.append(line)
            wait_for(served)
            yield served
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=20)


def take(page: Page, name: str, asked: argparse.Namespace) -> None:
    """The page as it stands, in each theme and width that was asked for."""
    for theme in asked.theme or THEMES:
        page.emulate_media(color_scheme=THEMES[theme])
        page.evaluate("name => { document.documentElement.dataset.theme = name; }", theme)
        for width in asked.width or WIDTHS:
            page.set_viewport_size({"width": width, "height": WIDTHS[width]})
            picture = FOLDER / f"{name}-{width}-{theme}.png"
            # Colours that are still on their way would be caught halfway.
            page.screenshot(path=picture, full_page=True, animations="disabled")
    page.set_viewport_size({"width": 390, "height": 844})


def window(browser: Browser, served: Served) -> walk.Walker:
    """A fresh window on the server."""
    context = browser.new_context(
        locale="en-GB", timezone_id="Europe/Berlin", viewport={"width": 390, "height": 844}
    )
    return walk.Walker(context.new_page(), served.url)


def main() -> None:
    """Walk three times: without an account, as somebody new, and after months."""
    asked = wanted()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with server() as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        new, later = window(browser, served), window(browser, served)
        taken = 0

        def picture(walker: walk.Walker, pages: Iterator[str]) -> None:
            nonlocal taken
            for name in pages:
                if not asked.names or name.startswith(tuple(asked.names)):
                    take(walker.page, name, asked)
                    taken += 1

        picture(new, walk.signed_out(new, served.welcome))
        walk.come_in(new, "noor")
        picture(new, walk.empty(new))
        subprocess.run([sys.executable, "-m", "tests.journeys.seed", str(served.data), "sam"], check=True)
        walk.sign_in(later, "sam")
        picture(later, walk.full(later))
        browser.close()
    print(f"{taken} pages in {FOLDER}")


if __name__ == "__main__":
    main()
