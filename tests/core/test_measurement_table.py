"""A table of answers: what is odd is said in one line, with a count, and nothing is dropped silently."""

import json
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.core.measurement.samples.findings import NAMED
from attune.core.measurement.samples.form import form
from attune.core.measurement.samples.summary import reliability_of, scores_of
from attune.core.measurement.samples.table import Unreadable, check

TEN = [f"q{n}" for n in range(1, 11)]
FORM = form(TEN, ["s"] * 10, [1, -1] * 5, points=5, version=2)
NAMES = ["id", *TEN, "age", "gender", "version"]
FINE = [["a", *"5142315241", "32", "woman", "2"], ["b", *"4253214352", "17", "", ""]]


def row(answers, name="c", age="40", version="2"):
    return [name, *answers, age, "man", version]


def noticed(rows, names=NAMES, shape=FORM, **options):
    return {one.kind: one for one in check(names, rows, shape, **options).findings}


def test_a_table_that_is_fine_says_nothing():
    table = check(NAMES, FINE, FORM)
    assert table.findings == ()
    assert (table.rows, table.ids, table.genders) == ((2, 3), ("a", "b"), ("woman", ""))
    assert table.answers[0].tolist() == [5, 1, 4, 2, 3, 1, 5, 2, 4, 1]
    assert table.ages.tolist() == [32, 17]
    assert table.scored.all()


@pytest.mark.parametrize(
    ("kind", "odd", "says"),
    [
        (
            "impossible-age",
            row("5142315242", age="3546789"),
            "row 4: age 3546789 is no age; kept, but not used for norms",
        ),
        (
            "impossible-age",
            row("5142315242", age="forty"),
            "row 4: age forty is no age; kept, but not used for norms",
        ),
        (
            "straight-line",
            row("3" * 10),
            "row 4: one and the same answer to every question; kept and scored, so look whether it is meant",
        ),
        (
            "out-of-range",
            row("9142315242"),
            "row 4: 9 in q1 is none of the answers 1 to 5; counted as missing",
        ),
        (
            "out-of-range",
            row(["2.5", *"142315242"]),
            "row 4: 2.5 in q1 is none of the answers 1 to 5; counted as missing",
        ),
        (
            "not-a-number",
            row("51x2315242"),
            'row 4: "x" in q3 is no number; counted as missing',
        ),
        ("missing", row(["5", "", *"42315242"]), "row 4: no answer in q2"),
        (
            "nothing-answered",
            row([""] * 10),
            "row 4: no answer that counts; kept, without a score",
        ),
        (
            "too-few",
            row([*"5142315", "NA", "NA", ""]),
            "row 4: fewer than 8 of 10 answers for s; kept, without that score",
        ),
        (
            "same-answers",
            row("5142315241"),
            "row 4 holds the same answers to all questions as row 2; both kept and scored",
        ),
        (
            "same-id",
            row("5142315242", name="a"),
            "the id a stands in row 2 and again in row 4; both kept and scored",
        ),
        (
            "other-version",
            row("5142315242", version="1"),
            "row 4: answered in version 1, and this is version 2; kept, but not scored",
        ),
    ],
)
def test_what_is_odd_is_said_and_kept(kind, odd, says):
    rows = [*FINE, odd]
    found = noticed(rows)
    assert found[kind].message == says
    assert (found[kind].count, found[kind].rows) == (1, (4,))
    table = check(NAMES, rows, FORM)
    assert len(table.rows) == 3
    assert len(scores_of(table, FORM)["people"]) == 3


def test_many_are_counted_and_the_first_is_named():
    rows = [*FINE, *(row("3" * 10, name=f"n{n}", age="999") for n in range(30))]
    found = noticed(rows)
    assert (found["straight-line"].count, len(found["straight-line"].rows)) == (30, NAMED)
    assert found["straight-line"].message == (
        "30 rows have one and the same answer to every question (first: row 4); kept and scored"
    )
    assert found["impossible-age"].message == (
        "30 rows have an age that is none (first: 999, row 4); kept, but not used for norms"
    )


def test_a_code_for_missing_is_pointed_at():
    rows = [*FINE, row("0142315242"), row("0042315241", name="d")]
    assert noticed(rows)["out-of-range"].message == (
        "3 answers in 2 rows are none of the answers of their scale (first: 0 in q1, row 4; each of them 0); "
        "counted as missing"
    )
    assert "out-of-range" not in noticed(rows, missing=("", "0"))
    assert noticed(rows, missing=("", "0"))["missing"].count == 3


def test_empty_rows_are_left_out_and_told_and_numbers_stay():
    rows = [FINE[0], [], ["", ""], [*FINE[1][:11], "200", "", ""]]
    table = check(NAMES, rows, FORM)
    assert table.rows == (2, 5)
    found = {one.kind: one.message for one in table.findings}
    assert found["empty-row"] == "2 rows are empty (first: row 3); left out"
    assert found["impossible-age"].startswith("row 5: age 200")


def test_one_column_copied_twice_is_seen():
    rng = np.random.default_rng(1)
    rows = [[*map(str, line)] for line in rng.integers(1, 6, (25, 10))]
    for line in rows:
        line[7] = line[2]
    found = noticed(rows, TEN)
    assert found["same-column"].message == "columns q3 and q8 hold the same answers in all 25 rows; both kept"
    assert "same-column" not in noticed(rows[:19], TEN)


