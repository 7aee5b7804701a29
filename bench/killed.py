"""Writers that are killed at any moment, and what is there afterwards.

A round lets some processes write through the product's own actions, each saying a write only after it was acknowledged;
kills all of them with SIGKILL; and now and then a fresh process reads everything back.

    python -m bench.killed settle     makes the tables and the person
    python -m bench.killed nurse      starts writers when it is told to: a process that has loaded the program once
    python -m bench.killed read       what is there, as JSON

A writer is "write", or "early": the planted fault, which says a write before it is committed.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NAME = "writer"
PASSPHRASE = "four plain words and no secret"
FIRST = datetime(2026, 1, 5, 9, tzinfo=UTC)
LONG = "A sentence that makes the record larger than the smallest size class. " * 9


@dataclass
class Found:
    """What a series of rounds came to. A write is acknowledged once the action has returned."""

    rounds: int = 0
    acknowledged: int = 0
    unsaid: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    unreadable: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Nothing lost, doubled, unreadable or broken."""
        return not (self.lost or self.doubled or self.unreadable or self.broken)


@dataclass
class Killed:
    """A data folder with one person, whose windows write at once. `what` is the kind of writer."""

    folder: Path
    writers: int = 3
    what: str = "write"
    found: Found = field(default_factory=Found)
    said: set[str] = field(default_factory=set)

    def settle(self) -> None:
        """The folder, its tables and the person."""
        from bench.servers import data_folder

        data_folder(self.folder)
        self.run("settle")

    def run(self, what: str) -> str:
        """A process of its own, to its end; what it printed."""
        with self.process(what) as process:
            told, _ = process.communicate()
        if process.returncode:
            raise SystemExit(f"bench: {what} ended with {process.returncode}")
        return told

    def process(self, what: str) -> "subprocess.Popen[str]":
        settings = {"ATTUNE_DATA": str(self.folder), "DJANGO_SETTINGS_MODULE": "bench.quick_settings"}
        return subprocess.Popen(
            [sys.executable, "-m", "bench.killed", what],
            cwd=ROOT,
            env={**os.environ, **settings},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def rounds(self, count: int) -> None:
        """So many rounds; then all that was ever said is looked for."""
        with self.process("nurse") as nurse:
            for _ in range(count):
                self.round(nurse)
            nurse.communicate()
        self.read_back()

    def round(self, nurse: "subprocess.Popen[str]") -> None:
        """Writers that are ready write until they are killed."""
        number = self.found.rounds
        self.found.rounds += 1
        files = [self.folder / f"said-{number}-{writer}" for writer in range(self.writers)]
        pids = [int(ask(nurse, f"{self.what} {number} {writer} {file}")) for writer, file in enumerate(files)]
        for file in files:
            wait_until_ready(file)
        time.sleep(moment(number))
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        ended = json.loads(ask(nurse, "reap"))
        if ended != [-signal.SIGKILL] * self.writers:
            raise SystemExit(f"bench: a writer ended by itself: {ended}")
        for file in files:
            self.said.update(
                file.read_text().split("\n")[1:-1]
            )  # "ready"; and what was cut short was not said
            file.unlink()

    def read_back(self) -> None:
        """A fresh process reads; compare with all that was said."""
        there = json.loads(self.run("read"))
        texts, found = Counter(there["texts"]), self.found
        found.acknowledged = len(self.said)
        found.unsaid = len(set(texts) - self.said)
        found.lost = sorted(self.said - set(texts))
        found.doubled = sorted(text for text, times in texts.items() if times > 1)
        found.unreadable = there["rows"] - there["opened"]
        found.broken = there["integrity"]


def ask(nurse: "subprocess.Popen[str]", line: str) -> str:
    """Tell the nurse something; her answer."""
    assert nurse.stdin
    assert nurse.stdout
    nurse.stdin.write(f"{line}\n")
    nurse.stdin.flush()
    return nurse.stdout.readline()


def wait_until_ready(file: Path) -> None:
    """Until a writer begins to write."""
    for _ in range(30_000):
        if file.exists() and file.stat().st_size:
            return
        time.sleep(0.002)
    raise SystemExit("bench: a writer did not start within a minute")


def moment(number: int) -> float:
    """Seconds that the writers of a round have, 2 to 120 ms: the same in each run, and spread like chance."""
    return 0.002 + 0.118 * int.from_bytes(sha256(str(number).encode()).digest()[:4]) / 2**32


def viewer_of() -> Any:
    """The one person, as at a sign-in."""
    from attune.people.actions import open_with_passphrase
    from attune.people.viewer import Viewer

    opened = open_with_passphrase(username=NAME, passphrase=PASSPHRASE)
    assert opened
    return Viewer(*opened)


def settle() -> None:
    """Make the tables and the person."""
    from django.core.management import call_command

    from attune.account.actions import settle as keep
    from attune.people.actions import make_person

    call_command("migrate", interactive=False, verbosity=0)
    person, keys = make_person(
        username=NAME, passphrase=PASSPHRASE, time_zone="UTC", is_operator=False, today=FIRST.date()
    )
    keep(person, keys)


def nurse() -> None:
    """Forks a writer for each line; reaps them when told to. No connection is open here, so each opens its own."""
    children: list[int] = []
    for line in sys.stdin:
        if line == "reap\n":
            ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
            children.clear()
            print(json.dumps(ended), flush=True)
            continue
        what, number, writer, file = line.rstrip("\n").split(" ", 3)
        child = os.fork()
        if not child:
            write(
                number, writer, os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND), early=what == "early"
            )
        children.append(child)
        print(child, flush=True)
    for child in children:
        os.kill(child, signal.SIGKILL)


def write(number: str, writer: str, out: int, *, early: bool) -> None:
    """Notes, some under a name, some changed once more; a line for each write that was acknowledged."""
    from django.db import transaction

    from attune.spaces import actions, queries
    from attune.tools.journal.records import Note

    viewer = viewer_of()
    space = queries.private_space(viewer)
    os.write(out, b"ready\n")
    for count in range(1_000_000):
        text = f"{number}/{writer}/{count}"
        body = Note(text=f"{text} {LONG if count % 4 == 3 else ''}".strip())
        now = FIRST + timedelta(minutes=count)
        if early:
            with transaction.atomic():
                actions.write(viewer=viewer, space=space, body=body, now=now)
                os.write(out, f"{text}\n".encode())
                time.sleep(0.01)
            continue
        kept = actions.write(
            viewer=viewer, space=space, body=body, now=now, key=text if count % 3 == 1 else None
        )
        if count % 5 == 4:
            actions.revise(viewer=viewer, kept=kept, body=Note(text=f"{body.text} and on"), now=now)
        os.write(
            out, f"{text}\n".encode()
        )  # a line reaches the file whole, also when the writer dies after it


def read() -> None:
    """What is there, as a reader sees it, and what SQLite says of its file."""
    from attune.operations.backup.dumping import integrity
    from attune.spaces import queries
    from attune.spaces.models import Record
    from attune.tools.journal.records import Note

    viewer = viewer_of()
    space = queries.private_space(viewer)
    notes = queries.entries(viewer, space, Note)
    texts = [kept.body.text.split()[0] for kept in notes]
    rows = Record.objects.count()
    print(json.dumps({"texts": texts, "opened": len(notes), "rows": rows, "integrity": integrity("default")}))


def main() -> int:
    """One of the processes."""
    import django

    django.setup()
    {"settle": settle, "nurse": nurse, "read": read}[sys.argv[1]]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
