"""CSV files as people have them: what can be read is read, what cannot is told in one line with its place and mend."""

import pytest

from attune.operations.measuring.sheets import read
from attune.operations.refusal import Refusal
from tests.operations.measuring import refused, written

PLAIN = "a,b\n1,2\n3,\n"


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        (PLAIN, []),
        (b"\xef\xbb\xbf" + PLAIN.encode(), []),
        (PLAIN.replace("\n", "\r\n"), []),
        (PLAIN.replace("\n", "\r"), []),
        (PLAIN.rstrip(), []),
        (' a , b\n"1","2"\n3,\n', []),
        ("a,b,\n1,2,\n3,,\n", []),
        (PLAIN.replace(",", ";"), ["read with semicolons between the cells"]),
        (PLAIN.replace(",", "\t"), ["read with tabs between the cells"]),
        ("a,b\n\n1,2\n3,\n\n\n", ["3 empty lines passed over"]),
    ],
)
def test_the_same_table_in_many_dresses(tmp_path, text, notes):
    sheet = read(written(tmp_path, text))
    assert sheet.names == ["a", "b"]
    assert sheet.rows == [["1", "2"], ["3", ""]]
    assert sheet.notes == notes


def test_one_column_may_have_empty_cells(tmp_path):
    sheet = read(written(tmp_path, "a\n1\n\n2\n\n"))
    assert sheet.rows == [["1"], [""], ["2"]]
    assert sheet.lines == [2, 3, 4]


def test_lines_are_those_of_the_file_where_a_cell_runs_over_two(tmp_path):
    sheet = read(written(tmp_path, 'a,b\n"x\ny",2\n3,4\n'))
    assert sheet.lines == [2, 4]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "answers.csv: the file is empty. Mend: "),
        (" \n\n", "answers.csv: the file is empty. Mend: "),
        (b"\xef\xbb\xbf", "answers.csv: the file is empty. Mend: "),
        ("a,b\n", "answers.csv: the first line names the columns, but no row follows. Mend: "),
        ("a,b\n1,2\n1,2,3\n", "answers.csv, line 3: 3 cells, but the first line names 2 columns. Mend: "),
        ("a,b\n1,2\n1\n", "answers.csv, line 3: 1 cells, but the first line names 2 columns. Mend: "),
        (
            b"a,b\n1,2\n1,\xe9\n",
            "answers.csv, line 3: byte 0xe9 is not UTF-8. Mend: save the file with UTF-8.",
        ),
        ("a,b\n1,2".encode("utf-16"), "answers.csv: this is UTF-16 text, not CSV. Mend: "),
        (b"PK\x03\x04rest", "answers.csv: this is a spreadsheet or an archive, not CSV. Mend: "),
        (b"a,b\n1,\x00\n", "answers.csv, line 2: there is a zero byte, so this is no text. Mend: "),
        ('a,b\n1,2\n1,"2\n', "answers.csv, line 3: this is no CSV (unexpected end of data). Mend: "),
        ("1,2,2\n1,2,3\n", "answers.csv, line 1: the first line holds numbers, where the names of"),
        ('a,b\n1,"' + "x" * 200_000 + '"\n', "line 2: this is no CSV (field larger than field limit"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(tmp_path, capsys, text, says):
    assert says in refused(capsys, "fit", written(tmp_path, text))


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path, capsys):
    assert "none.csv: there is no such file. Mend: " in refused(capsys, "fit", tmp_path / "none.csv")
    assert ": this is a folder. Mend: name a file in it." in refused(capsys, "fit", tmp_path)
    told = refused(capsys, "eap", tmp_path / "none.csv", "--params", tmp_path)
    assert "this is a folder" in told
    assert "it cannot be read" in refused(capsys, "fit", tmp_path / ("x" * 300))


def test_a_file_without_end_is_refused(monkeypatch, capsys):
    monkeypatch.setattr("attune.operations.measuring.files.LARGEST", 1 << 20)
    assert "/dev/zero: it is larger than 1 MB. Mend: " in refused(capsys, "fit", "/dev/zero")


ANSWERS = "p,q,r\n0,1,2\n1,1,2\n2,0,0\n0,0,1\n1,2,0\n"


@pytest.mark.parametrize(
    ("text", "more", "says"),
    [
        ("p,q,r\n1,2,x\n", [], 'line 2, column 3 (r): "x" is no number. Mend: '),
        ("p,q,r\n1,nan,2\n", [], 'column 2 (q): "nan" is no number'),
        ("p,q,r\n1,inf,2\n", [], 'column 2 (q): "inf" is no number'),
        ("p,q,r\n1,1_0,2\n", [], 'column 2 (q): "1_0" is no number'),
        ("p,q,r\n1,²,2\n", [], 'column 2 (q): "²" is no number'),
        ("p,q,r\n1,1e999,2\n", [], 'column 2 (q): "1e999" is no number'),
        ("p;q;r\n1;1,5;2\n", [], "line 2, column 2 (q): 1.5 is no whole number"),
        ("p,q,p\n1,2,3\n", [], "columns 1 and 3 are both called p. Mend: "),
        ("p,,r\n1,2,3\n", [], "column 2 has no name. Mend: "),
        (ANSWERS, ["--items", "p,z"], "there is no column z. Mend: say --items with one of p, q, r."),
        (ANSWERS, ["--items", "p,q,p"], "p is named twice. Mend: name each column once in --items."),
        (ANSWERS, ["--items", "p,q"], "a fit needs at least 3 columns, got 2. Mend: "),
        (ANSWERS, ["--reverse", "z"], "there is no column z. Mend: say --reverse with one of p, q, r."),
        (
            ANSWERS,
            ["--items", "p,q", "--reverse", "r"],
            "r is not among the items. Mend: take it out of --reverse.",
        ),
        ("p,q,r\n1,,2\n2,NA,1\n", [], "column q has no answers. Mend: "),
        ("p,q,r\n1,1,2\n2,1,1\n", [], "column q has one category only"),
        (
            "id,q,r\n" + "".join(f"{n},{n % 2},1\n" for n in range(40)),
            [],
            "column id has 40 different answers",
        ),
    ],
)
def test_cells_and_columns_that_cannot_be_used(tmp_path, capsys, text, more, says):
    assert says in refused(capsys, "fit", written(tmp_path, text), *more)


def test_long_names_and_lines_do_not_break_the_line(tmp_path, capsys):
    told = refused(capsys, "fit", written(tmp_path, 'p,q,r\n1,"a\nb and a great deal more than fits",2\n'))
    assert '"a b and a great deal mo…" is no number' in told


def test_a_column_is_found_by_its_name_then_other_capitals_then_its_number(tmp_path):
    sheet = read(written(tmp_path, "Aa,aa,2,x\n1,2,3,4\n"))
    assert [sheet.place(name, option="--by") for name in ("Aa", "aa", "X", "2", "4")] == [0, 1, 3, 2, 3]
    with pytest.raises(Refusal, match=r"2 columns are called AA \(columns 1 and 2\). Mend: "):
        sheet.place("AA", option="--by")
    for name in ("5", "0", "²"):
        with pytest.raises(Refusal, match="there is no column"):
            sheet.place(name, option="--by")
