"""A bar for what takes more than a second, on a terminal's stderr alone."""

import sys
from typing import Any

from tqdm import tqdm


def bar(total: int, unit: str, words: str) -> "tqdm[Any]":
    """A bar that appears after one second and goes when it is done. Call its `update(n)`."""
    return tqdm(
        total=total,
        unit=unit,
        unit_scale=unit == "B",
        desc=words,
        delay=1,
        leave=False,
        disable=not sys.stderr.isatty(),
        file=sys.stderr,
    )
