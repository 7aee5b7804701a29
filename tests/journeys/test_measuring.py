"""Measuring in a real browser: any measure, one that chooses its questions, several on one map, what is followed."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Served, Visit
from tests.journeys.test_accessibility import faults
from tests.journeys.traces import find_traces
from tests.journeys.walk import Walker, come_in, open_link
from tests.journeys.walk_measures import row

pytestmark = pytest.mark.browser
NAME = "Wrenfield"


def bring(data: Path, name: str, items: int, labels: str) -> None:
    """A wording of our own for a published instrument: what its words are does not matter here."""
    text = data.parent / f"{name}.txt"
    lines = [f"labels: {labels}", *(f"In {name} this is statement {n} of mine." for n in range(items))]
    text.write_text("\n".join(lines) + "\n")
    command = [sys.executable, "-m", "attune.operations", "measure", "wording", name, str(text)]
    subprocess.run(
        [*command, "--rights", "Ours, for a test", "--data", str(data)], check=True, capture_output=True
    )


@pytest.fixture
def here(tmp_path: Path, serve: Callable[..., Served], visit: Callable[..., Visit]) -> Callable[..., Visit]:
    """Somebody new on a server, with the wordings that were brought before it started."""

    def begin(*brought: tuple[str, int, str], javascript: bool = True) -> Visit:
        data = tmp_path / "data"
        for each in brought:
            bring(data, *each)
        served = serve(data)
        me = visit(served, javascript=javascript)
        walker = Walker(me.page, served.url)
        if javascript:
            open_link(walker, served.welcome)
        else:  # without a script the code behind the # is typed
            me.page.goto(served.welcome)
            me.page.fill("[name=code]", served.welcome)
            walker.press("I have read this. Go on")
        come_in(walker, "alice")
        return me

    return begin


def walker(me: Visit) -> Walker:
    return Walker(me.page, me.served.url)


def choose(me: Visit, title: str) -> None:
    """From the library to the first page of a measure."""
    me.go("/map/measures")
    me.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    walker(me).go(row(walker(me), title))
    walker(me).press("Begin")


def answer_all(me: Visit, which: int) -> int:
    """Every question with the answer at this place, from the lowest; how many there were."""
    count = 0
    while me.page.locator("button.answer").count():
        with me.page.expect_navigation():
            me.page.locator("button.answer").nth(which).click()
        count += 1
    return count


def test_a_measure_about_somebody_from_the_library_to_its_result(here: Callable[..., Visit]) -> None:
    me = here()
    choose(me, "Being there, and what reaches you")
    me.page.check("[name=bond][value=friend]")
    me.page.fill("[name=name]", NAME)
    walker(me).press("Begin")
    me.page.locator("button.answer").nth(4).click()
    expect(me.page.locator(".ends span").first).to_have_text("2 of 12")
    walker(me).press("Undo the last answer")
    expect(me.page.locator(".ends span").first).to_have_text("1 of 12")
    assert answer_all(me, 4) == 12
    walker(me).press("See what they say")
    text = me.page.inner_text("main")
    assert "Sometimes you turn towards it" in text
    assert "of the scale" in text
    assert "within the band" in text
    assert me.page.locator("figure.strip").count() == 2
    walker(me).press("Over time")
    assert "One result so far" in me.page.inner_text("h1")
    choose(me, "Being there, and what reaches you")
    me.page.locator("[name=bond]").first.check()
    walker(me).press("Begin")
    assert "Counted again from" in me.page.inner_text("h1")
    assert NAME not in me.page.url + me.page.title()
    assert me.problems == []
    me.served.stop()
    assert find_traces(me.served.data, [NAME], also=me.served.printed) == []


def test_one_that_chooses_its_questions(here: Callable[..., Visit]) -> None:
    me = here(("ecr-5", 36, "Not at all | A little | Half | Mostly | Fully"))
    choose(me, "ECR, answers 1 to 5")
    assert "Ours, for a test" in me.page.inner_text("main")
    walker(me).press("Begin, with at most 24 questions")
    expect(me.page.locator(".ends span").first).to_have_text("1 of at most 24")
    count = answer_all(me, 2)
    assert 8 <= count <= 24
    walker(me).press(
        "See what they say"
        if me.page.get_by_text("See what they say").count()
        else "See where your answers fall"
    )
    assert me.page.locator("figure.strip").count() == 2
    me.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert "Each question was chosen by the answers before it." in me.page.inner_text("main")
    walker(me).press("Among others who answered")
    me.page.fill("[name=age]", "31")
    me.page.select_option("[name=gender]", "woman")
    walker(me).press("Compare")
    assert re.search(r"About \d+ of 100 of them", me.page.inner_text("main"))
    assert "women" in me.page.inner_text("main")
    assert me.problems == []


def test_what_is_never_kept(here: Callable[..., Visit]) -> None:
    me = here(("hark", 4, "No | Yes"))
    me.go("/map/measures")
    me.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    walker(me).go(row(walker(me), "HARK"))
    walker(me).press("Begin, nothing is kept")
    assert list(faults(me.page)) == []
    me.page.locator("[value='0']").first.check()
    walker(me).press("See what could come first")
    assert "Nothing of this was kept" in me.page.inner_text("h1")
    assert list(faults(me.page)) == []
    me.page.go_back()
    me.page.locator("[value='1']").nth(2).check()
    walker(me).press("See what could come first")
    assert "You do not have to handle this alone" in me.page.inner_text("h1")
    assert "/measure/aside/" in me.page.url
    assert list(faults(me.page)) == []


def test_several_bonds_on_one_map(here: Callable[..., Visit]) -> None:
    me = here()
    for kind, name, which in (("partner", NAME, 1), ("friend", "Noor", 5)):
        me.go("/measure")
        me.page.check(f"[name=bond][value={kind}]")
        me.page.fill("[name=name]", name)
        walker(me).press("Begin")
        answer_all(me, which)
        walker(me).press("The other 18 now")
        answer_all(me, which)
        walker(me).press("See where your answers fall")
    me.go("/map")
    walker(me).press("All on one map")
    assert me.page.locator("figure.map ellipse.one").count() == 2
    listed = me.page.inner_text("ol.rows")
    assert NAME in listed
    assert "Noor" in listed
    for width in (320, 390, 1280):
        me.page.set_viewport_size({"width": width, "height": 800})
        assert me.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert me.problems == []


def test_after_a_bad_result(here: Callable[..., Visit]) -> None:
    me = here(("phq-9", 9, "None | Some | More | Most"))
    choose(me, "PHQ-9")
    walker(me).press("Begin")
    for _ in range(8):
        with me.page.expect_navigation():
            me.page.locator("button.answer").first.click()
    with me.page.expect_navigation():
        me.page.locator("button.answer").nth(1).click()
    assert "This first" in me.page.inner_text("h1")
    assert re.fullmatch(r".*/measure/[0-9a-f-]{36}", me.page.url)
    assert list(faults(me.page)) == []
    walker(me).press("Go on with the questions")
    walker(me).press("See what they say")
    text = me.page.inner_text("main")
    assert "One of your answers matters more than a score" in text
    assert "Did something happen?" in text
    assert "Begin" not in text
    assert re.fullmatch(r".*/map/[0-9a-f-]{36}", me.page.url)
    walker(me).press("See the result")
    assert re.fullmatch(r".*/map/[0-9a-f-]{36}", me.page.url)
    text = me.page.inner_text("main")
    assert "None of them is a diagnosis." in text
    assert me.page.locator("main a[href^='/practise/']").count() == 0


def test_what_is_followed_without_a_script(here: Callable[..., Visit]) -> None:
    me = here(javascript=False)
    me.go("/map/schedule")
    walker(me).press("Choose what to follow")
    me.page.locator("label.option").filter(has_text="How sure it feels right now").click()
    walker(me).press("Follow these")
    assert "so that the questions have somebody to be about" in me.page.inner_text("main")
    me.page.locator("[name=bond][value=friend]").check()
    me.page.fill("[name=name]", NAME)
    walker(me).press("Follow these")
    me.go("/today")
    assert NAME not in me.page.inner_text("main")
    walker(me).press("Some questions you follow, if you like")
    answer_all(me, 3)
    walker(me).press("See what they say")
    me.go("/today")
    assert not walker(me).shows("Some questions you follow, if you like")
    me.go("/map/schedule")
    walker(me).press("Stop")
    walker(me).press("Go on with it")
    walker(me).press("Delete")
    walker(me).press("Delete")
    walker(me).press("Undo")
    assert "How sure it feels right now" in me.page.inner_text("main")
