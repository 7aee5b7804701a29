"""`script/bench measure`: how fast and how exact measurement is, beside PyPI `mirt`.

See docs/decisions/graded-response.md. Reads the answers and parameters that stand beside the checkout (../shared/data).
"""

import argparse
import os
import platform
import statistics
import sys
import time
import warnings
from dataclasses import dataclass
from importlib.metadata import version

import numpy as np

from attune.core.measurement.adaptive import reporting, simulation
from attune.core.measurement.adaptive.rules import Rules
from attune.core.measurement.graded.ability import Ability, eap, map_
from attune.core.measurement.graded.fitting import Fit, fit, log_likelihood
from attune.core.measurement.graded.items import Bank, Floats
from attune.core.measurement.samples.form import form
from attune.core.measurement.samples.scoring import batch
from bench import ecr
from bench.timed import Timed, took

LIKELIEST = -240087.34
"""R's mirt 1.45.1 with 121 points and a tolerance of 10^-6, on the same sample and grid."""
RULES = Rules(error=0.3, items=12)
SEEDS = range(1, 21)


@dataclass(frozen=True)
class Size:
    """How often each thing is done; the median counts."""

    fits: int = 9
    runs: int = 25
    singles: int = 100


QUICK = Size(fits=3, runs=5, singles=20)


def fits(report: Timed, sample: Floats, size: Size) -> None:
    """Ours and mirt's by turns, so that whatever else runs here slows both."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import mirt

    names, whole = ecr.names("anxiety"), sample.astype(int)

    def theirs() -> object:
        return mirt.fit_mirt(
            whole, model="GRM", compute_standard_errors=False, n_quadpts=61, accelerate="squarem"
        )

    def ours() -> Fit:
        return fit(names, sample)

    ours(), theirs()
    times = [(took(ours, 1)[0], took(theirs, 1)[0]) for _ in range(size.fits)]
    us, them = (statistics.median(each) for each in zip(*times, strict=True))
    found = ours()
    report.line(
        "fit of 18 x 10,000", f"{us * 1000:.0f} ms", f"{found.rounds} rounds, with its log-likelihood"
    )
    report.line(f"  PyPI mirt {version('mirt')}, 61 points, squarem", f"{them * 1000:.0f} ms")
    report.must("  to mirt's", us / them, 1, "times")
    report.line("  log-likelihood, 401 points", f"{found.loglik:.3f}", f"R's mirt {LIKELIEST}")
    report.must("  away from R's", abs(found.loglik - LIKELIEST), 0.01, "")
    report.line("  of PyPI mirt's parameters", f"{log_likelihood(bank_of(theirs(), names), sample):.3f}")


def bank_of(result: object, names: list[str]) -> Bank:
    """The parameters that mirt found."""
    model = getattr(result, "model")  # noqa: B009
    found = model.parameters
    return Bank(tuple(names), np.ravel(found["discrimination"]), np.asarray(found["thresholds"]))


def scores(report: Timed, answers: Floats, size: Size) -> None:
    """All answers to two mean scores each, with reversed items and the rule of 80 %."""
    items = [f"Q{n}" for n in range(1, 37)]
    scales = ["avoidance", "anxiety"] * 18
    keys = [-1 if n in ecr.REVERSED else 1 for n in range(1, 37)]
    one = form(items, scales, keys, lowest=1, points=5)
    report.within(f"{len(answers):,} x 36 scored", took(lambda: batch(answers, one), size.runs), 100)


def abilities(report: Timed, bank: Bank, sample: Floats, size: Size) -> None:
    """Theta of each of the sample."""
    report.within("EAP of 10,000 x 18", took(lambda: eap(bank, sample), size.runs), 50)
    report.line(
        "MAP of 10,000 x 18", f"{statistics.median(took(lambda: map_(bank, sample), 5)) * 1000:.0f} ms"
    )


def tests(report: Timed, bank: Bank, size: Size) -> None:
    """1,000 adaptive tests at once, one at a time, and how near they come."""
    for rules in (RULES, Rules(criterion="variance", error=0.3, items=12)):
        report.line(f"adaptive tests by {rules.criterion}", "", "standard error under .3, at most 12 items")
        runs = [simulation.simulate(bank, rules, 1000, np.random.default_rng(seed)) for seed in SEEDS]
        told = [reporting.payload(each) for each in runs]
        some = runs[0].categories[: size.singles]

        def many(rules: Rules = rules) -> object:
            return simulation.simulate(bank, rules, 1000, np.random.default_rng(1))

        if rules is RULES:
            report.within("  1,000 at once", took(many, size.runs), 100)
        else:
            report.line("  1,000 at once", f"{statistics.median(took(many, size.runs)) * 1000:.0f} ms")
        before = time.perf_counter()
        asked = simulation.one_by_one(bank, rules, some)
        report.must("  next item of one person", (time.perf_counter() - before) / asked * 1000, 1, "ms")
        report.least("  r with the true theta, mean of 20 seeds", mean(told, "r"), 0.948)
        report.must("  items, mean of 20 seeds", mean(told, "mean_items"), 11, "")
        report.line("  root mean square error", f"{mean(told, 'rmse'):.3f}")
        report.line("  95 % intervals that hold theta", f"{mean(told, 'coverage95'):.3f}")
        if rules is RULES:
            coverage(report, runs)


def mean(told: list[dict[str, float]], what: str) -> float:
    """Over the seeds."""
    return statistics.mean(each[what] for each in told)


def coverage(report: Timed, runs: list[simulation.Simulation]) -> None:
    """The same by band of true theta."""
    theta = np.concatenate([run.theta for run in runs])
    found = [np.concatenate([getattr(run.tests.found, name) for run in runs]) for name in ("theta", "error")]
    used = np.concatenate([run.tests.used for run in runs])
    for band in reporting.bands(theta, Ability(*found), used):
        report.line(
            f"    theta {band.low:g} to {band.high:g}",
            f"{band.coverage:.3f}",
            f"{band.people} people, {band.items:.1f} items, error {band.error:.2f}, bias {band.bias:+.2f}",
        )


def measure(size: Size) -> int:
    """The whole run; the exit code."""
    if not ecr.ANSWERS.exists():
        print("bench: the reference answers are not beside the checkout (../shared/data)", file=sys.stderr)
        return 2
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, NumPy {np.__version__}", flush=True)
    report, raw = Timed(), ecr.raw()
    sample, bank = ecr.sample(ecr.keyed()), ecr.parameters("anxiety")
    fits(report, sample, size)
    scores(report, raw, size)
    abilities(report, bank, sample, size)
    tests(report, bank, size)
    return report.end()


def main() -> int:
    """`python -m bench.measure [--quick]`."""
    parser = argparse.ArgumentParser(prog="script/bench measure")
    parser.add_argument("--quick", action="store_true", help="few repetitions: to see that it runs")
    options = parser.parse_args()
    return measure(QUICK if options.quick else Size())


if __name__ == "__main__":
    sys.exit(main())
