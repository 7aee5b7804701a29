"""`attune measure fit`, `eap` and `simulate`: the shapes that programs read, what is told besides, what is refused."""

import json
import subprocess
import sys

import numpy as np
import pytest
from numpy.random import default_rng

from attune.core.measurement.adaptive.simulation import draw
from attune.core.measurement.graded.ability import eap
from attune.core.measurement.graded.fitting import fit
from attune.core.measurement.graded.items import bank
from attune.operations import cli
from tests.operations.measuring import in_json, refused, run, written

BANK = bank([("p", 1.5, [-1, 0, 1]), ("q", 2.0, [-0.5, 0.2, 1.5]), ("r", 1.2, [-2, -0.4]), ("s", 0.9, [0.3])])
PARAMS = json.dumps({"items": BANK.params()})


def people(n=400, seed=2):
    rng = default_rng(seed)
    return draw(BANK, rng.standard_normal(n), rng)


def sheet(answers, *, lowest=1, names="pqrs"):
    rows = [
        "".join(["" if np.isnan(x) else f"{x + lowest:g}", ","][n % 2] for x in row for n in (0, 1))[:-1]
        for row in answers
    ]
    return "\n".join([",".join(names), *rows]) + "\n"


@pytest.fixture
def params(tmp_path):
    return written(tmp_path, PARAMS, "params.json")


def test_fit_prints_what_programs_read(tmp_path, capsys):
    answers = people()
    answers[3] = answers[5, 1] = np.nan
    found = in_json(capsys, "fit", written(tmp_path, sheet(answers)))
    assert set(found) == {"loglik", "n", "items", "seconds", "left_out"}
    expected = fit(tuple("pqrs"), answers + 1)
    assert found["loglik"] == expected.loglik
    assert found["n"] == 399
    assert found["left_out"] == {"people_without_an_answer": 1, "missing_answers": 5}
    assert [item["id"] for item in found["items"]] == list("pqrs")
    assert [len(item["b"]) for item in found["items"]] == [3, 3, 2, 1]
    assert found["items"] == expected.bank.params()
    assert found["seconds"] > 0


def test_na_and_nothing_and_a_word_for_it_are_missing(tmp_path, capsys):
    answers = people()
    answers[:40, 0] = np.nan
    plain = sheet(answers)
    found = [
        in_json(capsys, "fit", written(tmp_path, text), *more)["loglik"]
        for text, more in (
            (plain, ()),
            (plain.replace("\n,", "\nNA,"), ()),
            (plain.replace("\n,", "\n-1,"), ("--missing", "-1")),
            (plain.replace("\n,", "\n ,"), ()),
        )
    ]
    assert len(set(found)) == 1


def test_fit_turns_round_and_leaves_out_columns(tmp_path, capsys):
    answers = people()
    raw = np.column_stack([answers, default_rng(1).integers(0, 4, len(answers))])
    raw[:, 2] = 3 - raw[:, 2]
    file = written(tmp_path, sheet(raw, names="pqrsx"))
    turned = in_json(capsys, "fit", file, "--items", "p,q,r,s", "--reverse", "r")
    assert turned["loglik"] == pytest.approx(fit(tuple("pqrs"), answers).loglik)
    assert "item r runs against the others" in refused(capsys, "fit", file, "--items", "p,q,r,s")


def test_fit_for_people(tmp_path, capsys):
    told = run(capsys, "fit", written(tmp_path, sheet(people())))
    lines = told.splitlines()
    assert lines[0].split() == ["item", "a", "b1", "b2", "b3"]
    assert [line.split()[0] for line in lines[1:5]] == list("pqrs")
    assert "400 people" in told
    assert "left out: 0 people without an answer, 0 missing answers" in told


def test_fit_says_who_gave_one_answer_throughout_and_keeps_them(tmp_path, capsys):
    answers = people()
    answers[:3] = 0
    alike = int((answers == answers[:, :1]).all(axis=1).sum())
    assert cli.main(["measure", "fit", str(written(tmp_path, sheet(answers))), "--json"]) == 0
    told = capsys.readouterr()
    assert f"note: people with one and the same answer to everything, kept: {alike}." in told.err
    assert json.loads(told.out)["n"] == 400


def test_eap_is_one_theta_and_error_a_row_in_order(tmp_path, capsys, params):
    answers = people(50)
    answers[0] = [0, 0, 0, 0]
    answers[4] = np.nan
    answers[7, 1] = np.nan
    expected = eap(BANK, answers).payload()
    for text, more in (
        (sheet(answers), ()),
        (sheet(answers, lowest=0), ("--lowest", "0")),
        (sheet(answers[:, ::-1], names="srqp"), ()),
        (sheet(answers).replace("\n", ",x\n").replace("s,x", "s,note", 1), ()),
    ):
        found = in_json(capsys, "eap", written(tmp_path, text), "--params", params, *more)
        assert found == expected
    assert found[4] == {"theta": pytest.approx(0, abs=1e-9), "se": pytest.approx(1, abs=1e-6)}


