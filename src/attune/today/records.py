"""What Today keeps: the check-in of a day, what was put aside that day, the plan, and two private answers."""

import datetime as dt
from typing import ClassVar, Self
from uuid import UUID

import msgspec
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.player.library import curriculum
from attune.spaces.records import Body, Passage, record

PLAN, ALARM, SOMEONE, WAYS, BACK = "plan", "alarm", "someone", "ways", "coming-back"
"""The keys of what a person has only one of."""

SECURITY = {
    "someone": gettext_lazy("There is someone I could turn to right now."),
    "as-i-am": gettext_lazy("I feel accepted as I am."),
    "near-or-alone": gettext_lazy("Closeness would be all right now, and being alone too."),
}
"""Felt security at this moment, in our own words, each from 1 (not at all) to 7 (very much). Not calibrated."""


@record("check-in", version=1)
class CheckIn(Body, kw_only=True):
    """How one day was. `distress` and each item of `security` run from 1 to 7; `feelings` are ids of words.

    `rated` counts how often distress was set that day: the last one counts, and many of them are a sign of checking.
    """

    notebook: ClassVar[bool] = True
    distress: int | None = None
    rated: int = 0
    security: dict[str, int] = msgspec.field(default_factory=dict)
    feelings: list[str] = msgspec.field(default_factory=list)
    line: str = ""

    def about(self) -> str:
        return _("A check-in")

    def passages(self) -> list[Passage]:
        found = []
        if self.distress is not None:
            told = _("%(number)s of 7, where 1 is calm and 7 distressed") % {"number": self.distress}
            found.append(Passage("distress", _("How I was"), told, editable=False))
        for item, words in SECURITY.items():
            if item in self.security:
                told = _("%(number)s of 7") % {"number": self.security[item]}
                found.append(Passage(item, str(words), told, editable=False))
        if self.feelings:
            found.append(Passage("feelings", _("Feelings"), ", ".join(self.feeling_words()), editable=False))
        return [*found, Passage("line", _("In a line"), self.line)]

    def words(self) -> list[Passage]:
        """Not the numbers: they stand beside the same words on every day."""
        found = [Passage("feelings", _("Feelings"), ", ".join(self.feeling_words()))] if self.feelings else []
        return [*found, Passage("line", _("In a line"), self.line)] if self.line else found

    def with_passage(self, key: str, text: str) -> Self:
        if key != "line":
            raise KeyError(key)
        return msgspec.structs.replace(self, line=text)

    def distress_felt(self) -> float | None:
        """The seven stops of a check-in, on the scale of 0 to 10."""
        return None if self.distress is None else (self.distress - 1) * 10 / 6

    def feeling_words(self) -> list[str]:
        """The words that were chosen; one that the list no longer holds is left out."""
        known = curriculum().feelings
        return [word for each in self.feelings if (word := known.word(each))]


@record("day", version=1)
class Day(Body, kw_only=True):
    """What was put aside on one day. `put_off` holds steps of the way in: "first-six", "plan"."""

    declined: list[str] = msgspec.field(default_factory=list)
    put_off: list[str] = msgspec.field(default_factory=list)
    shorter: bool = False
    not_today: bool = False


@record("plan", version=1)
class Plan(Body, kw_only=True):
    """What to practise, how long, on which days (0 is Monday), and after which habit. `made` is None until kept."""

    start: str = "steady"
    focus: list[str] = msgspec.field(default_factory=list)
    minutes: int = 5
    weekdays: list[int] = msgspec.field(default_factory=list)
    after_what: str = ""
    made: dt.date | None = None

    def about(self) -> str:
        return _("The plan")

    def words(self) -> list[Passage]:
        return [Passage("after_what", _("After what"), self.after_what)]

    def address(self, _record_id: UUID) -> str:
        return reverse("today:make-plan")


@record("alarm", version=1)
class Alarm(Body, kw_only=True):
    """The answer to the private question (care rule 1), and the day it was last asked.

    Never in the notebook, never on a page. `met`: what comes first after a yes or an unsure has been read.
    """

    answer: str = "unasked"
    asked: dt.date | None = None
    met: bool = False


@record("ways", version=1)
class Ways(Body, kw_only=True):
    """How a person wants Today to be: with or without the check-in (care 1.6).

    `wants_note`, `note_put_off`: whether the note for a hard night may be offered, and when it was put off last.
    `names_met`: whom to turn to was practised in the first weeks; `names_sought`: it was looked for there, when
    those weeks were over. Either way it need not be looked up again.
    """

    check_in: bool = True
    wants_note: bool = True
    note_put_off: dt.date | None = None
    names_met: bool = False
    names_sought: bool = False


@record("someone", version=1)
class Someone(Body, kw_only=True):
    """One person outside whom I could tell. Anybody may name one, so that the page tells nothing."""

    name: str = ""

    def about(self) -> str:
        return _("Somebody you could tell")

    def words(self) -> list[Passage]:
        return [Passage("name", _("Who that is"), self.name)]

    def address(self, _record_id: UUID) -> str:
        return reverse("today:name-someone")


@record("coming-back", version=1)
class ComingBack(Body, kw_only=True):
    """What may come back to a person on Today: findings (with milestones) and letters, and which words never.

    `letter_day`: 0 is Monday. `not_words` are folded as they are counted.
    """

    findings: bool = True
    letters: bool = True
    letter_day: int = 6
    not_words: list[str] = msgspec.field(default_factory=list)

    def about(self) -> str:
        return _("What comes back to you")

    def words(self) -> list[Passage]:
        return [Passage("not_words", _("Words that do not come back"), "\n".join(self.not_words))]

    def address(self, _record_id: UUID) -> str:
        return reverse("today:see-letters")


@record("letter-line", version=1)
class LetterLine(Body, kw_only=True):
    """A line that a person added to the letter of one week. `week` is its Monday."""

    notebook: ClassVar[bool] = True
    week: dt.date
    line: str = ""

    def about(self) -> str:
        return _("A line to a weekly letter")

    def in_notebook(self) -> bool:
        return bool(self.line)

    def passages(self) -> list[Passage]:
        return [Passage("line", _("What I added"), self.line)]

    def with_passage(self, key: str, text: str) -> Self:
        if key != "line":
            raise KeyError(key)
        return msgspec.structs.replace(self, line=text)
