"""Something short to read."""

from attune.core.curriculum import Step
from attune.player.steps.kinds import done

TEMPLATE = "player/steps/read.html"
LAYOUT = "player"


class Read(Step, frozen=True, kw_only=True):
    """`text` is Markdown."""

    text: str


STEP = Read
parse = done
