"""The command line. Exit codes: 0 done, 1 problems found, 2 a wrong command line or something in the way."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

from attune.operations.refusal import Refusal

HIGHEST_PORT = 65535


class Parser(argparse.ArgumentParser):
    """Argparse with errors of one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is; exit 2."""
        self.exit(2, f"attune: {message} (see `{self.prog} --help`)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    options = make_parser().parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "attune.config.settings")
    try:
        return int(options.run(options))
    except Refusal as refusal:
        print(f"attune: {refusal}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def make_parser() -> Parser:
    """Every command and option; a test holds docs/operating.md to it."""
    parser = Parser(
        prog="attune", description="A private trainer for secure relationships.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"attune {version('attune')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)

    command = commands.add_parser("serve", help="set up what is missing and serve", allow_abbrev=False)
    command.add_argument("--port", type=port, default=8000, help="default: 8000")
    command.add_argument(
        "--host", default="127.0.0.1", help="address to listen on; default: this machine only"
    )
    command.add_argument(
        "--data", type=Path, default=None, help="data folder; default: ATTUNE_DATA, else ./data"
    )
    command.set_defaults(run=run_serve)

    curriculum = commands.add_parser("curriculum", help="work on the content files")
    actions = curriculum.add_subparsers(
        title="commands", metavar="COMMAND", required=True, parser_class=Parser
    )
    command = actions.add_parser("check", help="name every fault in the content files, with its mend")
    command.add_argument("folder", nargs="?", type=Path, default=None, help="default: the shipped curriculum")
    command.set_defaults(run=run_curriculum_check)
    return parser


def port(text: str) -> int:
    """A port number, 1 to 65535."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: use a number from 1 to {HIGHEST_PORT}")
    return number


def run_serve(options: argparse.Namespace) -> int:
    """`attune serve`."""
    from attune.operations.serve import serve

    data = options.data or Path(os.environ.get("ATTUNE_DATA") or "data")
    return serve(data=data, host=options.host, port=options.port)


def run_curriculum_check(options: argparse.Namespace) -> int:
    """`attune curriculum check`: needs neither Django nor a data folder."""
    from attune.operations.curriculum import check

    return check(options.folder)
