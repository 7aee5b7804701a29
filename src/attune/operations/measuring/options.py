"""Options that several commands of `attune measure` share."""

import argparse
from collections.abc import Callable
from pathlib import Path


def add_file(command: argparse.ArgumentParser, about: str) -> None:
    """The CSV file, and how it is read."""
    command.add_argument("file", type=Path, metavar="FILE.csv", help=about)
    command.add_argument(
        "--missing",
        action="append",
        default=[],
        metavar="WORD",
        help="another word for a missing value than nothing and NA, such as -1; again for more",
    )


def add_json(command: argparse.ArgumentParser) -> None:
    """JSON in place of a table."""
    command.add_argument("--json", action="store_true", help="JSON, for programs")


def names(text: str) -> list[str]:
    """Names of columns with commas between them."""
    found = [name.strip() for name in text.split(",")]
    if not all(found):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no list of columns: use names with commas between them"
        )
    return found


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """A type for argparse: a whole number from `low` to `high`."""

    def parsed(text: str) -> int:
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdigit()) or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"{text!r} must be a whole number from {low} to {high}")
        return int(text)

    return parsed


def above_0(text: str) -> float:
    """A finite number above 0."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} must be a number above 0")
    return value
