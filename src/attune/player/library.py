"""The curriculum of this server and the step types that play it, loaded once."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from django.conf import settings

from attune.core.curriculum import Curriculum, Problem, Step, load
from attune.core.curriculum import check as check_language
from attune.player.steps.kinds import Kind

LANGUAGE = "en"
WORDINGS = "wordings"
"""The folder in the data folder that holds what `attune measure wording` brought."""


@lru_cache(maxsize=1)
def curriculum() -> Curriculum:
    """What is taught and practised here. Raises `Broken` with every reason when a content file is wrong.

    Instruments whose wording the operator brought have it; a wrong file of theirs is noted, and stops nothing.
    """
    folder = language_folder(settings.ATTUNE_CURRICULUM)
    return load(folder, structs(settings.ATTUNE_STEP_TYPES), settings.DATA / WORDINGS)


def language_folder(folder: Path) -> Path:
    """The folder of one language: the given one, or the one in it."""
    return folder / LANGUAGE if (folder / LANGUAGE).is_dir() else folder


def check(folder: Path, table: Mapping[str, str], today: date | None = None) -> list[Problem]:
    """Everything that is wrong in a folder of content files. `table`: step type → module."""
    return check_language(language_folder(folder), structs(table), today)


def kind_of(step: Step) -> Kind:
    """The step type of a step."""
    return _kinds(tuple(settings.ATTUNE_STEP_TYPES.items()))[step.type]


def structs(table: Mapping[str, str]) -> dict[str, type[Step]]:
    """Step type → struct, for the loader."""
    return {name: kind.struct for name, kind in _kinds(tuple(table.items())).items()}


@lru_cache(maxsize=4)
def _kinds(table: tuple[tuple[str, str], ...]) -> dict[str, Kind]:
    kinds = {}
    for name, path in table:
        module = import_module(path)
        kinds[name] = Kind(name, module.STEP, module.TEMPLATE, module.LAYOUT, module.parse)
    return kinds
