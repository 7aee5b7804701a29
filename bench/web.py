"""`script/bench web`: figures of the running program beside those of the control. See docs/decisions/control.md."""

import argparse
import gzip
import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urljoin

from bench import load, servers
from bench.seed import TOKEN

PEOPLE = 8
FILE = re.compile(r"""<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^"]+)\"""", re.S)
IMPORT = re.compile(r"""(?:\bimport\b[^'"]*|@import\s+|url\()["']?([^"')\s]+\.(?:js|css|svg|woff2|png))""")


@dataclass
class Side:
    """One of the two programs: its server and the requests that it is measured with."""

    server: servers.Server
    pages: list[bytes]
    saves: list[list[bytes]]
    page: load.Result = field(default_factory=load.Result)
    save: load.Result = field(default_factory=load.Result)
    pages_at_once: load.Result = field(default_factory=load.Result)
    saves_at_once: load.Result = field(default_factory=load.Result)

    def measure_alone(self, seconds: float) -> None:
        """One connection: the page, then the save."""
        self.page.add(self.run([repeat([self.pages[0]])], seconds, 200))
        self.save.add(self.run([repeat(self.saves[0])], seconds, 302))

    def measure_pages_at_once(self, seconds: float) -> None:
        """Eight connections that read."""
        self.pages_at_once.add(self.run([repeat([page]) for page in self.pages], seconds, 200))

    def measure_saves_at_once(self, seconds: float) -> None:
        """Eight connections that write."""
        self.saves_at_once.add(self.run([repeat(saves) for saves in self.saves], seconds, 302))

    def run(self, requests: list[Iterator[bytes]], seconds: float, expect: int) -> load.Result:
        """A short warm-up that is thrown away, then the measurement."""
        load.run(self.server.port, requests, seconds=min(1.0, seconds / 4), expect=expect)
        return load.run(self.server.port, requests, seconds=seconds, expect=expect)


def repeat(requests: list[bytes]) -> Iterator[bytes]:
    """These requests over and over."""
    return (requests[number % len(requests)] for number in count())


def attune_side(server: servers.Server, cookies: list[str]) -> Side:
    """Today, and a check-in whose number differs from the last one, so that each is really written."""
    pages = [load.request("GET", "/today", cookies=each) for each in cookies]
    saves = [
        [
            load.request("POST", "/today/check-in", cookies=each, body=f"distress={stop}", token=TOKEN)
            for stop in (1, 2, 3, 4)
        ]
        for each in cookies
    ]
    return Side(server, pages, saves)


def control_side(server: servers.Server, cookies: str) -> Side:
    """Its page, and one row more."""
    page = load.request("GET", "/", cookies=cookies)
    save = load.request("POST", "/save", cookies=cookies, body="text=One+line+of+words", token="a" * 32)
    return Side(server, [page] * PEOPLE, [[save]] * PEOPLE)


def first_load(server: servers.Server, path: str, cookies: str = "") -> int:
    """Bytes over the wire of a page and every file that it names, and that these name in turn."""
    todo, seen, total = [path], set[str](), 0
    while todo:
        here = todo.pop()
        if here in seen:
            continue
        seen.add(here)
        status, headers, body = server.get(here, cookies if here == path else "")
        if status != 200:
            raise SystemExit(f"bench: {here} answered {status}")
        total += len(body)
        if headers.get("content-encoding") == "gzip":
            body = gzip.decompress(body)
        kind = headers.get("content-type", "")
        if "html" in kind:
            todo += [urljoin(here, name) for name in FILE.findall(body.decode())]
        elif "javascript" in kind or "css" in kind:
            todo += [urljoin(here, name) for name in IMPORT.findall(body.decode())]
    return total


@dataclass
class Report:
    """Prints lines and remembers which figures that must hold did not."""

    broken: list[str] = field(default_factory=list)

    def line(self, what: str, value: str, beside: str = "") -> None:
        """A figure that only informs."""
        print(f"{what:<46}{value:>14}   {beside}", flush=True)

    def must(self, what: str, value: float, most: float, unit: str) -> None:
        """A figure that must hold."""
        holds = value <= most
        if not holds:
            self.broken.append(what)
        self.line(
            what, f"{value:.2f} {unit}", f"must be at most {most:g} {unit}: {'holds' if holds else 'BROKEN'}"
        )

    def goal(self, what: str, value: float, goal: float, unit: str, *, least: bool = False) -> None:
        """A figure with a goal that is reported and does not fail."""
        met = value >= goal if least else value <= goal
        word = "least" if least else "most"
        self.line(
            what, f"{value:.1f} {unit}", f"goal at {word} {goal:g} {unit}: {'met' if met else 'not met'}"
        )

    def end(self) -> int:
        """Say whether everything that must hold does; the exit code."""
        if self.broken:
            print(f"\nBROKEN: {', '.join(self.broken)}", file=sys.stderr)
            return 1
        print("\nEvery figure that must hold holds.")
        return 0


