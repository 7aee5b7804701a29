from hypothesis import given
from hypothesis import strategies as st

from attune.core.curriculum import Condition, Step, lasting, step_after, step_before, visible
from tests.core.curriculum_folder import Ask, Choose, Option, Rate

OPTIONS = [Option("breath", "Breath"), Option("sounds", "Sounds")]
STEPS: list[Step] = [
    Choose(id="way", type="choose", ask="?", options=OPTIONS),
    Ask(id="breath", type="ask", ask="?", when=Condition(not_chose={"way": "sounds"})),
    Ask(id="sounds", type="ask", ask="?", when=Condition(chose={"way": "sounds"})),
    Ask(id="more", type="ask", ask="?", when=Condition(wrote=["sounds"])),
    Rate(id="urge", type="rate", ask="?"),
    Ask(id="hot", type="ask", ask="?", when=Condition(rated_at_least={"urge": 5})),
]
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "way": st.sampled_from(["breath", "sounds"]),
        "breath": st.text(max_size=3),
        "sounds": st.text(max_size=3),
        "more": st.text(max_size=3),
        "urge": st.integers(0, 10),
        "hot": st.text(max_size=3),
    },
)


def ids(steps):
    return [step.id for step in steps]


def test_a_branch_follows_the_choice():
    assert ids(visible(STEPS, {})) == ["way", "breath", "urge"]
    assert ids(visible(STEPS, {"way": "sounds"})) == ["way", "sounds", "urge"]


def test_an_answer_on_a_branch_that_was_left_changes_nothing():
    answers = {"way": "breath", "sounds": "rain"}
    assert ids(visible(STEPS, answers)) == ["way", "breath", "urge"]
    assert lasting(STEPS, answers) == {"way": "breath"}


def test_next_and_back():
    answers = {"way": "sounds", "sounds": "rain"}
    assert ids([step_after(STEPS, answers, "way")]) == ["sounds"]
    assert ids([step_after(STEPS, answers, "sounds")]) == ["more"]
    assert ids([step_before(STEPS, answers, "urge")]) == ["more"]
    assert step_before(STEPS, answers, "way") is None
    assert step_after(STEPS, answers, "urge") is None
    assert ids([step_after(STEPS, answers, "no-such")]) == ["way"]


@given(ANSWERS)
def test_going_forward_meets_each_visible_step_once_and_ends(answers):
    met = []
    step = step_after(STEPS, answers, "")
    while step is not None:
        met.append(step.id)
        step = step_after(STEPS, answers, step.id)
    assert met == ids(visible(STEPS, answers))


@given(ANSWERS)
def test_back_is_the_way_that_next_came(answers):
    for step in visible(STEPS, answers):
        following = step_after(STEPS, answers, step.id)
        if following is not None:
            back = step_before(STEPS, answers, following.id)
            assert back is not None
            assert back.id == step.id


@given(ANSWERS)
def test_what_lasts_shows_the_same_steps(answers):
    assert ids(visible(STEPS, lasting(STEPS, answers))) == ids(visible(STEPS, answers))


@given(ANSWERS, st.text(max_size=5))
def test_an_answer_never_changes_what_came_before(answers, words):
    for n, step in enumerate(STEPS):
        shown = [i for i in ids(visible(STEPS, answers)) if i in ids(STEPS[: n + 1])]
        changed = [i for i in ids(visible(STEPS, {**answers, step.id: words})) if i in ids(STEPS[: n + 1])]
        assert shown == changed
