"""`attune curriculum check`: every fault of the content files at once, for those who write them."""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from attune.operations.data_folder import make_secret_key
from attune.operations.refusal import Refusal


def check(folder: Path | None) -> int:
    """Print `file:line: what. Mend: …` for each problem and return 1; or a count of what is there, and 0."""
    return with_settings(lambda: check_with_settings(folder))


def with_settings(work: Callable[[], int]) -> int:
    """Do what needs Django's settings, which name the step types, but no server and no data of one."""
    with tempfile.TemporaryDirectory() as scratch:
        make_secret_key(Path(scratch))
        os.environ["ATTUNE_DATA"] = scratch
        return work()


def check_with_settings(folder: Path | None) -> int:
    """The same, where Django's settings can be read."""
    from django.conf import settings
    from django.utils import timezone

    from attune.player.library import check as find_problems

    folder = folder or settings.ATTUNE_CURRICULUM
    if not folder.is_dir():
        raise Refusal(f"there is no folder {folder}. Mend: name the one that holds the content files.")
    problems = find_problems(folder, settings.ATTUNE_STEP_TYPES, timezone.localdate())
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} found.", file=sys.stderr)
        return 1
    print(f"No problems: {describe(folder, settings.ATTUNE_STEP_TYPES)}.")
    return 0


def describe(folder: Path, step_types: dict[str, str]) -> str:
    """What the folder holds, such as "6 exercises, 1 instrument, 4 lessons"."""
    from attune.core.curriculum import load
    from attune.player.library import language_folder, structs

    curriculum = load(language_folder(folder), structs(step_types))
    counts = Counter(activity.kind for activity in curriculum.activities.values())
    counts["instrument"] = len(curriculum.instruments)
    counts["help line"] = len(curriculum.help_lines)
    return ", ".join(f"{n} {kind}{'' if n == 1 else 's'}" for kind, n in sorted(counts.items()))