def report_speed(report: Report, ours: Side, control: Side) -> None:
    """Pages and saves, alone and at once."""
    report.goal("today page alone, median", ours.page.median, 8, "ms")
    report.line("today page alone, 99 of 100 under", f"{ours.page.quantile(0.99):.1f} ms")
    report.line("control's page alone, median", f"{control.page.median:.1f} ms")
    report.must("today page to control's page", ours.page.median / control.page.median, 3, "times")
    report.line("check-in saved alone, median", f"{ours.save.median:.1f} ms")
    report.line("control's save alone, median", f"{control.save.median:.1f} ms")
    report.must("saving a check-in to control's save", ours.save.median / control.save.median, 2, "times")
    report.goal("today pages, eight connections", ours.pages_at_once.rate, 250, "/s", least=True)
    report.line("control's pages, eight connections", f"{control.pages_at_once.rate:.0f} /s")
    report.goal("check-ins saved, eight connections", ours.saves_at_once.rate, 500, "/s", least=True)
    report.line("control's saves, eight connections", f"{control.saves_at_once.rate:.0f} /s")
    report.line(
        "  median, 99 of 100",
        f"{ours.saves_at_once.median:.0f} ms",
        f"{ours.saves_at_once.quantile(0.99):.0f} ms",
    )
    report.must("slowest save of that minute", ours.saves_at_once.slowest / 1000, 1, "s")
    report.line("  control's slowest (shorter run)", f"{control.saves_at_once.slowest / 1000:.2f} s")


def measure(folder: Path, *, quick: bool) -> int:
    """The whole run; the exit code."""
    unit, rounds, minute = (0.5, 2, 3.0) if quick else (1.0, 12, 60.0)
    report = Report()
    print(
        f"{os.cpu_count()} cores, Python {platform.python_version()}, synchronous=FULL; load by bench/load.py"
    )
    server = servers.attune(folder / "attune")
    report.line("first start (environment already made)", f"{server.took:.1f} s")
    ended = server.stop()
    cookies = servers.seed(folder / "attune", PEOPLE)
    server = servers.attune(folder / "attune")
    report.must("second start", server.took, 3, "s")
    (folder / "control").mkdir()
    other, opened = servers.control(folder / "control")
    ours, control = attune_side(server, cookies), control_side(other, opened)
    try:
        for _ in range(rounds):
            ours.measure_alone(unit)
            control.measure_alone(unit)
        for _ in range(rounds):
            ours.measure_pages_at_once(unit)
            control.measure_pages_at_once(unit)
        control.measure_saves_at_once(unit)
        ours.measure_saves_at_once(minute)
        control.measure_saves_at_once(unit)
        report_speed(report, ours, control)
        time.sleep(unit)
        resident, shared = server.memory()
        report.must("idle worker, resident", resident, 120, "MB")
        report.line(
            "  its proportional share", f"{shared:.0f} MB", f"control {other.memory()[0]:.0f} MB resident"
        )
        for name, path, who in (("front page", "/", ""), ("Today", "/today", cookies[0])):
            report.must(f"first load, {name}", first_load(server, path, who) / 1000, 100, "KB")
        report.line("version poll", "none", "no live page in this version")
    finally:
        ended = server.stop() or ended
        other.stop()
    if ended:
        report.broken.append(f"Ctrl-C ended with {ended}")
    return report.end()


def main() -> int:
    """`python -m bench.web [--quick]`."""
    parser = argparse.ArgumentParser(prog="script/bench web")
    parser.add_argument("--quick", action="store_true", help="seconds, not minutes: to see that it runs")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="attune-bench-") as folder:
        return measure(Path(folder), quick=options.quick)


if __name__ == "__main__":
    sys.exit(main())
