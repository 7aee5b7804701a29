"""`attune measure reliability`: how well the scales of an instrument hold together in these answers."""

import argparse
from time import perf_counter
from typing import Any

from attune.operations.measuring.options import add_json
from attune.operations.measuring.score import about, add_instrument, checked, noticed


def add(commands: Any) -> None:
    """The command and its options."""
    command = commands.add_parser("reliability", help="alpha, omega, split-half and item-rest correlations")
    add_instrument(command)
    add_json(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read, work out, print."""
    from attune.core.measurement.samples.summary import reliability_of
    from attune.operations.measuring import showing
    from attune.operations.progress import waiting

    began = perf_counter()
    instrument, table, form = checked(options)
    with waiting("Working it out"):
        found = reliability_of(table, form)
    if options.json:
        showing.as_json(about(instrument, found, began))
        return 0
    hidden = {"name", "item_rest"}
    keys = [key for key in found["scales"][0] if key not in hidden]
    rows = ([key.replace("_", " "), *(each[key] for each in found["scales"])] for key in keys)
    showing.table(["", *(each["name"] for each in found["scales"])], rows)
    for each in found["scales"]:
        print(f"\n{each['name']}: each item with the rest of the scale")
        showing.table(["item", "r"], ([item["id"], item["r"]] for item in each["item_rest"]))
    noticed(found["findings"])
    return 0
