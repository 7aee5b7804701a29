import pytest

from attune.core.curriculum import check
from tests.core.curriculum_folder import EVIDENCE, EXERCISE, FEELINGS, INSTRUMENT, LESSON, STEP_TYPES, write

PATH = "curriculum/en/practices/03-emotional-regulation/come-down.yaml"


def said(folder) -> list[str]:
    return [str(problem) for problem in check(folder, STEP_TYPES)]


def test_a_good_folder_has_no_problem(tmp_path):
    assert said(write(tmp_path)) == []


def test_a_wrong_value_names_file_line_and_mend(tmp_path):
    folder = write(tmp_path, come_down=EXERCISE.replace("minutes: 3", "minutes: five"))
    assert f'{PATH}:8: `minutes` is "five", a number is needed. Mend: write 3, 5 or 10.' in said(folder)


def test_a_list_may_stand_for_itself_in_another_place(tmp_path):
    shared = EXERCISE.replace("options: [", "options: &ways [").replace(
        "  - {id: line,", "  - {id: again, type: choose, ask: And now?, options: *ways}\n  - {id: line,"
    )
    assert said(write(tmp_path, come_down=shared)) == []


def test_a_missing_folder_is_said(tmp_path):
    assert "there is no such folder" in said(tmp_path / "curriculum" / "xx")[0]


WRONG = [
    ("minutes: 3", "minutes: 90", 8, "at most 60 is needed"),
    ("minutes: 3", "minutes: 3\nmood: x", 9, "`mood` is not known here"),
    ("title: A title\n", "", 1, "`title` is missing"),
    ("uuid: 1111", "uuid: x111", 1, "a uuid is needed"),
    ("slug: come-down", "slug: Come Down", 2, "a short name is needed"),
    ("slug: come-down", "slug: come-down\nslug: come-down", 3, "`slug` is there twice"),
    ("row: P3", "row: P9", 4, "which is no row"),
    ("kind: exercise", "kind: lesson", 5, "read as an exercise"),
    ("title: A title", "title: ''", 6, "something is needed"),
    ("title: A title", "title: yes", 6, "words are needed"),
    ("ingredient: slow-breathing", "ingredient: magic", 10, "which evidence.yaml does not hold"),
    ("[somebody-2024]", "[nobody-1999]", 11, 'names "nobody-1999", which is not there'),
    ("type: ask, ask: One line?", "type: task, ask: One line?", 20, 'is "task", which is no step type'),
    ("type: ask, ask: One line?", "type: ask", 20, "`ask` is missing"),
    ("type: ask, ask: One line?", "type: ask, ask: One line?, colour: red", 20, "`colour` is not known"),
    ("ask: And now?, role: after", "ask: And now?, role: later", 21, "none of the words known here"),
    ("{id: line, type", "{id: way, type", 20, '`id` "way" is there twice'),
    ("{id: sounds, text: Sounds}", "{id: breath, text: Sounds}", 17, "two options have the same `id`"),
    ("{chose: {way: sounds}}", "{chose: {path: sounds}}", 19, 'names "path", which is no step'),
    ("{chose: {way: sounds}}", "{skipped: [line]}", 19, 'names "line", which comes later'),
    ("{chose: {way: sounds}}", "{chose: {way: feet}}", 19, '"feet", which is no option of "way"'),
    ("{chose: {way: sounds}}", "{eased: 1}", 19, "there are none up to here"),
    (", role: before}", "}", 21, "distress is rated after, but not before"),
    ("role: after", "role: before", 21, "rated before for a second time"),
    ("{words:line}", "{words:story}", 29, 'names "story", which is no step'),
    ("{words:line}", "{choice:line}", 29, "where nothing is chosen"),
    ("{words:line}", "{mine}", 29, "cannot be filled"),
    ("when: {rose: 2}", "when: {rose: two}", 23, "a number is needed"),
    (
        "- say: You stayed",
        "- when: {same: true}\n      say: You stayed",
        22,
        "it may happen that nothing is said",
    ),
    ("steps:\n", "steps:\n  - hello\n", 13, "this step is"),
    ("title: A title", "title: &a [*a]", 6, "something that it is a part of"),
    ("title: A title", "title: !!int x", 6, "cannot be read"),
    ("steps:\n", "steps: [\n", 0, "not readable as YAML"),
]


