"""Somebody runs a server and invites two people; each comes in on a device of their own, and the links are used up."""

import re
from collections.abc import Callable

import pytest

from tests.journeys import walk, walk_server
from tests.journeys.conftest import Served, Visit
from tests.journeys.test_accessibility import faults
from tests.journeys.traces import find_traces

pytestmark = pytest.mark.browser
OPERATOR = "Nora Lind vom Güterbahnhof"


def main(me: Visit) -> str:
    """What the page says."""
    return me.page.inner_text("main")


def press(me: Visit, words: str) -> None:
    """Press what leads to another page."""
    with me.page.expect_navigation():
        me.press(words)


def row(me: Visit, name: str) -> None:
    """Press somebody's row."""
    with me.page.expect_navigation():
        me.page.locator(".rows a").filter(has_text=name).first.click()


def see(me: Visit, path: str) -> str:
    """Go there and read."""
    me.go(path)
    return main(me)


def open_link(me: Visit, link: str) -> None:
    """Open it; where no script takes the token out of the address, paste it."""
    me.page.goto(link)
    if me.page.input_value("[name=code]"):
        assert "#" not in me.page.url
    else:
        me.page.fill("[name=code]", link)


def come_in(me: Visit, link: str, name: str) -> None:
    """From the link to Today."""
    open_link(me, link)
    assert f"run by {OPERATOR}" in main(me) or name == "nora"
    assert "Who can read what" in main(me)
    press(me, "I have read this. Go on")
    if name == "nora":
        me.page.fill("[name=operator_name]", OPERATOR)
    else:
        assert not me.page.locator("[name=operator_name]").count()
    me.page.fill("[name=username]", name)
    me.page.fill("[name=passphrase]", walk.PASSPHRASE)
    press(me, "Make my keys and come in")
    press(me, "Ask me tomorrow")
    assert me.page.url.endswith("/today")


def invite(nora: Visit, role: str) -> str:
    """The link that Nora reads on her screen."""
    nora.go("/server")
    press(nora, "Invite someone")
    nora.page.check(f"[name=role][value={role}]")
    press(nora, "Make a link")
    link = nora.page.inner_text("#link").strip()
    assert re.fullmatch(re.escape(nora.served.url) + r"/welcome#[\w-]{32}", link)
    return link


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without"])
def test_come_in_by_links(
    serve: Callable[..., Served], visit: Callable[..., Visit], javascript: bool
) -> None:
    served = serve(settings="tests.settings")
    nora, bob, dana, late = (visit(served, javascript=javascript) for _ in range(4))
    come_in(nora, served.welcome, "nora")
    nora.go("/account")
    row(nora, "This server")
    assert "None is open now" in main(nora)

    taken_back = invite(nora, "person")
    nora.go("/server")
    press(nora, "Take this link back")
    assert "None is open now" in main(nora)
    for_bob, for_dana = invite(nora, "person"), invite(nora, "practitioner")

    come_in(bob, for_bob, "bob")
    come_in(dana, for_dana, "dana")
    assert "You run it" not in see(bob, "/account")
    assert "marked here as a practitioner" in see(dana, "/account")
    for me in (bob, dana):
        me.go("/server")
        assert "nothing" in main(me).lower()

    refusals = []
    for link in (for_bob, served.welcome, taken_back, f"{served.url}/welcome#{'A' * 32}"):
        open_link(late, link)
        press(late, "I have read this. Go on")
        refusals.append(main(late))
    assert len(set(refusals)) == 1

    nora.go("/server")
    for words in ("bob", "dana", "Practitioner", "None is open now"):
        assert words in main(nora)
    for me in (nora, bob, dana, late):
        assert me.foreign_requests() == []
        assert not [
            r.url
            for r in me.requests
            if any(link[-32:] in r.url.split("#")[0] for link in (for_bob, for_dana))
        ]
    served.stop()
    tokens = [link.rpartition("#")[2] for link in (for_bob, for_dana, served.welcome)]
    assert find_traces(served.data, tokens[:2]) == []


def test_the_pages_of_whoever_runs_it(serve: Callable[..., Served], visit: Callable[..., Visit]) -> None:
    served = serve(settings="tests.settings")
    nora, bob = visit(served), visit(served)
    come_in(nora, served.welcome, "nora")
    come_in(bob, invite(nora, "person"), "bob")
    found = [
        f"{name} {fault}"
        for name in walk_server.server(walk.Walker(nora.page, served.url))
        for fault in faults(nora.page)
    ]
    assert found == []
    assert nora.problems == [] or all("422" in each for each in nora.problems)

    press(nora, "Back to the server")
    row(nora, "bob")
    press(nora, "Share the role")
    press(nora, "Share the role")
    nora.go("/server/role")
    press(nora, "Lay it down")
    assert "You run it" not in main(nora)
    bob.go("/server")
    row(bob, "nora")
    press(bob, "Remove this account")
    bob.page.fill("[name=name]", "Nora")
    press(bob, "Remove it for good")
    assert bob.page.url.endswith("/server")
    assert "nora" not in main(bob).lower().replace(OPERATOR.lower(), "")
    nora.go("/account")
    assert nora.page.url.endswith("/sign-in")