def test_columns_that_nobody_asked_for_are_named():
    names = [*TEN, "country", "note", "note"]
    found = noticed([[*"5142315241", "DE", "", ""]], names)
    assert found["extra-column"].message == "3 columns are not asked for and left alone: country, note, note"
    assert found["name-twice"].message == "named more than once, not used: note"


def test_names_of_columns_may_have_capitals_spaces_and_a_mark_in_front():
    names = ["\ufeffID", *(f" {name} " for name in TEN), "Age", "Gender", "VERSION"]
    assert check(names, FINE, FORM).ids == ("a", "b")


def test_a_form_without_a_version_takes_any():
    free = form(TEN, ["s"] * 10, [1, -1] * 5, points=5)
    assert check(NAMES, [row("5142315242", version="7")], free).scored.all()


def test_another_version_is_kept_but_not_scored():
    table = check(NAMES, [*FINE, row("5142315242", version="1")], FORM)
    assert table.scored.tolist() == [True, True, False]
    assert scores_of(table, FORM)["people"][2]["scores"]["s"] is None
    assert np.isfinite(table.answers[2]).all()


@pytest.mark.parametrize("lines", [6, 9])
def test_the_lowest_answer_throughout_can_be_meant_where_all_ask_the_same_way(lines):
    """Nine times "not at all" to nine complaints is an answer; the same to opposite statements is not."""
    items = [f"p{n}" for n in range(lines)]
    one_way = form(items, ["s"] * lines, [1] * lines, points=4, lowest=0)
    assert noticed([["0"] * lines], items, one_way) == {}
    both_ways = form(items, ["s"] * lines, [1] * (lines - 1) + [-1], points=4, lowest=0)
    assert "straight-line" in noticed([["0"] * lines], items, both_ways)


def test_one_answer_to_two_scales_is_seen_from_ten_questions_on():
    two = form(TEN, ["s"] * 5 + ["t"] * 5, [1] * 10, points=5)
    assert "straight-line" in noticed([["4"] * 10], TEN, two)


@pytest.mark.parametrize(
    ("names", "rows", "says"),
    [
        ([], [], "the file is empty"),
        (["", ""], [], "the file is empty"),
        (TEN, [], "has no row of answers under them"),
        (TEN, [[], [""]], "has no row of answers under them"),
        (TEN[:8], [["1"] * 8], "no column for q9, q10; the file has q1, q2, q3, q4, q5 and 3 more"),
        ([*TEN, "q3"], [["1"] * 11], "the column q3 stands more than once: which one is meant?"),
        ([*TEN, "age", "Age"], [["1"] * 12], "the column age stands more than once"),
        (TEN, [["1"] * 10, ["1"] * 9], "row 3 has 9 cells, and the names of columns are 10"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(names, rows, says):
    with pytest.raises(Unreadable) as refused:
        check(names, rows, FORM)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_braces_and_lines_in_a_cell_do_no_harm():
    message = noticed([row(["{row}\n{", *"142315242"])])["not-a-number"].message
    assert message == 'row 2: "{row} {" in q1 is no number; counted as missing'


cells = st.sampled_from(
    ["1", "2", "3", "4", "5", "", "NA", "0", "6", "x", "1.5", "nan", "inf", "1e9", "-1", " 3 "]
)


@given(st.lists(st.lists(cells, min_size=4, max_size=4), min_size=1, max_size=8))
def test_every_cell_is_an_answer_or_counted(rows):
    shape = form(TEN[:4], ["s"] * 4, [1, -1, 1, 1], points=5)
    if not any(any(cell.strip() for cell in line) for line in rows):
        return
    table = check(TEN[:4], rows, shape)
    told = dict.fromkeys(("missing", "out-of-range", "not-a-number", "empty-row"), 0)
    for one in table.findings:
        if one.kind in told:
            told[one.kind] += one.count
    empty = told.pop("empty-row")
    assert len(table.rows) + empty == len(rows)
    assert np.isfinite(table.answers).sum() + sum(told.values()) == 4 * len(table.rows)
    for report in (scores_of(table, shape), reliability_of(table, shape)):
        json.dumps(report, allow_nan=False)
        assert len(report["findings"]) == len(table.findings)


def test_the_summaries_hold_every_person_and_scale():
    lines = [*product("15", repeat=3), *product("24", repeat=3)]
    shape = form(["a", "b", "c"], ["s", "s", "t"], [1, -1, 1], points=5)
    table = check(["a", "b", "c"], lines, shape)
    report = scores_of(table, shape)
    assert [one["row"] for one in report["people"]] == list(range(2, 18))
    first = report["people"][0]["scores"]
    assert first["s"]["value"] == 3
    assert first["s"]["low"] < 3 < first["s"]["high"]
    assert set(first) == {"s", "t"}
    scale = reliability_of(table, shape)["scales"][0]
    assert (scale["name"], scale["items"], scale["n_complete"], scale["n_scored"]) == ("s", 2, 16, 16)
    assert [one["id"] for one in scale["item_rest"]] == ["a", "b"]
    assert reliability_of(table, shape)["scales"][1]["alpha"] is None
    alone = scores_of(check(["a", "b", "c"], [["1", "2", "3"]], shape), shape)["scales"][0]
    assert (alone["sd"], alone["mean"]) == (None, 2.5)
