"""The command line. Exit codes: 0 done, 1 problems found, 2 a wrong command line or something in the way."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from attune.operations.arguments import Parser, add_data, add_group, count, data_folder, port
from attune.operations.measuring.commands import add_measure
from attune.operations.refusal import Refusal


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
    except BrokenPipeError:
        # Whoever reads, such as `head`, has read enough; what is still held back goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        from attune.operations.trouble import in_words

        words = in_words(error)
        if words is None:
            raise
        print(f"attune: {words}", file=sys.stderr)
        return 2


def make_parser() -> Parser:
    """Every command and option; a test holds docs/operating.md to it."""
    parser = Parser(prog="attune", description="A private trainer for secure relationships.")
    parser.add_argument("--version", action="version", version=f"attune {version('attune')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)
    for add in COMMANDS:
        add(commands)
    return parser


def add_serve(commands: "argparse._SubParsersAction[Parser]") -> None:
    """`attune serve`."""
    command = commands.add_parser("serve", help="set up what is missing and serve")
    command.add_argument("--port", type=port, default=8000, help="default: 8000")
    command.add_argument(
        "--host", default="127.0.0.1", help="address to listen on; default: this machine only"
    )
    command.add_argument(
        "--demo",
        action="store_true",
        help="five invented people and half a year, in ./demo-data beside the data folder",
    )
    command.add_argument("--fresh", action="store_true", help="with --demo: make them anew")
    add_data(command)
    command.set_defaults(run=run_serve)


def add_backup(commands: "argparse._SubParsersAction[Parser]") -> None:
    """`attune backup`."""
    command = commands.add_parser("backup", help="make a backup beside a running server, and try it out")
    command.add_argument("--to", type=Path, default=None, help="folder; default: ATTUNE_BACKUPS")
    how = command.add_mutually_exclusive_group()
    how.add_argument(
        "--recipient", action="append", help="who can open it: an age recipient, age1…; again for more"
    )
    how.add_argument("--recipients", type=Path, help="a file of age recipients, one a line")
    how.add_argument("--plain", action="store_true", help="leave the archive readable for whoever holds it")
    how.add_argument(
        "--new-identity", type=Path, metavar="FILE", help="only make an age identity in this file"
    )
    command.add_argument("--keep", type=count, help="keep this many; default: all of the last 30 days")
    add_data(command)
    command.set_defaults(run=run_backup)


def add_restore(commands: "argparse._SubParsersAction[Parser]") -> None:
    """`attune restore`."""
    command = commands.add_parser("restore", help="put a backup into an empty place")
    command.add_argument("archive", type=Path, help="the backup")
    command.add_argument("--data", type=Path, required=True, help="a folder that is empty or not there yet")
    command.add_argument("--identity", type=Path, help="the file of the age identity that opens it")
    command.add_argument("--tombstones", type=Path, help="a later file of what was erased since")
    command.set_defaults(run=run_restore)


def add_doctor(commands: "argparse._SubParsersAction[Parser]") -> None:
    """`attune doctor`."""
    command = commands.add_parser("doctor", help="look for what is wrong, with the mend of each")
    command.add_argument("--json", action="store_true", help="for a program that watches")
    command.add_argument("--identity", type=Path, help="an age identity: try whether the newest backup opens")
    add_data(command)
    command.set_defaults(run=run_doctor)


def add_database(commands: "argparse._SubParsersAction[Parser]") -> None:
    """`attune database move`."""
    command = add_group(commands, "database", "work on the database").add_parser(
        "move", help="copy everything into an empty database of the other kind, and prove it"
    )
    command.add_argument(
        "--to",
        required=True,
        metavar="URL",
        help="postgresql://user@host/name, or sqlite (in the data folder)",
    )
    add_data(command)
    command.set_defaults(run=run_move)


def add_curriculum(commands: "argparse._SubParsersAction[Parser]") -> None:
    """`attune curriculum check`."""
    command = add_group(commands, "curriculum", "work on the content files").add_parser(
        "check", help="name every fault in the content files, with its mend"
    )
    command.add_argument("folder", nargs="?", type=Path, default=None, help="default: the shipped curriculum")
    command.set_defaults(run=run_curriculum_check)


COMMANDS: tuple[Callable[["argparse._SubParsersAction[Parser]"], None], ...] = (
    add_serve,
    add_backup,
    add_restore,
    add_doctor,
    add_database,
    add_curriculum,
    add_measure,
)


def run_serve(options: argparse.Namespace) -> int:
    """`attune serve`."""
    from attune.operations.serve import serve

    if options.demo:
        from attune.operations.demo.starting import default_folder, move_in, prepare_folder

        data = options.data or default_folder(data_folder(options))
        prepare_folder(data, options.host, fresh=options.fresh)
        return serve(data=data, host=options.host, port=options.port, move_in=move_in)
    if options.fresh:
        raise Refusal("--fresh goes with --demo. Mend: leave it out; the data of people is never made anew.")
    return serve(data=data_folder(options), host=options.host, port=options.port)


def run_backup(options: argparse.Namespace) -> int:
    """`attune backup`."""
    from attune.operations.backup.sealing import new_identity, recipients
    from attune.operations.setup import set_up

    if options.new_identity:
        return new_identity(options.new_identity)
    to = recipients(options.recipient, options.recipients, plain=options.plain)
    set_up(data_folder(options))
    from attune.operations.backup.making import make_backup

    return make_backup(to=options.to, recipients=to, keep=options.keep)


def run_restore(options: argparse.Namespace) -> int:
    """`attune restore`."""
    from attune.operations.backup.restoring import restore

    return restore(
        options.archive, data=options.data, identity=options.identity, tombstones=options.tombstones
    )


def run_doctor(options: argparse.Namespace) -> int:
    """`attune doctor`."""
    from attune.operations.doctor import examine

    return examine(data=data_folder(options), identity=options.identity, as_json=options.json)


def run_move(options: argparse.Namespace) -> int:
    """`attune database move`."""
    from attune.operations.setup import set_up

    set_up(data_folder(options))
    from attune.operations.moving import move

    return move(to=options.to)


def run_curriculum_check(options: argparse.Namespace) -> int:
    """`attune curriculum check`: needs neither Django nor a data folder."""
    from attune.operations.curriculum import check

    return check(options.folder)
