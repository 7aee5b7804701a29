"""How the norms of `ecr-5` were computed, from the answers that the Open-Source Psychometrics Project published.

Prints the block `norms:` of `curriculum/en/instruments/published/ecr-5.yaml`:

    python -m tests.reference.ecr_norms ecr_openpsychometrics_2018.csv

A score is the mean of keyed answers (1 to 5; anything else is missing) where at least 80 % of 18 items are answered.
Percentiles are interpolated linearly between the two nearest people. Rounded to 2 digits (means and SD to 3).
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

REVERSED = (3, 15, 19, 22, 25, 27, 29, 31, 33, 35)
SUBSCALES = {"anxiety": range(2, 37, 2), "avoidance": range(1, 37, 2)}
GENDERS = {"any": "", "woman": "2", "man": "1", "other": "3"}
AGES = ((13, 17), (18, 24), (25, 34), (35, 44), (45, 54), (55, 64), (65, 99))
PERCENTS = (5, 10, 25, 50, 75, 90, 95)
LEAST_ANSWERED = 0.8
LEAST = 150
POPULATION = "Visitors of openpsychometrics.org who agreed that their answers are used for research"
SOURCE = "Computed from the data set of the Open-Source Psychometrics Project of 1 March 2018"


def norms(file: Path) -> Iterator[dict[str, Any]]:
    """Each group of at least 150 people with a score, in the shape of a norm without population and source."""
    with file.open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines))[1:]
    answers = np.array([[float(cell or "nan") for cell in row[:36]] for row in rows])
    answers[(answers < 1) | (answers > 5)] = np.nan
    for item in REVERSED:
        answers[:, item - 1] = 6 - answers[:, item - 1]
    ages = np.array([float(row[36]) if row[36].isdigit() else np.nan for row in rows])
    genders = np.array([row[37] for row in rows])
    for subscale, items in SUBSCALES.items():
        mine = answers[:, [item - 1 for item in items]]
        enough = (~np.isnan(mine)).mean(axis=1) >= LEAST_ANSWERED
        for gender, code in GENDERS.items():
            of_gender = enough & (genders == code) if code else enough
            for band in (None, *AGES):
                group = of_gender & (ages >= band[0]) & (ages <= band[1]) if band else of_gender
                if group.sum() >= LEAST:
                    found = {"subscale": subscale, "gender": gender, "ages": band}
                    yield {**found, **figures(np.nanmean(mine[group], axis=1))}


def figures(scores: np.ndarray) -> dict[str, Any]:
    """Number, mean, SD (n - 1) and percentiles of scores."""
    at = np.percentile(scores, PERCENTS)
    return {
        "n": len(scores),
        "mean": round(float(scores.mean()), 3),
        "sd": round(float(scores.std(ddof=1)), 3),
        "percentiles": {p: round(float(value), 2) for p, value in zip(PERCENTS, at, strict=True)},
    }


def as_yaml(file: str) -> str:
    """The block for the instrument file."""
    lines = ["norms:"]
    for n, norm in enumerate(norms(Path(file))):
        first = n == 0
        lines.append(f"  - subscale: {norm['subscale']}")
        lines.append(f"    population: {'&who ' + POPULATION if first else '*who'}")
        lines.append(f"    source: {'&from ' + SOURCE if first else '*from'}")
        lines.append("    year: 2018")
        if norm["gender"] != "any":
            lines.append(f"    gender: {norm['gender']}")
        if norm["ages"]:
            lines.append(f"    ages: [{norm['ages'][0]}, {norm['ages'][1]}]")
        lines += [f"    {name}: {norm[name]}" for name in ("n", "mean", "sd")]
        at = ", ".join(f"{percent}: {score}" for percent, score in norm["percentiles"].items())
        lines.append(f"    percentiles: {{{at}}}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(as_yaml(sys.argv[1]), end="")
