"""`attune measure schema`: the shape of an instrument file as JSON Schema, for editors that check while one writes."""

import argparse
import json
from typing import Any


def add(commands: Any) -> None:
    """The command; it has no options."""
    command = commands.add_parser("schema", help="print the JSON Schema of an instrument file")
    command.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Print it."""
    from attune.core.curriculum import instrument_schema

    print(json.dumps(instrument_schema(), indent=2, ensure_ascii=False))
    return 0
