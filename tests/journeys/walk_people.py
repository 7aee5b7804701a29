"""The walk past the pages of People: spaces in each state, inviting, sharing, leaving. Nothing is finished on it."""

import re
from collections.abc import Iterator

from tests.journeys.walk import Walker

SPACE = r"/people/[0-9a-f-]{36}"
ENTRY = r"/notebook/[0-9a-f-]{36}"


def people(walker: Walker) -> Iterator[str]:
    """Each page of People once."""
    walker.go("/people")
    yield "people-all"
    spaces = walker.links(SPACE)
    walker.page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    walker.page.fill("[name=name]", "Nobody")
    walker.press("Open it")
    yield "people-not-named"
    for link in spaces:
        walker.go(link)
        yield f"space-{walker.title()[:24]}"
    for name in ("invite", "join"):
        yield from linking(walker, name)
    yield from robin(walker)


def linking(walker: Walker, name: str) -> Iterator[str]:
    """A link made, and a link that somebody has."""
    if name == "join":
        walker.go("/people/join#not-a-code")
        yield "people-join"
        walker.press("Look at it")
        yield "people-join-refused"
        walker.go("/people/join/no")
        yield "people-join-no"
        return
    walker.go("/people/invite")
    yield "people-invite"
    walker.press("Make the link")
    yield "people-invite-refused"
    walker.page.fill("[name=name]", "Noor's brother")
    walker.press("Make the link")
    yield "people-link"


def robin(walker: Walker) -> Iterator[str]:
    """The space with Robin, what is in it, and an entry on its way there."""
    walker.go("/people")
    with walker.page.expect_navigation():
        walker.page.locator("main .rows a").filter(has_text=re.compile(walker.words("You and Robin"))).click()
    space = walker.page.url.removeprefix(walker.url)
    yield "space-robin"
    for link in walker.links(SPACE + r"/[0-9a-f-]{36}"):
        walker.go(link)
        yield "shared-own" if walker.shows("Take it back") else "shared-theirs"
        if walker.shows("Take it back"):
            walker.press("Take it back")
            yield "shared-take-back"
    for part in ("compare", "leave"):
        walker.go(f"{space}/{part}")
        yield f"space-robin-{part}"
    walker.go(f"{space}/compare")
    walker.press("It is not the same")
    yield "space-robin-not-the-same"
    yield from sharing(walker)


def sharing(walker: Walker) -> Iterator[str]:
    """An entry that was shared and changed; and the newest one, which waits for the morning after a hard day."""
    walker.go("/notebook?show=notes")
    entries = walker.links(ENTRY)
    for link in entries:
        walker.go(link)
        if walker.page.get_by_text("Send it again", exact=True).count():
            yield "entry-shared"
            walker.press("Send it again")
            yield "share-again"
            walker.press("Look at it first")
            yield "share-again-preview"
            break
    walker.go(f"{entries[0]}/share")
    walker.page.locator("main [name=space]").first.check()
    walker.press("Look at it first")
    yield "share-preview"
    if walker.page.get_by_text("Share it now all the same").count():
        walker.press("Share it now all the same")
        yield "share-preview-asked-twice"
