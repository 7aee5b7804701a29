"""Help lines and the guide: what the linter refuses, and what a line knows of itself."""

from datetime import date
from pathlib import Path

import pytest

from attune.core.curriculum import Broken, HelpLine, check, load, load_help
from attune.core.curriculum.help_lines import dialled
from tests.core.curriculum_folder import STEP_TYPES, write

TODAY = date(2026, 11, 24)
FILE = "curriculum/en/helplines.yaml"
SHIPPED = Path(__file__).parents[2] / "curriculum" / "en"
LINES = """\
lines:
  - id: xx-listen
    name: Listening line
    country: IE
    for_whom: [suicide]
    does: Someone listens.
    number: "0800 00 00 00"
    hours: always
    languages: [English]
    basis: own
    source: https://example.org/help
    page: undated
    read: 2026-11-24
  - id: xx-write
    name: Writing line
    country: EU
    for_whom: [violence-at-home, women]
    does: Someone writes back.
    text: "0800 11"
    hours: always
    languages: [English]
    basis: charity
    source: https://example.org/write
    page: "2020"
    read: 2025-06-01
finding:
  - Search for it.
"""
GUIDE = """\
---
uuid: 44444444-4444-4444-8444-444444444444
slug: more
title: More?
sources: [A guideline.]
---
Some things are *too heavy*.
"""


def folder(tmp_path, lines=LINES, guide=GUIDE):
    made = write(tmp_path)
    (made / "helplines.yaml").write_text(lines, encoding="utf-8")
    (made / "guide").mkdir()
    (made / "guide" / "more.md").write_text(guide, encoding="utf-8")
    return made


def said(made, today=TODAY) -> list[str]:
    return [str(problem) for problem in check(made, STEP_TYPES, today)]


def test_it_works(tmp_path):
    made = folder(tmp_path)
    assert said(made) == []
    curriculum, alone = load(made, STEP_TYPES), load_help(made)
    assert curriculum.help_lines == alone.lines
    assert curriculum.finding == alone.finding == ("Search for it.",)
    assert curriculum.guide == alone.guide
    assert alone.guide is not None
    assert "<em>too heavy</em>" in alone.guide.html
    assert not alone.guide.is_reviewed


def test_none_has_to_be_there(tmp_path):
    assert load_help(write(tmp_path)).lines == ()
    assert load(write(tmp_path), STEP_TYPES).guide is None


FIELDS = [
    "id",
    "name",
    "country",
    "for_whom",
    "does",
    "hours",
    "languages",
    "basis",
    "source",
    "page",
    "read",
]


@pytest.mark.parametrize("field", FIELDS)
def test_an_entry_without_a_field_is_refused(tmp_path, field):
    first, second = LINES.split("  - id: xx-write")
    kept = [line for line in second.split("\n") if not line.startswith(f"    {field}:")]
    planted = (
        "  -" + "\n".join(kept).removeprefix(" ") if field == "id" else "  - id: xx-write" + "\n".join(kept)
    )
    made = folder(tmp_path, first + planted)
    found = [problem for problem in said(made) if f"`{field}` is missing" in problem]
    assert len(found) == 1
    assert found[0].startswith((f"{FILE}:14:", f"{FILE}:15:"))
    assert f"add a line `{field}: …`" in found[0]
    with pytest.raises(Broken):
        load_help(made)


