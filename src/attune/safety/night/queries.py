"""Reads: the note, the nights since it was written, and the one that the morning asks about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from attune.people.viewer import Viewer
from attune.safety.night.records import NOTE, Night, NightNote
from attune.spaces import queries as spaces
from attune.spaces.records import Kept

NIGHT_ENDS = timedelta(hours=6)
"""Later than a day ends: at five nobody has got through yet, and nobody is asked what helped."""
STANDS = timedelta(minutes=10)
"""How long the sentence after an answer stays on the page."""


@dataclass(frozen=True)
class Nights:
    """How many nights there were, of how many it was said how they went, and on how many there was some sleep."""

    count: int
    told: int
    slept: int


def night_of(viewer: Viewer, now: datetime) -> date:
    """The evening that this moment belongs to, on the viewer's clock."""
    return (viewer.local(now) - NIGHT_ENDS).date()


def note(viewer: Viewer) -> NightNote | None:
    """The note, where something is kept for a hard night. Its `made` is never None then."""
    kept = kept_note(viewer)
    return kept.body if kept and kept.body.text else None


def kept_note(viewer: Viewer) -> Kept[NightNote] | None:
    """The note with its draft, also where only the draft has words."""
    return spaces.keyed(viewer, spaces.private_space(viewer), NightNote, NOTE)


def since(viewer: Viewer, *, before: date | None = None) -> Nights | None:
    """The nights since the note was written, without those from `before` on; None where there is no note."""
    found = note(viewer)
    if found is None or found.made is None:
        return None
    every = [kept.body for kept in spaces.entries(viewer, spaces.private_space(viewer), Night)]
    nights = [one for one in every if found.made <= one.day and (before is None or one.day < before)]
    told = [one.slept for one in nights if one.slept]
    return Nights(len(nights), len(told), sum(slept != "no" for slept in told))


def last_night(viewer: Viewer, now: datetime) -> Kept[Night] | None:
    """The night before this day."""
    key = night_of(viewer, now) - timedelta(days=1)
    return spaces.keyed(viewer, spaces.private_space(viewer), Night, key.isoformat())


def to_ask_about(viewer: Viewer, nights: Iterable[Kept[Night]], now: datetime) -> Kept[Night] | None:
    """Of these, the night before this day, while it has not been asked about. An older one is dropped silently."""
    wanted = night_of(viewer, now) - timedelta(days=1)
    return next((kept for kept in nights if kept.body.day == wanted and not kept.body.answered), None)


def answered_now(viewer: Viewer, nights: Iterable[Kept[Night]], now: datetime) -> Kept[Night] | None:
    """Of these, the one whose question was answered a moment ago, with something."""
    wanted = night_of(viewer, now) - timedelta(days=1)
    found = next((kept for kept in nights if kept.body.day == wanted and kept.body.answered), None)
    if found is None or found.body.settled or now - found.changed > STANDS:
        return None
    return found if found.body.helped or found.body.slept else None


def was_at_night(viewer: Viewer, kept: Kept[Night]) -> bool:
    """Whether it began in the evening or at night: then the question is about last night, else about yesterday."""
    hour = viewer.local(kept.at).hour
    return hour >= 17 or hour < 6
