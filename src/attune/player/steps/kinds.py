"""What a step module gives, and what it makes of a posted form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext as _

from attune.core.curriculum import Answer, Step


class Form(Protocol):
    """A posted form (a QueryDict), or one that was carried along."""

    def get(self, key: str, default: Any = None, /) -> Any: ...
    def getlist(self, key: str, /) -> list[Any]: ...


@dataclass(frozen=True)
class Parsed:
    """One answer, or why it is none.

    `said` is the answer in words, to be read later; None where the answer is the person's own words, and "" where
    there is nothing to read (a step that was only done). `is_unfit`: something was typed that cannot be kept.
    """

    answer: Answer | None = None
    said: str | None = ""
    error: str = ""
    is_unfit: bool = False


@dataclass(frozen=True)
class Kind:
    """A step type as loaded from its module."""

    name: str
    struct: type[Step]
    template: str
    layout: str
    parse: Callable[[Any, Form], Parsed]


class Carried:
    """Stands in for a posted form where one answer is carried along: lists as several values of `answer`."""

    def __init__(self, values: list[str]) -> None:
        self.values = values

    def get(self, key: str, default: Any = None, /) -> Any:
        """The last value of `answer`."""
        return self.values[-1] if key == "answer" and self.values else default

    def getlist(self, key: str, /) -> list[Any]:
        """All values of `answer`."""
        return self.values if key == "answer" else []


def done(_step: Step, _data: Form) -> Parsed:
    """For steps that ask nothing: going on is the answer."""
    return Parsed(answer="done")


def choose_first() -> str:
    """Said where a choice is missing."""
    return _("Choose one of these, or use “Skip this”.")
