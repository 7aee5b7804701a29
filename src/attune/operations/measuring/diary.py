"""`attune measure diary`: days in persons in couples."""

import argparse
from time import perf_counter
from typing import Any

from attune.operations.measuring.options import add_file, add_json, names


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
    from attune.core.measurement.couples.diary import diary
    from attune.core.measurement.couples.effects import Unfit
    from attune.operations.measuring import effects_shown, showing
    from attune.operations.measuring.numbers import MISSING, columns
    from attune.operations.measuring.pairs import couple_place
    from attune.operations.measuring.sheets import read
    from attune.operations.progress import waiting

    sheet = read(options.file)
    couple = couple_place(sheet, options.couple)
    person = sheet.place(options.person, option="--person")
    outcome = sheet.place(options.outcome, option="--outcome")
    places = [sheet.place(name, option="--predictors") for name in options.predictors]
    values = columns(sheet, [outcome, *places], options.missing)
    gone = {*MISSING, *options.missing}
    who = [["" if cells[n].strip() in gone else cells[n] for cells in sheet.rows] for n in (couple, person)]
    labels = [sheet.names[n] if sheet.names.count(sheet.names[n]) == 1 else f"column {n + 1}" for n in places]
    began = perf_counter()
    try:
        with waiting("Fitting"):
            found = diary(values[:, 0], values[:, 1:], labels, *who)
    except Unfit as error:
        what, _, mend = str(error).partition(". Mend: ")
        raise sheet.refusal(what, mend.rstrip(".")) from error
    used = {"couple": couple, "person": person, "outcome": outcome}
    told = effects_shown.days(found, {name: sheet.names[place] for name, place in used.items()})
    told["seconds"] = perf_counter() - began
    for words in sheet.notes:
        showing.note(words)
    if not found.settled:
        showing.note("the search ended before it was sure of the top: look at these figures with care")
    if options.json:
        showing.as_json(told)
    else:
        effects_shown.for_people(told)
    return 0
