"""`attune measure check`: every fault of the instrument files, with file, line and mend."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attune.operations.measuring.options import add_json

if TYPE_CHECKING:
    from attune.core.curriculum import Instrument, Problem


def add(commands: Any) -> None:
    """The command and its options."""
    command = commands.add_parser("check", help="name every fault of the instrument files, with its mend")
    command.add_argument(
        "path", nargs="?", type=Path, help="a folder of content files, or one file; default: the shipped ones"
    )
    add_json(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print each fault and 1, or what is there and 0."""
    from attune.operations.curriculum import with_settings

    if options.path is not None and options.path.is_file():
        return check_file(options.path, as_json=options.json)
    return with_settings(lambda: check(options.path, as_json=options.json))


def check_file(path: Path, *, as_json: bool) -> int:
    """One instrument by itself; whether exercises that it names are there is not looked at."""
    from attune.core.curriculum import Broken
    from attune.core.curriculum.instrument_files import read_instrument

    try:
        return report([], [summary(read_instrument(path))], as_json=as_json)
    except Broken as broken:
        return report(broken.problems, [], as_json=as_json)


def check(folder: Path | None, *, as_json: bool) -> int:
    """The same, where Django's settings can be read: they name the step types of exercises that are referred to."""
    from django.conf import settings
    from django.utils import timezone

    from attune.operations.refusal import Refusal
    from attune.player.library import check as find_problems
    from attune.player.library import language_folder

    folder = language_folder(folder or settings.ATTUNE_CURRICULUM)
    if not (folder / "instruments").is_dir():
        raise Refusal(
            f"there is no folder {folder / 'instruments'}. Mend: name the one of the content files."
        )
    problems = [
        problem
        for problem in find_problems(folder, settings.ATTUNE_STEP_TYPES, timezone.localdate())
        if "/instruments/" in problem.file
    ]
    return report(problems, [] if problems else instruments(folder), as_json=as_json)


def report(problems: "list[Problem]", found: list[dict[str, Any]], *, as_json: bool) -> int:
    """Print the faults, or what is there; the exit code."""
    from attune.operations.measuring import showing

    if as_json:
        told = [{"file": p.file, "line": p.line, "what": p.what, "mend": p.mend} for p in problems]
        showing.as_json({"problems": told, "instruments": found})
    elif not problems:
        show(found)
    else:
        for problem in problems:
            print(problem)
        print(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} found.", file=sys.stderr)
    return 1 if problems else 0


def instruments(folder: Path) -> list[dict[str, Any]]:
    """What is there, by name."""
    from attune.core.curriculum.instrument_files import instrument_files, read_instrument

    found = [read_instrument(path) for path in instrument_files(folder)]
    return [summary(each) for each in sorted(found, key=lambda each: each.slug)]


def summary(instrument: "Instrument") -> dict[str, Any]:
    """{"slug", "version", "items", "scales", "words", "norms", "parameters"} of one instrument."""
    return {
        "slug": instrument.slug,
        "version": instrument.version,
        "items": len(instrument.items),
        "scales": list(instrument.subscales),
        "words": "included" if instrument.rights.included else "brought",
        "norms": len(instrument.norms),
        "parameters": instrument.graded is not None,
    }


def show(found: list[dict[str, Any]]) -> None:
    """One line an instrument, and how many there are."""
    from attune.operations.measuring import showing

    heads = ("slug", "version", "items", "words", "norms", "parameters", "scales")
    cells = [
        {**each, "scales": ", ".join(each["scales"]), "parameters": "yes" if each["parameters"] else "no"}
        for each in found
    ]
    showing.table(heads, ([each[head] for head in heads] for each in cells))
    print(f"\nNo problems: {len(found)} instrument{'' if len(found) == 1 else 's'}.")
