"""One's own data, in a browser: write, find, take out, erase and put back, bring in elsewhere, erase the account."""

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import run

import pytest
from playwright.sync_api import expect

from tests.journeys import walk
from tests.journeys.conftest import Served, Visit
from tests.journeys.traces import find_traces

pytestmark = pytest.mark.browser
WORDS = "The kettle was on and nobody called before nine."
OTHER = "Seven cranes over the salt works."


def main(me: Visit) -> str:
    """What the page says."""
    return me.page.inner_text("main")


def press(me: Visit, words: str) -> None:
    """Press what leads to another page."""
    with me.page.expect_navigation():
        me.press(words)


def follow(me: Visit, path: str) -> None:
    """Go where a row of this page leads."""
    with me.page.expect_navigation():
        me.page.locator(f'main a[href="{path}"]').first.click()


def come_in(me: Visit, name: str) -> None:
    """An account of this server."""
    run([sys.executable, "-m", "tests.journeys.make_people", str(me.served.data), name], check=True)
    walk.sign_in(walk.Walker(me.page, me.served.url), name)


def write(me: Visit, text: str) -> None:
    """A note."""
    me.go("/notebook/new")
    me.page.fill("textarea", text)
    press(me, "Put it away")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without"])
def test_ones_own_data(
    serve: Callable[..., Served], visit: Callable[..., Visit], tmp_path: Path, javascript: bool
) -> None:
    served = serve()
    alice = visit(served, javascript=javascript)
    come_in(alice, "alice")
    write(alice, WORDS)
    write(alice, OTHER)
    find(alice)
    archive = take_out(alice, tmp_path)
    erase_and_undo(alice)
    elsewhere = serve(tmp_path / "elsewhere")
    noor = visit(elsewhere, javascript=javascript)
    come_in(noor, "noor")
    bring_in(noor, archive)
    erase_everything(alice)
    assert not alice.foreign_requests()
    assert [each for each in alice.problems if "422" not in each] == []  # a name that was mistyped
    assert not noor.problems
    for each in (served, elsewhere):
        each.stop()
        assert find_traces(each.data, [WORDS, OTHER], also=each.printed) == []


def find(me: Visit) -> None:
    """Two words, in any order, the beginning of one of them; then the entry, and back again."""
    me.go("/notebook")
    press(me, "Search")
    me.page.fill("[name=words]", "nine KETT")
    press(me, "Search")
    assert "1 of " in main(me)
    assert me.page.locator("mark").all_inner_texts() == ["kett", "nine"]
    assert "kett" not in me.page.url
    with me.page.expect_navigation():
        me.page.locator(".found a").first.click()
    assert WORDS in main(me)
    me.page.go_back()
    assert me.page.locator("mark").count() == 2
    assert me.page.input_value("[name=words]") == "nine KETT"


def take_out(me: Visit, folder: Path) -> Path:
    """Everything, read back: the pages for eyes too, from the disk."""
    me.go("/account")
    follow(me, "/account/export")
    with me.page.expect_download() as waiting:
        me.press("Save the file")
    saved = folder / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    assert saved.name.startswith("archive-2")
    with zipfile.ZipFile(saved) as archive:
        archive.extractall(folder / "unpacked")
        assert WORDS.encode() in archive.read("data/own/note.json")
    page = me.context.new_page()
    page.goto((folder / "unpacked" / "index.html").as_uri())
    page.locator("main a").first.click()
    assert WORDS in page.inner_text("main")
    assert page.evaluate("getComputedStyle(document.querySelector('main')).fontFamily").startswith(
        "system-ui"
    )
    page.close()
    me.requests[:] = [each for each in me.requests if not each.url.startswith("file:")]
    return saved


def erase_and_undo(me: Visit) -> None:
    """One entry goes, and comes back as it was."""
    me.go("/notebook?show=notes")
    with me.page.expect_navigation():
        me.page.locator("main .rows a").first.click()
    entry, words = me.page.url, main(me)
    press(me, "Erase")
    assert "For 30 seconds you can put it back" in main(me)
    press(me, "Erase it")
    assert "It is erased" in main(me)
    press(me, "Undo")
    assert me.page.url == entry
    assert main(me) == words


def bring_in(me: Visit, archive: Path) -> None:
    """Looked into first; brought in; twice changes nothing."""
    for first in (True, False):
        me.go("/account/import")
        me.page.set_input_files("[name=archive]", archive)
        me.press("Look into it first")
        expect(me.page.locator("[data-holds]")).to_contain_text("Whose it is")
        assert "alice, saved on" in main(me)
        if not me.page.locator("[name=archive]").evaluate("one => one.files.length"):
            me.page.set_input_files("[name=archive]", archive)
        press(me, "Bring it in")
        assert ("It is here now" if first else "All of it was here already") in main(me)
    me.go("/notebook?show=notes")
    assert me.page.locator("main .rows a").count() == 2


def erase_everything(me: Visit) -> None:
    """Said first, asked twice, gone."""
    me.go("/account")
    follow(me, "/account/erase")
    assert "What happens" in main(me)
    me.page.fill("[name=name]", "somebody")
    press(me, "Erase everything")
    assert "Nothing was erased" in main(me)
    me.page.fill("[name=name]", "alice")
    press(me, "Erase everything")
    assert "Take care of yourself" in main(me)
    assert not [one for one in me.context.cookies() if one["name"] == "__Host-attune"]
    me.go("/today")
    assert "/sign-in" in me.page.url


def test_the_button_goes_when_the_time_is_up(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    me = visit(serve())
    come_in(me, "alice")
    write(me, WORDS)
    me.page.clock.install()
    me.go("/notebook?show=notes")
    with me.page.expect_navigation():
        me.page.locator("main .rows a").first.click()
    press(me, "Erase")
    press(me, "Erase it")
    expect(me.page.get_by_role("button", name="Undo")).to_be_visible()
    me.page.clock.run_for(31_000)
    expect(me.page.get_by_role("button", name="Undo")).to_have_count(0)
    expect(me.page.locator("main")).to_contain_text("The time to put it back is over.")
