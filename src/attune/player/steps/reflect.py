"""A question and room for words."""

from typing import Annotated

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Meta

from attune.core.curriculum import Step
from attune.player.steps.kinds import Form, Parsed

TEMPLATE = "player/steps/reflect.html"
LAYOUT = "player"


class Reflect(Step, frozen=True, kw_only=True):
    """`max` counts characters; `bodyonly` offers *cannot tell* and *body only* beside the words."""

    ask: str
    hint: str = ""
    placeholder: str = ""
    rows: Annotated[int, Meta(ge=1, le=20)] = 7
    max: Annotated[int, Meta(ge=20, le=20_000)] = 4000
    bodyonly: bool = False


STEP = Reflect


def parse(step: Reflect, data: Form) -> Parsed:
    """The words as typed, with line ends as one sign; a box beside them stands for words that are missing."""
    words = (
        str(data.get("answer") or "").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()
    )
    beside = beside_words().get(str(data.get("beside"))) if step.bodyonly else None
    if beside and beside not in words:
        words = f"{words}\n{beside}" if words else beside
    if len(words) > step.max:
        over = len(words) - step.max
        return Parsed(
            is_unfit=True,
            error=ngettext(
                "This is %(over)d character more than fits here. What you wrote is still in the box.",
                "This is %(over)d characters more than fit here. What you wrote is still in the box.",
                over,
            )
            % {"over": over},
        )
    if not words:
        return Parsed(error=_("A few words are plenty. Or use “Skip this”."))
    return Parsed(answer=words, said=None)


def beside_words() -> dict[str, str]:
    """What can be said where there is no word for a feeling."""
    return {"cannot-tell": _("I cannot tell"), "body-only": _("I only notice something in my body")}
