"""A while for something done away from the page."""

from typing import Annotated

from msgspec import Meta

from attune.core.curriculum import Step
from attune.player.steps.kinds import done

TEMPLATE = "player/steps/timer.html"
LAYOUT = "player"


class Timer(Step, frozen=True, kw_only=True):
    """`text` is Markdown: what to do meanwhile."""

    ask: str
    seconds: Annotated[int, Meta(ge=5, le=3600)]
    hint: str = ""
    text: str = ""


STEP = Timer
parse = done
