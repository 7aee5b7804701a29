"""In a real browser: keys answer, a double click is one answer, Back and Undo bring questions back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Served, Visit
from tests.journeys.walk import Walker, come_in, open_link

pytestmark = pytest.mark.browser


@pytest.fixture
def first_question(serve: Callable[..., Served], visit: Callable[..., Visit]) -> Visit:
    served = serve(settings="tests.settings")
    window = visit(served)
    walker = Walker(window.page, served.url)
    open_link(walker, served.welcome)
    come_in(walker, "alice")
    walker.go("/measure")
    window.page.locator("[name=bond][value=friend]").check()
    window.page.fill("[name=name]", "Noor")
    walker.press("Begin")
    return window


def test_keys_double_click_back_and_undo(first_question: Visit) -> None:
    page = first_question.page
    place = page.locator(".ends span").first
    expect(place).to_have_text("1 of 6")
    page.keyboard.press("5")
    expect(place).to_have_text("2 of 6")
    page.locator(".answers [value='3']").dblclick(delay=10)
    expect(place).to_have_text("3 of 6")
    page.wait_for_timeout(400)
    expect(place).to_have_text("3 of 6")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".answer[aria-current]")).to_have_attribute("value", "3")
    with page.expect_navigation():
        page.keyboard.press("6")
    expect(place).to_have_text("3 of 6")
    with page.expect_navigation():
        page.get_by_role("button", name="Undo the last answer").click()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".answer[aria-current]")).to_have_attribute("value", "3")
    page.get_by_role("button", name="Undo the last answer").click()
    expect(place).to_have_text("2 of 6")
    page.get_by_role("button", name=re.compile("I cannot tell")).click()
    expect(place).to_have_text("3 of 6")
    assert first_question.problems == []
