"""The norms and parameters of `ecr-5` are what the answers and the fit say. Needs the reference data beside the
checkout; says so where it is absent.
"""

import csv
from pathlib import Path

import pytest
import yaml

from tests.architecture.source import ROOT
from tests.reference.ecr_norms import norms

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
ANSWERS = DATA / "ecr_openpsychometrics_2018.csv"
FIT = DATA / "ecr_grm_item_parameters_derived.csv"
NUMBERS = ("n", "mean", "sd", "percentiles")

pytestmark = pytest.mark.skipif(
    not ANSWERS.exists(), reason="REFERENCE DATA ABSENT: the norms of ecr-5 were NOT computed again"
)


@pytest.fixture(scope="module")
def shipped():
    return yaml.safe_load((ROOT / "curriculum/en/instruments/published/ecr-5.yaml").read_text())


def test_norms_are_what_the_answers_say(shipped):
    computed = [
        (each["subscale"], each["gender"], each["ages"], *(each[name] for name in NUMBERS))
        for each in norms(ANSWERS)
    ]
    written = [
        (
            each["subscale"],
            each.get("gender", "any"),
            tuple(each["ages"]) if "ages" in each else None,
            *(each[name] for name in NUMBERS),
        )
        for each in shipped["norms"]
    ]
    assert written == computed


def test_parameters_are_those_of_the_fit(shipped):
    with FIT.open(encoding="utf-8") as lines:
        fitted = {row["item"]: row for row in csv.DictReader(lines)}
    assert set(shipped["graded"]["items"]) == set(fitted)
    for item, parameters in shipped["graded"]["items"].items():
        assert parameters["a"] == pytest.approx(float(fitted[item]["a"]), abs=5e-5)
        expected = [float(fitted[item][f"b{k}"]) for k in range(1, 5)]
        assert parameters["b"] == pytest.approx(expected, abs=5e-5)
