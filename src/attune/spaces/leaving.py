"""Leave a shared space: at once, alone, with one's own words in hand. Also when nothing in it opens any more."""

from uuid import UUID

from django.db import transaction

from attune.core.sealing import SealError
from attune.people import overwriting
from attune.people.viewer import Viewer
from attune.spaces import actions, keyring, members, queries
from attune.spaces.models import EpochKey, Record, Space
from attune.spaces.records import Body, Kept, UnknownRecord


def written(viewer: Viewer, space_id: UUID, record_id: UUID | None = None) -> list[Kept[Body]]:
    """What the viewer wrote in a shared space, newest first, as far as it opens; of the kinds that people read."""
    keys = keyring.own_keys(viewer, space_id)
    rows = Record.objects.filter(space=space_id)
    found = []
    for row in (rows.filter(id=record_id) if record_id else rows).values_list(*queries.COLUMNS):
        try:
            kept = queries.open_row(row, keys[row[3]])
        except (SealError, UnknownRecord, KeyError):
            continue
        if kept.author == viewer.person.id and kept.body.in_notebook():
            found.append(kept)
    return sorted(found, key=lambda kept: (kept.day, kept.at), reverse=True)


def leave(*, viewer: Viewer, space_id: UUID, take_back: bool, keep: bool = True) -> None:
    """Leave. With `take_back` what the viewer wrote there goes at once; with `keep` what has no source is kept.

    What has no source any more then comes into the viewer's own space first; OnlyMe where that is locked. The others
    are told nothing: for them the space has one person less.
    """
    side = members.side(viewer, space_id)
    if side is None:
        raise queries.NotFound
    mine = written(viewer, space_id)
    own = queries.private_space(viewer) if keep and mine else None
    with transaction.atomic():
        for kept in _without_source(own, mine) if own else []:
            actions.write(viewer=viewer, space=own or side.space, body=kept.body, now=kept.at)
        if take_back:
            Record.objects.filter(space=space_id, id__in=[kept.id for kept in mine]).delete()
        actions.leave_space(viewer=viewer, space=side.space)


def leave_all(*, viewer: Viewer, take_back: bool) -> None:
    """Leave every shared space because the account goes. A key that was given and not taken in yet goes with it."""
    for side in members.sides(viewer):
        leave(viewer=viewer, space_id=side.space.id, take_back=take_back, keep=False)
    EpochKey.objects.filter(giver=viewer.person).exclude(receiver=viewer.person).delete()


def take_back(*, viewer: Viewer, space_id: UUID, record_id: UUID) -> None:
    """Remove one thing that the viewer wrote in a shared space, at once; NotFound for anything else."""
    if members.side(viewer, space_id) is None or not written(viewer, space_id, record_id):
        raise queries.NotFound
    Record.objects.filter(id=record_id, space=space_id).delete()
    overwriting.soon()


def _without_source(own: Space, mine: list[Kept[Body]]) -> list[Kept[Body]]:
    sources = [kept.source for kept in mine if kept.source]
    there = set(Record.objects.filter(space=own.id, id__in=sources).values_list("id", flat=True))
    return [kept for kept in mine if kept.source not in there]
