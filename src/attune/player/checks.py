"""A broken content file is named before the first request."""

from typing import Any

from django.core.checks import CheckMessage, Error

from attune.core.curriculum import Broken
from attune.player.library import curriculum


def curriculum_is_whole(**_kwargs: Any) -> list[CheckMessage]:
    """One error for each fault of the content files."""
    try:
        curriculum()
    except Broken as broken:
        return [Error(str(problem), id="attune.player.E001") for problem in broken.problems]
    return []
