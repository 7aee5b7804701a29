"""`attune measure score`, `reliability` and `check` on shipped instruments and on files of one's own."""

import json
import shutil

import pytest
from numpy.random import default_rng

from attune.operations.measuring import check, instruments
from attune.operations.refusal import Refusal
from tests.architecture.source import ROOT
from tests.operations.measuring import in_json, refused, run, written

SMALL = """
uuid: 2b3f0d7e-27a5-4f0e-9a39-6d5c0e2a1b11
slug: small
version: 3
title: Small
rows: [P1]
scale: {points: 5, labels: [never, seldom, at times, often, always]}
subscales:
  calm: {name: Calm}
items:
  - {id: c1, text: I am calm., subscale: calm, key: 1}
  - {id: c2, text: I am at rest., subscale: calm, key: 1}
  - {id: c3, text: I am restless., subscale: calm, key: -1}
rights: {included: true, owner: a test, research: "yes", clinical: "yes", commercial: "yes", source: a test}
"""


@pytest.fixture
def small(tmp_path):
    return written(tmp_path, SMALL, "small.yaml")


def test_scores_are_those_of_the_form_with_what_was_noticed(tmp_path, capsys, small):
    file = written(
        tmp_path, "id,c1,c2,c3,age,version\na,4,5,2,30,3\nb,3,3,3,200,3\nc,1,,9,40,3\nd,1,1,5,,2\n"
    )
    found = in_json(capsys, "score", small, file)
    assert (found["instrument"], found["version"], found["n"]) == ("small", 3, 4)
    first, second, third, fourth = found["people"]
    assert first["id"] == "a"
    assert first["scores"]["calm"]["value"] == pytest.approx(13 / 3)
    assert first["scores"]["calm"]["error"] > 0
    assert (second["scores"]["calm"]["value"], third["scores"], fourth["scores"]) == (
        3, {"calm": None}, {"calm": None}
    )  # fmt: skip
    kinds = {each["kind"]: each["count"] for each in found["findings"]}
    assert kinds["out-of-range"] == kinds["missing"] == kinds["impossible-age"] == kinds["other-version"] == 1
    assert (found["scales"][0]["scored"], found["scales"][0]["unscored"]) == (2, 2)


def test_scores_for_people(tmp_path, capsys, small):
    told = run(capsys, "score", small, written(tmp_path, "id,c1,c2,c3\na,4,5,2\nb,,,\n"))
    lines = told.splitlines()
    assert lines[0].split() == ["row", "id", "calm", "error", "percentile"]
    assert lines[1].split()[:3] == ["2", "a", "4.333"]
    assert lines[2].split() == ["3", "b", "-", "-", "-"]
    assert "no percentile for 1 scores of calm: no norms" in told
    assert "noticed:" in told


NORMS = """
norms:
  - {subscale: calm, population: all, source: a test, year: 2020, n: 900, percentiles: {10: 2.0, 50: 3.0, 90: 4.0}}
  - {subscale: calm, population: women, source: a test, year: 2020, n: 50, gender: woman, percentiles: {50: 2, 90: 3}}
  - {subscale: calm, population: old, source: a test, year: 2020, n: 90, ages: [65, 99], mean: 4.0, sd: 1.0}
"""  # fmt: skip


def test_percentiles_are_those_of_the_group_that_fits(tmp_path, capsys):
    small = written(tmp_path, SMALL + NORMS, "small.yaml")
    rows = (
        "3,3,3,,",
        "3,3,3,Female,30",
        "3,4,3,w,-5",
        "5,5,1,man,30",
        "3,4,2,2,70.9",
        "1,,,man,30",
        "1,1,5,m,",
    )
    file = written(tmp_path, "c1,c2,c3,gender,age\n" + "\n".join(rows) + "\n")
    found = in_json(capsys, "score", small, file)
    told = [each["scores"]["calm"] for each in found["people"]]
    assert [each and (each["percentile"], each.get("beyond"), each["norm"]) for each in told] == [
        (50, None, 0), (90, None, 1), (90, "over", 1), (90, "over", 0), (pytest.approx(36.94, abs=0.01), None, 2),
        None, (10, "under", 0),
    ]  # fmt: skip
    assert [norm["population"] for norm in found["norms"]] == ["all", "women", "old"]
    assert found["scales"][0]["no_percentile"] == {}
    lines = run(capsys, "score", small, file).splitlines()
    assert [" ".join(line.split()[3:]) for line in lines[3:5]] == [">= 90", ">= 90"]


def test_where_no_group_fits_there_is_no_percentile_and_a_reason(tmp_path, capsys):
    women = "\n".join(
        line for line in NORMS.split("\n") if "population: all" not in line and "old" not in line
    )
    small = written(tmp_path, SMALL + women, "small.yaml")
    found = in_json(
        capsys, "score", small, written(tmp_path, "c1,c2,c3,gender\n3,3,3,1\n3,3,3,man\n3,3,3,f\n")
    )
    assert found["scales"][0]["no_percentile"] == {"gender-needed": 1, "no-band-for-this-person": 1}
    assert found["people"][0]["scores"]["calm"]["reason"] == "gender-needed"


