"""`attune measure diary`: days in persons in couples."""

import argparse
from time import perf_counter
from typing import TYPE_CHECKING, Any

from attune.operations.measuring.options import add_file, add_json, names

if TYPE_CHECKING:
    from attune.operations.measuring.sheets import Sheet


def add(commands: Any) -> None:
    """The command and its options."""
    command = commands.add_parser("diary", help="effects from day to day in couples")
    add_file(command, "a row a day of a person")
    command.add_argument("--outcome", required=True, metavar="COLUMN", help="what is explained")
    command.add_argument(
        "--predictors",
        required=True,
        type=names,
        metavar="A,B",
        help="columns of the person and of the partner",
    )
    command.add_argument("--person", required=True, metavar="COLUMN", help="which of the two wrote")
    command.add_argument(
        "--couple",
        metavar="COLUMN",
        help="the couple's name; default: a column called couple, dyad or the like",
    )
    add_json(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read, fit, print."""
    from attune.operations.measuring import effects_shown, showing
    from attune.operations.measuring.sheets import read

    sheet = read(options.file)
    began = perf_counter()
    told = fitted(sheet, options)
    told["seconds"] = perf_counter() - began
    for words in sheet.notes:
        showing.note(words)
    if not told["settled"]:
        showing.note("the search ended before it was sure of the top: look at these figures with care")
    if options.json:
        showing.as_json(told)
    else:
        effects_shown.for_people(told)
    return 0


def fitted(sheet: "Sheet", options: argparse.Namespace) -> dict[str, Any]:
    """The model of the columns that were named. Refusal where it cannot be fitted."""
    from attune.core.measurement.couples.diary import diary
    from attune.core.measurement.couples.effects import Unfit
    from attune.operations.measuring.effects_shown import days
    from attune.operations.measuring.numbers import MISSING, columns
    from attune.operations.measuring.pairs import couple_place
    from attune.operations.progress import waiting

    couple = couple_place(sheet, options.couple)
    person = sheet.place(options.person, option="--person")
    outcome = sheet.place(options.outcome, option="--outcome")
    places = [sheet.place(name, option="--predictors") for name in options.predictors]
    values = columns(sheet, [outcome, *places], options.missing)
    gone = {*MISSING, *options.missing}
    who = [["" if cells[n].strip() in gone else cells[n] for cells in sheet.rows] for n in (couple, person)]
    try:
        with waiting("Fitting"):
            found = diary(values[:, 0], values[:, 1:], [label(sheet, place) for place in places], *who)
    except Unfit as error:
        what, _, mend = str(error).partition(". Mend: ")
        raise sheet.refusal(what, mend.rstrip(".")) from error
    used = {"couple": couple, "person": person, "outcome": outcome}
    return days(found, {name: sheet.names[place] for name, place in used.items()})


def label(sheet: "Sheet", place: int) -> str:
    """A column's name, or its number where another has the same."""
    name = sheet.names[place]
    return name if sheet.names.count(name) == 1 else f"column {place + 1}"
