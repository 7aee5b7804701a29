"""What was chosen, what of it can be offered today, and what comes when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from attune.core.curriculum.instruments import Instrument
from attune.measure import instruments
from attune.measure import queries as asked
from attune.measure.records import Bond, Measure
from attune.measure.schedule.occasions import Occasion, coming, due
from attune.measure.schedule.records import Schedule, key_of
from attune.people.viewer import Viewer
from attune.spaces import queries as spaces
from attune.spaces.records import Kept


@dataclass(frozen=True)
class Due:
    """One measure that can be offered: what it is, for which occasion, and the plan it is of."""

    plan: Kept[Schedule]
    instrument: Instrument
    occasion: Occasion


@dataclass(frozen=True)
class Planned:
    """One plan as its page shows it. `last`: the day of the last result; `taken_out`: results that no longer count.

    `again`: the day from which a new result would count; None when that is now.
    """

    kept: Kept[Schedule]
    instrument: Instrument | None
    next: list[Occasion]
    now: Occasion | None
    last: date | None
    again: date | None
    taken_out: list[Kept[Measure]]


def plans(viewer: Viewer) -> list[Kept[Schedule]]:
    """All of the viewer's plans, newest first."""
    return spaces.entries(viewer, spaces.private_space(viewer), Schedule)


def with_measures(viewer: Viewer) -> tuple[list[Kept[Schedule]], list[Kept[Measure]]]:
    """All of the viewer's plans and measures, each newest first, in one query."""
    found = spaces.several(viewer, spaces.private_space(viewer), {Schedule: None, Measure: None})
    return cast("list[Kept[Schedule]]", found[Schedule]), cast("list[Kept[Measure]]", found[Measure])


def read(viewer: Viewer, plan_id: UUID) -> Kept[Schedule]:
    """One plan of the viewer's private space; NotFound otherwise."""
    kept = spaces.read(viewer, plan_id, Schedule)
    if kept.space_id != spaces.private_space(viewer).id:
        raise spaces.NotFound
    return kept


def of(viewer: Viewer, body: Measure) -> Kept[Schedule] | None:
    """The plan that this measure is of, if any."""
    space = spaces.private_space(viewer)
    return spaces.keyed(viewer, space, Schedule, key_of(body.instrument_uuid, body.bond))


def put_away(viewer: Viewer, instrument: Instrument, bond: Bond) -> Kept[Schedule] | None:
    """Where these questions, asked daily, were put away for this subject: the plan that says so."""
    if instrument.again_after > 1:
        return None
    plan = spaces.keyed(viewer, spaces.private_space(viewer), Schedule, key_of(str(instrument.uuid), bond))
    return plan if plan and plan.body.stopped else None


def offered(
    viewer: Viewer, chosen: Sequence[Kept[Schedule]], measures: Sequence[Kept[Measure]], today: date
) -> Due | None:
    """The one measure that is offered today, the oldest plan first; from records read before, without a query.

    `measures`: those of `RECENT` are enough.
    """
    for plan in reversed(chosen):
        instrument = _instrument(plan.body)
        found = _due(viewer, plan.body, measures, today) if instrument else None
        if instrument and found:
            return Due(plan, instrument, found)
    return None


def planned(
    viewer: Viewer, chosen: Sequence[Kept[Schedule]], measures: Sequence[Kept[Measure]], today: date
) -> list[Planned]:
    """Each plan with what comes when."""
    return [_planned(viewer, plan, measures, today) for plan in chosen]


def same(body: Schedule, measures: Sequence[Kept[Measure]]) -> list[Kept[Measure]]:
    """The measures that this plan is about, whether or not it asked for them."""
    return asked.of_bond(asked.of_instrument(measures, body.instrument_uuid), body.bond)


def taken_out(body: Schedule, measures: Sequence[Kept[Measure]]) -> list[Kept[Measure]]:
    """Those of them that no longer count, whatever became of the plan since."""
    return [one for one in same(body, measures) if one.body.withdrawn]


def _planned(viewer: Viewer, plan: Kept[Schedule], measures: Sequence[Kept[Measure]], today: date) -> Planned:
    body = plan.body
    days = _days(viewer, same(body, measures))
    return Planned(
        kept=plan,
        instrument=_instrument(body),
        next=coming(body.start, today, again_after=body.again_after) if body.runs and not body.daily else [],
        now=_due(viewer, body, measures, today),
        last=max(days, default=None),
        again=_again(viewer, body, measures, today),
        taken_out=taken_out(body, measures),
    )


def _due(viewer: Viewer, body: Schedule, measures: Sequence[Kept[Measure]], today: date) -> Occasion | None:
    if not body.runs or _again(viewer, body, measures, today):
        return None
    found = same(body, measures)
    if any(
        not one.body.finished and one.day == today for one in found
    ):  # begun today: that has a line of its own
        return None
    done = _days(viewer, found)
    return due(body.start, today, done, again_after=body.again_after, daily=body.daily)


def _again(viewer: Viewer, body: Schedule, measures: Sequence[Kept[Measure]], today: date) -> date | None:
    return asked.next_count(viewer, asked.of_instrument(measures, body.instrument_uuid), body.bond, today)


def _days(viewer: Viewer, found: Sequence[Kept[Measure]]) -> list[date]:
    return [viewer.day(one.body.finished) for one in found if one.body.finished and one.body.counted]


def _instrument(body: Schedule) -> Instrument | None:
    """The instrument, while it can be taken here."""
    found = next((one for one in instruments.every() if str(one.uuid) == body.instrument_uuid), None)
    return found if found and found.worded and found.kept else None