def test_an_entry_that_cannot_be_reached_is_refused(tmp_path):
    made = folder(tmp_path, LINES.replace('    number: "0800 00 00 00"\n', ""))
    assert any(
        line.startswith(f"{FILE}:2:") and "no number, no text and no chat" in line for line in said(made)
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("id: xx-write", "id: xx-listen", 14, "is there twice"),
        ("country: IE", "country: XX", 4, "which is no country"),
        ("country: IE", "country: Ireland", 4, "which is no country"),
        ("[suicide]", "[sadness]", 5, "none of the words known here"),
        ("[suicide]", "[]", 5, "something is needed"),
        ("languages: [English]", "languages: []", 9, "something is needed"),
        ("basis: own", "basis: press", 10, "nothing else is good enough for a number"),
        ("https://example.org/help", "a leaflet", 11, "no address of a page"),
        ("https://example.org/help", "http://10.0.0.1/x", 11, "no address of a page"),
        ("read: 2026-11-24", "read: 2026-11-25", 13, "still to come"),
        ("read: 2026-11-24", "read: last week", 13, "a date is needed"),
        ('number: "0800 00 00 00"', "number: 116123", 7, "words are needed"),
        (
            "does: Someone listens.",
            "does: Someone listens.\n    colour: red",
            7,
            "`colour` is not known here",
        ),
        ("finding:", "hints:", 26, "`hints` is not known here"),
    ],
)
def test_a_wrong_entry_names_file_line_and_mend(tmp_path, old, new, line, what):
    assert old in LINES
    found = [one for one in said(folder(tmp_path, LINES.replace(old, new, 1))) if what in one]
    assert found
    assert found[0].startswith(f"{FILE}:{line}:"), found[0]
    assert "Mend: " in found[0]


def test_without_a_day_no_date_is_too_late(tmp_path):
    assert said(folder(tmp_path, LINES.replace("2026-11-24", "2030-01-01")), None) == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("sources: [A guideline.]\n", "", "`sources` is missing"),
        ("title: More?\n", "", "`title` is missing"),
        ("Some things are *too heavy*.\n", "", "the guide has no text"),
        ("44444444-4444-4444-8444-444444444444", "11111111-1111-4111-8111-111111111111", "same as in"),
        ("---\nuuid", "uuid", "between two `---`"),
    ],
)
def test_a_wrong_guide_is_named(tmp_path, old, new, what):
    assert any(what in line for line in said(folder(tmp_path, guide=GUIDE.replace(old, new, 1))))


def test_a_second_guide_is_named(tmp_path):
    made = folder(tmp_path)
    second = GUIDE.replace("44444444", "55555555", 1)
    (made / "guide" / "zz.md").write_text(second, encoding="utf-8")
    assert any(
        line.startswith("curriculum/en/guide/zz.md:2: there is a guide already") for line in said(made)
    )


def test_a_line_read_more_than_a_year_ago_is_old(tmp_path):
    fresh, old = load_help(folder(tmp_path)).lines
    assert not fresh.is_old(TODAY)
    assert not fresh.is_old(date(2027, 11, 24))
    assert fresh.is_old(date(2027, 11, 26))
    assert old.is_old(TODAY)


def test_eu_stands_for_each_member(tmp_path):
    one, union = load_help(folder(tmp_path)).lines
    assert one.countries == ("IE",)
    assert len(union.countries) == 27
    assert "CH" not in union.countries


def test_what_a_telephone_dials(tmp_path):
    one, union = load_help(folder(tmp_path)).lines
    assert one.to_call == (("0800 00 00 00", "0800000000"),)
    assert union.to_call == ()
    assert union.to_text == "080011"
    assert dialled("1-800-656-HOPE(4673)") == "18006564673"
    assert dialled("+49 (0)30/1") == "+490301"


def shipped() -> tuple[HelpLine, ...]:
    return load_help(SHIPPED).lines


def test_each_shipped_line_can_be_dialled_and_was_read():
    assert len(shipped()) >= 30
    for line in shipped():
        assert line.numbers, line.id
        assert all(digits.isdigit() and len(digits) >= 3 for _, digits in line.to_call), line.id
        assert line.read >= date(2026, 11, 24), line.id


def test_someone_answers_for_danger_at_home_and_for_suicide_where_there_is_an_emergency_number():
    needs = {"violence-at-home", "suicide"}
    for country in ("US", "GB", "AU", "IE", "DE", "AT", "FR"):
        kinds = {kind for line in shipped() if line.country == country for kind in line.for_whom}
        assert needs <= kinds, country


def test_the_guide_says_that_no_clinician_has_read_it():
    guide = load_help(SHIPPED).guide
    assert guide is not None
    assert guide.reviewed == "not yet"