def test_reliability_has_each_figure(tmp_path, capsys, small):
    rng = default_rng(1)
    rows = []
    for _ in range(200):
        place = rng.normal()
        one, two, three = (min(5, max(1, round(3 + place + rng.normal()))) for _ in range(3))
        rows.append(f"{one},{two},{6 - three}")
    file = written(tmp_path, "c1,c2,c3\n" + "\n".join(rows) + "\n")
    (scale,) = in_json(capsys, "reliability", small, file)["scales"]
    assert 0.5 < scale["alpha_low"] < scale["alpha"] < scale["alpha_high"] < 0.85
    assert scale["omega_total"] == pytest.approx(scale["alpha"], abs=0.02)
    assert [each["id"] for each in scale["item_rest"]] == ["c1", "c2", "c3"]
    told = run(capsys, "reliability", small, file)
    assert "omega total" in told
    assert "calm: each item with the rest of the scale" in told


def test_shipped_instruments_have_their_names(tmp_path, capsys):
    head = ",".join(f"Q{n}" for n in range(1, 37))
    file = written(tmp_path, f"{head}\n{','.join('4' * 36)}\n")
    for name in ("ECR", "ecr", "ecr-5"):
        found = in_json(capsys, "score", name, file)
        assert set(found["people"][0]["scores"]) == {"anxiety", "avoidance"}
        assert "straight-line" in {each["kind"] for each in found["findings"]}


def test_each_shipped_instrument_can_be_scored():
    from attune.core.curriculum.instrument_files import instrument_files

    files = list(instrument_files(ROOT / "curriculum/en"))
    assert len(files) > 20
    for file in files:
        assert instruments.named(file.stem).slug == file.stem
        assert instruments.form_of(instruments.from_file(file)).names


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("nothing", "c1,c2,c3\n1,2,3\n", "there is no instrument 'nothing'. Mend: use one of "),
        (
            "gone.yaml",
            "c1,c2,c3\n1,2,3\n",
            "gone.yaml: it cannot be read (No such file or directory). Mend: ",
        ),
        ("small.yaml", "c1,c2\n1,2\n", "no column for c3; the file has c1, c2. Mend: "),
        ("small.yaml", "c1,c2,c3,c3\n1,2,3,3\n", "the column c3 stands more than once"),
        ("small.yaml", "c1,c2,c3\n", "but no row follows. Mend: "),
    ],
)
@pytest.mark.usefixtures("small")
def test_what_cannot_be_scored_is_refused(tmp_path, capsys, monkeypatch, name, text, says):
    monkeypatch.chdir(tmp_path)
    for command in ("score", "reliability"):
        assert says in refused(capsys, command, name, written(tmp_path, text))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("version: 3", "version: third", "small.yaml:4: "),
        ("version: 3", "version: 0", "small.yaml:4: "),
        ("key: -1", "key: 2", "small.yaml:13: "),
        ("subscale: calm, key: -1", "subscale: storm, key: -1", "(2 faults in all)"),
        ("scale: {points: 5,", "scale: {points: [", "small.yaml:"),
        (SMALL, "", "small.yaml:1: "),
    ],
)
def test_a_file_of_an_instrument_with_a_fault_is_refused_with_its_line(tmp_path, capsys, old, new, says):
    file = written(tmp_path, SMALL.replace(old, new), "small.yaml")
    assert says in refused(capsys, "score", file, written(tmp_path, "c1,c2,c3\n1,2,3\n"))


def test_a_folder_of_content_that_is_not_there_is_refused(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("ATTUNE_CURRICULUM", str(tmp_path / "none"))
    assert "ATTUNE_CURRICULUM" in refused(capsys, "score", "ecr", tmp_path / "answers.csv")


def test_check_lists_what_is_there(capsys):
    assert check.check(ROOT / "curriculum", as_json=False) == 0
    told = capsys.readouterr().out
    assert "No problems: " in told
    assert check.check(ROOT / "curriculum", as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["problems"] == []
    ecr = next(each for each in found["instruments"] if each["slug"] == "ecr-5")
    assert (ecr["items"], ecr["words"], ecr["parameters"]) == (36, "brought", True)


def test_planted_faults_are_named_with_line_and_mend(tmp_path, capsys):
    folder = shutil.copytree(ROOT / "curriculum", tmp_path / "curriculum")
    file = folder / "en/instruments/well-being.yaml"
    lines = file.read_text().split("\n")
    number = next(n for n, line in enumerate(lines) if line.startswith("version:"))
    lines[number] = "version: -1"
    file.write_text("\n".join(lines))
    assert check.check(folder, as_json=False) == 1
    told = capsys.readouterr()
    assert told.out.startswith(f"curriculum/en/instruments/well-being.yaml:{number + 1}: ")
    assert ". Mend: " in told.out
    assert told.err == "1 problem found.\n"
    assert check.check(folder, as_json=True) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["line"] == number + 1


def test_one_file_is_checked_by_itself(tmp_path, capsys, small):
    assert "No problems: 1 instrument." in run(capsys, "check", small)
    broken = written(tmp_path, SMALL.replace("key: -1", "key: 2"), "broken.yaml")
    assert run(capsys, "check", broken, code=1).startswith("broken.yaml:13: ")
    assert json.loads(run(capsys, "check", broken, "--json", code=1))["problems"][0]["line"] == 13


def test_a_folder_without_instruments_is_refused(tmp_path):
    with pytest.raises(Refusal, match="there is no folder"):
        check.check(tmp_path, as_json=False)
