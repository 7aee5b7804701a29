"""`attune measure score`: everybody's scores on an instrument, with their errors."""

import argparse
from time import perf_counter
from typing import TYPE_CHECKING, Any

from attune.operations.measuring.options import add_file, add_json

if TYPE_CHECKING:
    from attune.core.curriculum import Instrument
    from attune.core.measurement.samples.form import Form
    from attune.core.measurement.samples.table import Table


def add(commands: Any) -> None:
    """The command and its options."""
    command = commands.add_parser("score", help="score answers on an instrument")
    add_instrument(command)
    add_json(command)
    command.set_defaults(run=run)


def add_instrument(command: argparse.ArgumentParser) -> None:
    """Which instrument, and the file of answers."""
    command.add_argument(
        "instrument", metavar="INSTRUMENT", help="its name, such as ECR-R, or its .yaml file"
    )
    add_file(command, "a column an item; id, age, gender and version are read where present")


def run(options: argparse.Namespace) -> int:
    """Read, score, print."""
    from attune.core.measurement.samples.summary import scores_of
    from attune.operations.measuring import showing
    from attune.operations.measuring.percentiles import add_percentiles
    from attune.operations.progress import waiting

    began = perf_counter()
    instrument, table, form = checked(options)
    with waiting("Scoring"):
        found = scores_of(table, form)
        add_percentiles(found, table, instrument)
    if options.json:
        showing.as_json(about(instrument, found, began))
        return 0
    names = [scale["name"] for scale in found["scales"]]
    showing.table(
        ["row", "id", *(head for name in names for head in (name, "error", "percentile"))],
        ([str(one["row"]), one["id"], *figures(one["scores"], names)] for one in found["people"]),
    )
    print()
    heads = ("items", "scoring", "lowest", "highest", "scored", "unscored", "mean", "sd")
    showing.table(["scale", *heads], ([each["name"], *(each[h] for h in heads)] for each in found["scales"]))
    for each in found["scales"]:
        for reason, count in each["no_percentile"].items():
            print(f"no percentile for {count} scores of {each['name']}: {reason.replace('-', ' ')}")
    noticed(found["findings"])
    return 0


def checked(options: argparse.Namespace) -> "tuple[Instrument, Table, Form]":
    """The instrument, the table of answers with what was noticed, and the form. Refusal where it cannot be used."""
    from attune.core.measurement.samples.table import Unreadable, check
    from attune.operations.measuring.files import refusal
    from attune.operations.measuring.instruments import form_of, named
    from attune.operations.measuring.numbers import MISSING
    from attune.operations.measuring.sheets import read
    from attune.operations.measuring.showing import note

    instrument = named(options.instrument)
    sheet = read(options.file)
    form = form_of(instrument)
    try:
        table = check(sheet.names, sheet.rows, form, missing=(*MISSING, *options.missing))
    except Unreadable as error:
        mend = f"the columns must have the names of the items of {instrument.slug}"
        raise refusal(options.file, str(error), mend) from error
    for words in sheet.notes:
        note(words)
    return instrument, table, form


def about(instrument: "Instrument", found: dict[str, Any], began: float) -> dict[str, Any]:
    """The figures with the instrument in front and the seconds behind."""
    head = {"instrument": instrument.slug, "version": instrument.version, "calibrated": instrument.calibrated}
    return head | found | {"seconds": perf_counter() - began}


def figures(scores: dict[str, Any], names: list[str]) -> list[object]:
    """A person's scores, errors and percentiles, one after the other; None where there is no score."""
    from attune.operations.measuring.percentiles import shown

    cells: list[object] = []
    for name in names:
        score = scores[name]
        cells += [None, None] if score is None else [score["value"], score["error"]]
        cells.append(shown(score))
    return cells


def noticed(findings: list[dict[str, Any]]) -> None:
    """What was noticed in the table, one line each."""
    if findings:
        print("\nnoticed:")
    for each in findings:
        print(f"- {each['message']}")
