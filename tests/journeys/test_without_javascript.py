"""The main actions with scripts switched off: each is a link or a form."""

from collections.abc import Callable

import pytest

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