@pytest.mark.parametrize(("old", "new", "line", "what"), WRONG)
def test_a_wrong_exercise_is_named(tmp_path, old, new, line, what):
    assert old in EXERCISE
    problems = check(write(tmp_path, come_down=EXERCISE.replace(old, new, 1)), STEP_TYPES)
    fitting = [problem for problem in problems if what in str(problem) and problem.file == PATH]
    assert fitting, [str(p) for p in problems]
    assert line == 0 or fitting[0].line == line, str(fitting[0])
    assert fitting[0].mend


def test_an_unreachable_rule_is_named(tmp_path):
    text = EXERCISE.replace("    - say: You stayed with it.\n", "    - say: A.\n    - say: B.\n")
    assert any("this is never said" in line for line in said(write(tmp_path, come_down=text)))


def test_too_few_outcomes_are_named(tmp_path):
    text = EXERCISE[: EXERCISE.index("feedback:")] + "feedback:\n  - - say: You were here.\n"
    assert any("fewer than 3 outcomes" in line for line in said(write(tmp_path, come_down=text)))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("practised_by: [come-down]", "practised_by: []", "no exercise practises"),
        ("practised_by: [come-down]", "practised_by: [go-up]", '"go-up", which is not there'),
        ("exercise: come-down}", "exercise: go-up}", "which is no exercise"),
        ("sources: [somebody-2024]", "sources: []", "`sources` is empty"),
        ("---\nuuid", "uuid", "between two `---`"),
        ("22222222-2222-4222-8222-222222222222", "11111111-1111-4111-8111-111111111111", "same as in"),
        ("slug: why-a-silence", "slug: come-down", "same as in"),
    ],
)
def test_a_wrong_lesson_is_named(tmp_path, old, new, what):
    assert old in LESSON
    assert any(what in line for line in said(write(tmp_path, why_a_silence=LESSON.replace(old, new, 1))))


def test_a_lesson_without_text_is_named(tmp_path):
    text = LESSON[: LESSON.index("You know")]
    assert any("has no text" in line for line in said(write(tmp_path, why_a_silence=text)))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("key: -1", "key: 1", 'only 0 of 3 items of "anxiety"'),
        ("points: 3", "points: 4", "3 words for 4 points"),
        ("id: a3", "id: a1", '"a1" is there twice'),
        ("text: Two., subscale: anxiety", "text: Two., subscale: warmth", "none of this instrument"),
        ('["no", between, "yes"]', "[1, 2, 3]", "words are needed"),
    ],
)
def test_a_wrong_instrument_is_named(tmp_path, old, new, what):
    assert old in INSTRUMENT
    assert any(what in line for line in said(write(tmp_path, closeness=INSTRUMENT.replace(old, new, 1))))


def test_a_feeling_twice_is_named(tmp_path):
    text = FEELINGS.replace("id: cannot-tell", "id: lonely")
    assert any('"lonely" is there twice' in line for line in said(write(tmp_path, feelings=text)))


def test_an_ingredient_without_source_is_named(tmp_path):
    text = EVIDENCE.replace("sources: [somebody-2024]", "sources: [nobody]")
    lines = said(write(tmp_path, evidence=text))
    assert any("curriculum/en/evidence.yaml:4:" in line and "nobody" in line for line in lines)


def test_a_source_without_a_year_is_named(tmp_path):
    text = EVIDENCE.replace(" year: 2024,", "")
    assert any("`year` is missing" in line for line in said(write(tmp_path, evidence=text)))


def test_what_is_quoted_from_a_file_never_breaks_the_line(tmp_path):
    lines = said(write(tmp_path, feelings=FEELINGS.replace("roots:", "roots: |")))
    assert lines
    assert all(len(line.splitlines()) == 1 for line in lines)
