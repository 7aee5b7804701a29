"""The small curriculum in place of the shipped one. Import `small` into a conftest."""

import pytest

from attune.player.library import curriculum
from tests.player.playing import write


@pytest.fixture
def small(settings, tmp_path):
    """The server's curriculum is the small one."""
    settings.ATTUNE_CURRICULUM = write(tmp_path / "curriculum")
    curriculum.cache_clear()
    yield curriculum()
    curriculum.cache_clear()
