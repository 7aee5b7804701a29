"""Reads of the notebook: what is in a person's own space, of the kinds that are listed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from attune.people.viewer import Viewer
from attune.spaces import queries as spaces
from attune.spaces.records import Body, Kept
from attune.tools.journal.records import DRAFT, Note, NoteDraft

A_PAGE = 20
PROBE = 5


@dataclass(frozen=True)
class Listed:
    """One page of entries, newest first; `earlier` is the day to ask before for the next, if there is more."""

    entries: list[Kept[Body]]
    earlier: date | None


def listed(viewer: Viewer, *, before: date | None = None, only_notes: bool = False) -> Listed:
    """Entries in whole days, at least A_PAGE of them where there are as many."""
    space = spaces.private_space(viewer)
    found = _page(viewer, before, A_PAGE, only_notes=only_notes)
    if not found:
        return Listed([], None)
    more = _page(viewer, found[-1].day, PROBE, only_notes=only_notes)
    return Listed([each for each in found if each.space_id == space.id], found[-1].day if more else None)


def _page(viewer: Viewer, before: date | None, limit: int, *, only_notes: bool) -> list[Kept[Body]]:
    space = spaces.private_space(viewer)
    if not only_notes:
        return spaces.notebook(viewer, space, before=before, limit=limit)
    until = date.fromordinal(max(1, before.toordinal() - 1)) if before else None
    notes = spaces.entries(viewer, space, Note, until=until, limit=limit)
    if len(notes) < limit:
        return list(notes)
    return list(spaces.entries(viewer, space, Note, since=notes[-1].day, until=until))


def entry(viewer: Viewer, record_id: UUID) -> Kept[Body]:
    """One entry of the viewer's own notebook; NotFound for anything else, also for what is never listed."""
    kept = spaces.read_any(viewer, record_id)
    if not kept.body.notebook or kept.space_id != spaces.private_space(viewer).id:
        raise spaces.NotFound
    return kept


def draft(viewer: Viewer) -> Kept[NoteDraft] | None:
    """What stands in the box of a new note."""
    kept = spaces.keyed(viewer, spaces.private_space(viewer), NoteDraft, DRAFT)
    return kept if kept and kept.body.text else None
