"""The curriculum holds what each row needs, and what the docs say that it holds. `-s` prints the table."""

import re
from collections.abc import Mapping

import pytest

from attune.core.curriculum import Curriculum, Exercise, Lesson
from attune.core.curriculum.activities import ROW_CODES
from attune.player.library import curriculum
from tests.architecture.source import ROOT

SCENES = 16
NAMED = re.compile(r"([^|<>`]+?) `([0-9a-f-]{36})`")
type Counts = Mapping[str, int]


def counts(held: Curriculum, row: str) -> Counts:
    """How much of each kind a row has; `alone` are exercises that need nobody else."""
    found = held.of_row(row)
    exercises = [each for each in found if isinstance(each, Exercise) and each.kind == "exercise"]
    return {
        "lessons": sum(isinstance(each, Lesson) for each in found),
        "exercises": len(exercises),
        "alone": sum(each.with_ == "alone" for each in exercises),
        "lengths": len({min(3, 1 + each.minutes // 5) for each in exercises}),
        "scenes": sum(each.kind == "scene" for each in found),
        "measures": sum(row in each.rows and each.rights.included for each in held.instruments.values()),
    }


def lacking(row: str, has: Counts) -> list[str]:
    """What a row has too little of."""
    needs = (
        {"lessons": 4, "exercises": 6, "lengths": 2} if row.startswith("P") else {"lessons": 2, "alone": 3}
    )
    needs["measures"] = 1
    return [
        f"{row}: {has[what]} {what}, {least} are needed" for what, least in needs.items() if has[what] < least
    ]


def test_each_row_teaches_practises_and_measures():
    held = curriculum()
    table = {row: counts(held, row) for row in ROW_CODES}
    print()
    for row, has in table.items():
        print(f"{row:4}", *(f"{value} {what}" for what, value in has.items()), sep="  ")
    assert [line for row, has in table.items() for line in lacking(row, has)] == []
    assert sum(has["scenes"] for has in table.values()) >= SCENES


def test_a_row_without_enough_is_found():
    bare = {"lessons": 3, "exercises": 6, "alone": 6, "lengths": 3, "scenes": 0, "measures": 0}
    assert lacking("P4", bare) == ["P4: 3 lessons, 4 are needed", "P4: 0 measures, 1 are needed"]
    assert lacking("C4", {**bare, "alone": 2, "measures": 1}) == ["C4: 2 alone, 3 are needed"]


def named() -> list[tuple[str, str]]:
    """(title, number) of everything that docs/curriculum.md names."""
    text = (ROOT / "docs/curriculum.md").read_text(encoding="utf-8")
    return [(title.strip(), number) for title, number in NAMED.findall(text)]


@pytest.mark.parametrize(("title", "number"), named())
def test_what_the_docs_name_is_there(title, number):
    found = {str(each.uuid): each.title for each in curriculum().activities.values()}
    assert found.get(number) == title


def test_the_docs_name_enough():
    assert len({number for _, number in named()}) >= 50
