"""Writes of plans. Withdrawing takes the results out of what counts; it can be taken back."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec

from attune.core.curriculum.instruments import Instrument
from attune.measure import queries as measures
from attune.measure.records import Bond, Measure
from attune.measure.schedule import queries
from attune.measure.schedule.records import Schedule, key_of
from attune.people.viewer import Viewer
from attune.spaces import actions as spaces
from attune.spaces import undo as undoing
from attune.spaces.queries import private_space
from attune.spaces.records import Kept


def choose(
    *, viewer: Viewer, chosen: Sequence[tuple[Instrument, Bond]], now: datetime
) -> list[Kept[Schedule]]:
    """A plan for each instrument and subject, from today on. One that ended goes on; what was withdrawn stays so."""
    return [_choose(viewer, instrument, bond, now) for instrument, bond in chosen]


def stop(*, viewer: Viewer, plan_id: UUID, now: datetime) -> Kept[Schedule]:
    """Offer nothing of it from now on. What was answered stays."""
    return _change(viewer, plan_id, now, stopped=viewer.day(now))


def resume(*, viewer: Viewer, plan_id: UUID, now: datetime) -> Kept[Schedule]:
    """Go on with the same days; what was withdrawn counts again."""
    kept = queries.read(viewer, plan_id)
    kept = spaces.change(viewer=viewer, kept=kept, to=lambda stands: stands.body.resumed(), now=now)
    _count(viewer, kept.body, now, counts=True)
    return kept


def withdraw(*, viewer: Viewer, plan_id: UUID, now: datetime) -> Kept[Schedule]:
    """End it; its results from its start on no longer count."""
    kept = _change(viewer, plan_id, now, withdrawn=viewer.day(now))
    _count(viewer, kept.body, now, counts=False)
    return kept


def wish(*, viewer: Viewer, body: Measure, now: datetime) -> None:
    """Note in its plan that it was asked for too early; without a plan only of what is asked daily (care 1.6)."""
    today = viewer.day(now)
    noted = Schedule(
        instrument_uuid=body.instrument_uuid,
        bond=body.bond,
        start=today,
        again_after=body.again_after,
        chosen=False,
    )
    if noted.daily or queries.of(viewer, body):
        spaces.keep(
            viewer=viewer,
            space=private_space(viewer),
            kind=Schedule,
            key=noted.key,
            to=lambda stands: (stands.body if stands else noted).wished(today),
            now=now,
        )


def erase(*, viewer: Viewer, plan_id: UUID, now: datetime) -> str:
    """Delete a plan; what `spaces.undo` needs to put it back. What was withdrawn counts again."""
    kept = queries.read(viewer, plan_id)
    if queries.taken_out(kept.body, measures.measures(viewer)):
        _count(viewer, kept.body, now, counts=True)
        kept = _change(viewer, plan_id, now, withdrawn=None, stopped=kept.body.stopped or kept.body.withdrawn)
    return undoing.erase(viewer=viewer, record_id=kept.id, now=now, back=kept.body.address(kept.id))


def _choose(viewer: Viewer, instrument: Instrument, bond: Bond, now: datetime) -> Kept[Schedule]:
    today = viewer.day(now)
    return spaces.keep(
        viewer=viewer,
        space=private_space(viewer),
        kind=Schedule,
        key=key_of(str(instrument.uuid), bond),
        to=lambda stands: _from(stands, instrument, bond, today),
        now=now,
    )


def _from(stands: Kept[Schedule] | None, instrument: Instrument, bond: Bond, today: date) -> Schedule:
    if stands and stands.body.chosen:
        return stands.body if stands.body.runs else stands.body.resumed()
    return Schedule(
        instrument_uuid=str(instrument.uuid), bond=bond, start=today, again_after=instrument.again_after
    )


def _change(viewer: Viewer, plan_id: UUID, now: datetime, **what: object) -> Kept[Schedule]:
    kept = queries.read(viewer, plan_id)
    return spaces.change(
        viewer=viewer, kept=kept, to=lambda stands: msgspec.structs.replace(stands.body, **what), now=now
    )


def _count(viewer: Viewer, body: Schedule, now: datetime, *, counts: bool) -> None:
    """Take the plan's results out of what counts, from its start on, or put all that were taken out back in."""
    for kept in queries.same(body, measures.measures(viewer)):
        done = kept.body.finished
        if not done or (not counts and viewer.day(done) < body.start):
            continue
        spaces.change(
            viewer=viewer, kept=kept, to=lambda stands: _counting(stands.body, counts=counts), now=now
        )


def _counting(body: Measure, *, counts: bool) -> Measure:
    if counts:
        return msgspec.structs.replace(body, counted=True, withdrawn=False) if body.withdrawn else body
    return msgspec.structs.replace(body, counted=False, withdrawn=True) if body.counted else body
