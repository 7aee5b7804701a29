"""A note, and the draft of the next one."""

from typing import ClassVar, Self
from uuid import UUID

import msgspec
from django.urls import reverse
from django.utils.translation import gettext as _

from attune.spaces.records import Body, Passage, record

DRAFT = "note"
"""The key of the one draft."""


@record("note", version=1)
class Note(Body, kw_only=True):
    """Something a person wrote, in their own words."""

    notebook: ClassVar[bool] = True
    text: str = ""

    def about(self) -> str:
        return _("A note")

    def passages(self) -> list[Passage]:
        return [Passage("text", _("What I wrote"), self.text)]

    def with_passage(self, key: str, text: str) -> Self:
        if key != "text":
            raise KeyError(key)
        return msgspec.structs.replace(self, text=text)


@record("note-draft", version=1)
class NoteDraft(Body, kw_only=True):
    """What stands in the box of a new note. One a person; empty once it is put away."""

    text: str = ""

    def about(self) -> str:
        return _("A note, not put away yet")

    def words(self) -> list[Passage]:
        return [Passage("text", _("What I wrote"), self.text)]

    def address(self, _record_id: UUID) -> str:
        return reverse("journal:write-note")
