"""`attune measure …`: each command is a small module; what it works with is loaded when it runs."""

from typing import Any

from attune.operations.arguments import add_group
from attune.operations.measuring import (
    apim,
    check,
    diary,
    eap,
    fit,
    reliability,
    schema,
    score,
    simulate,
    wording,
)

COMMANDS = (score, reliability, fit, eap, simulate, apim, diary, check, wording, schema)


def add_measure(commands: Any) -> None:
    """`attune measure` with its commands."""
    group = add_group(commands, "measure", "scores, fits and wordings")
    for command in COMMANDS:
        command.add(group)
