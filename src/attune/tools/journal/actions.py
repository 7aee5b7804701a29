"""Writes of the notebook. Nothing that was typed is lost: a later window is told, and both texts are shown."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from attune.people.viewer import Viewer
from attune.spaces import actions, queries
from attune.spaces.records import Body, Kept
from attune.tools.journal.records import DRAFT, Note, NoteDraft

Overtaken = actions.Overtaken


def keep_draft(*, viewer: Viewer, text: str, version: int, now: datetime) -> Kept[NoteDraft]:
    """Keep what stands in the box of a new note. `version` is the draft the page was made from, 0 for none.

    Overtaken where another window has written other words since.
    """

    def to(kept: Kept[NoteDraft] | None) -> NoteDraft:
        if kept and kept.body.text not in {"", text} and kept.version != version:
            raise Overtaken(kept)
        return NoteDraft(text=text)

    space = queries.private_space(viewer)
    return actions.keep(viewer=viewer, space=space, kind=NoteDraft, key=DRAFT, to=to, now=now)


def put_away(*, viewer: Viewer, text: str, now: datetime, once: str = "") -> Kept[Note]:
    """Make a note of it. The draft is emptied if it says the same, or the beginning of it.

    `once` names the page it was written on: the same words from the same page are one note, however often they come.
    """
    space = queries.private_space(viewer)
    key = hashlib.sha256(f"{once}\n{text}".encode()).hexdigest() if once else None
    note = actions.write(viewer=viewer, space=space, body=Note(text=text), now=now, key=key)
    kept = queries.keyed(viewer, space, NoteDraft, DRAFT)
    if kept and text.startswith(kept.body.text.strip()):
        actions.erase(viewer=viewer, record_id=kept.id)
    return note


def change(
    *, viewer: Viewer, kept: Kept[Body], version: int, texts: Mapping[str, str], now: datetime
) -> Kept[Body]:
    """Change passages of an entry. `version` is the one the page was made from; Overtaken if it is not the last."""
    body = kept.body
    for key, text in texts.items():
        body = body.with_passage(key, text)
    if body == kept.body:
        return kept
    if kept.version != version:
        raise Overtaken(kept)
    return actions.revise(viewer=viewer, kept=replace(kept, version=version), body=body, now=now)
