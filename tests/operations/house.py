"""A data folder with people in it, and commands on it, each as a process of its own: as an operator works."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests import databases

# A hash that costs nothing, as in the settings of the tests.
WEAK = """
import django
django.setup()
from django.conf import settings
settings.ATTUNE_ARGON2 = settings.ATTUNE_ARGON2_LEAST = {"memory_kib": 32, "iterations": 1, "lanes": 1}
settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
"""
PEOPLE = (
    WEAK
    + """
import json, os
os.umask(0o077)
from datetime import UTC, datetime, timedelta
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
from attune.account.actions import settle
from attune.people.actions import make_person
from attune.people import sessions
from attune.spaces import actions, queries
from attune.spaces.models import Space
from attune.tools.journal import actions as journal
now = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)
ids, viewers = {}, {}
for name in ("alice", "bob", "charlie"):
    person, keys = make_person(username=name, passphrase="plain harbour seven lanterns", time_zone="Europe/Berlin",
                               is_operator=name == "alice", today=now.date())
    viewers[name] = settle(person, keys)
    sessions.begin(person=person, keys=keys, now=datetime.now(UTC))
    ids[name] = str(person.id)
    for days in range(5):
        journal.put_away(viewer=viewers[name], text=f"The words of {name}, {days}", now=now - timedelta(days=days))
space = actions.make_space(viewer=viewers["alice"], kind=Space.Kind.SHARED, others=[viewers["bob"].person])
actions.make_space(viewer=viewers["charlie"], kind=Space.Kind.SHARED, others=[])
print(json.dumps(ids))
"""
)
SERVER_ALONE = (
    "ATTUNE_DATA",
    "ATTUNE_DATABASE",
    "ATTUNE_BACKUPS",
    "ATTUNE_BACKUP_DAYS",
    "ATTUNE_ARCHIVE_MB",
    "DJANGO_SETTINGS_MODULE",
)


@dataclass
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass
class House:
    """A data folder and what an operator sets around it."""

    folder: Path
    extra: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the tests' own settings."""
        clean = {name: value for name, value in os.environ.items() if name not in SERVER_ALONE}
        return {**clean, **databases.environment(self.folder), **self.extra}

    def attune(self, *arguments: object, **environment: str) -> Done:
        """Run a command."""
        return self._run(["-m", "attune.operations", *map(str, arguments)], environment)

    def python(self, code: str, **environment: str) -> str:
        """Run a piece of Python in the product's settings; what it printed."""
        settings = {"DJANGO_SETTINGS_MODULE": "attune.config.settings", **environment}
        done = self._run(["-c", code], settings)
        assert done.code == 0, done.err
        return done.out.strip()

    def ask(self, expression: str, **environment: str) -> str:
        """The value of an expression with the models at hand."""
        models = "from attune.people.models import *; from attune.spaces.models import *"
        imports = f"import django; django.setup(); {models}"
        return self.python(f"{imports}\nprint({expression})", **environment)

    def move_in(self) -> "House":
        """Make folder, key, tables and three people: Alice and Bob share a space, Charlie writes alone."""
        self.folder.mkdir(mode=0o700, parents=True)
        (self.folder / "secret.key").write_text("only-for-tests-" * 5)
        (self.folder / "secret.key").chmod(0o600)
        self.people = json.loads(self.python(PEOPLE))
        return self

    def _run(self, arguments: list[str], environment: dict[str, str]) -> Done:
        done = subprocess.run(
            [sys.executable, *arguments],
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        return Done(done.returncode, done.stdout, done.stderr)
