"""`attune measure apim` and `diary`: the figures, what is left out, and what is refused."""

import sys

import numpy as np
import pytest
from numpy.random import default_rng

from attune.core.measurement.couples.apim import Predictors, distinguishable
from attune.core.measurement.couples.exchangeable import exchangeable
from attune.operations import cli
from tests.operations.measuring import in_json, refused, run, written

COLUMNS = ("--outcome", "y_A", "--actor", "x_A", "--partner", "x_P")
HEAD = "coupleID,Gender,y_A,x_A,x_P,years"


def couples(n=40, seed=4):
    rng = default_rng(seed)
    x = rng.normal(size=(n, 2)).round(3)
    y = (1 + 0.5 * x + 0.2 * x[:, ::-1] + rng.normal(size=(n, 2)) + rng.normal(size=(n, 1))).round(3)
    return x, y


def rows(x, y, words=("man", "woman")):
    return [
        f"c{n},{words[side]},{y[n, side]},{x[n, side]},{x[n, 1 - side]},{n % 7}"
        for n in range(len(x))
        for side in (0, 1)
    ]


def text(lines, head=HEAD):
    return "\n".join([head, *lines]) + "\n"


def test_partners_told_apart_have_two_equations(tmp_path, capsys):
    x, y = couples()
    found = in_json(capsys, "apim", written(tmp_path, text(rows(x, y))), *COLUMNS, "--by", "gender")
    expected = distinguishable(y, Predictors(x, x[:, ::-1]), ("man", "woman"))
    assert found["model"] == "distinguishable"
    assert found["columns"] == {
        "couple": "coupleID", "outcome": "y_A", "actor": "x_A", "partner": "x_P", "by": "Gender"
    }  # fmt: skip
    assert (found["n"], found["left_out"], found["roles"]) == (40, {}, ["man", "woman"])
    effect = found["effects"][2]
    assert (effect["name"], effect["of"], effect["predictor_of"]) == ("partner", "man", "woman")
    assert set(effect) == {"name", "of", "predictor_of", "estimate", "se", "z", "p", "low", "high"}
    assert effect["estimate"] == pytest.approx(expected.effects[0][2].estimate)
    assert effect["se"] == pytest.approx(expected.effects[0][2].error)
    assert found["differences"][0]["estimate"] == pytest.approx(
        found["effects"][1]["estimate"] - found["effects"][4]["estimate"]
    )
    assert [test["df"] for test in found["tests"]] == [1, 1, 2]
    assert found["residuals"]["covariance"] == pytest.approx(expected.residuals[0, 1])
    assert set(found["r2"]) == {"man", "woman"}


def test_partners_not_told_apart_have_one(tmp_path, capsys):
    x, y = couples()
    found = in_json(capsys, "apim", written(tmp_path, text(rows(x, y))), *COLUMNS)
    expected = exchangeable(y, Predictors(x, x[:, ::-1]))
    assert found["model"] == "exchangeable"
    assert found["rho"] == pytest.approx(expected.rho, abs=1e-7)
    assert found["effects"][1]["estimate"] == pytest.approx(expected.effects[1].estimate)
    assert found["effects"][1]["df"] == 77
    assert (found["rows"], found["couples_with_one_row"]) == (80, 0)


def test_a_moderator_of_numbers_or_two_words(tmp_path, capsys):
    x, y = couples()
    file = written(tmp_path, text(rows(x, y)))
    years = in_json(capsys, "apim", file, *COLUMNS, "--moderator", "years", "--by", "Gender")
    assert [each["name"] for each in years["effects"][:6]] == [
        "intercept", "actor", "partner", "moderator", "actor x moderator", "partner x moderator"
    ]  # fmt: skip
    words = in_json(capsys, "apim", file, *COLUMNS, "--moderator", "Gender")
    assert words["moderator_codes"] == {"man": -1, "woman": 1}
    numbers = written(tmp_path, text(rows(x, y, words=("-1", "1"))))
    same = in_json(capsys, "apim", numbers, *COLUMNS, "--moderator", "Gender")
    assert same["effects"] == words["effects"]


def test_what_is_left_out_is_counted_and_named(tmp_path, capsys):
    x, y = couples()
    lines = rows(x, y)
    lines[0] = lines[0].replace("c0,man,", "c0,man,NA").replace(f"NA{y[0, 0]}", "NA")
    lines[2] = lines[2].replace("c1,man", "c1,woman")
    lines[4] = lines[4].rsplit(",", 2)[0] + ",9.5,1"
    lines[7] = ",".join(["", *lines[7].split(",")[1:]])
    lines += [lines[-1], "c90,man,1,1,1,1"]
    file = written(tmp_path, text(lines))
    found = in_json(capsys, "apim", file, *COLUMNS, "--by", "Gender")
    assert found["left_out"] == {
        "no name of a couple": 1,
        "one partner only": 2,
        "more than two partners": 1,
        "the two rows say different things of one partner": 1,
        "both partners in one role": 1,
        "couples with a missing value": 1,
    }
    assert found["left_out_couples"] == {
        "no name of a couple": ["row 8"],
        "one partner only": ["c3", "c90"],
        "more than two partners": ["c39"],
        "the two rows say different things of one partner": ["c2"],
        "both partners in one role": ["c1"],
    }
    assert found["n"] == 35
    told = run(capsys, "apim", file, *COLUMNS, "--by", "Gender")
    assert "left out: 2 (one partner only: c3, c90)" in told
    alone = in_json(capsys, "apim", file, *COLUMNS)
    assert (alone["couples_with_one_row"], alone["left_out"]["rows with a missing value"]) == (1, 1)


