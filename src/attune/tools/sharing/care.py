"""Against the impulsive night (care 1.8): what was written in distress, or at night, goes from the next morning."""

from datetime import datetime, time, timedelta

from attune.people.viewer import Viewer
from attune.spaces import queries
from attune.spaces.records import KINDS, Body, Kept

NIGHT, MORNING = time(23), time(5)
HIGH = 7
"""Distress of 10 from which on it waits until the morning."""


def waits_until(viewer: Viewer, kept: Kept[Body], now: datetime) -> datetime | None:
    """The morning from which this entry can be shared without being asked twice; None where it can be now."""
    for written in {kept.at, kept.changed}:
        at = viewer.local(written)
        morning = next_morning(at)
        if viewer.local(now) < morning and (is_night(at) or distress_then(viewer, kept, at) >= HIGH):
            return morning
    return None


def is_night(at: datetime) -> bool:
    """Between 23:00 and 05:00."""
    return at.time() >= NIGHT or at.time() < MORNING


def next_morning(at: datetime) -> datetime:
    """The first five o'clock after it, on the same clock."""
    today = at.replace(hour=MORNING.hour, minute=0, second=0, microsecond=0)
    return today if at < today else today + timedelta(days=1)


def distress_then(viewer: Viewer, kept: Kept[Body], at: datetime) -> float:
    """The highest distress, of 10, that the entry itself or anything else of its day tells; 0 where nothing does."""
    told = [kept.body.distress_felt()]
    space, day = queries.private_space(viewer), viewer.day(at)
    for kind in KINDS.values():
        if kind.distress_felt is not Body.distress_felt:
            told += [
                each.body.distress_felt()
                for each in queries.entries(viewer, space, kind, since=day, until=day)
            ]
    return max((each for each in told if each is not None), default=0)
