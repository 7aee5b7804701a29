"""Ten minutes with what somebody is about to send: the script of one page, on a clock that runs when told."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Served, Visit

pytestmark = pytest.mark.browser
WORDS = "You never answer. I am done waiting for you."


@pytest.fixture
def page(serve: Callable[..., Served], visit: Callable[..., Visit]) -> Page:
    window = visit(serve())
    window.page.clock.install(time="2026-11-24T23:40:00")
    window.go("/right-now/ten")
    window.page.fill("textarea", WORDS)
    return window.page


def tap(page: Page, value: int) -> None:
    page.locator(f"[data-ask] [value='{value}']").click()


def wait_two_minutes(page: Page) -> None:
    page.clock.run_for(121_000)


def test_nothing_can_be_copied_before_the_ten_minutes_are_over(page: Page):
    page.click("[data-begin]")
    for value in (8, 7, 6, 5, 4):
        expect(page.locator("[data-copy]")).to_be_hidden()
        tap(page, value)
        wait_two_minutes(page)
    tap(page, 3)
    expect(page.locator("[data-copy]")).to_be_visible()
    expect(page.locator("[data-one]")).to_contain_text("from 8 to 3")


def test_a_skipped_question_leaves_nothing_behind(page: Page):
    page.click("[data-begin]")
    tap(page, 8)
    wait_two_minutes(page)
    page.click("[data-skip]")
    for value in (7, 9, 9):
        wait_two_minutes(page)
        tap(page, value)
    wait_two_minutes(page)
    tap(page, 9)
    expect(page.locator("[data-one]")).to_contain_text("rose from 8 to 9")


def test_arrow_keys_move_through_the_numbers_and_a_button_takes_one(page: Page):
    page.click("[data-begin]")
    page.locator("[data-ask] [value='0']").focus()
    for _step in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator("[data-ask] [value='3']")).to_be_checked()
    page.click("[data-next]")
    expect(page.locator("[data-ask]")).to_be_hidden()


def test_a_phone_that_slept_asks_once(page: Page):
    page.click("[data-begin]")
    tap(page, 6)
    page.clock.fast_forward(11 * 60_000)
    page.clock.run_for(2_000)
    tap(page, 6)
    expect(page.locator("[data-one]")).to_contain_text("still 6")
    assert page.input_value("textarea") == WORDS


def test_late_at_night_sleep_comes_first_and_letting_go_empties_the_page(page: Page):
    page.click("[data-begin]")
    page.clock.fast_forward(11 * 60_000)
    page.clock.run_for(2_000)
    page.click("[data-skip]")
    assert page.locator(".ways h2").first.inner_text() == "Sleep on it"
    page.click("[data-go]")
    assert WORDS not in page.content()
    assert page.input_value("textarea") == ""