def test_tables_for_people(tmp_path, capsys):
    x, y = couples()
    file = written(tmp_path, text(rows(x, y)))
    told = run(capsys, "apim", file, *COLUMNS, "--by", "Gender")
    assert "woman -> man (partner)" in told
    assert "man minus woman" in told
    assert "residual covariance" in told
    told = run(capsys, "apim", file, *COLUMNS)
    assert "how far partners go together (rho)" in told
    assert "40 couples" in told


@pytest.mark.parametrize(
    ("change", "more", "says"),
    [
        (lambda t: t.replace("coupleID", "who"), [], "no columns look like the name of a couple. Mend: say --couple"),
        (lambda t: t.replace("years", "dyad"), [], "2 columns look like the name of a couple. Mend: say --couple"),
        (lambda t: t.replace("y_A", "z_A"), [], "there is no column y_A. Mend: say --outcome with one of coupleID"),
        (lambda t: t.replace("x_P", "x_A"), [], "2 columns are called x_A (columns 4 and 5). Mend: give each"),
        (lambda t: t.replace(",man,", ",man,much"), [], 'line 2, column 3 (y_A): "much'),
        (lambda t: t, ["--by", "years"], "by must tell two kinds of partners apart, and holds 0, 1, 2"),
        (lambda t: t.replace("woman", "man"), ["--by", "Gender"], "and holds man. Mend: name a column with two"),
        (lambda t: t, ["--moderator", "coupleID"], 'column 1 (coupleID): "c0" is no number'),
        (lambda t: t, ["--by", "Gender", "--moderator", "Gender"], "moderator of man is the same everywhere"),
        (lambda t: "\n".join(t.split("\n")[:4]), [], "2 complete rows are too few for 3 coefficients"),
        (lambda t: "\n".join(t.split("\n")[:2]), [], "no couple of two remains (1 left out: one partner only)"),
        (lambda t: t, ["--outcome", "x_A"], "the outcome never differs, or follows without error. Mend: "),
    ],
)  # fmt: skip
def test_what_cannot_be_estimated_is_refused(tmp_path, capsys, change, more, says):
    x, y = couples()
    file = written(tmp_path, change(text(rows(x, y))))
    assert says in refused(capsys, "apim", file, *COLUMNS, *more)


def diary_text(n=20, days=6, seed=6):
    rng = default_rng(seed)
    lines = ["dyad,person,day,y,own,other"]
    for couple in range(n):
        shared = rng.normal()
        for person in (1, 2):
            place = shared + rng.normal() / 2
            for day in range(days):
                own, other = rng.normal(size=2).round(3)
                value = round(2 + 0.5 * own - 0.2 * other + place + rng.normal(), 3)
                lines.append(f"{couple},{person},{day},{value},{own},{other}")
    return "\n".join(lines) + "\n"


DIARY = ("--outcome", "y", "--predictors", "own,other", "--person", "person")


def test_a_diary_has_effects_and_three_variances(tmp_path, capsys):
    content = diary_text()
    first = content.split("\n")[1].split(",")
    first[3] = ""
    file = written(tmp_path, content.replace(content.split("\n")[1], ",".join(first)))
    found = in_json(capsys, "diary", file, *DIARY)
    assert (found["n"], found["persons"], found["rows"]) == (20, 40, 239)
    assert found["left_out"] == {"rows with a missing value": 1}
    assert [each["name"] for each in found["effects"]] == ["intercept", "own", "other"]
    assert found["effects"][1]["estimate"] == pytest.approx(0.5, abs=0.3)
    assert set(found["variances"]) == {"couple", "person", "residual"}
    assert min(found["variances"].values()) > 0
    assert "variance, couple" in run(capsys, "diary", file, *DIARY)


def test_a_diary_is_refused_without_its_library_or_its_columns(tmp_path, capsys, monkeypatch):
    file = written(tmp_path, diary_text())
    assert "there is no column mood" in refused(capsys, "diary", file, *DIARY[:3], "own,mood", *DIARY[4:])
    assert "with both partners in one" in refused(capsys, "diary", file, *DIARY[:-1], "dyad")
    with pytest.raises(SystemExit) as stopped:
        cli.main(["measure", "diary", str(file), *DIARY[:3], "own,,other", *DIARY[4:]])
    assert stopped.value.code == 2
    assert "is no list of columns" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "statsmodels.regression.mixed_linear_model", None)
    assert "needs statsmodels. Mend: " in refused(capsys, "diary", file, *DIARY)


def test_columns_of_one_name_are_taken_by_number(tmp_path, capsys):
    file = written(tmp_path, diary_text().replace("own,other", "own,own"))
    assert "2 columns are called own (columns 5 and 6)" in refused(
        capsys, "diary", file, *DIARY[:3], "own", *DIARY[4:]
    )
    found = in_json(capsys, "diary", file, *DIARY[:3], "5,6", *DIARY[4:])
    assert [each["name"] for each in found["effects"]] == ["intercept", "column 5", "column 6"]
    assert np.isfinite(found["loglik"])
