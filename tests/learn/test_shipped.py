"""Each shipped lesson and exercise opens."""

import pytest

from attune.core.curriculum import Lesson
from attune.player.library import curriculum


@pytest.fixture(autouse=True)
def shipped():
    curriculum.cache_clear()
    return curriculum()


def test_each_shipped_activity_opens(alice, shipped):
    assert shipped.activities
    for activity in shipped.activities.values():
        place = "learn" if isinstance(activity, Lesson) else "practise"
        page = alice.client.get(f"/{place}/{activity.uuid}")
        assert page.status_code == 200
        assert activity.title in page.content.decode()
