"""What the commands have in common on the command line: errors of one line, and the kinds of values."""

import argparse
import os
from pathlib import Path
from typing import Any, NoReturn

HIGHEST_PORT = 65535
MOST_KEPT = 10_000


class Parser(argparse.ArgumentParser):
    """Argparse with errors of one line, and no guessing of half an option."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As argparse's."""
        super().__init__(*args, **{"allow_abbrev": False, **kwargs})

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is; exit 2."""
        self.exit(2, f"attune: {message} (see `{self.prog} --help`)\n")


def add_group(commands: Any, name: str, about: str) -> Any:
    """A command that has commands of its own, such as `database move`."""
    group = commands.add_parser(name, help=about)
    return group.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)


def add_data(command: argparse.ArgumentParser) -> None:
    """The option that names the data folder."""
    command.add_argument(
        "--data", type=Path, default=None, help="data folder; default: ATTUNE_DATA, else ./data"
    )


def data_folder(options: argparse.Namespace) -> Path:
    """What `--data` says, else ATTUNE_DATA, else ./data."""
    return options.data or Path(os.environ.get("ATTUNE_DATA") or "data")


def port(text: str) -> int:
    """A port number, 1 to 65535."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: use a number from 1 to {HIGHEST_PORT}")
    return number


def count(text: str) -> int:
    """A number of backups, 1 to 10000."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= MOST_KEPT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of backups: use 1 to {MOST_KEPT}")
    return number
