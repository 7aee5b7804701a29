"""`attune serve --demo`: in a folder of its own, which is never one in which somebody real lives."""

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

from attune.operations.data_folder import is_served, open_data_folder
from attune.operations.databases import SQLITE
from attune.operations.refusal import Refusal
from attune.web.local import is_local

MARK = "demo"
ABOUT = (
    "This folder holds the invented people of `attune serve --demo`, and nobody real. It can be deleted.\n"
)
MADE = (
    "attune.sqlite3",
    "attune.sqlite3-wal",
    "attune.sqlite3-shm",
    "attune.sqlite3-journal",
    "secret.key",
    MARK,
)
MADE_FOLDERS = ("static", "backups")


def default_folder(data: Path) -> Path:
    """Next to the real one."""
    return data.resolve().parent / "demo-data"


def prepare_folder(folder: Path, host: str, *, fresh: bool) -> None:
    """A folder for the demo. Refusal for one that is not the demo's, and for other addresses than this machine's.

    `fresh` empties the demo's own folder first.
    """
    database = os.environ.get("ATTUNE_DATABASE", "")
    if not is_local(host):
        raise Refusal(
            "everybody knows the passphrases of the demo, so it is served to this machine alone. Mend: "
            "leave --host out."
        )
    if database.strip() not in SQLITE:
        raise Refusal("the demo keeps its people in its own folder. Mend: start it without ATTUNE_DATABASE.")
    is_ours = (folder / MARK).is_file()
    if not is_ours and folder.exists() and any(folder.iterdir()):
        raise Refusal(
            f"{folder} holds something that is not the demo's, and may be somebody's. Mend: name an empty "
            f"folder with --data."
        )
    if is_ours and fresh:
        clear(folder)
    folder = open_data_folder(folder)
    (folder / MARK).write_text(ABOUT)


def clear(folder: Path) -> None:
    """Delete what a server makes in its folder, and nothing else. Refusal while one is running on it."""
    if (folder / "secret.key").exists() and is_served(folder):
        raise Refusal(f"a server is running on {folder}. Mend: end it first.")
    for name in MADE:
        (folder / name).unlink(missing_ok=True)
    for name in MADE_FOLDERS:
        shutil.rmtree(folder / name, ignore_errors=True)


def move_in(port: int) -> None:
    """Make the people where there are none, and say how to sign in as each. Needs Django and its tables."""
    from django.utils import timezone

    from attune.operations.demo.making import LIVES, make_people
    from attune.people.models import Person

    names = {life.name for life in LIVES}
    found = dict(Person.objects.filter(username__in=names).values_list("username", "since"))
    if found:
        say_reused(max(found.values()))
    else:
        print("Making Alice, Bob, Charlie, Dana and Erin, and half a year of their days.", flush=True)
        make_people(timezone.now())
    print("\nThis is a demo: everybody in it is invented, and these passphrases are known to everybody.\n")
    for life in LIVES:
        print(f"  {life.name:<8} {life.passphrase:<30} {life.about}")
    print(f"\nSign in at http://localhost:{port}/sign-in\n", flush=True)


def say_reused(since: date) -> None:
    """Whose days these are."""
    from attune.operations.demo.lives import WEEKS

    day = since + timedelta(weeks=WEEKS)
    print(
        f"The people of {day:%Y-%m-%d} still live here, with what was changed since. New ones: --demo --fresh"
    )
