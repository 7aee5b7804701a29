"""23:40, the fight: one thumb, no sign-in. Then the same night for somebody who wrote a note on a calm day."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Served, Visit
from tests.journeys.test_first_evening import come_in
from tests.journeys.traces import find_traces
from tests.journeys.typed import TYPED

pytestmark = pytest.mark.browser
UNSENT = "Dann geh doch zu deiner Ägidia, mir reicht es für immer"
NOTE = "Es war noch jedes Mal nicht das Ende. Handy in die Küche, Möhren schälen."
DOORS = (
    "It is too much",
    "I am about to send something",
    "They are silent and I cannot sleep",
    "They asked for a pause",
    "I am afraid of someone, or of what I might do",
)
TEN_SECONDS = 10


def open_door(me: Visit, words: str) -> None:
    """From the sheet through one door, with one tap."""
    me.page.locator(".doors a", has_text=words).click()
    me.page.wait_for_url(lambda url: not url.endswith("/right-now"))


def is_kept_for_offline(me: Visit) -> None:
    """Until the pages of Right now are in this browser."""
    me.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    me.page.wait_for_function("async () => (await caches.keys()).length > 0")
    me.page.wait_for_load_state("networkidle")


def sent_since(me: Visit, count: int) -> list[str]:
    """What the page asked for since; what the browser fetches in its own time (icon, copies) does not count."""
    later = [one for one in me.requests[count:] if one.service_worker is None]
    return [f"{one.method} {one.url}" for one in later if "/static/web/icon." not in one.url]


def hold_ten_minutes(me: Visit, urges: list[int]) -> None:
    """Hold the words; at each question one tap; the page's own clock is wound on."""
    me.press("Hold it for ten minutes")
    for urge in urges:
        me.page.locator(f"[data-ask] input[value='{urge}']").click()
        me.page.clock.fast_forward("02:01")


