"""The ECR answers and item parameters that stand beside the checkout, as tests and the bench read them."""

import csv
from pathlib import Path

import numpy as np

from attune.core.measurement.graded.items import Bank, Floats, bank

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
ANSWERS = DATA / "ecr_openpsychometrics_2018.csv"
PARAMETERS = DATA / "ecr_grm_item_parameters_derived.csv"
REVERSED = (3, 15, 19, 22, 25, 27, 29, 31, 33, 35)
COLUMNS = {"anxiety": list(range(1, 36, 2)), "avoidance": list(range(0, 36, 2))}


def raw() -> Floats:
    """Answers (51,491, 36) as they were given, 1 to 5, NaN where missing."""
    answers = np.genfromtxt(ANSWERS, delimiter=",", skip_header=1, usecols=range(36))
    answers[answers < 1] = np.nan
    return answers


def keyed() -> Floats:
    """The same with reversed items turned round."""
    answers = raw()
    turned = [item - 1 for item in REVERSED]
    answers[:, turned] = 6 - answers[:, turned]
    return answers


def names(subscale: str) -> list[str]:
    """Q2, Q4 ... or Q1, Q3 ..."""
    return [f"Q{column + 1}" for column in COLUMNS[subscale]]


def sample(answers: Floats) -> Floats:
    """10,000 people's categories 0 to 4 of the 18 anxiety items, drawn from those who answered all 36."""
    complete = answers[~np.isnan(answers).any(axis=1)][:, COLUMNS["anxiety"]]
    return np.asarray(complete[np.random.default_rng(1).choice(len(complete), 10_000, replace=False)] - 1)


def parameters(subscale: str) -> Bank:
    """As R's mirt 1.45.1 found them in all answers."""
    with PARAMETERS.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["subscale"] == subscale]
    return bank([(row["item"], float(row["a"]), [float(row[f"b{c}"]) for c in (1, 2, 3, 4)]) for row in rows])
