"""Writes. An answer is added to what stands at that moment, so neither a double click nor a second window loses any."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from attune.core.curriculum.instruments import Instrument
from attune.measure import bank, queries
from attune.measure.records import Bond, Measure, fresh
from attune.people.viewer import Viewer
from attune.spaces import actions as spaces
from attune.spaces import undo as undoing
from attune.spaces.queries import private_space
from attune.spaces.records import Kept


class TooSoon(Exception):
    """This person was asked lately: `latest` is what is known, `again` the day from which it counts anew."""

    def __init__(self, latest: queries.Outcome | None, again: date) -> None:
        """Keep both for the page that says so. Nothing is known where all of it was withdrawn."""
        super().__init__("too soon")
        self.latest = latest
        self.again = again


def begin(
    *, viewer: Viewer, instrument: Instrument, bond: Bond, now: datetime, adaptive: bool = False
) -> Kept[Measure]:
    """A new measure of this subject, or the one that is under way; TooSoon until the instrument counts again."""
    today = viewer.day(now)
    kept = queries.of_instrument(queries.measures(viewer), str(instrument.uuid))
    under_way = queries.open_for(kept, bond, today)
    if under_way:
        return under_way
    again = queries.next_count(viewer, kept, bond, today)
    if again:
        person = [one for one in kept if one.body.bond.same_person(bond)]
        raise TooSoon(next(iter(queries.outcomes(viewer, person)), None), again)
    # One a day, instrument and relationship: a double click on Begin makes one, not two. What is finished stays.
    same_day = (one for one in queries.of_bond(kept, bond) if viewer.day(one.body.started) == today)
    ended = sum(one.body.finished is not None for one in same_day)
    body = fresh(instrument, bond, now, adaptive=adaptive)
    return spaces.keep(
        viewer=viewer,
        space=private_space(viewer),
        kind=Measure,
        key=f"{instrument.uuid}/{bond.key}/{today.isoformat()}" + (f"/{ended}" if ended else ""),
        to=lambda stands: stands.body if stands else body,
        now=now,
    )


def answer(*, viewer: Viewer, measure_id: UUID, item: str, value: int | None, now: datetime) -> Kept[Measure]:
    """Record one answer; None is "I cannot tell". ValueError for what is no question or answer of this measure."""
    return _change(viewer, measure_id, lambda body: _grown(body.answered(item, value, now)), now)


def undo(*, viewer: Viewer, measure_id: UUID, steps: int, now: datetime) -> Kept[Measure]:
    """Take the last answer back, if `steps` answers are still all that was given (a second click takes no more)."""
    return _change(viewer, measure_id, lambda body: body.undone(now) if len(body.log) == steps else body, now)


def finish(*, viewer: Viewer, measure_id: UUID, now: datetime) -> Kept[Measure]:
    """End a measure of which enough was answered. It counts unless this subject was counted lately."""
    kept, today = queries.measures(viewer), viewer.day(now)

    def ended(body: Measure) -> Measure:
        same = queries.of_instrument(kept, body.instrument_uuid)
        return body.ended(now, counted=queries.next_count(viewer, same, body.bond, today) is None)

    return _change(viewer, measure_id, ended, now)


def erase(*, viewer: Viewer, measure_id: UUID, now: datetime) -> str:
    """Delete a measure with all its answers; what `spaces.undo` needs to put it back."""
    kept = queries.read(viewer, measure_id)
    return undoing.erase(viewer=viewer, record_id=kept.id, now=now, back=kept.body.address(kept.id))


def _change(
    viewer: Viewer, measure_id: UUID, what: Callable[[Measure], Measure], now: datetime
) -> Kept[Measure]:
    """Apply a change to what stands; when another write came first, to what stands then."""
    kept = queries.read(viewer, measure_id)
    return spaces.change(viewer=viewer, kept=kept, to=lambda stands: what(stands.body), now=now)


def _grown(body: Measure) -> Measure:
    """With the question that tells most added, where the measure chooses its questions and is not sure yet."""
    if body.mode == "fixed" or body.left or body.finished:
        return body
    told = {scale: body.steps_from_none(keys) for scale, keys in body.scales.items()}
    item = bank.next_of(body.bank, told, body.answers)
    return body.asking(item) if item else body
