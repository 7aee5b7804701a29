"""`attune measure apim`: the actor-partner interdependence model of couples."""

import argparse
from time import perf_counter
from typing import TYPE_CHECKING, Any

from attune.operations.measuring.options import add_file, add_json

if TYPE_CHECKING:
    from attune.operations.measuring.pairs import Pairs


def add(commands: Any) -> None:
    """The command and its options."""
    command = commands.add_parser("apim", help="actor and partner effects in couples")
    add_file(command, "a row a person, with the partner's values beside")
    column = {"metavar": "COLUMN"}
    command.add_argument("--outcome", required=True, **column, help="what is explained, of the person")
    command.add_argument("--actor", required=True, **column, help="the predictor, of the person")
    command.add_argument("--partner", required=True, **column, help="the predictor, of the partner")
    command.add_argument("--by", **column, help="what tells partners apart, such as gender: two equations")
    command.add_argument(
        "--moderator", **column, help="what the effects may depend on: numbers, or two words as -1 and 1"
    )
    command.add_argument(
        "--couple", **column, help="the couple's name; default: a column called couple, dyad or the like"
    )
    add_json(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read, pair, estimate, print."""
    from attune.core.measurement.couples.effects import Unfit
    from attune.operations.measuring import effects_shown, showing
    from attune.operations.measuring.pairs import paired
    from attune.operations.measuring.sheets import read

    sheet = read(options.file)
    began = perf_counter()
    try:
        pairs = paired(sheet, options)
        told = estimated(pairs)
    except Unfit as error:
        what, _, mend = str(error).partition(". Mend: ")
        raise sheet.refusal(what, mend.rstrip(".")) from error
    for words in sheet.notes:
        showing.note(words)
    told["seconds"] = perf_counter() - began
    if options.json:
        showing.as_json(told)
    else:
        effects_shown.for_people(told)
    return 0


def estimated(pairs: "Pairs") -> dict[str, Any]:
    """Two equations where the partners have roles, else one."""
    from attune.operations.measuring import effects_shown

    outcome = pairs.couples.values["outcome"]
    if pairs.roles:
        from attune.core.measurement.couples.apim import distinguishable

        return effects_shown.two(distinguishable(outcome, pairs.predictors, pairs.roles), pairs)
    from attune.core.measurement.couples.exchangeable import exchangeable

    return effects_shown.one(exchangeable(outcome, pairs.predictors), pairs)
