import pytest

from attune.core.curriculum import Broken, Exercise, Lesson, check, load, to_html
from tests.core.curriculum_folder import EXERCISE, STEP_TYPES, write


def test_it_loads_a_folder(tmp_path):
    curriculum = load(write(tmp_path), STEP_TYPES)
    assert list(curriculum.activities) == ["come-down", "why-a-silence"]
    exercise = curriculum.exercise("come-down")
    assert isinstance(exercise, Exercise)
    assert [step.id for step in exercise.steps] == ["before", "way", "breath", "sounds", "line", "after"]
    assert type(exercise.steps[1]) is STEP_TYPES["choose"]
    assert exercise.minutes == 3
    assert exercise.with_ == "alone"
    assert not exercise.is_reviewed


def test_a_lesson_has_its_text_and_what_to_try(tmp_path):
    lesson = load(write(tmp_path), STEP_TYPES).lesson("why-a-silence")
    assert isinstance(lesson, Lesson)
    assert lesson.body.startswith("You know")
    assert lesson.try_ is not None
    assert lesson.try_.exercise == "come-down"


def test_it_holds_rows_feelings_instruments_and_evidence(tmp_path):
    curriculum = load(write(tmp_path), STEP_TYPES)
    assert curriculum.rows[0].name == "Emotional regulation"
    assert [activity.slug for activity in curriculum.of_row("P3")] == ["why-a-silence", "come-down"]
    assert curriculum.feelings.word("lonely") == "lonely"
    assert curriculum.feelings.word("cannot-tell") == "cannot tell"
    assert curriculum.feelings.word("no-such") is None
    assert curriculum.instruments["closeness"].items_of("anxiety")[0].first
    assert [source.year for source in curriculum.sources_of(curriculum.exercise("come-down"))] == [2024]


def test_a_lesson_is_no_exercise(tmp_path):
    curriculum = load(write(tmp_path), STEP_TYPES)
    with pytest.raises(KeyError):
        curriculum.exercise("why-a-silence")
    with pytest.raises(KeyError):
        curriculum.lesson("come-down")


def test_a_broken_folder_says_every_reason(tmp_path):
    broken = EXERCISE.replace("minutes: 3", "minutes: five").replace("type: ask", "type: task")
    with pytest.raises(Broken) as caught:
        load(write(tmp_path, come_down=broken), STEP_TYPES)
    said = str(caught.value).splitlines()
    assert any('`minutes` is "five", a number is needed. Mend: write 3, 5 or 10.' in line for line in said)
    assert any('`type` is "task"' in line for line in said)


def test_prose_carries_no_markup_of_its_own():
    html = to_html('A *word* <script>x</script> <b onclick="y">z</b> [out](https://example.org) ![p](x.png)')
    assert "<em>word</em>" in html
    assert "<script" not in html
    assert "<b" not in html
    assert "<a" not in html
    assert "<img" not in html


def test_evidence_may_stand_in_several_files(tmp_path):
    folder = write(tmp_path)
    more = "sources: {other-2025: {who: Other, year: 2025, finding: It helped too.}}\n"
    (folder / "evidence").mkdir()
    (folder / "evidence" / "limits.yaml").write_text(more)
    held = load(folder, STEP_TYPES)
    assert {"somebody-2024", "other-2025"} <= set(held.sources)


def test_evidence_under_a_key_that_is_taken_is_named(tmp_path):
    folder = write(tmp_path)
    (folder / "evidence").mkdir()
    again = "sources:\n  somebody-2024: {who: Other, year: 2025, finding: It helped too.}\n"
    (folder / "evidence.yaml").rename(folder / "evidence" / "a.yaml")
    (folder / "evidence" / "b.yaml").write_text(again)
    found = check(folder, STEP_TYPES)
    assert len(found) == 1
    assert (found[0].file, found[0].line) == ("curriculum/en/evidence/b.yaml", 2)
    assert found[0].what == "`somebody-2024` stands in curriculum/en/evidence/a.yaml already"


ROW = "rows: [{code: P3, name: Calm, about: Coming calm., first: [%s]}]\n"


def test_a_row_says_what_comes_first_in_it(tmp_path):
    assert next(iter(load(write(tmp_path / "a"), STEP_TYPES).activities)) == "come-down"
    held = load(write(tmp_path / "b", rows=ROW % "why-a-silence"), STEP_TYPES)
    assert next(iter(held.activities)) == "why-a-silence"


def test_what_comes_first_is_something_of_the_row(tmp_path):
    found = check(write(tmp_path, rows=ROW % "no-such"), STEP_TYPES)
    assert [one.what for one in found] == ['`first` names "no-such", which is nothing of P3']
