"""Runs, as their owner reads them."""

from datetime import date
from uuid import UUID

from attune.people.viewer import Viewer
from attune.player.records import Run, WorseReason
from attune.spaces import queries as spaces
from attune.spaces.records import Kept


def run(viewer: Viewer, run_id: UUID) -> Kept[Run]:
    """One run of the viewer's private space; NotFound otherwise."""
    kept = spaces.read(viewer, run_id, Run)
    if kept.space_id != spaces.private_space(viewer).id:
        raise spaces.NotFound
    return kept


def runs(viewer: Viewer, *, slug: str | None = None, since: date | None = None) -> list[Kept[Run]]:
    """Runs, newest first; of one activity where `slug` is given."""
    kept = spaces.entries(viewer, spaces.private_space(viewer), Run, since=since)
    return [each for each in kept if slug in {None, each.body.activity}]


def unfinished(viewer: Viewer, slug: str) -> list[Kept[Run]]:
    """Runs of one activity that were begun and neither finished nor stopped, newest first."""
    return [kept for kept in runs(viewer, slug=slug) if kept.body.finished is None]


def to_go_on_with(viewer: Viewer, slug: str) -> Kept[Run] | None:
    """The newest unfinished run in which something was done, while its exercise is still the same."""
    return next(
        (kept for kept in unfinished(viewer, slug) if was_touched(kept.body) and kept.body.exercise()), None
    )


def was_touched(body: Run) -> bool:
    """Whether anything was answered or typed."""
    return bool(body.answers or body.drafts)


def times_worse(viewer: Viewer, slug: str) -> int:
    """How often this activity ended with clearly more distress."""
    return sum(kept.body.worse and kept.body.finished is not None for kept in runs(viewer, slug=slug))


def reason(viewer: Viewer, slug: str) -> Kept[WorseReason] | None:
    """What was said about why an activity made it worse."""
    return spaces.keyed(viewer, spaces.private_space(viewer), WorseReason, slug)
