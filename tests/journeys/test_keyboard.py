"""With the keyboard alone: come in, practise, check in, write and erase, be measured, sign out; each stop is seen."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PHONE, Served, Visit
from tests.journeys.keyboard import Hands
from tests.journeys.walk import PASSPHRASE

pytestmark = pytest.mark.browser
PRACTICE = 25
DOUBLED = {"width": 640, "height": 400}
PLACES = (
    *("/today", "/today/more", "/practise", "/notebook", "/notebook/new", "/map", "/people", "/measure"),
    *("/account", "/account/leaving", "/plan/question", "/right-now", "/right-now/ten", "/right-now/alone"),
)


def test_from_the_front_page_to_signing_out(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    me = visit(serve())
    hands = Hands(me.page)
    me.go("/")
    first_stops(hands)
    make_an_account(hands, me)
    check_in(hands)
    practise(hands)
    write_and_erase(hands)
    be_measured(hands)
    look_at_every_place(hands, me)
    sign_out(hands, me)
    assert me.foreign_requests() == []


def heading(hands: Hands) -> str:
    return hands.page.locator("main h1").first.inner_text()


def first_stops(hands: Hands) -> None:
    """Leave page first, then the way past the header, which leads into the page."""
    assert (hands.tab() or {})["leave"]
    assert (hands.tab() or {})["words"] == "Skip to the page"
    hands.page.keyboard.press("Enter")
    assert hands.page.evaluate("document.activeElement.id") == "main"
    assert (hands.tab() or {})["main"]
    hands.reach("Skip to the page", back=True)
    assert (hands.tab(back=True) or {})["leave"]


def make_an_account(hands: Hands, me: Visit) -> None:
    me.page.goto(me.served.welcome)
    hands.press("I have read this. Go on")
    hands.fill("Who runs this server\\?", "Noor")
    hands.fill("A name to sign in with", "noor")
    hands.fill("A new passphrase", PASSPHRASE)
    hands.reach("Show")
    hands.page.keyboard.press("Space")
    assert hands.page.get_attribute("[name=passphrase]", "type") == "text"
    hands.press("Make my keys and come in")
    hands.press("Ask me tomorrow")
    assert hands.page.url.endswith("/today")


def check_in(hands: Hands) -> None:
    hands.choose("distress", arrows=2)
    expect(hands.page.locator("[data-kept]").first).to_contain_text("Kept, sealed")


def practise(hands: Hands) -> None:
    """Each kind of step is answered, and the practice ends."""
    hands.press("Begin", key="Space")
    for _step in range(PRACTICE):
        if hands.page.locator(".rate").count():
            hands.choose("answer", arrows=3)
        elif hands.page.locator("textarea[name=answer]").count():
            hands.reach(".*", tag="textarea")
            hands.page.keyboard.type("Two lines, typed.")
        elif hands.page.locator(".option input").count():
            hands.choose("answer", arrows=1)
        elif not hands.page.locator("form#step, .pacer").count():
            break
        hands.press("Next|Go on|I am done")
    hands.press("Back to Today")


def write_and_erase(hands: Hands) -> None:
    hands.press("Notebook")
    hands.press("Write( something| a note)?.*")
    hands.reach(".*", tag="textarea")
    hands.page.keyboard.type("A line that goes again.")
    hands.press("Put it away")
    hands.press("Today, .*A note", tag="a")
    assert "A line that goes again." in hands.page.inner_text("main")
    hands.press("Erase")
    hands.press("Erase.*", tag="button")
    assert "A line that goes again." not in hands.page.content()


def be_measured(hands: Hands) -> None:
    hands.page.goto(hands.page.url.split("/notebook")[0] + "/measure")
    hands.choose("bond", arrows=1)
    hands.press("Begin", tag="button")
    first = heading(hands)
    hands.page.wait_for_timeout(300)  # so long a pointer or a key finds no answers, against double clicks
    hands.reach("[A-Z].*", tag="button")
    with hands.page.expect_navigation():
        hands.page.keyboard.press("Enter")
    assert heading(hands) != first


def look_at_every_place(hands: Hands, me: Visit) -> None:
    """Leave page first, and down the page as it is read; on a desk at 200 % no bar lies over a stop either."""
    for path in PLACES:
        me.go(path)
        stops = hands.order()
        assert stops[0]["leave"], path
        inside = [stop for stop in stops if stop["main"] and not stop["bar"]]
        for one, following in pairwise(inside):
            assert following["bottom"] > one["top"], (path, one["words"], following["words"])
        hands.page.set_viewport_size(DOUBLED)
        me.go(path)
        assert len(hands.order()) == len(stops)
        hands.page.set_viewport_size(PHONE)


def sign_out(hands: Hands, me: Visit) -> None:
    me.go("/today")
    hands.press("Account", tag="a")
    hands.press("Sign out", tag="button")
    me.go("/today")
    assert me.page.url.endswith("/sign-in")


@pytest.fixture(scope="module")
def blank(chromium: Browser) -> Iterator[Page]:
    """A window for pages that are put together here."""
    page = chromium.new_page(viewport={"width": 390, "height": 500})
    yield page
    page.close()


FAULTS = {
    "no ring": "<style>button { outline: none !important; }</style><button>Press</button>",
    "lies over": "<div style='position: fixed; inset: auto 0 0 0; height: 80px; background: red'></div>"
    "<div style='height: 440px'></div><button>Press</button>",
    "an order of its own": "<a href='/'>One</a><button tabindex='3'>Press</button>",
}


@pytest.mark.parametrize(("fault", "markup"), FAULTS.items())
def test_a_planted_fault_is_found(blank: Page, fault: str, markup: str) -> None:
    blank.set_content(f"<main><style>:focus-visible {{ outline: 3px solid teal; }}</style>{markup}</main>")
    hands = Hands(blank)
    blank.focus("button")
    assert fault in "\n".join(hands.faults())


def test_without_a_fault_nothing_is_found(blank: Page) -> None:
    blank.set_content(
        "<main><style>:focus-visible { outline: 3px solid teal; }</style><button>Press</button></main>"
    )
    hands = Hands(blank)
    assert hands.tab() is not None
