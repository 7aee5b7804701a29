"""Docs cannot rot: what can be typed or set is described, and what is linked is there."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from attune.operations.cli import make_parser
from tests.architecture.source import ROOT, tracked_files

OPERATING = ROOT / "docs/operating.md"
VARIABLE = re.compile(r"""(?:environ(?:\.get)?[\[(]\s*["']|\$\{)(ATTUNE_[A-Z0-9_]+)""")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
SCRIPT = re.compile(r"`(script/[a-z-]+|\.ci/run)")


def commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Each command in full and each of its options, as they are typed."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from commands(inner)
        elif not isinstance(action, argparse._HelpAction):
            yield from (option for option in action.option_strings if option.startswith("--"))
    if not any(isinstance(action, argparse._SubParsersAction) for action in parser._actions):
        yield parser.prog


def variables(files: list[Path]) -> set[str]:
    """Environment variables that these files read."""
    return {name for file in files for name in VARIABLE.findall(file.read_text())}


def missing(words: set[str], text: str) -> list[str]:
    """Words that do not stand in the text as a whole."""
    return sorted(word for word in words if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text))


def dead_links(file: Path) -> list[str]:
    """Relative links and named scripts that lead nowhere."""
    text = file.read_text()
    links = [
        target for target in LINK.findall(text) if "://" not in target and not target.startswith("mailto:")
    ]
    dead = [target for target in links if not (file.parent / target).exists()]
    return dead + [name for name in SCRIPT.findall(text) if not (ROOT / name).exists()]


def read_by_program() -> list[Path]:
    folders = ("src/attune", "script", "tests/conftest.py", "tests/journeys")
    return [
        file
        for file in tracked_files()
        if file.relative_to(ROOT).as_posix().startswith(folders) and file.suffix in {"", ".py"}
    ]


def test_each_command_and_option_is_described():
    assert missing(set(commands(make_parser())), OPERATING.read_text()) == []


def test_each_environment_variable_is_described():
    assert missing(variables(read_by_program()), OPERATING.read_text()) == []


def test_no_link_is_dead():
    pages = [file for file in tracked_files() if file.suffix == ".md" and "curriculum" not in file.parts]
    assert {file.name: dead for file in pages if (dead := dead_links(file))} == {}


def test_planted_undescribed_command_is_found():
    parser = argparse.ArgumentParser(prog="attune")
    inner = parser.add_subparsers().add_parser("doctor")
    inner.add_argument("--deep")
    assert missing(set(commands(parser)), "`attune doctors` and --deeper") == ["--deep", "attune doctor"]


def test_planted_undescribed_variable_is_found(tmp_path):
    (tmp_path / "a.py").write_text('os.environ.get("ATTUNE_NEW")\nos.environ["ATTUNE_OLD"]\n')
    (tmp_path / "b").write_text('echo "${ATTUNE_SHELL:-x}"\n')
    found = variables([tmp_path / "a.py", tmp_path / "b"])
    assert missing(found, "ATTUNE_OLD") == ["ATTUNE_NEW", "ATTUNE_SHELL"]


def test_planted_dead_link_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("[a](page.md#here) [b](gone.md) [c](https://example.org) `script/nothing-here`")
    assert dead_links(page) == ["gone.md", "script/nothing-here"]
