"""A walk past the goals: said, rated, seen, put in other words, and erasing asked about."""

from collections.abc import Iterator

from tests.journeys.walk import LONG_WORD, Walker

WORDS = {
    "wish": "Say what I need before I am angry",
    "zero": "I say nothing for days and slam the cupboards",
    "five": "I say it the next day, in a message",
    "ten": f"I say it the same evening, {LONG_WORD}",
}


def goals(walker: Walker) -> Iterator[str]:
    """From the empty page to the question before erasing."""
    walker.go("/goals")
    yield "goals-empty"
    walker.go("/goals/new")
    yield "goal-new"
    walker.press("Keep, and rate it for the first time")
    yield "goal-refused"
    for name, words in WORDS.items():
        walker.page.fill(f"[name={name}]", words)
    walker.press("Keep, and rate it for the first time")
    yield "goal-rate"
    walker.page.locator(".rate [value='3']").check()
    walker.page.fill("[name=line]", "On Sunday I wrote it on a card first.")
    walker.press("Keep")
    yield "goal-rated"
    walker.press("In other words")
    yield "goal-words"
    walker.press("Go back")
    walker.press("Erase")
    yield "goal-erase"
    walker.press("Keep it")
    walker.press("I am there")
    yield "goal-there"
    walker.go("/goals")
    yield "goals"
