import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.core.curriculum import check, feedback, lasting, longest, path, step_after, step_before, visible
from attune.core.curriculum.scenes import ways
from tests.core.curriculum_folder import EXERCISE, write
from tests.core.scene_file import PATH, SCENE, TYPES, scene, scene_folder

NODES = ("door", "loud", "calm", "broken", "peace", "met")
ANSWERS = st.dictionaries(
    st.sampled_from(NODES), st.sampled_from(["push", "say", "stop", "take-back", "ask", "done", "?"])
)
PUSHED = {"door": "push", "loud": "push", "broken": "done"}
STOPPED = {"door": "push", "loud": "stop", "calm": "ask", "met": "done"}


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    return scene(tmp_path_factory.mktemp("scene"))


def ids(steps):
    return [step.id for step in steps]


def test_it_is_clean_and_a_scene(tmp_path, played):
    assert check(scene_folder(tmp_path), TYPES) == []
    assert played.is_scene
    assert played.other == "Kim"


def test_a_node_is_shown_when_a_choice_that_leads_there_was_taken(played):
    assert ids(visible(played.steps, {})) == ["hello", "door", "line"]
    assert ids(visible(played.steps, PUSHED)) == ["hello", "door", "loud", "broken", "line"]
    assert ids(visible(played.steps, {"door": "say"})) == ["hello", "door", "calm", "line"]
    assert ids(visible(played.steps, STOPPED)) == ["hello", "door", "loud", "calm", "met", "line"]


def test_another_choice_leaves_the_way_that_followed(played):
    changed = {**STOPPED, "door": "say"}
    assert ids(visible(played.steps, changed)) == ["hello", "door", "calm", "met", "line"]
    assert "loud" not in lasting(played.steps, changed)


def test_forward_and_back_go_along_the_way(played):
    assert step_after(played.steps, STOPPED, "loud").id == "calm"
    assert step_before(played.steps, STOPPED, "calm").id == "loud"
    assert step_before(played.steps, {"door": "say"}, "calm").id == "door"


def test_the_path_names_choice_and_pattern(played):
    taken = [(each.step.id, each.option, each.pattern) for each in path(played, STOPPED)]
    assert taken == [
        ("door", "push", "protest"),
        ("loud", "stop", "boundary"),
        ("calm", "ask", "secure"),
        ("met", None, None),
    ]
    assert [each.step.id for each in path(played, {})] == ["door"]


def test_how_far_it_is_at_most(played):
    assert [longest(played, played.step(each)) for each in ("door", "calm", "met", "line")] == [3, 1, 0, 0]


def test_feedback_counts_patterns_on_the_way_taken(played):
    assert feedback(played, PUSHED) == ["You pushed twice."]
    assert feedback(played, STOPPED) == ["A push, and a stop."]
    assert feedback(played, {**PUSHED, "door": "say", "calm": "ask"}) == ["You went one way."]


@given(ANSWERS)
def test_whatever_was_answered_the_path_is_what_is_shown(played, answers):
    way = ids(each.step for each in path(played, answers))
    assert way == [each for each in ids(visible(played.steps, answers)) if each in NODES]


