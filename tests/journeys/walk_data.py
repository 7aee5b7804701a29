"""The walk past searching, taking everything out, bringing it in, and putting back what was erased."""

from collections.abc import Iterator

from tests.journeys.walk import LONG_WORD, Walker

ENTRY = r"/notebook/[0-9a-f-]{36}"


def data(walker: Walker) -> Iterator[str]:
    """Each page once; what is erased is put back."""
    walker.go("/notebook/search")
    yield "search"
    for words, name in (("", "refused"), ("train times", "found"), (f"a {LONG_WORD} x", "nothing")):
        walker.page.fill("[name=words]", words)
        walker.press("Search")
        yield f"search-{name}"
    walker.go_proved("/account/export")
    yield "export"
    walker.go_proved("/account/erase")
    yield "erase-account"
    walker.press("Erase everything")
    yield "erase-account-refused"
    walker.go("/farewell")
    yield "farewell"
    walker.go_proved("/account/import")
    yield "import"
    walker.go("/notebook?show=notes")
    walker.go(walker.links(ENTRY)[-1] + "/erase")
    walker.press("Erase it")
    yield "erased"
    walker.press("Undo")
