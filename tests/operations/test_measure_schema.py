"""`attune measure schema`: an editor that knows it marks what the linter would refuse, and nothing else."""

import json
from typing import Any

import msgspec
import pytest
import yaml

from attune.core.curriculum import Instrument, instrument_schema
from attune.operations.arguments import Parser
from attune.operations.measuring import schema
from tests.architecture.source import ROOT
from tests.core.instrument_file import changed, whole
from tests.operations.schema_reading import misfits

FILES = sorted((ROOT / "curriculum/en/instruments").rglob("*.yaml"))


def told(data: Any) -> list[str]:
    root = instrument_schema()
    return list(misfits(data, root, root))


def test_it_is_printed_as_json(capsys):
    parser = Parser(prog="attune")
    schema.add(parser.add_subparsers(parser_class=Parser))
    options = parser.parse_args(["schema"])
    assert options.run(options) == 0
    assert json.loads(capsys.readouterr().out) == instrument_schema()


def test_each_field_is_in_it():
    fields = {field.encode_name for field in msgspec.structs.fields(Instrument)}
    assert set(instrument_schema()["$defs"]["Instrument"]["properties"]) == fields


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_shipped_file_fits_it(file):
    assert told(yaml.safe_load(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("slug", "Two Words"),
        ("about", "somebody"),
        ("items.0.key", 2),
        ("items.0.text", 3),
        ("items.0.colour", "red"),
        ("scale.points", 12),
        ("norms.1.ages", [18]),
        ("norms.0.source", ""),
        ("reliability.0.value", 1),
        ("missing", {"min_answered": 0}),
        ("rights.research", True),
        ("graded.items.a1.b", ["low"]),
    ],
)
def test_a_planted_fault_does_not_fit(path, value):
    assert told(whole()) == []
    assert told(changed(whole(), path, value))
