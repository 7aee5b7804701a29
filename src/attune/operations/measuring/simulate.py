"""`attune measure simulate`: how well an adaptive test would do, on people drawn by a computer."""

import argparse
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from attune.operations.measuring.options import above_0, add_json, whole_number

if TYPE_CHECKING:
    from attune.core.measurement.adaptive.rules import Rules
    from attune.core.measurement.adaptive.simulation import Simulation
    from attune.core.measurement.graded.items import Bank

MOST = 1_000_000
AT_ONCE = 10_000
TIMED = 25
"""So many people are tested one item after the other, to time the next item."""


def add(commands: Any) -> None:
    """The command and its options."""
    command = commands.add_parser("simulate", help="try an adaptive test on invented people")
    command.add_argument(
        "--params",
        type=Path,
        required=True,
        metavar="PARAMS.json",
        help="items with a and b, as `fit` prints them",
    )
    command.add_argument("--n", type=whole_number(2, MOST), default=1000, help="people; default: 1000")
    command.add_argument("--se", type=above_0, default=0.3, help="stop under this error; default: 0.3")
    command.add_argument(
        "--max-items",
        type=whole_number(1, 1000),
        default=12,
        metavar="N",
        help="stop after so many; default: 12",
    )
    command.add_argument("--seed", type=whole_number(0, 2**63 - 1), default=1, help="default: 1")
    add_json(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Test everybody, time a few, print."""
    import numpy as np

    from attune.core.measurement.adaptive.reporting import payload
    from attune.core.measurement.adaptive.rules import Rules
    from attune.core.measurement.adaptive.simulation import one_by_one
    from attune.operations.measuring import showing
    from attune.operations.measuring.parameters import read_bank

    bank = read_bank(options.params)
    rules = Rules(error=options.se, items=options.max_items)
    began = perf_counter()
    found = simulated(bank, rules, options.n, np.random.default_rng(options.seed))
    seconds = perf_counter() - began
    began = perf_counter()
    asked = one_by_one(bank, rules, found.categories[:TIMED])
    each = (perf_counter() - began) / max(asked, 1) * 1000
    with np.errstate(invalid="ignore", divide="ignore"):
        figures = {"seconds": seconds, **payload(found), "ms_per_next_item": each}
    if options.json:
        showing.as_json({name: showing.plain(value) for name, value in figures.items()})
    else:
        report(found, figures)
    return 0


def simulated(bank: "Bank", rules: "Rules", people: int, rng: Any) -> "Simulation":
    """All of them, so many at once that memory holds them, with a bar."""
    import numpy as np

    from attune.core.measurement.adaptive.simulation import Simulation, Tests, simulate
    from attune.core.measurement.graded.ability import Ability

    if people <= AT_ONCE:
        return simulate(bank, rules, people, rng)
    from attune.operations.progress import bar

    parts = []
    with bar(people, " people", "Testing") as progress:
        for start in range(0, people, AT_ONCE):
            count = min(AT_ONCE, people - start)
            parts.append(simulate(bank, rules, count, rng))
            progress.update(count)
    tests = [part.tests for part in parts]
    found = Ability(
        np.concatenate([each.found.theta for each in tests]),
        np.concatenate([each.found.error for each in tests]),
    )
    joined = Tests(
        found, np.concatenate([each.asked for each in tests]), np.concatenate([each.used for each in tests])
    )
    return Simulation(
        np.concatenate([part.theta for part in parts]),
        np.concatenate([part.categories for part in parts]),
        joined,
    )


def report(found: "Simulation", figures: dict[str, float]) -> None:
    """The figures over all, and by band of theta."""
    from attune.core.measurement.adaptive.reporting import bands
    from attune.operations.measuring import showing

    words = {
        "mean_items": "items asked, on average",
        "rmse": "error (root of the mean square)",
        "r": "correlation with the truth",
        "coverage95": "95 % intervals that hold the truth",
        "seconds": "seconds for all",
        "ms_per_next_item": "milliseconds for the next item",
    }
    showing.table(["over all", ""], [(words[name], figures[name]) for name in words])
    print()
    rows = [
        (f"{each.low:g} to {each.high:g}", each.people, each.coverage, each.bias, each.error, each.items)
        for each in bands(found.theta, found.tests.found, found.tests.used)
    ]
    showing.table(["theta", "people", "coverage", "bias", "error told", "items"], rows)
