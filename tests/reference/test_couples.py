"""Real couples in, the figures of lavaan, nlme::gls and nlme::lme out, to the digits that are published here.

Needs the reference data beside the checkout; says so where they are absent.
"""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from attune.core.measurement.couples.apim import Predictors, distinguishable
from attune.core.measurement.couples.diary import diary
from attune.core.measurement.couples.exchangeable import exchangeable
from attune.core.measurement.couples.roles import in_roles
from attune.core.measurement.couples.shapes import from_individual, from_pairwise
from attune.operations import cli

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
PAIRS = DATA / "dyad_acitelli_pairwise_dyadr_cc0.csv"
PERSONS = DATA / "dyad_acitelli_individual.csv"
DAYS = DATA / "dyad_kashy_personperiod_pairwise.csv"

pytestmark = pytest.mark.skipif(
    not all(file.exists() for file in (PAIRS, PERSONS, DAYS)),
    reason="REFERENCE DATA ABSENT: models of couples were NOT checked on real couples",
)


def table(file, *, second=None):
    """Columns as text; `second` names the column whose name stands twice, by its right name."""
    with file.open(encoding="utf-8") as lines:
        names, *rows = csv.reader(lines)
    if second:
        names[names.index(second[0], names.index(second[0]) + 1)] = second[1]
    return dict(zip(names, zip(*rows, strict=True), strict=True))


def numbers(words):
    return np.array([float(word) if word.strip() else np.nan for word in words])


def married():
    """148 couples: satisfaction on the view of the partner, wife and husband."""
    told = table(PAIRS)
    columns = {name: numbers(told[name]) for name in ("Satisfaction_A", "OtherPos_A", "OtherPos_P")}
    return from_pairwise(told["CoupleID"], columns | {"Gender": np.array(told["Gender"])})


def predictors(couples, moderator=None):
    view = couples.values["OtherPos"]
    return Predictors(view, view[:, ::-1], moderator)


def digits(value, places):
    return f"{value:.{places}f}"


def figures(effect, places):
    return digits(effect.estimate, places), digits(effect.error, places)


def two_equations(couples, role="Gender"):
    couples, roles = in_roles(couples, role)
    return distinguishable(couples.values["Satisfaction"], predictors(couples), roles)


def test_distinguishable_partners_are_those_of_lavaan():
    found = two_equations(married())
    assert found.roles == ("Husband", "Wife")
    (_, husband, from_wife), (_, wife, from_husband) = found.effects
    assert figures(husband, 3) == ("0.424", "0.067")
    assert figures(from_wife, 3) == ("0.262", "0.061")
    assert figures(wife, 3) == ("0.378", "0.073")
    assert figures(from_husband, 3) == ("0.321", "0.081")
    assert digits(found.residuals[0, 1], 3) == "0.080"
    actor, partner = found.differences
    assert (digits(actor.estimate, 3), digits(actor.p, 2)) == ("0.047", "0.66")
    assert (digits(partner.estimate, 3), digits(partner.p, 2)) == ("-0.060", "0.57")
    assert [digits(test.p, 2) for test in found.tests[:2]] == ["0.66", "0.57"]
    assert (found.couples, found.incomplete) == (148, 0)


def test_the_individual_shape_says_the_same():
    told = table(PERSONS)
    columns = {
        "Satisfaction": numbers(told["satisfaction"]),
        "OtherPos": numbers(told["other_pos"]),
        "gender": numbers(told["gender"]),
    }
    found = two_equations(from_individual(told["cuplid"], columns, partners="gender"), "gender")
    assert found.roles == ("-1", "1")
    assert figures(found.effects[1][1], 3) == ("0.424", "0.067")
    assert figures(found.effects[0][2], 3) == ("0.321", "0.081")


def test_exchangeable_partners_are_those_of_nlme():
    couples = married()
    found = exchangeable(couples.values["Satisfaction"], predictors(couples))
    _, actor, partner = found.effects
    assert figures(actor, 4) == ("0.4004", "0.0473")
    assert figures(partner, 4) == ("0.2880", "0.0473")
    assert digits(found.rho, 3) == "0.469"
    assert (found.couples, found.singles, actor.df) == (148, 0, 293)


def test_with_gender_as_moderator():
    couples = married()
    gender = np.where(np.char.strip(couples.values["Gender"]) == "Husband", 1.0, -1.0)
    found = exchangeable(couples.values["Satisfaction"], predictors(couples, gender))
    _, actor, partner, _, by_actor, by_partner = found.effects
    assert digits(actor.estimate, 4) == "0.4010"
    assert digits(partner.estimate, 4) == "0.2916"
    assert by_actor.p > 0.05
    assert by_partner.p > 0.05


def kept(*, second):
    """The diary of 103 dating couples over 14 days. `second`: how the second "Cavoid_A" is read."""
    told = table(DAYS, second=("Cavoid_A", second))
    names = ("Cconflict_A", "Cconflict_P", "Cavoid_A", "Cavoid_P")
    columns = np.column_stack([numbers(told[name]) for name in names])
    return diary(numbers(told["satisf_A"]), columns, names, told["dyadid"], told["person"])


def test_the_diary_is_that_of_lme():
    found = kept(second="Cavoid_P")
    _, *effects = found.effects
    assert [figures(each, 4) for each in effects] == [
        ("-0.1806", "0.0100"),
        ("-0.0839", "0.0100"),
        ("-0.0800", "0.0452"),
        ("-0.0329", "0.0452"),
    ]
    assert digits(found.couple_variance, 3) == "0.260"
    assert digits(found.person_variance, 3) == "0.082"
    assert digits(found.residual_variance, 3) == "0.334"
    assert found.settled
    assert (found.days + found.incomplete, found.days) == (2884, 2805)


def test_planted_fault_partners_that_are_mixed_up_do_not_give_these_figures():
    couples = married()
    couples.values["OtherPos"] = np.roll(couples.values["OtherPos"], 1, axis=0)
    _, (_, wife, _) = two_equations(couples).effects
    assert figures(wife, 3) != ("0.378", "0.073")
    found = exchangeable(couples.values["Satisfaction"], predictors(couples))
    assert digits(found.rho, 3) != "0.469"


def told(capsys, *words):
    assert cli.main(["measure", *(str(word) for word in words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_command_line_says_the_same(capsys):
    columns = ("--outcome", "Satisfaction_A", "--actor", "OtherPos_A", "--partner", "OtherPos_P")
    found = told(capsys, "apim", PAIRS, *columns, "--by", "gender")
    assert digits(found["effects"][1]["estimate"], 3) == "0.424"
    assert digits(found["residuals"]["covariance"], 3) == "0.080"
    assert digits(told(capsys, "apim", PAIRS, *columns)["rho"], 3) == "0.469"
    # The file has two columns of one name, so both are told by their number.
    predictors = "Cconflict_A,Cconflict_P,12,13"
    days = told(
        capsys, "diary", DAYS, "--outcome", "satisf_A", "--predictors", predictors, "--person", "person"
    )
    assert digits(days["effects"][4]["estimate"], 4) == "-0.0329"
    assert digits(days["variances"]["person"], 3) == "0.082"
    assert days["left_out"] == {"rows with a missing value": 79}
