"""Alice and Bob on two devices: a link, a space, a code that is the same, a copy that goes, changes, comes back."""

import re
import sys
from collections.abc import Callable
from subprocess import run

import pytest

from tests.journeys import walk
from tests.journeys.conftest import Served, Visit
from tests.journeys.test_accessibility import faults
from tests.journeys.traces import find_traces

pytestmark = pytest.mark.browser
WORDS = "When the phone was silent I thought you had gone."
NAME = "Severin vom Güterbahnhof"
CODE = r"(\d{5} ){5}\d{5}"


def main(me: Visit) -> str:
    """What the page says."""
    return me.page.inner_text("main")


def unfold(me: Visit, words: str) -> None:
    """Open what is closed until it is tapped."""
    me.page.locator("main summary").filter(has_text=words).first.click()


def press(me: Visit, words: str) -> None:
    """Press what leads to another page."""
    with me.page.expect_navigation():
        me.press(words)


@pytest.fixture(params=[True, False], ids=["with-javascript", "without"])
def pair(
    request: pytest.FixtureRequest, serve: Callable[..., Served], visit: Callable[..., Visit]
) -> tuple[Visit, Visit]:
    """Alice and Bob, each signed in on their own device."""
    served = serve()
    run([sys.executable, "-m", "tests.journeys.make_people", str(served.data), "alice", "bob"], check=True)
    both = visit(served, javascript=request.param), visit(served, javascript=request.param)
    for me, name in zip(both, ("alice", "bob"), strict=True):
        walk.sign_in(walk.Walker(me.page, served.url), name)
    return both


def invite(alice: Visit, name: str) -> str:
    """The link that Alice reads on her screen."""
    alice.go("/people")
    press(alice, "Invite someone")
    alice.page.fill("[name=name]", name)
    press(alice, "Make the link")
    return alice.page.inner_text("#link").strip()


def take(bob: Visit, link: str) -> None:
    """Bob opens the link, or pastes it where no script reads it from the address."""
    bob.page.goto(link)
    if not bob.page.input_value("[name=code]"):
        bob.page.fill("[name=code]", link)
    else:
        assert "#" not in bob.page.url
    press(bob, "Look at it")


def test_two_people_share_and_part(pair: tuple[Visit, Visit]) -> None:
    alice, bob = pair
    space = link(alice, bob)
    compare(alice, bob, space)

    share(alice)
    assert WORDS in main(alice)
    bob.go(space)
    assert "alice · Today" in main(bob)
    read_first(bob)
    assert WORDS in main(bob)
    assert "Take it back" not in main(bob)

    send_again(alice)
    bob.page.reload()
    assert "You were at the lake." in main(bob)
    press(alice, "Take it back")
    press(alice, "Take it back")
    bob.go(space)
    assert "Nothing here yet" in main(bob)

    rest_and_wake(bob, space)
    alice.go(f"{space}/leave")
    press(alice, "Leave now")
    assert "Bo" not in main(alice)
    bob.go(space)
    assert "There is one person in this space: you." in main(bob)
    for me in pair:
        assert me.problems == []
        assert me.foreign_requests() == []
    alice.served.stop()
    assert find_traces(alice.served.data, [WORDS], also=alice.served.printed) == []


def link(alice: Visit, bob: Visit) -> str:
    """Alice invites, Bob takes it, Alice lets him in; the space's path."""
    link = invite(alice, "Bo")
    take(bob, link)
    assert "alice invites you" in main(bob)
    assert "cannot be unread" in main(bob)
    alice.go("/people")
    unfold(alice, "Links you made")
    assert "For Bo" in main(alice), "looking changed something on her side"
    press(bob, "Make the space")
    assert "You and alice" in main(bob)
    take(bob, link)
    assert "You and alice" in main(bob), "taken once more, it leads into the same space"
    alice.go("/people")
    assert "bob" not in main(alice), "who it was is said after a tap"
    unfold(alice, "Somebody used a link that you made")
    assert "bob used the link that you made for Bo" in main(alice)
    press(alice, "Look at it")
    press(alice, "Yes, this is who I invited")
    return alice.page.url.removeprefix(alice.served.url)


def compare(alice: Visit, bob: Visit, space: str) -> None:
    """The same code on both screens."""
    codes = []
    for me in (alice, bob):
        me.go(f"{space}/compare")
        found = re.search(CODE, main(me))
        assert found
        codes.append(found.group())
        press(me, "We compared it: it is the same")
        assert "it was the same" in main(me)
    assert codes[0] == codes[1]


def send_again(alice: Visit) -> None:
    """The entry is changed; its copy follows only when asked to."""
    alice.go("/notebook?show=notes")
    read_first(alice)
    assert "A copy of this is with Bo" in main(alice)
    press(alice, "Change")
    alice.page.fill("textarea", f"{WORDS} You were at the lake.")
    press(alice, "Keep")
    assert "Send it again?" in main(alice)
    press(alice, "Send it again")
    press(alice, "Look at it first")
    press(alice, "Send it again")


def share(me: Visit) -> None:
    """A note, and a copy of it: chosen, looked at, sent."""
    me.go("/notebook/new")
    me.page.fill("textarea", WORDS)
    press(me, "Put it away")
    me.go("/notebook?show=notes")
    read_first(me)
    press(me, "Share a copy")
    press(me, "Look at it first")
    assert "This is what Bo will see" in main(me)
    hold = me.page.locator("[data-hold]:visible")
    if not hold.count():
        press(me, "Share it")
        return
    hold.hover()
    me.page.mouse.down()
    me.page.wait_for_timeout(500)
    me.page.mouse.up()
    assert me.page.url.endswith("/share"), "half a press sent it"
    with me.page.expect_navigation():
        me.page.mouse.down()
    me.page.mouse.up()


def read_first(me: Visit) -> None:
    """Open the newest row."""
    with me.page.expect_navigation():
        me.page.locator("main .rows a").first.click()


def rest_and_wake(me: Visit, space: str) -> None:
    """Put the space to rest, find it under what rests, wake it; then hide it and open it by its name."""
    me.go(space)
    me.press("Rest it, or keep it out of the list")
    press(me, "Rest this space")
    assert "You and alice" not in main(me)
    me.press("Resting")
    press(me, "alice")
    press(me, "Wake it")
    me.press("Rest it, or keep it out of the list")
    press(me, "Keep it out of the list")
    assert "You and alice" not in main(me)
    me.press("Open a space by its name")
    me.page.fill("[name=name]", "Alice")
    press(me, "Open it")
    assert "You and alice" in main(me)


def test_a_link_waits_in_the_form_while_one_signs_in(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    served = serve()
    run([sys.executable, "-m", "tests.journeys.make_people", str(served.data), "alice", "bob"], check=True)
    alice, bob = visit(served), visit(served)
    walk.sign_in(walk.Walker(alice.page, served.url), "alice")
    link = invite(alice, NAME)
    bob.page.goto(link)
    press(bob, "Look at it")
    assert "Your link stays in the box below" in main(bob)
    with bob.context.expect_page() as opened:
        bob.press("Sign in, in a new window")
    walk.sign_in(walk.Walker(opened.value, served.url), "bob")
    press(bob, "Look at it")
    assert "alice invites you" in main(bob)
    assert list(faults(bob.page)) == []
    press(bob, "No, thank you")
    alice.go("/people")
    unfold(alice, "Links you made")
    assert f"For {NAME}" in main(alice)
    served.stop()
    assert find_traces(served.data, [NAME, link.partition("#")[2]], also=served.printed) == []
