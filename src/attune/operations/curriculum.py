"""`attune curriculum check`: every fault of the content files at once, for those who write them."""

import os
import sys
from collections import Counter
from pathlib import Path

from attune.core.curriculum import check as find_problems
from attune.core.curriculum import load
from attune.operations.refusal import Refusal

SHIPPED = Path(__file__).resolve().parents[3] / "curriculum"


def check(folder: Path | None) -> int:
    """Print `file:line: what. Mend: …` for each problem and return 1; or a count of what is there, and 0."""
    folder = folder or Path(os.environ.get("ATTUNE_CURRICULUM") or SHIPPED)
    if not folder.is_dir():
        raise Refusal(f"there is no folder {folder}. Mend: name the one that holds `en/`.")
    problems = find_problems(folder)
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} found.", file=sys.stderr)
        return 1
    print(f"No problems: {describe(folder)}.")
    return 0


def describe(folder: Path) -> str:
    """What the folder holds, such as "6 exercises, 4 lessons, 1 instrument"."""
    curriculum = load(folder)
    counts = Counter(activity.kind for activity in curriculum.activities.values())
    counts["instrument"] = len(curriculum.instruments)
    return ", ".join(f"{n} {kind}{'' if n == 1 else 's'}" for kind, n in sorted(counts.items()))
