"""A pacer for slow breathing, eyes open. With reduced motion it is a bar in steps."""

from typing import Annotated

from msgspec import Meta

from attune.core.curriculum import Step
from attune.player.steps.kinds import done

TEMPLATE = "player/steps/breathe.html"
LAYOUT = "still"


class Breathe(Step, frozen=True, kw_only=True):
    """`per_minute` breaths; the out-breath takes six parts of ten when `out_longer`."""

    ask: str = ""
    hint: str = ""
    minutes: Annotated[float, Meta(gt=0, le=10)] = 3
    per_minute: Annotated[float, Meta(ge=4.5, le=7)] = 6
    out_longer: bool = True


STEP = Breathe
parse = done
