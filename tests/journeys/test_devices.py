"""Locking, six digits and passkeys in a real browser: nothing typed is lost, and nothing is seen meanwhile."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Served, Visit
from tests.journeys.walk import PASSPHRASE, Walker, come_in, open_link

pytestmark = pytest.mark.browser
CODE = "739462"
SENTENCE = "A heron stood in the rain, and I stayed."
TEXT = "textarea[name=text]"
OUT_OF_SIGHT = """(hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def inside(serve: Callable[..., Served], visit: Callable[..., Visit]) -> Visit:
    window = visit(serve(settings="tests.settings"))
    walker = Walker(window.page, window.served.url)
    open_link(walker, window.served.welcome)
    come_in(walker, "alice")
    return window


def set_digits(me: Visit) -> None:
    me.go("/account/locking/digits")
    me.page.fill("[name=code]", CODE)
    me.press("Set them")
    me.page.wait_for_url("**/account/locking")


def lock_when_hidden(me: Visit) -> None:
    me.go("/account/locking")
    me.page.check("[name=hidden][value='0']")
    me.press("Keep this")
    me.page.wait_for_url("**/account")


def write(me: Visit) -> None:
    me.go("/notebook/new")
    me.page.locator(TEXT).press_sequentially(SENTENCE)


def hide(page: Page) -> None:
    page.evaluate(OUT_OF_SIGHT, True)


def come_back(page: Page) -> None:
    page.evaluate(OUT_OF_SIGHT, False)


def is_signed_in(me: Visit) -> bool:
    return me.context.request.get(me.served.url + "/account", max_redirects=0).status == 200


def locked(me: Visit) -> None:
    """Until the cover asks, and the server has ended the sign-in."""
    expect(me.page.locator("#cover form")).to_be_visible()
    expect(me.page.locator(TEXT)).to_be_hidden()
    for _ in range(100):
        if not is_signed_in(me):
            return
        me.page.wait_for_timeout(50)
    raise AssertionError("The sign-in did not end")


def test_a_hidden_page_is_covered_locked_and_opened_in_place(inside: Visit):
    set_digits(inside)
    lock_when_hidden(inside)
    write(inside)
    page = inside.page
    hide(page)
    expect(page.locator("#cover")).to_be_visible()
    expect(page.locator(TEXT)).to_be_hidden()
    locked(inside)
    come_back(page)
    expect(page.locator("#cover-code")).to_be_focused()
    expect(page.locator("a.leave")).to_be_visible()
    expect(page.locator("a.account")).to_be_hidden()
    page.keyboard.type("111999")
    page.keyboard.press("Enter")
    expect(page.locator("[data-cover-words]")).to_contain_text("4 more tries")
    page.keyboard.type(CODE)
    page.keyboard.press("Enter")
    expect(page.locator("#cover")).to_be_hidden()
    expect(page.locator(TEXT)).to_have_value(SENTENCE)
    expect(page.locator(TEXT)).to_be_focused()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.type(" Then it flew.")
    assert is_signed_in(inside)
    inside.go("/notebook/new")
    expect(page.locator(TEXT)).to_have_value(f"{SENTENCE} Then it flew.")
    # Two refusals were asked for; a browser notes each.
    assert [one for one in inside.problems if "422" not in one] == []


def test_a_glance_away_only_covers(inside: Visit):
    write(inside)
    hide(inside.page)
    expect(inside.page.locator(TEXT)).to_be_hidden()
    assert inside.page.locator("#cover form").count() == 0
    come_back(inside.page)
    expect(inside.page.locator(TEXT)).to_have_value(SENTENCE)
    assert is_signed_in(inside)


def test_by_keys_and_by_the_passphrase(inside: Visit):
    write(inside)
    inside.page.keyboard.press("Alt+Shift+KeyL")
    locked(inside)
    inside.page.fill("#cover-current", PASSPHRASE)
    inside.press("Open")
    expect(inside.page.locator("#cover")).to_be_hidden()
    expect(inside.page.locator(TEXT)).to_have_value(SENTENCE)
    assert is_signed_in(inside)


def test_the_button_locks_every_window_in_place(inside: Visit):
    write(inside)
    other = inside.context.new_page()
    other.goto(inside.served.url + "/account")
    other.get_by_role("button", name="Lock now").click()
    locked(inside)
    inside.page.fill("#cover-current", PASSPHRASE)
    inside.press("Open")
    expect(other.locator("#cover")).to_be_hidden()
    expect(inside.page.locator(TEXT)).to_have_value(SENTENCE)


def test_left_alone_it_locks(inside: Visit):
    inside.page.clock.install()
    write(inside)
    inside.page.clock.run_for("14:30")
    expect(inside.page.locator(TEXT)).to_be_visible()
    inside.page.clock.run_for("01:00")
    locked(inside)


def test_five_wrong_digits_lead_to_the_passphrase(inside: Visit):
    set_digits(inside)
    write(inside)
    inside.page.keyboard.press("Alt+Shift+KeyL")
    locked(inside)
    for left in (4, 3, 2, 1, 0):
        inside.page.fill("#cover-code", "111999")
        inside.press("Open")
        words = {1: "One more try", 0: "Only the passphrase".lower()}.get(left, f"{left} more tries")
        expect(inside.page.locator("[data-cover-words]")).to_contain_text(words, ignore_case=True)
    inside.page.fill("#cover-current", PASSPHRASE)
    inside.press("Open")
    expect(inside.page.locator("#cover")).to_be_hidden()
    expect(inside.page.locator(TEXT)).to_have_value(SENTENCE)


def test_a_window_in_use_keeps_the_other_from_locking(inside: Visit):
    lock_when_hidden(inside)
    write(inside)
    other = inside.context.new_page()
    other.goto(inside.served.url + "/today")
    hide(inside.page)
    inside.page.wait_for_timeout(900)
    assert is_signed_in(inside)
    hide(other)
    expect(other.locator("#cover form")).to_be_visible()
    expect(inside.page.locator("#cover form")).to_be_visible()


def test_what_is_opened_in_one_window_is_open_in_the_other(inside: Visit):
    write(inside)
    other = inside.context.new_page()
    other.goto(inside.served.url + "/today")
    other.keyboard.press("Alt+Shift+KeyL")
    locked(inside)
    expect(other.locator("#cover form")).to_be_visible()
    other.fill("#cover-current", PASSPHRASE)
    other.locator("#cover .opens").click()
    expect(other.locator("#cover")).to_be_hidden()
    expect(inside.page.locator("#cover")).to_be_hidden()
    expect(inside.page.locator(TEXT)).to_have_value(SENTENCE)


def test_without_scripts_it_locks_and_opens_on_a_page(inside: Visit, visit: Callable[..., Visit]):
    set_digits(inside)
    plain = visit(inside.served, javascript=False)
    plain.context.add_cookies(inside.context.cookies())
    plain.go("/account")
    plain.press("Lock now")
    plain.page.wait_for_url("**/unlock")
    plain.page.fill("[name=code]", CODE)
    plain.press("Open")
    plain.page.wait_for_url("**/today")


def virtual_authenticator(page: Page) -> Any:
    """A security key that always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasResidentKey": False,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def make_passkey(me: Visit) -> str:
    """A passkey, and before it the recovery code that it needs; the code."""
    me.go("/account/recovery-code")
    me.press("Show me the code")
    code = me.page.locator("code").inner_text()
    me.go("/account/second-factor/passkey")
    me.page.fill("[name=name]", "Blue key")
    me.press("Make it")
    me.page.wait_for_url("**/account/second-factor")
    expect(me.page.locator("main")).to_contain_text("Blue key")
    return code


def sign_in(page: Page, url: str) -> None:
    page.goto(url + "/sign-in?with=passphrase")
    page.fill("[name=username]", "alice")
    page.fill("[name=passphrase]", PASSPHRASE)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/sign-in/second")
    page.get_by_role("button", name="Use your passkey").click()
    page.wait_for_url("**/today")


def test_a_passkey_after_the_passphrase(inside: Visit):
    virtual_authenticator(inside.page)
    make_passkey(inside)
    inside.go("/account")
    inside.press("Sign out")
    sign_in(inside.page, inside.served.url)
    assert inside.problems == []


def test_with_a_passkey_a_locked_page_is_opened_from_another_window(inside: Visit):
    virtual_authenticator(inside.page)
    recovery = make_passkey(inside)
    write(inside)
    page = inside.page
    page.keyboard.press("Alt+Shift+KeyL")
    locked(inside)
    page.fill("#cover-current", PASSPHRASE)
    inside.press("Open")
    expect(page.locator("[data-cover-words]")).to_contain_text("another window")
    expect(page.locator("[data-cover-elsewhere]")).to_be_visible()
    with inside.context.expect_page() as opened:
        page.click("[data-cover-elsewhere]")
    other = opened.value
    other.fill("[name=username]", "alice")
    other.fill("[name=passphrase]", PASSPHRASE)
    other.get_by_role("button", name="Sign in", exact=True).click()
    other.wait_for_url("**/sign-in/second")
    other.fill("[name=code]", recovery)
    other.get_by_role("button", name="Come in").click()
    other.wait_for_url("**/today")
    hide(page)
    come_back(page)
    expect(page.locator("#cover")).to_be_hidden()
    expect(page.locator(TEXT)).to_have_value(SENTENCE)
