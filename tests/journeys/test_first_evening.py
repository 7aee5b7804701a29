"""The main job in order, on a phone, on a real server: come in, practise, be measured, plan, practise, see, leave."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Served, Visit
from tests.journeys.traces import find_traces
from tests.journeys.typed import TYPED, WORDS
from tests.journeys.walk import open_practice

pytestmark = pytest.mark.browser
THREE_MINUTES = 180


def test_the_main_job_from_the_first_link_to_leaving(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    served = serve()
    me = visit(served)
    try_three_minutes(me)
    began = time.monotonic()
    come_in(me)
    first_practice_before_the_form(me)
    assert time.monotonic() - began < THREE_MINUTES
    first_measure(me)
    make_a_plan(me)
    check_in(me)
    practise_today(me)
    see_what_is_there(me)
    write_change_and_erase(me)
    code = keep_a_recovery_code(me)
    change_the_passphrase(me)
    leave_by_the_keyboard(me)
    recover(me, code)
    leave_by_the_link(me)

    assert served.stop() == 0
    assert me.foreign_requests() == []
    assert [
        problem for problem in me.problems if "422" not in problem
    ] == []  # the one that was refused on purpose
    typed = [*WORDS, code, code.replace("-", "")]
    assert find_traces(served.data, typed, also=served.printed) == []


def title(me: Visit) -> str:
    """The page's heading."""
    return me.page.locator("h1").first.inner_text()


def try_three_minutes(me: Visit) -> None:
    """1, 2: without an account, nothing kept, not even a session."""
    me.go("/")
    me.press("Try three minutes")
    play(me, {"rate": "6", "choose": 0})
    assert "Nothing of this was kept" in me.page.inner_text("main")
    assert {cookie["name"] for cookie in me.context.cookies()} <= {"__Host-attune-csrf"}
    assert me.page.url == me.served.url + "/try"


def come_in(me: Visit) -> None:
    """3: who can read what, then a name and a passphrase, the code tomorrow."""
    me.page.goto(me.served.welcome)
    assert title(me) == "Who can read what"
    me.press("I have read this. Go on")
    me.page.fill("[name=operator_name]", "Nora Lind")
    me.page.fill("[name=username]", "nora")
    me.page.fill("[name=passphrase]", "too short")
    me.press("Make my keys and come in")
    assert "more letters are needed" in me.page.inner_text("main")
    assert me.page.input_value("[name=operator_name]") == "Nora Lind"
    me.page.fill("[name=passphrase]", TYPED["passphrase"])
    expect(me.page.locator("[data-meter-words]")).to_contain_text(re.compile("Good|Strong"))
    me.press("Make my keys and come in")
    me.press("Ask me tomorrow")
    me.page.wait_for_url("**/today")


def first_practice_before_the_form(me: Visit) -> None:
    """4: the first thing offered is a practice."""
    card = me.page.locator(".card").first
    assert "Come down to the water" in card.inner_text()
    me.press("Begin")
    play(me, {"rate": "7", "choose": 4})
    assert "7" in me.page.inner_text("main")
    me.press("Back to Today")


def first_measure(me: Visit) -> None:
    """5: six questions, a first sentence, eighteen more, meaning first, then the map."""
    me.press("Begin")
    me.page.check("[name=bond][value=partner]")
    me.page.fill("[name=name]", TYPED["relationship"])
    me.press("Begin")
    for number in range(6):
        answer(me, number)
    assert "/first" in me.page.url
    assert "not yet calibrated" in me.page.inner_text("main")
    me.press("The other 18 now")
    answer(me, 0)
    me.press("Undo the last answer")
    me.press("I cannot tell")
    for number in range(17):
        answer(me, number)
    me.press("See where your answers fall")
    text = me.page.inner_text("main")
    assert "What it protects" in text
    assert "Most likely in the" in text
    assert "but it could also be" in text
    assert "ot yet calibrated" in text
    assert me.page.locator("figure.map svg ellipse").count() == 1
    me.go("/measure")
    me.page.check("[name=bond][value=partner]")
    me.page.fill("[name=name]", TYPED["relationship"])
    me.press("Begin")
    assert "not-yet" in me.page.url


def answer(me: Visit, number: int) -> None:
    """One question: by tap, or by key."""
    before = me.page.locator("h1").inner_text()
    if number % 2:
        me.page.keyboard.press("6")
    else:
        me.page.locator("button.answer[value='2']").click()
    me.page.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=before)


def make_a_plan(me: Visit) -> None:
    """6: the private question, then a plan in which each proposal has its reason, and all can be changed."""
    me.go("/plan")
    assert "worry a calm friend" in title(me)
    me.press("No")
    assert me.page.locator("details:has-text('Why this?')").count() >= 3
    me.page.locator("a[href='/plan/change/minutes']").click()
    me.page.locator("main form input[type=radio]").nth(1).check()
    me.page.locator("main form button.button").first.click()
    me.go("/plan")
    me.page.fill("[name=after_what]", TYPED["after each evening"])
    me.press("Keep this plan")
    me.go("/plan/someone")
    me.page.fill("[name=name]", TYPED["someone"])
    me.page.locator("main form button.button").first.click()


def check_in(me: Visit) -> None:
    """7: the water moves and is kept; then the rest, if one likes."""
    me.go("/today")
    me.page.locator("[name=distress][value='5']").check()
    expect(me.page.locator("[data-kept-words]").first).to_have_text("Kept, sealed")
    me.go("/today")
    assert me.page.locator("[name=distress][value='5']").is_checked()
    me.press("Say a little more")
    me.page.locator("[name=line]").fill(TYPED["check-in line"])
    for group in ("someone", "as-i-am", "near-or-alone"):
        me.page.check(f"[name='{group}'][value='3']")
    me.page.locator("main form button.button").first.click()
    me.page.wait_for_url("**/today")


