"""Words for feelings: eight broad ones, the words within each, and two for when there is no word."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

import msgspec
from django.utils.translation import ngettext
from msgspec import Meta

from attune.core.curriculum import Feelings, Step
from attune.player.steps.kinds import Form, Parsed, choose_first

TEMPLATE = "player/steps/feelings.html"
LAYOUT = "player"


class FeelingWords(Step, frozen=True, kw_only=True):
    """The answer is a list of ids of `feelings.yaml`, at most `most` of them. `offered` is filled on loading."""

    ask: str
    hint: str = ""
    most: Annotated[int, Meta(ge=1, le=20)] = 5
    offered: Feelings = msgspec.field(default_factory=Feelings)
    many: ClassVar[bool] = True

    def with_feelings(self, feelings: Feelings) -> Step:
        return msgspec.structs.replace(self, offered=feelings)

    def choices(self) -> Mapping[str, str]:
        found = {}
        for root in self.offered.roots:
            found[root.id] = root.word
            found |= {each.id: each.word for each in root.words}
        return found | {each.id: each.word for each in self.offered.extras}

    def broader(self) -> Mapping[str, str]:
        return {each.id: root.id for root in self.offered.roots for each in root.words}


STEP = FeelingWords


def parse(step: FeelingWords, data: Form) -> Parsed:
    """The chosen ids, in the order of the words."""
    posted = set(map(str, data.getlist("answer")))
    chosen = [feeling for feeling in step.choices() if feeling in posted]
    if not chosen:
        return Parsed(error=choose_first())
    if len(chosen) > step.most:
        return Parsed(
            is_unfit=True,
            error=ngettext(
                "Up to %(n)d word, please: the one that fits best.",
                "Up to %(n)d words, please: those that fit best.",
                step.most,
            )
            % {"n": step.most},
        )
    return Parsed(answer=chosen, said=step.said(chosen))
