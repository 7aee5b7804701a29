"""One door per hazard: the clock, randomness, files, and calls that nobody sees coming (signals)."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from tests.architecture.source import SRC, python_files

CLOCKS = {
    "django.utils.timezone.now",
    "django.utils.timezone.localdate",
    "django.utils.timezone.localtime",
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.datetime.today",
    "datetime.date.today",
    "time.time",
}
# A uuid4 is a name and no secret, so rows may make their own; a uuid1 would tell the machine and the time.
RANDOM = {"os.urandom", "uuid.uuid1", "secrets", "random"}
FILES = {"open", "os.open", "read_text", "read_bytes", "write_text", "write_bytes", "tempfile", "shutil"}
SIGNALS = {"django.dispatch", "django.db.models.signals", "django.core.signals"}


def names_used(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full name of each imported name and of each attribute reached from one."""
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        for local, full in imported(node):
            known[local] = full
            yield node.lineno, full
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            first, _, rest = ast.unparse(node).partition(".")
            if first in known:
                yield node.lineno, f"{known[first]}.{rest}"
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func).rpartition(".")[2] if opens(node.func) else ""


def opens(function: ast.expr) -> bool:
    """Whether this is `open(…)`, or a call of a path's method that reads or writes."""
    if isinstance(function, ast.Name):
        return function.id == "open"
    return isinstance(function, ast.Attribute) and function.attr in FILES - {"open"}


def imported(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Local name and full name of each thing that this statement imports."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            top = alias.name.partition(".")[0]
            yield (alias.asname, alias.name) if alias.asname else (top, top)
    elif isinstance(node, ast.ImportFrom) and node.module:
        for alias in node.names:
            yield alias.asname or alias.name, f"{node.module}.{alias.name}"


@cache
def names_in(file: Path) -> tuple[tuple[int, str], ...]:
    """Read once for all hazards."""
    return tuple(names_used(ast.parse(file.read_text())))


def holds_views(names: Iterable[tuple[int, str]]) -> bool:
    """Whether a module answers requests, whatever its name."""
    return any(name.startswith("django.views.decorators.") for _, name in names)


def uses(folder: Path, hazards: set[str], *, doors: tuple[str, ...], views_may: bool = False) -> list[str]:
    """Uses of these names (or what is below them) outside the doors: paths from `attune/` on, as prefixes."""
    found = set()
    for file in python_files(folder):
        place = file.relative_to(folder).as_posix().removeprefix("attune/")
        if place.startswith(doors) or place.endswith(tuple(d for d in doors if d.startswith("/"))):
            continue
        names = names_in(file)
        if views_may and holds_views(names):
            continue
        for line, name in names:
            if any(name == hazard or name.startswith(f"{hazard}.") for hazard in hazards):
                found.add(f"{place}:{line} {name}")
    return sorted(found)


# A view and a command ask the clock and hand `now` down; so do middleware and guards, a view's first part.
CLOCK_DOORS = ("operations/", "/middleware.py", "/guards.py")
RANDOM_DOORS = ("core/sealing/", "operations/data_folder.py")
FILE_DOORS = ("core/curriculum/", "operations/", "config/", "people/tombstones.py")


def test_the_clock_is_read_in_views_and_commands_alone():
    assert uses(SRC, CLOCKS, doors=CLOCK_DOORS, views_may=True) == []


def test_randomness_is_made_in_sealing_alone():
    assert uses(SRC, RANDOM, doors=RANDOM_DOORS) == []


def test_files_are_opened_in_few_places():
    assert uses(SRC, FILES, doors=FILE_DOORS) == []


def test_no_app_listens_to_another():
    assert uses(SRC, SIGNALS, doors=()) == []


def planted(tmp_path: Path, place: str, text: str) -> Path:
    file = tmp_path / "attune" / place
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return tmp_path


def test_planted_clock_is_found_under_each_name(tmp_path):
    text = "from django.utils import timezone as t\nimport datetime\nt.now()\ndatetime.date.today()\n"
    found = uses(planted(tmp_path, "today/actions.py", text), CLOCKS, doors=CLOCK_DOORS, views_may=True)
    assert found == [
        "today/actions.py:3 django.utils.timezone.now",
        "today/actions.py:4 datetime.date.today",
    ]


def test_planted_clock_in_a_view_is_left_alone(tmp_path):
    text = "from django.utils import timezone\nfrom django.views.decorators.http import require_GET\ntimezone.now()\n"
    assert uses(planted(tmp_path, "today/views.py", text), CLOCKS, doors=CLOCK_DOORS, views_may=True) == []


def test_planted_randomness_is_found(tmp_path):
    text = "from os import urandom\nimport secrets\n"
    assert len(uses(planted(tmp_path, "spaces/models.py", text), RANDOM, doors=RANDOM_DOORS)) == 2


def test_planted_file_is_found(tmp_path):
    text = "from pathlib import Path\nopen('x')\nPath('x').read_text()\n"
    assert len(uses(planted(tmp_path, "spaces/actions.py", text), FILES, doors=FILE_DOORS)) == 2


def test_planted_signal_is_found(tmp_path):
    text = "from django.db.models.signals import post_save\n"
    assert len(uses(planted(tmp_path, "spaces/actions.py", text), SIGNALS, doors=())) == 1
