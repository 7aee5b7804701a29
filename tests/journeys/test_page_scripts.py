"""The small scripts of every page, in a real browser: leaving, keeping what is typed, the weight of a first load."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import Served, Visit
from tests.journeys.walk import Walker, come_in, open_link

pytestmark = pytest.mark.browser
KEPT = "[data-kept-words]"


@pytest.fixture
def inside(serve: Callable[..., Served], visit: Callable[..., Visit]) -> Visit:
    window = visit(serve(settings="tests.settings"))
    walker = Walker(window.page, window.served.url)
    open_link(walker, window.served.welcome)
    come_in(walker, "alice")
    return window


def write(page: Page, words: str) -> None:
    page.locator("textarea").press_sequentially(words)


def test_capital_letters_are_writing_and_shift_alone_is_leaving(inside: Visit):
    inside.go("/notebook/new")
    page = inside.page
    page.focus("textarea")
    for letter in "IAMHERE":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")
    assert page.url.endswith("/notebook/new")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/kitchen")


def test_leaving_takes_every_window_along(inside: Visit):
    inside.go("/today")
    other = inside.context.new_page()
    other.goto(inside.served.url + "/notebook/new")
    inside.page.click("a.leave")
    other.wait_for_url("**/kitchen")
    inside.page.wait_for_url("**/kitchen")


def test_going_back_after_leaving_shows_nothing_of_it(inside: Visit):
    inside.go("/notebook/new")
    write(inside.page, "SECRETWORD")
    expect(inside.page.locator(KEPT)).to_have_text("Kept, sealed")
    inside.go("/today")
    inside.page.click("a.leave")
    inside.page.wait_for_url("**/kitchen")
    inside.page.go_back()
    assert "SECRETWORD" not in inside.page.content()
    assert inside.page.locator("textarea").count() == 0


def test_what_is_typed_is_kept_after_the_last_key(inside: Visit):
    inside.go("/notebook/new")
    sent: list[str] = []
    inside.page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    write(inside.page, "one, two, three")
    expect(inside.page.locator(KEPT)).to_have_text("Kept, sealed")
    assert len(sent) == 1
    inside.go("/notebook/new")
    assert inside.page.input_value("textarea") == "one, two, three"


def test_a_broken_line_is_said_and_mended(inside: Visit):
    inside.go("/notebook/new")
    page = inside.page

    def cut(route: Route) -> None:
        if route.request.method == "POST":
            route.abort()
        else:
            route.continue_()

    page.route("**/notebook/new", cut)
    write(page, "still here")
    expect(page.locator(KEPT)).to_have_text("Not kept yet. What you wrote is still here.")
    assert page.input_value("textarea") == "still here"
    page.unroute("**/notebook/new")
    expect(page.locator(KEPT)).to_have_text("Kept, sealed")


def test_after_signing_out_elsewhere_the_words_stay_and_it_is_said(inside: Visit):
    inside.go("/notebook/new")
    inside.context.clear_cookies(name="__Host-attune")
    write(inside.page, "still here")
    expect(inside.page.locator(KEPT)).to_contain_text("You are signed out")
    assert inside.page.input_value("textarea") == "still here"


def test_nothing_is_left_in_the_browsers_storage(inside: Visit):
    inside.go("/notebook/new")
    write(inside.page, "SECRETWORD")
    expect(inside.page.locator(KEPT)).to_have_text("Kept, sealed")
    kept = inside.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert kept == "[{},{}]"


def test_dimming_without_a_script(serve: Callable[..., Served], visit: Callable[..., Visit]):
    window = visit(serve(settings="tests.settings"), javascript=False)
    window.go("/right-now")
    window.page.get_by_role("button", name="Dim for the night").click()
    expect(window.page.locator("html[data-theme=bedside]")).to_have_count(1)
    window.page.get_by_role("button", name="Back to the usual colours").click()
    expect(window.page.locator("html[data-theme]")).to_have_count(0)


def test_a_first_load_is_light_and_whole(serve: Callable[..., Served], visit: Callable[..., Visit]):
    window = visit(serve())
    size: dict[str, int] = {}
    answered: dict[str, int] = {}
    tab = window.context.new_cdp_session(window.page)
    tab.send("Network.enable")
    tab.on(
        "Network.responseReceived", lambda e: answered.update({e["response"]["url"]: e["response"]["status"]})
    )
    tab.on("Network.loadingFinished", lambda e: size.update({e["requestId"]: e["encodedDataLength"]}))
    window.go("/")
    window.page.wait_for_load_state("networkidle")
    assert sum(size.values()) < 100_000
    assert sum(size.values()) < 30_000, "grown: look what made it heavier"
    assert set(answered.values()) == {200}
    assert window.problems == []
