"""The walk past the library, results of every shape, histories, several bonds on one map, and the page after."""

import re
from collections.abc import Iterator

from tests.journeys.walk import Walker

SERIES = r"/map/[0-9a-f-]{36}/over-time"


def measures(walker: Walker) -> Iterator[str]:
    """What there is, then what somebody has measured."""
    yield from library(walker)
    walker.go("/map/together")
    yield "map-together"
    walker.go("/map")
    for number, link in enumerate(walker.links(SERIES), start=1):
        walker.go(link)
        yield f"over-time-{number}"
    yield from hard_weeks(walker)
    yield from followed(walker)


def followed(walker: Walker) -> Iterator[str]:
    """What is followed, chosen and refused, withdrawing and deleting asked about."""
    walker.go("/map/schedule")
    yield "schedule"
    for end in ("withdraw", "erase"):
        walker.go("/map/schedule")
        walker.go(walker.links(rf"/map/schedule/[0-9a-f-]{{36}}/{end}")[0])
        yield f"schedule-{end}"
    walker.go("/map/schedule/new")
    walker.press("Follow these")
    yield "schedule-refused"


def library(walker: Walker) -> Iterator[str]:
    """The list, a measure that can be taken, one without its wording, and the rights of all."""
    walker.go("/map/measures")
    yield "measures"
    for name, title in (("one", "Being there, and what reaches you"), ("without", "PHQ-9")):
        walker.go("/map/measures")
        walker.go(row(walker, title))
        yield f"measure-{name}"
    walker.go("/map/measures/rights")
    yield "measures-rights"
    walker.go("/map/measures")
    walker.go(row(walker, "Calming down and coming back"))
    walker.press("Begin")
    yield "measure-begin-self"
    walker.press("Begin")
    yield "measure-item-self"
    walker.go("/map/measures")
    walker.go(row(walker, "Being there, and what reaches you"))
    walker.press("Begin")
    walker.press("Begin")
    yield "measure-begin-refused"


def hard_weeks(walker: Walker) -> Iterator[str]:
    """A result that is worse than others, what is met with it, and what else is known of one."""
    walker.go("/map")
    for number, link in enumerate(results(walker), start=1):
        walker.go(link)
        if not is_hard(walker, link):
            yield f"scales-{number}"
            continue
        yield f"result-after-{number}"
        walker.press("See the result")
        yield f"scales-{number}"
        walker.go(f"{link}/not-yet")
        yield f"measure-not-yet-{number}"
    yield from among(walker)


def among(walker: Walker) -> Iterator[str]:
    """Where a score stands, of an instrument that has norms."""
    walker.go("/map")
    for link in walker.links(r"/map/[0-9a-f-]{36}"):
        walker.go(link)
        if is_hard(walker, link):
            walker.press("See the result")
        if walker.page.locator(f"main a[href='{link}/among']").count():
            yield "scales-general"
            walker.go(f"{link}/among")
            walker.page.fill("[name=age]", "900")
            walker.press("Compare")
            yield "result-among-refused"
            walker.page.fill("[name=age]", "31")
            walker.press("Compare")
            yield "result-among"
            return
    raise AssertionError("no result has norms")


def is_hard(walker: Walker, link: str) -> bool:
    """Whether something is said before this result."""
    return walker.page.locator(f"main form[action='{link}']").count() > 0


def results(walker: Walker) -> list[str]:
    """The latest result of each other measure."""
    found = [link.removesuffix("/over-time") for link in walker.links(SERIES)]
    aside = walker.page.locator(".aside details .rows a").evaluate_all("all => all.map((a) => a.pathname)")
    return list(dict.fromkeys([*found, *(link.removesuffix("/over-time") for link in aside)]))


def row(walker: Walker, title: str) -> str:
    """The address of the row that has this title."""
    found = walker.page.locator(".rows a").filter(has_text=re.compile(walker.words(title))).first
    return str(found.get_attribute("href"))
