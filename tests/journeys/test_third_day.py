"""The third day: something of one's own comes back, is followed and silenced; a letter is read; the year is seen."""

import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from subprocess import run

import pytest

from tests.journeys import walk
from tests.journeys.conftest import Served, Visit
from tests.journeys.traces import find_traces

pytestmark = pytest.mark.browser
SAID = "In the last days you wrote three times; twice the word was silence."


@pytest.fixture(params=[True, False], ids=["with-javascript", "without"])
def me(request: pytest.FixtureRequest, serve: Callable[..., Served], visit: Callable[..., Visit]) -> Visit:
    """Alice, signed in at noon of her third day."""
    served = serve()
    run([sys.executable, "-m", "tests.journeys.seed_third_day", str(served.data), "alice"], check=True)
    one = visit(served, javascript=request.param)
    walk.sign_in(walk.Walker(one.page, served.url), "alice")
    return one


def main(me: Visit) -> str:
    """What the page says."""
    return me.page.inner_text("main")


def press(me: Visit, words: str) -> None:
    """Press what leads to another page."""
    with me.page.expect_navigation():
        me.press(words)


def monday(me: Visit) -> str:
    """The Monday of this week."""
    today = datetime.now(UTC).date()
    return (today - timedelta(days=today.weekday())).isoformat()


def test_the_third_day(me: Visit) -> None:
    assert me.page.title() == "Today"
    assert "silence" not in main(me)
    me.press("Something in your own words")
    assert SAID in main(me)
    assert "cannot say" in main(me)

    me.page.locator(".finding .rows a").first.click()
    me.page.wait_for_url(re.compile("/notebook/"))
    assert "At dinner the same silence" in main(me)

    me.go("/today")
    me.press("Something in your own words")
    press(me, "Not this word")
    assert "Something in your own words" not in main(me)

    me.go(f"/letters/{monday(me)}")
    assert me.page.title() == "Map"
    assert "silence" not in main(me)
    me.press("Add a line")
    me.page.fill("[name=line]", "A week with bread in it.")
    press(me, "Keep")
    me.page.emulate_media(media="print")
    printed = me.page.inner_text("body")
    assert "A week with bread in it." in printed
    assert "Right now" not in printed
    assert "Leave page" not in printed
    me.page.emulate_media(media="screen")

    me.go("/map/year")
    assert re.search(r"\d days? with a check-in", main(me))
    assert me.page.locator(".months svg").count() >= 1
    assert me.foreign_requests() == []
    assert me.problems == []
    assert find_traces(me.served.data, ["A week with bread in it."], also=me.served.printed) == []


def test_the_letter_is_one_page_of_paper(me: Visit) -> None:
    me.go(f"/letters/{monday(me)}")
    pages = me.page.pdf(format="A4").count(b"/Type /Page\n")
    assert pages == 1
