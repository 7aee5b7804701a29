"""What the tests of `attune measure` share: files of answers, and a run of the command line."""

import json

from attune.operations import cli


def run(capsys, *words, code=0):
    """What a command printed on stdout, after it ended with this code."""
    assert cli.main(["measure", *(str(word) for word in words)]) == code, capsys.readouterr().err
    return capsys.readouterr().out


def in_json(capsys, *words):
    return json.loads(run(capsys, *words, "--json"))


def refused(capsys, *words):
    """The one line on stderr of a command that refuses: exit 2, nothing on stdout, a mend."""
    assert cli.main(["measure", *(str(word) for word in words)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1, told.err
    assert told.err.startswith("attune: ")
    assert "Mend: " in told.err
    return told.err


def written(folder, text, name="answers.csv"):
    """A file with this text or these bytes."""
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file
