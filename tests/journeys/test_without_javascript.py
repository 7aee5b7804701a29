"""The main actions with scripts switched off: each is a link or a form."""

import sys
from collections.abc import Callable
from subprocess import run

import pytest

from tests.journeys import walk
from tests.journeys.conftest import Served, Visit

pytestmark = pytest.mark.browser
PASSPHRASE = "vier krähen tragen abends laternen"


def send(me: Visit, words: str) -> None:
    """Press a button or link that leads to another page."""
    with me.page.expect_navigation():
        me.press(words)


def test_come_in_practise_measure_plan_write_leave(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    me = visit(serve(), javascript=False)
    me.go("/try")
    practise(me)
    assert "Nothing of this was kept" in me.page.inner_text("main")

    me.page.goto(me.served.welcome)
    assert me.page.input_value("[name=code]") == ""
    me.page.fill("[name=code]", me.served.welcome)
    send(me, "I have read this. Go on")
    me.page.fill("[name=operator_name]", "Nora Lind")
    me.page.fill("[name=username]", "nora")
    me.page.fill("[name=passphrase]", PASSPHRASE)
    send(me, "Make my keys and come in")
    send(me, "Ask me tomorrow")

    me.page.check("[name=distress][value='4']")
    send(me, "Keep")
    assert me.page.is_checked("[name=distress][value='4']")
    send(me, "Begin")
    practise(me)
    send(me, "Back to Today")

    send(me, "Begin")
    me.page.check("[name=bond][value=people]")
    send(me, "Begin")
    for value in "152637":
        with me.page.expect_navigation():
            me.page.click(f"button.answer[value='{value}']")
    assert "What six answers can say" in me.page.inner_text("main")
    send(me, "Later")

    me.go("/plan")
    send(me, "I am not sure")
    assert "this comes before any practice" in me.page.inner_text("main")

    me.go("/notebook/new")
    me.page.fill("textarea", "One line, kept without a script.")
    with me.page.expect_navigation():
        me.page.locator("main form button.button:visible").first.click()
    me.go("/notebook")
    with me.page.expect_navigation():
        me.page.locator("main .rows a").first.click()
    assert "One line, kept without a script." in me.page.inner_text("main")

    with me.page.expect_navigation():
        me.page.click("a.leave")
    assert "__Host-attune" not in {cookie["name"] for cookie in me.context.cookies()}
    me.go("/today")
    assert me.page.url.endswith("/sign-in")
    me.page.fill("[name=username]", "nora")
    me.page.fill("[name=passphrase]", PASSPHRASE)
    send(me, "Sign in")
    assert me.page.url.endswith("/today")
    assert me.foreign_requests() == []


def practise(me: Visit) -> None:
    """Each step by its form, until there is no step left."""
    for _step in range(20):
        page = me.page
        if not page.locator("form#step, .pacer").count():
            return
        if page.locator("main input[type=radio]").count():
            page.locator("main input[type=radio]").nth(4).check()
        with page.expect_navigation():
            page.locator("main button.button:visible:not(.quiet)").last.click()
    raise AssertionError("The practice did not end.")


def test_search_invite_share_erase_and_sign_out_elsewhere(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    served = serve()
    run([sys.executable, "-m", "tests.journeys.seed", str(served.data), "sam"], check=True)
    me, friend, elsewhere = (visit(served, javascript=False) for _window in range(3))
    for window, name in ((me, "sam"), (friend, "toni"), (elsewhere, "sam")):
        walk.sign_in(walk.Walker(window.page, served.url), name)

    me.go("/account/sign-ins")
    with me.page.expect_navigation():
        me.page.get_by_role("button", name="Sign out there").first.click()
    elsewhere.go("/today")
    assert elsewhere.page.url.endswith("/sign-in")
    me.go("/account/history")
    assert me.page.locator("main li").count() >= 1

    me.go("/notebook/search")
    me.page.fill("[name=words]", "train times")
    send(me, "Search")
    with me.page.expect_navigation():
        me.page.locator("main .rows a").first.click()
    assert "I read out the train times" in me.page.inner_text("main")

    meet(me, friend)
    share_and_take_back(me, friend)
    assert [*me.foreign_requests(), *friend.foreign_requests()] == []


def meet(me: Visit, friend: Visit) -> None:
    """A link is made, used by the other, and who came is let in."""
    me.go("/people/invite")
    me.page.fill("[name=name]", "Kim of the lake")
    send(me, "Make the link")
    link = me.page.inner_text("#link").strip()
    friend.go("/people/join")
    friend.page.fill("[name=code]", link)
    send(friend, "Look at it")
    friend.page.fill("[name=name]", "Sam of the lake")
    send(friend, "Make the space")
    me.go("/people")
    asked = me.page.locator("main .kind").filter(has_text="Kim of the lake")
    asked.locator("summary").click()
    with me.page.expect_navigation():
        asked.locator("a").click()
    send(me, "Yes, this is who I invited")


def share_and_take_back(me: Visit, friend: Visit) -> None:
    """A note is written and shared after a look; the other reads it; it is erased, put back, and erased."""
    me.go("/notebook?show=notes")
    with me.page.expect_navigation():
        me.page.locator("main .rows a").last.click()
    entry = me.page.url
    words = me.page.locator("main .said").inner_text()
    me.page.goto(f"{entry}/share")
    me.page.locator("label").filter(has_text="Kim of the lake").first.click()
    send(me, "Look at it first")
    if me.page.get_by_role("button", name="Share it now all the same").count():
        send(me, "Share it now all the same")  # it was written at night
    send(me, "Share it")
    friend.go("/people")
    with friend.page.expect_navigation():
        friend.page.locator("main .rows a").filter(has_text="Sam of the lake").click()
    with friend.page.expect_navigation():
        friend.page.locator("main .rows a").first.click()
    assert words in friend.page.inner_text("main")

    me.page.goto(f"{entry}/erase")
    send(me, "Erase it")
    send(me, "Undo")
    me.page.goto(entry)
    assert words in me.page.inner_text("main")
