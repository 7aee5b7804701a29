"""Help without a trace: a night on the pages of Right now changes no byte on the server and none in the browser."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import databases
from tests.journeys import typed
from tests.journeys.conftest import Served, Visit
from tests.journeys.test_first_evening import come_in
from tests.journeys.traces import find_traces

pytestmark = pytest.mark.browser
SHEET = "/right-now"
SIGNED_IN = {"__Host-attune", "__Host-attune-csrf", "__Host-attune-device"}
TYPED = "Wenn du mich noch einmal würgst, gehe ich, Ingeborg"


def snapshot(folder: Path) -> dict[str, tuple[str, int]]:
    """Every file of the data folder: what is in it, and when it was last written; and the PostgreSQL database."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    stands = {"PostgreSQL": (hashlib.sha256(databases.dump(folder)).hexdigest(), 0)}
    return stands | {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in files
        if not path.name.endswith("-shm")  # the index of the write-ahead log: readers mark their place in it
    }


def pages_behind(me: Visit, start: str = SHEET) -> list[str]:
    """Every page of Right now that links lead to."""
    found, todo = [], [start]
    while todo:
        path = todo.pop()
        if path in found:
            continue
        found.append(path)
        me.go(path)
        links = me.page.eval_on_selector_all("main a", "all => all.map(one => one.getAttribute('href'))")
        todo += [link.split("#")[0] for link in links if link and link.startswith(SHEET)]
    return sorted(found)


def use(me: Visit, path: str) -> None:
    """Do on a page whatever can be done without sending a form to the server."""
    me.go(path)
    for field in me.page.locator("main textarea:visible, main input[type=text]:visible").all():
        field.fill(TYPED)
    groups = {radio.get_attribute("name") for radio in me.page.locator("main input[type=radio]").all()}
    for group in sorted(group for group in groups if group):
        me.page.locator(f"main input[type=radio][name='{group}']").first.check(force=True)
    for summary in me.page.locator("main summary:visible").all():
        summary.click()


def left_in_browser(me: Visit) -> dict[str, Any]:
    """What this browser keeps: cookies, storage, and the addresses in its caches."""
    stored = me.page.evaluate(
        """async () => {
            const names = await caches.keys();
            const cached = [];
            for (const name of names) {
                const cache = await caches.open(name);
                for (const one of await cache.keys()) cached.push(new URL(one.url).pathname);
            }
            const databases = indexedDB.databases ? await indexedDB.databases() : [];
            return {local: localStorage.length, session: sessionStorage.length, databases: databases.length, cached};
        }"""
    )
    return {**stored, "cookies": sorted(cookie["name"] for cookie in me.context.cookies())}


@pytest.mark.parametrize("signed_in", [False, True], ids=["signed-out", "signed-in"])
def test_a_night_on_right_now_leaves_nothing(
    serve: Callable[..., Served], visit: Callable[..., Visit], signed_in: bool
) -> None:
    served = serve()
    me = visit(served)
    me.go(SHEET)
    if signed_in:
        come_in(me)
        me.go("/today")
    printed, before = list(served.printed), snapshot(served.data)
    pages = pages_behind(me)
    assert len(pages) >= 8
    for path in pages:
        use(me, path)
    assert snapshot(served.data) == before
    assert served.printed == printed
    kept = left_in_browser(me)
    assert [kept[name] for name in ("local", "session", "databases")] == [0, 0, 0]
    assert all(path.startswith((SHEET, "/static/", "/kitchen", "/favicon")) for path in kept["cached"])
    assert set(kept["cookies"]) <= (SIGNED_IN if signed_in else set())
    served.stop()
    assert find_traces(served.data, [TYPED], also=served.printed) == []
    assert me.foreign_requests() == []


def test_a_planted_trace_is_found(serve: Callable[..., Served], visit: Callable[..., Visit]) -> None:
    served = serve(settings="tests.journeys.leaky")
    me = visit(served)
    me.go(SHEET)
    before = snapshot(served.data)
    me.go(SHEET)
    assert snapshot(served.data) != before


def test_leave_page_from_each_page_ends_on_a_neutral_one_with_the_session_gone(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    served = serve()
    me = visit(served)
    come_in(me)
    state = me.context.storage_state()
    places = [
        "/today",
        "/practise",
        "/notebook",
        "/notebook/new",
        "/map",
        "/people",
        "/account",
        "/plan",
        "/measure",
    ]
    for path in [*pages_behind(me), *places]:
        other = visit(served, storage_state=state)
        other.go(path)
        other.page.locator("a.leave").click()
        other.page.wait_for_url("**/kitchen")
        assert other.page.title() not in {"Today", "Right now", "Notebook", "Map"}
        assert "__Host-attune" not in {cookie["name"] for cookie in other.context.cookies()}
        other.context.close()
        state = sign_in_again(visit(served)) if path != places[-1] else state


def sign_in_again(me: Visit) -> Any:
    """A fresh sign-in for the next page: leaving ended the one before."""
    me.go("/sign-in")
    me.page.fill("[name=username]", "nora")
    me.page.fill("[name=passphrase]", typed.TYPED["passphrase"])
    me.press("Sign in")
    me.page.wait_for_url("**/today")
    state = me.context.storage_state()
    me.context.close()
    return state
