"""`attune measure check`: every fault of the instrument files, with file, line and mend."""

import argparse
import sys
from pathlib import Path
from typing import Any

from attune.operations.measuring.options import add_json


def add(commands: Any) -> None:
    """The command and its options."""
    command = commands.add_parser("check", help="name every fault of the instrument files, with its mend")
    command.add_argument("folder", nargs="?", type=Path, help="content files; default: the shipped ones")
    add_json(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print each fault and 1, or what is there and 0."""
    from attune.operations.curriculum import with_settings

    return with_settings(lambda: check(options.folder, as_json=options.json))


def check(folder: Path | None, *, as_json: bool) -> int:
    """The same, where Django's settings can be read: they name the step types of exercises that are referred to."""
    from django.conf import settings
    from django.utils import timezone

    from attune.operations.measuring import showing
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
    found = [] if problems else instruments(folder)
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
    """What is there, by name: {"slug", "version", "items", "scales", "words", "norms", "parameters"}."""
    from attune.core.curriculum.instrument_files import instrument_files, read_instrument

    found = [read_instrument(path) for path in instrument_files(folder)]
    return [
        {
            "slug": each.slug,
            "version": each.version,
            "items": len(each.items),
            "scales": list(each.subscales),
            "words": "included" if each.rights.included else "brought",
            "norms": len(each.norms),
            "parameters": each.graded is not None,
        }
        for each in sorted(found, key=lambda each: each.slug)
    ]


def show(found: list[dict[str, Any]]) -> None:
    """One line an instrument, and how many there are."""
    from attune.operations.measuring import showing

    heads = ("slug", "version", "items", "words", "norms", "parameters", "scales")
    cells = [
        {**each, "scales": ", ".join(each["scales"]), "parameters": "yes" if each["parameters"] else "no"}
        for each in found
    ]
    showing.table(heads, ([each[head] for head in heads] for each in cells))
    print(f"\nNo problems: {len(found)} instruments.")