def test_the_lowest_answer_is_the_lowest_in_the_file_unless_told(tmp_path, capsys, params):
    file = written(tmp_path, "p,q,r,s\n2,3,2,2\n3,3,2,2\n")
    found = in_json(capsys, "eap", file, "--params", params)
    assert found == eap(BANK, np.array([[0.0, 1, 0, 0], [1, 1, 0, 0]])).payload()
    told = in_json(capsys, "eap", file, "--params", params, "--lowest", "1")
    assert told == eap(BANK, np.array([[1.0, 2, 1, 1], [2, 2, 1, 1]])).payload()


def test_eap_tells_on_stderr_what_a_reader_must_know(tmp_path, capsys, params):
    file = written(tmp_path, "id;p;q;r;s\n7;2;3;2;2\n8;;;;\n")
    assert cli.main(["measure", "eap", str(file), "--params", str(params)]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[0].split() == ["line", "theta", "se"]
    assert told.out.splitlines()[2].split() == ["3", "0.000", "1.000"] or "-0.000" in told.out
    assert told.err.splitlines() == [
        "note: read with semicolons between the cells.",
        "note: 2, the lowest answer in the file, counts as the lowest that can be given; see --lowest.",
        "note: columns that are no items, left alone: id.",
        "note: missing answers: 4.",
        "note: rows without any answer: 1, with theta 0 and error 1, which is what is known of nobody.",
    ]


@pytest.mark.parametrize(
    ("text", "more", "says"),
    [
        ("p,q,r\n1,1,1\n", [], "there is no column for item s. Mend: "),
        ("p,q,r,s,s\n1,1,1,1,1\n", [], "2 columns are called s (4 and 5). Mend: "),
        (
            "p,q,r,s\n1,1,1,1\n2,2,4,1\n",
            [],
            "line 3, column 3 (r): 4 is none of the answers 1 to 3 (1 is the lowest",
        ),
        (
            "p,q,r,s\n-1,1,1,0\n2,2,3,0\n",
            [],
            "line 3, column 3 (r): 3 is none of the answers -1 to 1 (-1 is the",
        ),
        ("p,q,r,s\n0,1,1,1\n", ["--lowest", "1"], "column 1 (p): 0 is none of the answers 1 to 4. Mend: "),
        (
            "p,q,r,s\n9,1,1,1\n9,1,1,1\n",
            ["--lowest", "1"],
            "9 is none of the answers 1 to 4; 2 such answers in all",
        ),
        ("p,q,r,s\n1.5,1,1,1\n", [], "column 1 (p): 1.5 is no whole number"),
    ],
)
def test_answers_that_are_none_are_refused_with_their_place(tmp_path, capsys, params, text, more, says):
    assert says in refused(capsys, "eap", written(tmp_path, text), "--params", params, *more)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1, column 1: this is no JSON (Expecting value). Mend: write"),
        ('{"items": [\n{]}', "line 2, column 2: this is no JSON"),
        (b"\xff\xfe{}", "params.json: this is not UTF-8 text"),
        ("[" * 200_000, "params.json: this is no JSON that can be read"),
        ("[]", "parameters need the shape"),
        ('{"items": []}', "params.json: "),
        ('{"items": [{"id": "p", "a": 1}]}', 'item p: the thresholds "b" must be a list of numbers'),
        ('{"items": [{"id": "p", "a": -1, "b": [0]}]}', "item p: the slope a must be above 0"),
        ('{"items": [{"id": "p", "a": NaN, "b": [0]}]}', "item p: the slope a must be above 0"),
        ('{"items": [{"id": "p", "a": 1, "b": [1, 0]}]}', "item p: the thresholds in b must rise"),
        (
            '{"items": [{"id": "p", "a": 1, "b": [0]}, {"id": "p", "a": 1, "b": [0]}]}',
            "item p is there twice",
        ),
    ],
)
def test_parameters_that_are_none_are_refused(tmp_path, capsys, text, says):
    params = written(tmp_path, text, "params.json")
    assert says in refused(capsys, "eap", tmp_path / "answers.csv", "--params", params)
    assert says in refused(capsys, "simulate", "--params", params)


def test_what_fit_prints_eap_reads(tmp_path, capsys):
    file = written(tmp_path, sheet(people()))
    params = written(tmp_path, run(capsys, "fit", file, "--json"), "params.json")
    assert len(in_json(capsys, "eap", file, "--params", params)) == 400


