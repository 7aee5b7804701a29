"""A number between two ends. With a role it rates distress, drives the water and the stop rule."""

from typing import Literal

import msgspec
from django.utils.translation import gettext as _

from attune.core.curriculum import Answer, Step
from attune.player.steps.kinds import Form, Parsed

TEMPLATE = "player/steps/rate.html"
LAYOUT = "player"


class Rate(Step, frozen=True, kw_only=True):
    """Whole numbers from `lowest` to `highest`, both included; `low` and `high` are the words at the ends."""

    ask: str
    low: str
    high: str
    hint: str = ""
    lowest: int = msgspec.field(name="from", default=0)
    highest: int = msgspec.field(name="to", default=10)
    role: Literal["before", "after"] | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.lowest < self.highest <= 10:
            raise ValueError("`from` and `to` lie between 0 and 10, the smaller first")
        if self.role and (self.lowest, self.highest) != (0, 10):
            raise ValueError("a rating of distress runs from 0 to 10")

    def measures(self) -> str | None:
        return self.role

    def said(self, answer: Answer) -> str:
        words = {self.lowest: self.low, self.highest: self.high}
        end = words.get(answer) if isinstance(answer, int) else None
        return f"{answer} ({end})" if end else str(answer)


STEP = Rate


def parse(step: Rate, data: Form) -> Parsed:
    """The number, if it is one of the scale."""
    typed = str(data.get("answer") or "")
    if not (typed.isascii() and typed.isdigit() and step.lowest <= int(typed[:4]) <= step.highest):
        return Parsed(error=_("Choose a number, or use “Skip this”."))
    return Parsed(answer=int(typed), said=step.said(int(typed)))
