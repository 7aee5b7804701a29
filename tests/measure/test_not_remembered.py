"""A name, and words of one's own: the browser does not offer them to whoever types there next."""

import re

import pytest

from attune.player.library import curriculum
from tests.measure.goals.test_goals import made

PAGES = {
    "/measure": 1,
    "/measure/new/{probe}": 1,
    "/map/schedule/new": 1,
    "/goals/new": 4,
    "/goals/{goal}/rate": 1,
}


@pytest.mark.parametrize("path", PAGES)
def test_the_browser_is_asked_to_remember_none_of_it(alice, path):
    probe = curriculum().instruments["felt-security"].uuid
    text = alice.client.get(path.format(probe=probe, goal=made(alice).id)).content.decode()
    fields = re.findall(r'<textarea[^>]*>|<input[^>]*type="text"[^>]*>', text)
    mine = [field for field in fields if 'class="field' in field and "cover-" not in field]
    assert len(mine) == PAGES[path]
    assert all('autocomplete="off"' in field for field in mine)
