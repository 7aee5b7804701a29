"""The command line itself: what is wrong is said in one line, and the exit code tells what kind of wrong."""

import re
from pathlib import Path

import pytest

from attune.operations import cli
from attune.operations.refusal import Refusal


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["sing"], "invalid choice: 'sing'"),
        (["serve", "--prot", "80"], "unrecognized arguments: --prot 80"),
        (["serve", "--por", "80"], "unrecognized arguments: --por 80"),
        (["serve", "--port", "eighty"], "'eighty' is not a port: use a number from 1 to 65535"),
        (["serve", "--port", "0"], "'0' is not a port"),
        (["serve", "--port", "65536"], "'65536' is not a port"),
        (["serve", "--port", "²"], "'²' is not a port"),
        (["restore"], "the following arguments are required: archive, --data"),
        (["restore", "a.tar"], "the following arguments are required: --data"),
        (["restore", "a.tar", "--data"], "expected one argument"),
        (["backup", "--keep", "0"], "'0' is not a number of backups: use 1 to 10000"),
        (["backup", "--keep", "some"], "'some' is not a number of backups"),
        (["backup", "--plain", "--recipient", "age1"], "not allowed with argument --plain"),
        (["backup", "--recip", "age1"], "unrecognized arguments: --recip age1"),
        (["doctor", "--jsn"], "unrecognized arguments: --jsn"),
        (["database"], "the following arguments are required: COMMAND"),
        (["database", "move"], "the following arguments are required: --to"),
        (["database", "copy"], "invalid choice: 'copy'"),
        (["curriculum"], "the following arguments are required: COMMAND"),
        (["curriculum", "check", "a", "b"], "unrecognized arguments: b"),
    ],
)
def test_a_wrong_command_line_is_one_line_and_2(arguments, says, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert says in told.err
    assert "--help" in told.err


def test_help_and_version_are_0(capsys):
    for arguments in (["--help"], ["serve", "--help"], ["--version"]):
        with pytest.raises(SystemExit) as stopped:
            cli.main(arguments)
        assert stopped.value.code == 0
    assert re.search(r"^attune \d+\.\d+", capsys.readouterr().out, re.M)


def test_a_refusal_is_one_line_and_2(monkeypatch, capsys):
    def refuse(options):
        raise Refusal("the sea is rough. Mend: wait.")

    monkeypatch.setattr(cli, "run_serve", refuse)
    assert cli.main(["serve"]) == 2
    assert capsys.readouterr().err == "attune: the sea is rough. Mend: wait.\n"


def test_the_data_folder_comes_from_option_then_environment_then_here(monkeypatch):
    served = []
    monkeypatch.setattr("attune.operations.serve.serve", lambda *, data, host, port: served.append(data) or 0)
    monkeypatch.delenv("ATTUNE_DATA", raising=False)
    cli.main(["serve"])
    monkeypatch.setenv("ATTUNE_DATA", "elsewhere")
    cli.main(["serve"])
    cli.main(["serve", "--data", "here"])
    assert served == [Path("data"), Path("elsewhere"), Path("here")]