WRONG = [
    ("goes: broken", "goes: nowhere", 25, '`goes` is "nowhere", which is no step'),
    ("goes: broken", "goes: door", 25, 'is "door", which comes no later'),
    ("goes: broken", "goes: line", 25, 'is "line", which is no node'),
    ("goes: met", "goes: peace", 35, 'nothing goes to "met"'),
    (", ends: true, shows: Somebody asked.}", "}", 35, "the way stops here, and this is no end"),
    (", shows: Somebody asked.}", "}", 35, "`shows` is missing"),
    ("text: It is loud.", "text: It is loud.\n    ends: true", 24, "so it is no end"),
    ("text: It is loud.", "text: It is loud.\n    shows: Loud.", 24, "so it is no end"),
    ("inside: Ouch., ", "", 25, "`inside` is missing"),
    ("pattern: protest, inside: Ouch.", "inside: Ouch.", 25, "`pattern` is missing"),
    ("pattern: protest, inside: Ouch.", "pattern: rage, inside: Ouch.", 25, "none of the words known here"),
    ("pattern: boundary", "pattern: control", 24, "no choice here is secure or a boundary"),
    ("id: stop,", "id: push,", 24, "two choices have the same `id`"),
    (
        "      - {id: push, text: Shout., pattern: protest, inside: Ouch., goes: broken}\n",
        "",
        24,
        "the choices here are 1",
    ),
    (
        "text: It is loud.",
        "text: It is loud.\n    when: {wrote: [hello]}",
        24,
        "a node of a scene has no `when`",
    ),
    ("other: Kim\n", "", 1, "`other` is missing"),
    ("kind: scene", "kind: exercise", 5, "this file is read as a scene"),
    (
        "{id: broken, type: scene,",
        "{id: rest, type: say, text: Rest.}\n  - {id: broken, type: scene,",
        33,
        "in two",
    ),
    ("leaned: {protest: 2}", "leaned: {protest: 3}", 38, "no way through the scene has 3 × protest"),
    ("leaned: {protest: 2}", "any: [{leaned: {control: 1}}]", 38, "no way through the scene has 1 × control"),
    ("leaned: {protest: 2}", "leaned: {protest: 1}", 40, "no way through the scene comes to this"),
    ("leaned: {protest: 2}", "leaned: {rage: 2}", 38, "none of the words known here"),
    ("leaned: {protest: 2}", "leaned: {protest: 0}", 38, "at least 1 is needed"),
    ("leaned: {protest: 2}", "any: [{chose: {doors: push}}]", 38, 'names "doors", which is no step'),
    ("leaned: {protest: 2}", "any: [{chose: {door: pull}}]", 38, '"pull", which is no option'),
    ("leaned: {protest: 2}", "any: [{rose: 2}]", 38, "there are none up to here"),
]


@pytest.mark.parametrize(("old", "new", "line", "what"), WRONG)
def test_a_wrong_scene_is_named(tmp_path, old, new, line, what):
    assert old in SCENE
    problems = check(scene_folder(tmp_path, SCENE.replace(old, new, 1)), TYPES)
    fitting = [problem for problem in problems if what in str(problem) and problem.file == PATH]
    assert fitting, [str(problem) for problem in problems]
    assert fitting[0].line == line, str(fitting[0])
    assert fitting[0].mend


def test_a_choice_outside_the_scene_is_not_looked_up_along_the_ways(tmp_path):
    way = "{id: way, type: choose, ask: Which?, options: [{id: a, text: A}, {id: b, text: B}]}"
    text = SCENE.replace("{id: hello, type: say, text: A made-up evening.}", way)
    text = text.replace("leaned: {protest: 2}", "chose: {way: a}")
    assert check(scene_folder(tmp_path, text), TYPES) == []


def test_each_way_is_walked_once(played):
    walked = sorted(tuple(way.items()) for way in ways(played))
    assert len(walked) == len(set(walked)) == 5
    assert all(not path(played, dict(way))[-1].step.leads() for way in walked)


def test_too_few_nodes_and_ends_are_named(tmp_path):
    text = SCENE.replace("goes: peace", "goes: met").replace("goes: broken", "goes: met")
    for end in ("  - {id: broken", "  - {id: peace"):
        text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(end))
    said = [problem.what for problem in check(scene_folder(tmp_path, text), TYPES)]
    assert "the scene has 4 nodes" in said
    assert "the scene has 1 ends" in said


def test_a_node_outside_a_scene_is_named(tmp_path):
    node = "  - {id: node, type: scene, text: Over., ends: true, shows: This.}\n  - {id: line,"
    folder = write(tmp_path, come_down=EXERCISE.replace("  - {id: line,", node))
    assert [problem.what for problem in check(folder, TYPES)] == ["only a scene has such steps"]
