"""Words for feelings, and lists of short lines."""

import pytest
from django.http import QueryDict

from attune.core.curriculum import Condition, matches
from attune.player import pages, runs
from attune.player.library import kind_of

pytestmark = pytest.mark.usefixtures("staged")


def step(staged, step_id):
    return staged.exercise("words-and-lines").step(step_id)


def parse(staged, step_id, query):
    found = step(staged, step_id)
    return kind_of(found).parse(found, QueryDict(query))


def test_feelings_are_kept_by_id_in_the_order_of_the_words(staged):
    parsed = parse(staged, "words", "answer=lonely&answer=afraid&answer=no-such")
    assert parsed.answer == ["afraid", "lonely"]
    assert parsed.said == "Afraid, lonely"


@pytest.mark.parametrize("extra", ["cannot-tell", "body-only"])
def test_no_word_is_an_answer(staged, extra):
    assert parse(staged, "words", f"answer={extra}").answer == [extra]


def test_no_choice_is_met_kindly(staged):
    assert "Choose one" in parse(staged, "words", "").error


def test_too_many_words_are_refused_and_stay_chosen(staged, now):
    query = "answer=lonely&answer=sad&answer=afraid&answer=calm"
    parsed = parse(staged, "words", query)
    assert parsed.answer is None
    assert parsed.is_unfit
    assert "Up to 3 words" in parsed.error
    exercise = staged.exercise("words-and-lines")
    page = pages.step_page(exercise, runs.fresh(exercise, now), step(staged, "words"))
    page = pages.typed(page, QueryDict(query))
    assert [root.id for root, is_open in page.roots if is_open] == ["afraid", "sad", "calm"]


def test_a_word_counts_as_its_broad_feeling(staged):
    steps = staged.exercise("words-and-lines").steps
    sad = Condition(chose={"words": "sad"})
    assert matches(sad, {"words": ["lonely"]}, steps)
    assert not matches(sad, {"words": ["uneasy"]}, steps)
    assert not matches(Condition(not_chose={"words": "sad"}), {"words": ["lonely"]}, steps)


def test_lines_are_kept_without_the_empty_ones(staged):
    parsed = parse(staged, "lines", "answer=+Soup+&answer=&answer=A++walk")
    assert parsed.answer == ["Soup", "A walk"]
    assert parsed.said is None
    assert not parsed.error


def test_too_few_lines_are_a_draft(staged, now):
    parsed = parse(staged, "lines", "answer=Soup")
    assert "2 lines" in parsed.error
    exercise = staged.exercise("words-and-lines")
    run = runs.drafted(exercise, runs.fresh(exercise, now), step(staged, "lines"), parsed, version=2)
    assert run.drafts == {"lines": ["Soup"]}
    assert pages.step_page(exercise, run, step(staged, "lines")).lines == ["Soup", "", ""]


def test_no_line_is_met_kindly(staged):
    parsed = parse(staged, "lines", "answer=&answer=+")
    assert parsed.answer is None
    assert "Skip this" in parsed.error


def test_a_line_that_is_too_long_is_refused_with_how_much(staged):
    parsed = parse(staged, "lines", "answer=" + "a" * 42)
    assert parsed.is_unfit
    assert parsed.error.startswith("One line is 2 characters longer")


def test_more_lines_than_fields_are_left_out(staged):
    assert parse(staged, "lines", "answer=a&answer=b&answer=c&answer=d").answer == ["a", "b", "c"]


def test_another_window_does_not_overwrite_lines(staged, now):
    exercise = staged.exercise("words-and-lines")
    lines, parsed = step(staged, "lines"), parse(staged, "lines", "answer=Soup&answer=A+walk")
    run = runs.drafted(exercise, runs.fresh(exercise, now), lines, parsed, version=5)
    assert runs.words_of(run, lines) == "Soup\nA walk"
    assert runs.was_overtaken(run, lines, parse(staged, "lines", "answer=Tea&answer=Bed"), seen=3)
    assert not runs.was_overtaken(run, lines, parsed, seen=3)
    assert not runs.was_overtaken(run, lines, parse(staged, "lines", "answer=Tea&answer=Bed"), seen=5)


def test_lines_are_read_and_edited_as_lines(staged, now):
    exercise = staged.exercise("words-and-lines")
    run = runs.fresh(exercise, now)
    for each, query in (("words", "answer=lonely"), ("lines", "answer=Soup&answer=A+walk")):
        run = runs.answered(exercise, run, step(staged, each), parse(staged, each, query), version=1)
    run = runs.finished(exercise, run, now, "done")
    assert run.feedback == ["Something sad was in it: lonely.", "You wrote “Soup, A walk”"]
    read = {each.key: (each.text, each.editable) for each in run.passages()}
    assert read["words"] == ("lonely", False)
    assert read["lines"] == ("Soup\nA walk", True)
    assert [each.text for each in run.words()][:2] == ["lonely", "Soup\nA walk"]
    edited = run.with_passage("lines", "Bread\n\n A bath ")
    assert edited.answers["lines"] == ["Bread", "A bath"]
    assert "Bread" in edited.feedback[1]