def test_answers_that_nobody_gave_make_no_category_in_fit_and_eap(tmp_path, capsys):
    answers = people()
    answers[:, 0] = np.where(answers[:, 0] == 3, 4, answers[:, 0])
    file = written(tmp_path, sheet(answers))
    fitted = in_json(capsys, "fit", file)
    assert fitted["items"][0]["values"] == [1, 2, 3, 5]
    params = written(tmp_path, json.dumps(fitted), "params.json")
    assert (
        in_json(capsys, "eap", file, "--params", params)
        == eap(fit(tuple("pqrs"), answers).bank, people()).payload()
    )
    odd = written(tmp_path, "p,q,r,s\n1,1,1,1\n4,1,1,1\n", "odd.csv")
    assert "line 3, column 1 (p): 4 is none of the answers 1, 2, 3, 5. Mend: " in refused(
        capsys, "eap", odd, "--params", params
    )


def test_simulate_prints_what_programs_read(capsys, params):
    words = ("simulate", "--params", params, "--n", "1000", "--se", "0.3", "--max-items", "3", "--seed", "1")
    found = in_json(capsys, *words)
    assert set(found) == {"seconds", "mean_items", "rmse", "r", "coverage95", "ms_per_next_item"}
    assert found["mean_items"] == 3
    assert 0.5 < found["r"] < 0.95
    assert 0.92 < found["coverage95"] < 0.98
    again = in_json(capsys, *words)
    times = {"seconds", "ms_per_next_item"}
    assert {k: v for k, v in again.items() if k not in times} == {
        k: v for k, v in found.items() if k not in times
    }
    assert in_json(capsys, *words[:-1], "2")["r"] != found["r"]


def test_a_test_that_tells_nothing_has_no_correlation(tmp_path, capsys):
    params = written(tmp_path, '{"items": [{"id": "p", "a": 1e-300, "b": [0]}]}', "params.json")
    found = in_json(capsys, "simulate", "--params", params)
    assert found["r"] is None or abs(found["r"]) < 0.2
    assert found["rmse"] == pytest.approx(1, abs=0.1)


def test_simulate_many_goes_in_parts(capsys, params):
    found = in_json(capsys, "simulate", "--params", params, "--n", "20001", "--max-items", "2")
    assert found["mean_items"] == 2
    assert 0.94 < found["coverage95"] < 0.96


def test_simulate_for_people_tells_coverage_by_band(capsys, params):
    told = run(capsys, "simulate", "--params", params, "--n", "200")
    assert "95 % intervals that hold the truth" in told
    assert [line.split("  ")[0] for line in told.splitlines()[-6:]] == [
        "-inf to -2", "-2 to -1", "-1 to 0", "0 to 1", "1 to 2", "2 to inf"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--n", "1"], "'1' must be a whole number from 2 to 1000000"),
        (["--n", "1e3"], "'1e3' must be a whole number"),
        (["--se", "0"], "'0' must be a number above 0"),
        (["--se", "nan"], "'nan' must be a number above 0"),
        (["--max-items", "0"], "'0' must be a whole number from 1 to 1000"),
        (["--seed", "-1"], "'-1' must be a whole number from 0"),
    ],
)
def test_wrong_options_are_one_line(capsys, params, words, says):
    with pytest.raises(SystemExit) as stopped:
        cli.main(["measure", "simulate", "--params", str(params), *words])
    assert stopped.value.code == 2
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert says in told.err


LIGHT = """
import sys
from attune.operations import cli
try:
    cli.main({words!r})
except SystemExit:
    pass
print(sorted({{name.partition(".")[0] for name in sys.modules}} & {heavy!r}), file=sys.stderr)
"""


def loaded(*words, heavy):
    """Which of these a fresh interpreter holds after a command."""
    code = LIGHT.format(words=list(words), heavy=heavy)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr


def test_help_loads_nothing_heavy_and_a_fit_needs_no_settings(tmp_path):
    heavy = {"numpy", "scipy", "pandas", "statsmodels", "msgspec", "yaml", "tqdm"}
    assert loaded("measure", "--help", heavy=heavy) == "[]\n"
    file = written(tmp_path, sheet(people()))
    assert loaded("measure", "fit", str(file), heavy={"pandas", "statsmodels", "asgiref"}).endswith("[]\n")


def test_who_reads_only_the_first_lines_gets_no_trouble(tmp_path, params):
    file = written(tmp_path, sheet(people(3000)))
    words = [sys.executable, "-m", "attune.operations", "measure", "eap", str(file), "--params", str(params)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == 141