def test_signed_out_each_door_is_open_within_ten_seconds(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    me = visit(serve())
    for words in DOORS:
        me.go("/")
        began = time.monotonic()
        me.page.click("a.now")
        open_door(me, words)
        expect(me.page.locator("h1:visible")).to_have_count(1)
        assert time.monotonic() - began < TEN_SECONDS
        assert me.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert me.context.cookies() == []
    assert me.foreign_requests() == []
    assert me.problems == []


def test_signed_out_the_words_are_held_and_go_nowhere(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    me = visit(serve())
    me.page.clock.install()
    me.go("/right-now")
    open_door(me, DOORS[1])
    is_kept_for_offline(me)
    me.page.fill("[data-words]", UNSENT)
    asked_before = len(me.requests)
    hold_ten_minutes(me, [9, 8, 7, 5, 5])
    assert me.page.locator("[data-copy]").is_hidden()
    me.page.locator("[data-ask] input[value='4']").click()
    text = me.page.inner_text("main")
    assert "The urge went from 9 to 4" in text
    for way in ("Send it", "Change it", "Sleep on it"):
        assert way in text
    assert sent_since(me, asked_before) == []
    me.served.stop()
    assert find_traces(me.served.data, [UNSENT], also=me.served.printed) == []


def test_a_pause_has_a_time_and_a_message(serve: Callable[..., Served], visit: Callable[..., Visit]) -> None:
    me = visit(serve(), permissions=["clipboard-read", "clipboard-write"])
    me.go("/right-now/pause")
    me.page.locator("label", has_text="An hour").click()
    me.page.locator("label", has_text="Very short").click()
    me.press("Copy")
    copied = me.page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"Need a pause\. Back at \d\d:\d\d\.", copied)


def test_who_waits_sees_the_time_run_down(serve: Callable[..., Served], visit: Callable[..., Visit]) -> None:
    me = visit(serve())
    me.page.clock.install(time="2026-11-24T22:40:00Z")  # 23:40 in Berlin
    me.go("/right-now/until")
    me.page.fill("[data-until]", "00:10")
    me.press("Count down for me")
    expect(me.page.locator("[data-left]")).to_have_text("30 minutes left")
    me.page.clock.fast_forward("29:00")
    expect(me.page.locator("[data-left]")).to_have_text("One minute left")


def test_private_questions_are_answered_in_the_page_alone(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    me = visit(serve())
    me.go("/right-now/alone")
    is_kept_for_offline(me)
    asked_before = len(me.requests)
    me.page.locator("main input[type=radio][value=yes]").first.check(force=True)
    me.press("See what could come first")
    assert "Your safety first" in me.page.inner_text("main")
    assert sent_since(me, asked_before) == []
    me.press("Clear my answers")
    assert me.page.locator("main input[type=radio]:checked").count() == 0
    assert "Your safety first" not in me.page.inner_text("main")
    me.page.locator("main input[type=radio][value=yes]").first.check(force=True)
    me.go("/right-now/alone")
    assert me.page.locator("main input[type=radio]:checked").count() == 0


def test_without_javascript_every_door_leads_somewhere(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    me = visit(serve(), javascript=False)
    for words in DOORS:
        me.go("/right-now")
        with me.page.expect_navigation():
            me.page.locator(".doors a", has_text=words).click()
        assert len(me.page.inner_text("main")) > 150
        assert me.page.locator("button[data-script]:visible").count() == 0
    me.go("/right-now/ten")
    assert "Set ten minutes on a clock" in me.page.inner_text("main")
    me.page.fill("[data-words]", UNSENT)
    assert me.page.locator("main form").count() == 0


def test_offline_after_the_first_load(serve: Callable[..., Served], visit: Callable[..., Visit]) -> None:
    served = serve()
    me = visit(served)
    me.go("/right-now")
    is_kept_for_offline(me)
    assert served.stop() == 0
    me.context.set_offline(True)
    for words in DOORS:
        me.go("/right-now")
        open_door(me, words)
        assert len(me.page.inner_text("main")) > 150
    style = "getComputedStyle(document.querySelector('a.leave')).backgroundColor"
    assert me.page.evaluate(style) != "rgba(0, 0, 0, 0)"
    me.page.locator("a.leave").click()
    me.page.wait_for_url("**/kitchen")
    assert "kitchen" in me.page.inner_text("body").casefold()


def test_what_is_kept_for_offline_holds_no_personal_byte(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    me = visit(serve())
    come_in(me)
    write_the_note(me)
    me.go("/right-now")
    is_kept_for_offline(me)
    kept = me.page.evaluate(
        """async () => {
            let text = "";
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const one of await cache.keys()) text += one.url + await (await cache.match(one)).text();
            }
            return text;
        }"""
    )
    assert "What is it, right now?" in kept
    for words in ("nora", NOTE, "A note from you</", 'class="account"', "csrfmiddlewaretoken"):
        assert words not in kept, words


def write_the_note(me: Visit) -> None:
    """On a calm day, three sentences to oneself."""
    me.go("/note-for-a-night")
    me.page.fill("[name=text]", NOTE)
    me.press("Keep it for then")


def test_signed_in_the_note_comes_first_and_the_morning_asks_once(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    served = serve()
    me = visit(served)
    come_in(me)
    write_the_note(me)
    me.page.clock.install()
    me.page.click("a.now")
    sheet = me.page.inner_text("main")
    assert "A note from you" in sheet
    assert NOTE not in sheet
    assert sheet.index("A note from you") < sheet.index(DOORS[0])
    open_door(me, DOORS[1])
    me.page.fill("[data-words]", UNSENT)
    hold_ten_minutes(me, [9, 9, 8])
    assert NOTE not in me.page.inner_text("main")
    me.page.locator("[data-note] summary").click()
    assert NOTE in me.page.inner_text("main")
    me.go("/right-now/ten")
    me.page.fill("[data-words]", UNSENT)
    me.press("Keep it sealed, seen only by you")
    me.page.wait_for_url("**/notebook/**")
    assert UNSENT in me.page.inner_text("main")
    me.go("/right-now")
    me.page.locator(".note-row").click()
    me.page.wait_for_url("**/right-now/note")
    assert NOTE in me.page.inner_text("main")
    me.press("Go on")
    assert served.stop() == 0

    later = serve(data=served.data, settings="tests.journeys.tomorrow")
    morning = visit(later)
    morning.go("/sign-in")
    morning.page.fill("[name=username]", "nora")
    morning.page.fill("[name=passphrase]", TYPED["passphrase"])
    morning.press("Sign in")
    morning.page.wait_for_url("**/today")
    question = morning.page.locator("#morning")
    assert re.match(r"What helped (last night|yesterday)\?", question.inner_text())
    morning.press("Tap what fits")
    morning.page.locator("[name=helped]").first.check(force=True)
    morning.page.locator("[name=slept][value=yes]").check(force=True)
    morning.press("Keep")
    morning.page.wait_for_url("**/today**")
    assert morning.page.locator("#morning").count() == 0
    morning.go("/right-now")
    morning.page.locator(".note-row").click()
    morning.page.wait_for_url("**/right-now/note")
    assert "slept" in morning.page.inner_text("main")
    later.stop()
    printed = [*served.printed, *later.printed]
    assert find_traces(served.data, [NOTE, UNSENT], also=printed) == []
    assert [*me.foreign_requests(), *morning.foreign_requests()] == []
