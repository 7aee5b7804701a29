"""What is kept for a hard night, and of one. Seen only by the one who wrote it."""

import datetime as dt
from typing import ClassVar, Literal, Self
from uuid import UUID

import msgspec
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.spaces.records import Body, Passage, record

NOTE = "note"
"""The key of the one note."""

type Slept = Literal["yes", "some", "no"]

HELPED: dict[str, str | Promise] = {
    "breath": gettext_lazy("Slow breath, or sounds and feet"),
    "note": gettext_lazy("The note from myself"),
    "waiting": gettext_lazy("Waiting with the message"),
    "writing": gettext_lazy("Writing it, and not sending it"),
    "someone": gettext_lazy("Speaking with someone"),
    "pause": gettext_lazy("A pause with a time"),
    "doing": gettext_lazy("Getting up and doing something"),
    "time": gettext_lazy("Time, and nothing else"),
    "nothing": gettext_lazy("Nothing did"),
}
SLEPT: dict[Slept, str | Promise] = {
    "yes": gettext_lazy("Yes"),
    "some": gettext_lazy("A little"),
    "no": gettext_lazy("No"),
}


@record("night-note", version=1)
class NightNote(Body, kw_only=True):
    """Sentences to oneself, for a night like this one.

    `text` is what such a night shows; `draft` is what stands in the box and is not kept for then yet. `made` is
    the day on which there was a text for the first time; None until then.
    """

    notebook: ClassVar[bool] = True
    text: str = ""
    draft: str = ""
    made: dt.date | None = None

    def about(self) -> str:
        return _("A note for a hard night")

    def in_notebook(self) -> bool:
        return bool(self.text)

    def passages(self) -> list[Passage]:
        return [Passage("text", _("What I wrote"), self.text)]

    def words(self) -> list[Passage]:
        draft = Passage("draft", _("Not kept for a night yet"), self.draft)
        return [*self.passages(), draft] if self.draft and self.draft != self.text else self.passages()

    def address(self, _record_id: UUID) -> str:
        return reverse("safety:write-note")

    def with_passage(self, key: str, text: str) -> Self:
        if key != "text":
            raise KeyError(key)
        return msgspec.structs.replace(self, text=text)


@record("night", version=1)
class Night(Body, kw_only=True):
    """One night on which the note was opened, or an unsent text was kept. One a night.

    `day` is the evening it belongs to. `helped` holds ids of HELPED. `slept` is None where it was not said.
    `answered`: the morning's question was answered or left. `settled`: what helped was added to the note, or not.
    """

    notebook: ClassVar[bool] = True
    day: dt.date
    helped: list[str] = msgspec.field(default_factory=list)
    slept: Slept | None = None
    answered: bool = False
    settled: bool = False

    def about(self) -> str:
        return _("A night")

    def passages(self) -> list[Passage]:
        found = [Passage("kept", _("What is kept of it"), _("That Right now was used."), editable=False)]
        if self.helped:
            found.append(Passage("helped", _("What helped"), self.helped_in_words(), editable=False))
        if self.slept:
            found.append(Passage("slept", _("Did you sleep?"), str(SLEPT[self.slept]), editable=False))
        return found

    def helped_in_words(self) -> str:
        """What was chosen, one a line; an id that is no longer known is left out."""
        return "\n".join(str(HELPED[each]) for each in self.helped if each in HELPED)


@record("unsent", version=1)
class Unsent(Body, kw_only=True):
    """What was written to be sent and was held instead. `urges`: how strong the urge was, 0 to 10, in their order."""

    notebook: ClassVar[bool] = True
    text: str
    urges: list[int] = msgspec.field(default_factory=list)

    def about(self) -> str:
        return _("An unsent text")

    def passages(self) -> list[Passage]:
        found = [Passage("text", _("What I wrote"), self.text)]
        if self.urges:
            told = ", ".join(str(each) for each in self.urges)
            found.append(
                Passage("urges", _("How strong the urge to send it was, 0 to 10"), told, editable=False)
            )
        return found

    def distress_felt(self) -> float | None:
        """The urge to send it, which rises and falls with distress."""
        return max(self.urges, default=None)

    def with_passage(self, key: str, text: str) -> Self:
        if key != "text":
            raise KeyError(key)
        return msgspec.structs.replace(self, text=text)
