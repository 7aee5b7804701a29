"""Two windows, a double click, the back button, a line that breaks: in a browser, on one server for all of them."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from subprocess import run
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.journeys.conftest import PATIENCE, PHONE, Served
from tests.journeys.walk import Walker, answer_step, kind_of_step, open_practice, sign_in

pytestmark = pytest.mark.browser
WRITE = "/notebook/new"


@dataclass
class Window:
    """A window of somebody who is signed in; `posts` are the forms that it sent."""

    page: Page
    walker: Walker
    posts: list[Request]

    def another(self) -> "Window":
        """A second window of the same browser."""
        return window_of(self.page.context.new_page(), self.walker.url)


def window_of(page: Page, url: str) -> Window:
    posts: list[Request] = []
    page.on("request", lambda request: posts.append(request) if request.method == "POST" else None)
    return Window(page, Walker(page, url), posts)


@pytest.fixture(scope="module")
def signed_in(shared_server: Served, chromium: Browser) -> Iterator[Window]:
    """Somebody who has been here for months comes in once, and stays."""
    run([sys.executable, "-m", "tests.journeys.seed", str(shared_server.data), "noor"], check=True)
    context = chromium.new_context(viewport=PHONE, timezone_id="Europe/Berlin")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    window = window_of(context.new_page(), shared_server.url)
    sign_in(window.walker, "noor")
    yield window
    context.close()


@pytest.fixture
def me(signed_in: Window) -> Iterator[Window]:
    """A window of its own for each test."""
    window = signed_in.another()
    yield window
    for page in signed_in.page.context.pages:
        if page is not signed_in.page:
            page.close()


def write(window: Window, words: str, *, keeps: str = "Kept, sealed") -> None:
    """Into the box of the page, until it says how it stands."""
    box = window.page.locator("main textarea").first
    box.fill(words)
    expect(window.page.locator("[data-kept]").first).to_contain_text(keeps)


def notes(window: Window) -> int:
    window.walker.go("/notebook?show=notes")
    return window.page.locator("main .rows a").count()


def empty_the_draft(window: Window) -> None:
    window.walker.go(WRITE)
    if window.page.input_value("#text"):
        write(window, "")


def test_the_same_draft_in_two_windows(me: Window) -> None:
    empty_the_draft(me)
    other = me.another()
    before = notes(me)
    me.walker.go(WRITE)
    other.walker.go(WRITE)
    write(me, "From the first window.")
    write(other, "From the second window.", keeps="changed in another window")
    assert other.page.input_value("#text") == "From the second window."
    other.walker.press("Put it away")
    assert notes(other) == before + 1
    me.page.reload()
    assert me.page.input_value("#text") == "From the first window."
    me.walker.press("Put it away")
    assert notes(me) == before + 2


def test_the_same_step_in_two_windows(me: Window) -> None:
    go_to_a_step_with_words(me, "Three weathers")
    other = me.another()
    other.page.goto(me.page.url)
    write(me, "I stood in the kitchen.")
    write(other, "I stood in the hall.", keeps="changed in another window")
    other.walker.press("Next")
    shown = other.page.inner_text("main")
    assert "I stood in the kitchen." in shown
    assert other.page.input_value("main textarea") == "I stood in the hall."
    other.walker.press("Next")
    other.walker.press("Back")
    assert other.page.input_value("main textarea") == "I stood in the hall."


def go_to_a_step_with_words(window: Window, title: str) -> None:
    window.walker.go("/practise")
    open_practice(window.page, title)
    window.walker.press("Begin")
    for _step in range(20):
        kind = kind_of_step(window.page)
        if kind == "reflect":
            return
        if kind == "end":
            break
        answer_step(window.page, kind)
        window.walker.press({"breathe": "I am done", "timer": "Go on"}.get(kind, "Next"))
    raise AssertionError(f"no step of {window.walker.title()} asks for words")


def test_the_same_question_in_two_windows(me: Window) -> None:
    me.walker.go("/measure")
    me.page.locator("[name=bond][value=people]").check()
    me.walker.press("Begin")
    other = me.another()
    other.page.goto(me.page.url)
    for window, value in ((me, "2"), (other, "6")):
        window.page.wait_for_timeout(300)
        with window.page.expect_navigation():
            window.page.click(f"button.answer[value='{value}']")
    first = me.page.inner_text("main h1")
    assert other.page.inner_text("main h1") == first  # both stand at the second question


def test_a_double_click_sends_one_form(me: Window) -> None:
    empty_the_draft(me)
    before = notes(me)
    me.walker.go(WRITE)
    write(me, "Pressed twice.")
    me.posts.clear()
    with me.page.expect_navigation():
        me.page.get_by_role("button", name="Put it away").dblclick()
    assert len([post for post in me.posts if post.is_navigation_request()]) == 1
    assert notes(me) == before + 1
    for path, button in (("/plan/question", "No"), ("/plan", "Keep this plan"), ("/plan/someone", "Keep")):
        me.walker.go(path)
        me.posts.clear()
        with me.page.expect_navigation():
            me.page.locator("main button").filter(has_text=re.compile(rf"^\s*{button}")).first.dblclick()
        assert len(me.posts) == 1, path


AT_ONCE = """
async (form) => {
  const body = () => new URLSearchParams(new FormData(form));
  const url = form.getAttribute("action") || location.href;
  const sent = Array.from({ length: 4 }, () => fetch(url, { method: "POST", body: body(), redirect: "manual" }));
  return (await Promise.all(sent)).map((answer) => answer.type === "opaqueredirect" ? 302 : answer.status);
}
"""


def test_four_sendings_at_the_same_moment_are_one(me: Window) -> None:
    empty_the_draft(me)
    before = notes(me)
    for path, field in ((WRITE, "#text"), ("/plan/someone", "[name=name]"), ("/today/more", "[name=line]")):
        me.walker.go(path)
        form = me.page.locator("main form").filter(has=me.page.locator(field)).first
        me.page.fill(field, "All of these at once.")
        answers = form.evaluate(AT_ONCE)
        assert set(answers) <= {302, 409}, path  # 409: one came first, and both texts are shown
        assert 302 in answers, path
    assert notes(me) == before + 1


def test_back_after_a_note_is_an_empty_box_and_forward_is_the_notebook(me: Window) -> None:
    empty_the_draft(me)
    before = notes(me)
    me.walker.go(WRITE)
    write(me, "First, and then back.")
    me.walker.press("Put it away")
    me.page.go_back()
    assert me.page.input_value("#text") == ""
    write(me, "Written after going back.")
    me.page.go_forward()
    me.page.go_back()
    assert me.page.input_value("#text") == "Written after going back."
    me.walker.press("Put it away")
    assert notes(me) == before + 2


def test_back_in_a_practice_keeps_what_was_answered_and_takes_another_answer(me: Window) -> None:
    go_to_a_step_with_words(me, "If it goes quiet, then")
    run_address = me.page.url
    write(me, "The first way to say it.")
    me.walker.press("Next")
    me.page.go_back()
    assert "/practise" in me.page.url
    me.page.goto(run_address)
    me.walker.press("Back")
    assert me.page.input_value("main textarea") == "The first way to say it."
    write(me, "The first way to say it, and more.")
    me.walker.press("Next")
    me.walker.press("Back")
    assert me.page.input_value("main textarea") == "The first way to say it, and more."


def test_the_line_breaks_while_typing_and_comes_back(me: Window) -> None:
    empty_the_draft(me)
    me.walker.go(WRITE)
    me.page.context.set_offline(True)
    write(me, "Typed without a connection.", keeps="Not kept yet")
    assert me.page.input_value("#text") == "Typed without a connection."
    me.page.context.set_offline(False)
    expect(me.page.locator("[data-kept]")).to_contain_text("Kept, sealed")
    me.page.reload()
    assert me.page.input_value("#text") == "Typed without a connection."


class Weather(BaseHTTPRequestHandler):
    """Another server, that notes who sent somebody."""

    asked: list[tuple[str, str | None]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("Referer")))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Weather</title><h1>Rain</h1>")

    def log_message(self, *_given: object) -> None:
        """Nothing."""


@pytest.fixture
def weather() -> Iterator[str]:
    """The address of a page of another server."""
    server = HTTPServer(("127.0.0.1", 0), Weather)
    Weather.asked.clear()
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/today"
    server.shutdown()
    server.server_close()


def test_the_words_come_back_after_signing_in_again_and_leaving_goes_to_the_chosen_address(
    me: Window, weather: str
) -> None:
    """Last: it signs out."""
    empty_the_draft(me)
    me.walker.go_proved("/account/leaving")
    me.page.fill("[name=address]", weather)
    me.walker.press("Keep")
    me.walker.go(WRITE)
    write(me, "Begun before the sign-in ended.")
    assert Weather.asked == []
    other = me.another()
    other.walker.go("/today")
    with other.page.expect_navigation(url=weather):
        other.page.click("a.leave")
    assert other.page.inner_text("h1") == "Rain"
    assert Weather.asked[0] == ("/today", None)
    other.page.go_back()
    assert other.page.url == "about:blank"  # in the place of the page that was left, not after it
    expect(me.page.locator("h1")).to_have_text("Kitchen measures")  # the other window left, too
    window = me.another()
    sign_in(window.walker, "noor")
    window.walker.go(WRITE)
    assert window.page.input_value("#text") == "Begun before the sign-in ended."
