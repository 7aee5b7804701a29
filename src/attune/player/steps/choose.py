"""One of a few, or several."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from attune.core.curriculum import Step
from attune.player.steps.kinds import Form, Parsed, choose_first

TEMPLATE = "player/steps/choose.html"
LAYOUT = "player"


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`note` is a second line in smaller words."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    text: Annotated[str, Meta(min_length=1)]
    note: str = ""


class Choose(Step, frozen=True, kw_only=True):
    """With `many`, several options may be chosen, and the answer is a list."""

    ask: str
    options: Annotated[list[Option], Meta(min_length=2)]
    hint: str = ""
    many: bool = False

    def choices(self) -> Mapping[str, str]:
        return {option.id: option.text for option in self.options}


STEP = Choose


def parse(step: Choose, data: Form) -> Parsed:
    """The chosen ids, in the order of the options."""
    posted = set(map(str, data.getlist("answer")))
    chosen = [option.id for option in step.options if option.id in posted]
    if not chosen:
        return Parsed(error=choose_first())
    answer = chosen if step.many else chosen[0]
    return Parsed(answer=answer, said=step.said(answer))
