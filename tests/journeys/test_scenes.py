"""A whole scene, and every other type of step: with the keyboard alone, and again without JavaScript."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Served, Visit
from tests.journeys.keyboard import Hands
from tests.journeys.walk import Walker, come_in
from tests.player import playing, staged

pytestmark = pytest.mark.browser


@pytest.fixture
def here(
    serve: Callable[..., Served],
    visit: Callable[..., Visit],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Visit]:
    """Somebody new on a server with the small curriculum, on the list of practices."""
    monkeypatch.setenv("ATTUNE_CURRICULUM", str(staged.write(tmp_path / "small")))

    def begin(*, javascript: bool) -> Visit:
        me = visit(serve(), javascript=javascript)
        me.page.goto(me.served.welcome)
        walker = Walker(me.page, me.served.url)
        if not javascript:
            me.page.fill("[name=code]", me.served.welcome)
        walker.press("I have read this. Go on")
        come_in(walker, "noor")
        return me

    return begin


def heading(me: Visit) -> str:
    return me.page.locator("main h1").first.inner_text()


def test_a_scene_with_the_keyboard_alone(here: Callable[..., Visit]) -> None:
    me = here(javascript=True)
    hands = Hands(me.page)
    me.go(f"/practise/{staged.EVENING}")
    hands.press("Begin")
    hands.choose("answer", arrows=4)
    hands.press("Next")
    assert heading(me) == "At the door"
    hands.press("Send: “Well\\?”")
    assert "That was loud." in me.page.inner_text(".inside")
    hands.press("Shout\\.")
    assert "A push hid a question." in me.page.inner_text("main")
    hands.press("Back")
    assert me.page.locator("[aria-current=true]").inner_text().startswith("Shout.")
    hands.press("Say: “I stop here.”", key="Space")
    hands.press("Ask: “How was it\\?”")
    hands.press("Next")
    hands.reach("answer", tag="textarea")
    me.page.keyboard.type("I stop before the plates do.")
    hands.press("Next")
    hands.choose("answer", arrows=3)
    hands.press("Next")
    told = me.page.inner_text("main")
    assert "You said where you stop." in told
    assert [each.inner_text() for each in me.page.locator(".did strong").all()] == [
        "A push.",
        "A limit.",
        "Saying what is so.",
    ]
    hands.press("Try it another way: It gets loud")
    assert heading(me) == "It gets loud"
    hands.press("Leave the scene")
    assert heading(me) == "One line of yours?"
    assert me.problems == []
    assert me.foreign_requests() == []


def test_a_double_click_is_one_choice(here: Callable[..., Visit]) -> None:
    me = here(javascript=True)
    me.go(f"/practise/{staged.EVENING}")
    send(me, "Begin")
    send(me, "Skip this")
    box = me.page.get_by_role("button", name="Send: “Well?”").bounding_box()
    assert box is not None
    me.page.wait_for_timeout(300)
    with me.page.expect_navigation():
        me.page.mouse.dblclick(box["x"] + 40, box["y"] + 20)
    for _again in range(3):
        me.page.mouse.click(box["x"] + 40, box["y"] + 20)
    me.page.wait_for_timeout(600)
    assert heading(me) == "It gets loud"


def test_a_scene_without_javascript(here: Callable[..., Visit]) -> None:
    me = here(javascript=False)
    me.go(f"/practise/{staged.EVENING}")
    send(me, "Begin")
    me.page.check("[name=answer][value='5']")
    send(me, "Next")
    send(me, "Send: “I miss you.”")
    assert "That was warm." in me.page.inner_text(".inside")
    send(me, "Say: “Forget it.”")
    send(me, "Next")
    me.page.fill("textarea", "I do not forget it.")
    send(me, "Next")
    me.page.check("[name=answer][value='4']")
    send(me, "Next")
    assert "The way you took" in me.page.inner_text("main")
    with me.page.expect_navigation():
        me.page.get_by_role("button", name="Try it another way: At the door").click()
    assert heading(me) == "At the door"
    send(me, "Send: “Well?”")
    assert "That was loud." in me.page.inner_text(".inside")
    send(me, "Stop here")
    assert heading(me) == "Stopped here"
    assert me.foreign_requests() == []


def test_words_and_lines_with_the_keyboard_alone(here: Callable[..., Visit]) -> None:
    me = here(javascript=True)
    hands = Hands(me.page)
    me.go(f"/practise/{staged.WORDS}")
    hands.press("Begin")
    hands.reach("Sad.*", tag="summary")
    me.page.keyboard.press("Enter")
    hands.reach("lonely.*")
    me.page.keyboard.press("Space")
    expect(me.page.locator("[data-kept]").first).to_contain_text("Kept, sealed")
    hands.press("Next")
    hands.reach("answer", tag="input")
    me.page.keyboard.type("Soup")
    hands.press("Next")
    assert "2 lines" in me.page.inner_text(".error")
    assert me.page.locator("[name=answer]").first.input_value() == "Soup"
    hands.reach("answer", tag="input")
    hands.reach("answer", tag="input")
    me.page.keyboard.type("A walk")
    hands.press("Next")
    assert "Something sad was in it: lonely." in me.page.inner_text("main")
    assert "“Soup, A walk”" in me.page.inner_text("main")
    assert me.problems == [] or all("422" in each for each in me.problems)


def test_words_and_lines_without_javascript(here: Callable[..., Visit]) -> None:
    me = here(javascript=False)
    me.go(f"/practise/{staged.WORDS}")
    send(me, "Begin")
    me.page.check("[name=answer][value=cannot-tell]")
    send(me, "Next")
    for number, words in enumerate(("Soup", "A walk")):
        me.page.locator("[name=answer]").nth(number).fill(words)
    send(me, "Back")
    assert me.page.is_checked("[value=cannot-tell]")
    send(me, "Next")
    assert me.page.locator("[name=answer]").nth(1).input_value() == "A walk"
    send(me, "Next")
    assert "No word, and none is needed." in me.page.inner_text("main")


def test_every_other_step_with_the_keyboard_alone(here: Callable[..., Visit]) -> None:
    me = here(javascript=True)
    hands = Hands(me.page)
    me.go(f"/practise/{playing.HALF_SPEED}")
    hands.press("Begin")
    assert heading(me) == "Arrive"
    hands.press("Next")
    hands.choose("answer", arrows=6)
    hands.press("Next")
    hands.choose("answer")
    assert me.page.is_checked("[value=sounds]")
    hands.press("Next")
    assert heading(me) == "Listen."
    hands.press("Back")
    hands.choose("answer", arrows=0)
    me.page.keyboard.press("ArrowLeft")
    assert me.page.is_checked("[value=breath]")
    hands.press("Next")
    assert me.page.locator(".pacer").count() == 1
    hands.press("I am done")
    hands.reach("answer", tag="textarea")
    me.page.keyboard.type("A kettle")
    hands.press("Next")
    hands.choose("beside")
    assert me.page.is_checked("[value=body-only]")
    hands.press("Next")
    for place in ("Chest", "Belly"):
        hands.reach(place)
        me.page.keyboard.press("Space")
    hands.press("Next")
    hands.choose("answer", arrows=2)
    hands.press("Next")
    assert "It eased from 6 to 2." in me.page.inner_text("main")
    assert "“A kettle”" in me.page.inner_text("main")
    assert me.problems == []


def test_every_other_step_without_javascript(here: Callable[..., Visit]) -> None:
    me = here(javascript=False)
    me.go(f"/practise/{playing.HALF_SPEED}")
    send(me, "Begin")
    send(me, "Next")
    me.page.check("[name=answer][value='6']")
    send(me, "Next")
    me.page.check("[value=breath]")
    send(me, "Next")
    assert me.page.locator(".pacer").count() == 1
    send(me, "Back")
    me.page.check("[value=sounds]")
    send(me, "Next")
    assert heading(me) == "Listen."
    send(me, "Go on")
    me.page.fill("textarea", "A kettle")
    send(me, "Next")
    me.page.check("[name=beside][value=cannot-tell]")
    send(me, "Next")
    me.page.check("[value=chest]")
    me.page.check("[value=throat]")
    send(me, "Next")
    send(me, "Skip this")
    told = me.page.inner_text("main")
    assert "You stayed with it." in told
    assert "“A kettle”" in told


def send(me: Visit, words: str) -> None:
    """Press what leads to another page."""
    with me.page.expect_navigation():
        me.press(words)