def practise_today(me: Visit) -> None:
    """7: an exercise in the player; what is typed is kept as it is typed."""
    me.go("/practise")
    open_practice(me.page, "Three weathers")
    me.press("Begin")
    play(me, {"rate": "4", "choose": 0, "reflect": TYPED["reflect"]}, leave_once=True)
    me.press("Read what I wrote")
    assert TYPED["reflect"] in me.page.inner_text("main")


def see_what_is_there(me: Visit) -> None:
    """8: the map over time, the trend, what I wrote."""
    me.go("/map")
    assert TYPED["relationship"] in me.page.inner_text("main")
    me.go("/map/check-ins")
    assert me.page.locator("svg, table").count() >= 1
    me.go("/notebook")
    page = me.page.inner_text("main")
    assert "A practice" in page
    assert TYPED["reflect"] not in page
    assert TYPED["check-in line"] not in page


def write_change_and_erase(me: Visit) -> None:
    """8: a note is written, opened, changed, erased."""
    me.go("/notebook/new")
    me.page.fill("textarea", TYPED["note"])
    expect(me.page.locator("[data-kept-words]").first).to_have_text("Kept, sealed")
    me.go("/notebook/new")
    assert me.page.input_value("textarea") == TYPED["note"]
    me.page.locator("main form button.button").first.click()
    me.go("/notebook")
    me.page.locator("main .rows a").first.click()
    assert TYPED["note"] in me.page.inner_text("main")
    me.press("Change")
    me.page.fill("textarea", TYPED["note changed"])
    me.page.locator("main form button.button").first.click()
    assert TYPED["note changed"] in me.page.inner_text("main")
    me.press("Erase")
    me.page.locator("main form button.button").first.click()
    me.go("/notebook")
    assert me.page.locator("main .rows a").count() >= 1


def keep_a_recovery_code(me: Visit) -> str:
    """3: the code, now."""
    me.go("/account/recovery-code")
    me.press("Show me the code")
    code = me.page.locator("code").inner_text()
    me.press("I have it on paper")
    return code


def change_the_passphrase(me: Visit) -> None:
    """3: the same records under a new passphrase."""
    me.go("/account/passphrase")
    me.page.fill("[name=current]", TYPED["passphrase"])
    me.page.fill("[name=passphrase]", TYPED["new passphrase"])
    me.press("Change it")
    me.page.wait_for_url("**/account")


def leave_by_the_keyboard(me: Visit) -> None:
    """9: Shift three times; the session is gone, and going back shows nothing."""
    me.go("/map")
    for _ in range(3):
        me.page.keyboard.press("Shift")
    me.page.wait_for_function("() => document.title !== 'Map'")
    is_gone(me)
    me.page.go_back()
    assert TYPED["relationship"] not in me.page.content()
    me.go("/sign-in")
    me.page.fill("[name=username]", "nora")
    me.page.fill("[name=passphrase]", TYPED["new passphrase"])
    me.press("Sign in")
    me.page.wait_for_url("**/today")
    me.go("/account")
    me.press("Sign out")
    is_gone(me)


def recover(me: Visit, code: str) -> None:
    """3: a forgotten passphrase; the code opens what was written."""
    me.go("/recover")
    me.page.fill("[name=username]", "nora")
    me.page.fill("[name=code]", code.lower().replace("-", " "))
    me.page.fill("[name=passphrase]", TYPED["newer passphrase"])
    me.press("Open my records")
    me.page.wait_for_url("**/account")
    me.go("/map")
    assert TYPED["relationship"] in me.page.inner_text("main")


def leave_by_the_link(me: Visit) -> None:
    """9: the first thing that the tab key reaches on each page."""
    me.go("/today")
    me.page.keyboard.press("Tab")
    assert me.page.evaluate("document.activeElement.className") == "leave"
    me.page.keyboard.press("Enter")
    me.page.wait_for_function("() => document.title !== 'Today'")
    is_gone(me)


def is_gone(me: Visit) -> None:
    """Nobody is signed in any more."""
    assert "__Host-attune" not in {cookie["name"] for cookie in me.context.cookies()}
    answer = me.context.request.get(me.served.url + "/today", max_redirects=0)
    assert answer.status == 302


def play(me: Visit, answers: dict[str, Any], *, leave_once: bool = False) -> None:
    """Go through a practice: each rating, the nth choice, the same words in each field; until it is over."""
    for _step in range(40):
        page = me.page
        if (
            page.locator("main .player-end, main [data-end]").count()
            or not page.locator("form#step, .pacer").count()
        ):
            return
        here = page.url + page.locator("main").inner_text()
        if page.locator("textarea:visible").count():
            page.locator("textarea:visible").fill(answers.get("reflect", ""))
            if leave_once and answers.get("reflect"):
                expect(page.locator("[data-kept-words]").first).to_have_text("Kept, sealed")
                page.reload()
                assert page.locator("textarea:visible").input_value() == answers["reflect"]
                leave_once = False
        elif page.locator("input[type=radio][value='10']").count():
            page.locator(f"main input[type=radio][value='{answers['rate']}']").check()
        elif page.locator("main input[type=radio]").count():
            page.locator("main input[type=radio]").nth(answers["choose"]).check()
        me.page.locator(
            "main button.button:visible:not(.quiet), main a.button:visible:not(.quiet)"
        ).last.click()
        page.wait_for_function(
            "here => location.href + document.querySelector('main').innerText !== here", arg=here
        )
    raise AssertionError("The practice did not end.")
