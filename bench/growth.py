"""`script/bench growth`: what ten years, thousands of people and kill -9 do to it. See docs/decisions/growth.md."""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import load, servers
from bench.history import TEN_YEARS
from bench.killed import Killed
from bench.seed import TOKEN
from bench.web import Report, repeat

PEOPLE = 5000
MONTH = 35
HOUSEHOLD = ("old", "new", "month", "kim", "sam")
"""Five people: one with ten years, one with nothing yet, three with five weeks."""
SEARCHED = "words=kettle+supper&kind=&since=&until="
ROUNDS = 1000
READ_BACK_EVERY = 25


@dataclass(frozen=True)
class Size:
    """How large a run is. `unit` is seconds a page is asked for at a time, `turns` how often that comes round."""

    days: int = TEN_YEARS
    people: int = PEOPLE
    rounds: int = ROUNDS
    unit: float = 0.5
    turns: int = 24


QUICK = Size(days=365, people=200, rounds=READ_BACK_EVERY, unit=0.4, turns=4)


@dataclass
class House:
    """A server, and who lives on it: name → cookies and addresses."""

    server: servers.Server
    people: dict[str, Any]
    times: dict[tuple[str, str], load.Result] = field(default_factory=dict)

    def ask(self, who: str, path: str, seconds: float) -> None:
        """Ask for a page, again and again for so many seconds, on one connection."""
        request = load.request("GET", path, cookies=self.people[who]["cookies"])
        found = load.run(self.server.port, [repeat([request])], seconds=seconds, expect=200)
        found.times = (
            found.times[1:] or found.times
        )  # the first one may find a worker that never drew this page
        self.times.setdefault((who, path), load.Result()).add(found)

    def median(self, who: str, path: str) -> float:
        """Milliseconds."""
        return self.times[who, path].median


def house(folder: Path, neighbours: int, size: Size) -> House:
    """Make one."""
    servers.data_folder(folder)
    servers.attune(folder).stop()  # makes tables and style sheets
    days = {"old": size.days, "new": 0}
    lives = [f"{name}={days.get(name, MONTH)}" for name in HOUSEHOLD]
    arguments = [str(neighbours), *lives]
    people = servers.run(folder, "bench.history", *arguments, settings="bench.quick_settings")
    return House(servers.attune(folder), people)


def pages(entries: Sequence[str], results: Sequence[str], days: int) -> list[str]:
    """Every page that shows something of what was written, and its deep ends."""
    from datetime import UTC, datetime, timedelta

    long_ago = (datetime.now(UTC) - timedelta(days=days * 4 // 5)).date()
    deep = [f"/notebook?before={long_ago}", f"/notebook?show=notes&before={long_ago}"]
    entry = [f"/notebook/{each}" for each in entries]
    result = [f"/map/{each}" for each in results]
    plain = [
        "/notebook",
        "/notebook?show=notes",
        "/notebook/search",
        "/map",
        "/map/check-ins",
        "/practise",
        "/plan",
    ]
    return [
        *plain,
        *deep,
        *entry,
        *result,
        "/people",
        "/account",
        "/account/sign-ins",
        "/account/history",
        "/today/more",
    ]


def ten_years(report: Report, one: House, size: Size) -> None:
    """One account with all of it, beside a new one."""
    for _ in range(size.turns):
        for who in ("new", "old", "month"):
            one.ask(who, "/today", size.unit)
    old, new, month = (one.median(who, "/today") for who in ("old", "new", "month"))
    report.line("today page, new account", f"{new:.1f} ms", "nothing written yet")
    report.line("today page, five weeks", f"{month:.1f} ms")
    report.line(f"today page, {size.days} days", f"{old:.1f} ms")
    report.must("today page, all these days to a new account's", old / new, 1.3, "times")
    before = time.perf_counter()
    request = load.request("POST", "/account/export", cookies=one.people["old"]["cookies"], token=TOKEN)
    load.run(one.server.port, [repeat([request])], seconds=0, expect=200)
    report.goal("export of all of it", time.perf_counter() - before, 5, "s")
    cookies = one.people["old"]["cookies"]
    address = one.server.post("/notebook/search", SEARCHED, cookies, TOKEN)
    for path in [address, *pages(one.people["old"]["entries"], one.people["old"]["results"], size.days)]:
        one.ask("old", path, size.unit)
    report.goal("search in all of it", one.median("old", address), 200, "ms")
    for path in pages(one.people["old"]["entries"], one.people["old"]["results"], size.days):
        report.goal(short(path), one.median("old", path), 150, "ms")


def short(path: str) -> str:
    """An address without the long number in it."""
    return "  " + "/".join(part if len(part) < 36 or "?" in part else "…" for part in path.split("/"))


def many_people(report: Report, few: House, many: House, size: Size) -> None:
    """The same page of the same kind of person, where five live and where thousands do."""
    for _ in range(size.turns):
        for each in (few, many):
            each.ask("month", "/today", size.unit)
    alone, among = few.median("month", "/today"), many.median("month", "/today")
    report.line("today page where five people live", f"{alone:.1f} ms")
    report.line(f"today page where {size.people} people live", f"{among:.1f} ms")
    report.must("today page among all these to among five", among / alone, 1.3, "times")


def kills(report: Report, folder: Path, size: Size) -> None:
    """Three writers at once, killed at any moment, again and again."""
    series = Killed(folder)
    series.settle()
    while series.found.rounds < size.rounds:
        series.rounds(min(READ_BACK_EVERY, size.rounds - series.found.rounds))
        if not series.found.holds:
            break
    found = series.found
    report.line("rounds of kill -9 under writing", str(found.rounds), f"{series.writers} writers each")
    report.line("writes that were acknowledged", str(found.acknowledged))
    report.line("writes that were there, and not said yet", str(found.unsaid), "killed in between: allowed")
    report.must("acknowledged writes lost", len(found.lost), 0, "")
    report.must("writes doubled", len(found.doubled), 0, "")
    report.must("records unreadable", found.unreadable, 0, "")
    report.must("faults that SQLite finds in its file", len(found.broken), 0, "")


def measure(folder: Path, size: Size) -> int:
    """The whole run; the exit code."""
    report = Report()
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}; load by bench/load.py", flush=True)
    few = house(folder / "few", 0, size)
    try:
        ten_years(report, few, size)
        many = house(folder / "many", size.people - len(HOUSEHOLD), size)
        try:
            many_people(report, few, many, size)
        finally:
            many.server.stop()
    finally:
        few.server.stop()
    kills(report, folder / "killed", size)
    return report.end()


def main() -> int:
    """`python -m bench.growth [--quick]`."""
    parser = argparse.ArgumentParser(prog="script/bench growth")
    parser.add_argument(
        "--quick", action="store_true", help="a year, 200 people, 25 rounds: to see that it runs"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="attune-bench-") as folder:
        return measure(Path(folder), QUICK if options.quick else Size())


if __name__ == "__main__":
    sys.exit(main())
