"""What all step types share."""

from collections.abc import Mapping

import msgspec

from attune.core.curriculum.conditions import Answer, Condition, Pattern
from attune.core.curriculum.feelings import Feelings
from attune.core.curriculum.names import Slug


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all step types share; each type is a subclass, listed in a table that the caller hands in."""

    id: Slug
    type: str
    title: str = ""
    when: Condition | None = None

    def asked(self) -> str:
        """The words that were asked, kept beside the answer so that it can be read later."""
        return str(getattr(self, "ask", "") or self.title)

    def measures(self) -> str | None:
        """Whether this step rates distress, and when: before or after."""
        return None

    def choices(self) -> Mapping[str, str]:
        """Option id → words, where something is chosen."""
        return {}

    def broader(self) -> Mapping[str, str]:
        """Option id → the broader option that it counts as, too, where a condition asks what was chosen."""
        return {}

    def leads(self) -> Mapping[str, str] | None:
        """In a scene: option id → id of the step that it leads to, none at an end; None for all other steps."""
        return None

    def leanings(self) -> Mapping[str, Pattern]:
        """In a scene: option id → its pattern."""
        return {}

    def inside(self, _option: str) -> str:
        """In a scene: what an option is like for the other one."""
        return ""

    def with_feelings(self, _feelings: Feelings) -> "Step":
        """The step as it is played, where it asks with the words for feelings."""
        return self

    def said(self, answer: Answer) -> str:
        """An answer in words."""
        if isinstance(answer, list):
            return ", ".join(self.choices().get(option, option) for option in answer)
        return self.choices().get(answer, answer) if isinstance(answer, str) else str(answer)
