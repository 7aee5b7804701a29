"""Several short lines, typed one under the other."""

from typing import Annotated, ClassVar

from django.utils.translation import ngettext
from msgspec import Meta

from attune.core.curriculum import Step
from attune.player.steps.kinds import Form, Parsed

TEMPLATE = "player/steps/list.html"
LAYOUT = "player"


class Lines(Step, frozen=True, kw_only=True):
    """The answer is a list of lines, `least` to `most`; `max` counts the characters of one."""

    ask: str
    hint: str = ""
    placeholder: str = ""
    least: Annotated[int, Meta(ge=1, le=20)] = 1
    most: Annotated[int, Meta(ge=2, le=20)] = 5
    max: Annotated[int, Meta(ge=20, le=500)] = 200
    many: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if self.least > self.most:
            raise ValueError("`least` is at most what `most` is")


STEP = Lines


def parse(step: Lines, data: Form) -> Parsed:
    """The lines that are not empty, as typed. Too few are kept as a draft, and are no answer yet."""
    typed = [" ".join(str(line).replace("\x00", "").split()) for line in data.getlist("answer")]
    lines = [line for line in typed if line][: step.most]
    over = max((len(line) - step.max for line in lines), default=0)
    if over > 0:
        return Parsed(is_unfit=True, error=_too_long(over))
    if len(lines) < step.least:
        words = ngettext(
            "%(n)d line, however short. Or use “Skip this”.",
            "%(n)d lines, however short. Or use “Skip this”.",
            step.least,
        )
        return Parsed(answer=lines or None, said=None, error=words % {"n": step.least})
    return Parsed(answer=lines, said=None)


def _too_long(over: int) -> str:
    words = ngettext(
        "One line is %(over)d character longer than fits here. What you wrote is still there.",
        "One line is %(over)d characters longer than fits here. What you wrote is still there.",
        over,
    )
    return words % {"over": over}
