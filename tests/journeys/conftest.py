"""A real server on its own data folder, and a real browser that notes every address it asks for."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests import databases

CHROMIUM = os.environ.get("ATTUNE_CHROMIUM", "/usr/bin/chromium")
PHONE = {"width": 390, "height": 844}
PATIENCE = 10_000
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass
class Served:
    """A running server: where it is, where its data lies, and what it printed."""

    url: str
    data: Path
    process: subprocess.Popen[bytes]
    printed: list[bytes] = field(default_factory=list)
    reader: threading.Thread = field(default_factory=threading.Thread)

    @property
    def welcome(self) -> str:
        """The one-time link that was printed, as an address."""
        found = re.search(rb"http://localhost:\d+/welcome#\S+", b"".join(self.printed))
        assert found, self.printed
        return found.group().decode()

    def stop(self) -> int:
        """End it as Ctrl-C does; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=20)
        self.reader.join(timeout=5)
        if self.process.stdout:
            self.process.stdout.close()
        return code


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_server(folder: Path, settings: str = "attune.config.settings") -> Served:
    """Start `attune serve` on a data folder and wait until it answers."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "attune.operations", "serve", "--port", str(port), "--data", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": settings, **databases.environment(folder)},
    )
    served = Served(f"http://localhost:{port}", folder, process)
    assert process.stdout is not None
    lines = iter(process.stdout.readline, b"")
    served.reader = threading.Thread(target=lambda: served.printed.extend(lines), daemon=True)
    served.reader.start()
    try:
        wait_for(served)
    except BaseException:
        served.stop()
        raise
    return served


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Start a server, on a data folder of the test's own unless another is given; ended after the test."""
    running: list[Served] = []

    def start(data: Path | None = None, settings: str = "attune.config.settings") -> Served:
        running.append(start_server(data or tmp_path / "data", settings))
        return running[-1]

    yield start
    for served in running:
        served.stop()
    for served in running:
        databases.drop(served.data)


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for a whole file, where its tests do not get in each other's way."""
    served = start_server(tmp_path_factory.mktemp("shared") / "data")
    yield served
    served.stop()
    databases.drop(served.data)


def wait_for(served: Served, seconds: float = 30) -> None:
    """Until it answers, or say what it printed instead."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urlopen(f"{served.url}/about", timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"The server did not answer. It printed: {b''.join(served.printed).decode()}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """One browser window on a server."""

    page: Page
    context: BrowserContext
    served: Served
    requests: list[Request]
    problems: list[str]

    def go(self, path: str) -> None:
        """Open a path of the server."""
        self.page.goto(self.served.url + path)

    def press(self, words: str) -> None:
        """Press the one button or link with these words."""
        self.page.locator("button:visible, a:visible, summary:visible").filter(
            has_text=re.compile(rf"^\s*{re.escape(words)}\s*$")
        ).first.click()

    def foreign_requests(self) -> list[str]:
        """Every address that was asked for and is not this server's."""
        return [r.url for r in self.requests if not r.url.startswith((self.served.url + "/", "data:"))]


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visit]]:
    """Open a window, a phone's by default."""
    opened: list[BrowserContext] = []

    def begin(served: Served, *, javascript: bool = True, **options: object) -> Visit:
        options = {"viewport": PHONE, "locale": "en-GB", "timezone_id": "Europe/Berlin"} | options
        context = chromium.new_context(java_script_enabled=javascript, **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        requests: list[Request] = []
        problems: list[str] = []
        context.on("request", lambda request: requests.append(request))  # noqa: PLW0108 (Playwright needs a function of its own)
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        return Visit(page, context, served, requests, problems)

    yield begin
    for context in opened:
        context.close()
