"""The walk past the pages of whoever runs the server."""

from collections.abc import Iterator

from tests.journeys.walk import LONG_WORD, Walker


def server(walker: Walker) -> Iterator[str]:
    """Each page once, as somebody who runs the server alone."""
    walker.go_proved("/server/invite")
    yield "server-invite"
    walker.page.check("[name=role][value=practitioner]")
    walker.press("Make a link")
    yield "server-link"
    walker.go_proved("/server/name")
    yield "server-name"
    walker.page.fill("[name=name]", LONG_WORD)
    walker.press("Keep this name")
    yield "server-with-link"
    walker.go_proved("/server/name")
    walker.page.fill("[name=name]", " ")
    walker.press("Keep this name")
    yield "server-name-refused"
    walker.page.fill("[name=name]", "Noor")
    walker.press("Keep this name")
    yield from people(walker)
    walker.go_proved("/server/role")
    yield "server-role-last"


def people(walker: Walker) -> Iterator[str]:
    """Each person's page; of those who do not run it, sharing the role and removing too."""
    walker.go("/server")
    for link in walker.links(r"/server/people/[0-9a-f-]{36}"):
        walker.go(link)
        name = walker.title()[:24]
        yield f"server-person-{name}"
        if walker.links(link + "/role"):
            walker.go_proved(link + "/role")
            yield f"server-share-{name}"
            walker.go_proved(link + "/remove")
            yield f"server-remove-{name}"
            walker.page.fill("[name=name]", "another")
            walker.press("Remove it for good")
            yield f"server-remove-refused-{name}"
