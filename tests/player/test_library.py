"""The shipped curriculum, and what happens when a file is wrong."""

import pytest
from django.conf import settings

from attune.core.curriculum import Broken
from attune.core.curriculum.activities import ROW_CODES
from attune.player.checks import curriculum_is_whole
from attune.player.library import check, curriculum
from tests.player.playing import write


@pytest.fixture
def shipped():
    curriculum.cache_clear()
    return curriculum()


def test_the_shipped_curriculum_passes_its_linter():
    assert [str(problem) for problem in check(settings.ATTUNE_CURRICULUM, settings.ATTUNE_STEP_TYPES)] == []


def test_the_shipped_curriculum_names_all_rows(shipped):
    assert tuple(row.code for row in shipped.rows) == ROW_CODES


def test_the_shipped_curriculum_holds_what_this_step_promises(shipped):
    for row in ("P1", "P3"):
        kinds = [activity.kind for activity in shipped.of_row(row)]
        assert kinds.count("lesson") >= 2
        assert kinds.count("exercise") >= 3
    for slug in ("come-down-to-the-water", "someone-in-your-corner", "three-weathers"):
        assert shipped.exercise(slug)


def test_every_shipped_exercise_rests_on_something(shipped):
    assert [each.slug for each in shipped.exercises() if each.ingredient is None and not each.sources] == []


def test_a_broken_file_fails_the_check_with_its_reason(settings, tmp_path):
    folder = write(tmp_path / "curriculum")
    file = folder / "en" / "practices" / "03" / "half-speed.yaml"
    file.write_text(file.read_text().replace("minutes: 5", "minutes: five"))
    settings.ATTUNE_CURRICULUM = folder
    curriculum.cache_clear()
    errors = curriculum_is_whole()
    where = "curriculum/en/practices/03/half-speed.yaml:8:"
    assert [error.msg for error in errors] == [
        f'{where} `minutes` is "five", a number is needed. Mend: write 3, 5 or 10.'
    ]
    with pytest.raises(Broken):
        curriculum()
    curriculum.cache_clear()


def test_a_whole_curriculum_passes_the_check(small):
    assert curriculum_is_whole() == []
