"""`attune measure fit`: slopes and thresholds of the graded response model from people's answers."""

import argparse
from time import perf_counter
from typing import TYPE_CHECKING, Any

from attune.operations.measuring.options import add_file, add_json, names

if TYPE_CHECKING:
    from attune.core.measurement.graded.fitting import Fit
    from attune.operations.measuring.numbers import Floats
    from attune.operations.measuring.sheets import Sheet


def add(commands: Any) -> None:
    """The command and its options."""
    command = commands.add_parser("fit", help="fit the graded response model to answers")
    add_file(command, "a column an item, a row a person")
    command.add_argument("--items", type=names, metavar="A,B", help="only these columns; default: all")
    command.add_argument(
        "--reverse",
        type=names,
        default=[],
        metavar="A,B",
        help="turn the answers of these columns round first",
    )
    add_json(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read, fit, print."""
    from attune.core.measurement.graded.fitting import fit
    from attune.core.measurement.graded.items import Unusable
    from attune.operations.measuring.files import refusal
    from attune.operations.measuring.numbers import each_once
    from attune.operations.measuring.sheets import read
    from attune.operations.progress import waiting

    sheet = read(options.file)
    places = each_once(sheet, options.items, "--items")
    answers = given(sheet, places, options)
    began = perf_counter()
    try:
        with waiting("Fitting"):
            found = fit([sheet.names[place] for place in places], answers)
    except Unusable as error:
        mend = "see --items, --reverse and --missing"
        raise refusal(options.file, str(error), mend) from error
    report(found, perf_counter() - began, sheet, as_json=options.json)
    return 0


def given(sheet: "Sheet", places: list[int], options: argparse.Namespace) -> "Floats":
    """Answers (n, k), those of `--reverse` turned round between the lowest and the highest answer of all."""
    import numpy as np

    from attune.operations.measuring.numbers import columns, whole

    answers = columns(sheet, places, options.missing)
    whole(sheet, places, answers)
    alike = int((answers == answers[:, :1]).all(axis=1).sum())
    if alike and len(places) > 1:
        sheet.notes.append(f"people with one and the same answer to everything, kept: {alike}")
    for name in options.reverse:
        place = sheet.place(name, option="--reverse")
        if place not in places:
            raise sheet.refusal(f"{name} is not among the items", "take it out of --reverse")
        at = places.index(place)
        answers[:, at] = np.nanmin(answers) + np.nanmax(answers) - answers[:, at]
    return answers


def report(found: "Fit", seconds: float, sheet: "Sheet", *, as_json: bool) -> None:
    """The figures, and beside them what was left out."""
    from attune.operations.measuring import showing

    for words in sheet.notes:
        showing.note(words)
    if not found.settled:
        showing.note("the search ended before it was sure of the top: look at these figures with care")
    left_out = {"people_without_an_answer": found.empty, "missing_answers": found.missing}
    if as_json:
        showing.as_json(found.payload() | {"seconds": seconds, "left_out": left_out})
        return
    most = max(len(each) for each in found.values) - 1
    rows = [[item["id"], item["a"], *item["b"], *[""] * (most - len(item["b"]))] for item in items(found)]
    showing.table(["item", "a", *(f"b{n + 1}" for n in range(most))], rows)
    print(f"\nlog-likelihood {found.loglik:.2f}; {found.people} people; {seconds:.2f} s")
    print(f"left out: {found.empty} people without an answer, {found.missing} missing answers")


def items(found: "Fit") -> list[dict[str, Any]]:
    """Each item's id, a and b."""
    return [dict(each) for each in found.bank.params()]
