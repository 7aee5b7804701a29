"""Every way through every shipped scene is walked to its end."""

import pytest

from attune.core.curriculum import Exercise, feedback, path
from attune.core.curriculum.scenes import ways
from attune.player.library import curriculum


@pytest.fixture
def shipped():
    curriculum.cache_clear()
    return [each for each in curriculum().exercises() if each.is_scene]


def walked(scene: Exercise) -> tuple[set[str], set[tuple[str, ...]]]:
    """The nodes that were met on all ways, and the different things that were said at the ends."""
    met, said = set(), set()
    for answers in ways(scene):
        way = path(scene, answers)
        assert way[-1].step.ends, scene.slug
        assert all(each.step.inside(each.option) for each in way[:-1]), scene.slug
        met |= {each.step.id for each in way}
        said.add(tuple(feedback(scene, answers)))
    return met, said


def test_each_way_ends_and_is_told(shipped):
    assert shipped
    for scene in shipped:
        met, said = walked(scene)
        assert met == {step.id for step in scene.steps if step.leads() is not None}, scene.slug
        assert len(said) >= 3, scene.slug
        assert () not in said, scene.slug
        assert not any("{" in each for told in said for each in told), scene.slug
