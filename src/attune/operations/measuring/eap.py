"""`attune measure eap`: where each person stands, and how sure that is, from item parameters that are known."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attune.operations.measuring.options import add_file, add_json, whole_number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from attune.core.measurement.graded.items import Bank
    from attune.operations.measuring.numbers import Floats
    from attune.operations.measuring.sheets import Sheet


def add(commands: Any) -> None:
    """The command and its options."""
    command = commands.add_parser("eap", help="theta and its error for each row of answers")
    add_file(command, "a column an item, a row a person; other columns are left alone")
    command.add_argument(
        "--params",
        type=Path,
        required=True,
        metavar="PARAMS.json",
        help="items with a and b, as `fit` prints them",
    )
    command.add_argument(
        "--lowest",
        type=whole_number(-1000, 1000),
        metavar="N",
        help="the lowest answer that can be given; default: the lowest in the file",
    )
    add_json(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read, estimate, print one theta and error a row."""
    from attune.core.measurement.graded.ability import eap
    from attune.core.measurement.graded.items import Unusable
    from attune.operations.measuring import showing
    from attune.operations.measuring.files import refusal
    from attune.operations.measuring.numbers import columns, whole
    from attune.operations.measuring.parameters import read_bank
    from attune.operations.measuring.sheets import read

    bank = read_bank(options.params)
    sheet = read(options.file)
    places = [place_of(sheet, name) for name in bank.ids]
    answers = columns(sheet, places, options.missing)
    whole(sheet, places, answers)
    try:
        found = eap(bank, categories(sheet, places, answers, bank, options.lowest))
    except Unusable as error:
        raise refusal(options.file, str(error), "see --lowest and --missing") from error
    tell(sheet, places, answers)
    people = found.payload()
    if options.json:
        showing.as_json(people)
    else:
        rows = (
            (str(line), each["theta"], each["se"]) for line, each in zip(sheet.lines, people, strict=True)
        )
        showing.table(["line", "theta", "se"], rows)
    return 0


def place_of(sheet: "Sheet", name: str) -> int:
    """The column of an item, by its whole name."""
    same = [n for n, each in enumerate(sheet.names) if each == name]
    if len(same) > 1:
        what = f"{len(same)} columns are called {name} ({' and '.join(str(n + 1) for n in same)})"
        raise sheet.refusal(what, "give each its own name, or take one out")
    if not same:
        raise sheet.refusal(f"there is no column for item {name}", "add it, or take the item out of --params")
    return same[0]


def categories(
    sheet: "Sheet", places: list[int], answers: "Floats", bank: "Bank", lowest: int | None
) -> "Floats":
    """Answers as categories from 0. Refusal at the first one that is none of its item's."""
    import numpy as np

    from attune.core.measurement.graded.responses import categorised

    some = np.isfinite(answers).any()
    first = float(np.nanmin(answers)) if lowest is None and some else float(lowest or 0)
    wrong = np.argwhere(none_of_theirs(answers, bank, first))
    if wrong.size:
        row, at = (int(each) for each in wrong[0])
        last = first + int(bank.steps[at])
        listed = bank.values.get(bank.ids[at])
        known = ", ".join(map(str, listed)) if listed else f"{first:g} to {last:g}"
        taken = "" if lowest is not None or listed else f" ({first:g} is the lowest in the file)"
        more = f"; {len(wrong)} such answers in all" if len(wrong) > 1 else ""
        mend = "correct it, say what is missing with --missing, or the lowest answer with --lowest"
        what = f"{answers[row, at]:g} is none of the answers {known}{taken}{more}"
        raise sheet.refusal(what, mend, row=row, column=places[at])
    if lowest is None and some and float(np.nanmax(answers)) < first + int(bank.steps.max()):
        sheet.notes.append(
            f"{first:g}, the lowest answer in the file, counts as the lowest that can be given; see --lowest"
        )
    return categorised(bank, answers, first)


def none_of_theirs(answers: "Floats", bank: "Bank", first: float) -> "NDArray[np.bool_]":
    """Which answers (n, k) are not among those that their item can have; a missing one is not."""
    import numpy as np

    wrong = (answers < first) | (answers > first + bank.steps)
    for name, listed in bank.values.items():
        at = bank.ids.index(name)
        wrong[:, at] = np.isfinite(answers[:, at]) & ~np.isin(answers[:, at], listed)
    return np.asarray(wrong)


def tell(sheet: "Sheet", places: list[int], answers: "Floats") -> None:
    """What a reader of the figures must know besides, on stderr."""
    import numpy as np

    from attune.operations.measuring import showing
    from attune.operations.measuring.sheets import few

    for words in sheet.notes:
        showing.note(words)
    others = [name for n, name in enumerate(sheet.names) if n not in set(places)]
    if others:
        showing.note(f"columns that are no items, left alone: {few(others)}")
    missing = np.isnan(answers)
    if missing.any():
        empty = int(missing.all(axis=1).sum())
        showing.note(f"missing answers: {int(missing.sum())}")
        if empty:
            words = "with theta 0 and error 1, which is what is known of nobody"
            showing.note(f"rows without any answer: {empty}, {words}")
