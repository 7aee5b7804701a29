"""What was measured: each of these reads starts from the viewer's own records, or from records read before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from attune.core.curriculum.instruments import Instrument
from attune.core.measurement.change import Change, change
from attune.core.measurement.plane import Place, Region
from attune.measure import scoring
from attune.measure.records import Bond, Measure
from attune.measure.scoring import Scored
from attune.people.viewer import Viewer
from attune.spaces import queries as spaces
from attune.spaces.records import Kept

NotFound = spaces.NotFound

REST = timedelta(days=21)
"""Answers begun are good for three weeks at most, and no longer than until their instrument counts again (care 1.6)."""


RECENT = timedelta(days=35)
"""So far back a page looks that asks what can be offered now: no instrument of ours rests longer than four weeks."""


@dataclass(frozen=True)
class Outcome:
    """A counted measure, and the day it was finished."""

    kept: Kept[Measure]
    day: date

    @property
    def body(self) -> Measure:
        return self.kept.body

    def scores(self, instrument: Instrument | None = None) -> list[Scored]:
        """Each subscale; with its instrument, the error is that of a published reliability where there is one."""
        return scoring.all_scored(self.body, instrument)

    def comparable(self, other: "Outcome") -> bool:
        """Whether both were asked the same questions, in the same words."""
        return (self.body.instrument_uuid, self.body.content_version) == (
            other.body.instrument_uuid,
            other.body.content_version,
        )


@dataclass(frozen=True)
class Result(Outcome):
    """A counted measure of the two dimensions of the map, and where its answers fell."""

    place: Place


@dataclass(frozen=True)
class Moved:
    """What changed between two results: on the dimension of worry, and on that of keeping apart."""

    since: Result
    anxiety: Change
    avoidance: Change

    @property
    def any(self) -> bool:
        """Whether either changed by more than the error of measurement."""
        return self.anxiety.larger_than_error or self.avoidance.larger_than_error


def measures(viewer: Viewer) -> list[Kept[Measure]]:
    """All of the viewer's measures, newest first."""
    return spaces.entries(viewer, spaces.private_space(viewer), Measure)


def read(viewer: Viewer, measure_id: UUID) -> Kept[Measure]:
    """One measure of the viewer's private space; NotFound otherwise."""
    kept = spaces.read(viewer, measure_id, Measure)
    if kept.space_id != spaces.private_space(viewer).id:
        raise spaces.NotFound
    return kept


def of_bond(kept: Sequence[Kept[Measure]], bond: Bond) -> list[Kept[Measure]]:
    """The ones about this relationship."""
    return [one for one in kept if one.body.bond.same_as(bond)]


def of_instrument(kept: Sequence[Kept[Measure]], instrument_uuid: str) -> list[Kept[Measure]]:
    """The ones that ask what this instrument asks, in whatever version."""
    return [one for one in kept if one.body.instrument_uuid == instrument_uuid]


def series(kept: Sequence[Kept[Measure]], body: Measure) -> list[Kept[Measure]]:
    """The ones of the same instrument about the same relationship as this one."""
    return of_bond(of_instrument(kept, body.instrument_uuid), body.bond)


def outcomes(viewer: Viewer, kept: Sequence[Kept[Measure]]) -> list[Outcome]:
    """The counted ones among these, of whatever instrument, the last finished first."""
    found = [
        (one.body.finished, Outcome(one, viewer.day(one.body.finished)))
        for one in kept
        if one.body.finished and one.body.counted
    ]
    return [outcome for _, outcome in sorted(found, key=lambda pair: pair[0], reverse=True)]


def up_to(viewer: Viewer, kept: Sequence[Kept[Measure]], one: Kept[Measure]) -> list[Outcome]:
    """The counted results of what this one asked, from it backwards; none where it does not count."""
    found = outcomes(viewer, series(kept, one.body))
    place = next((n for n, outcome in enumerate(found) if outcome.kept.id == one.id), None)
    return [] if place is None else found[place:]


def results(viewer: Viewer, kept: Sequence[Kept[Measure]]) -> list[Result]:
    """The counted ones among these that have a place on the map, the last finished first."""
    return [Result(one.kept, one.day, place) for one in outcomes(viewer, kept) if (place := one.body.place())]


def bonds(kept: Sequence[Kept[Measure]]) -> list[Kept[Measure]]:
    """One measure for each relationship, the latest of each; what was withdrawn names nobody (care 1.18)."""
    latest: dict[str, Kept[Measure]] = {}
    for one in kept:
        if one.body.withdrawn:
            continue
        latest.setdefault(one.body.bond.key, one)
    return list(latest.values())


def unfinished(
    viewer: Viewer, today: date | None = None, kept: Sequence[Kept[Measure]] | None = None
) -> list[Kept[Measure]]:
    """Measures with questions still to be asked, newest first; with `today`, only those begun in the last three weeks.

    Hand in `kept` where the measures were read already.
    """
    found = measures(viewer) if kept is None else kept
    return [
        one
        for one in found
        if not one.body.finished and one.body.left and (today is None or is_current(one, today))
    ]


def left_open(kept: Sequence[Kept[Measure]], counted: Sequence[Outcome]) -> list[Kept[Measure]]:
    """Whatever has no result: under way, skipped too much, put down too long ago, or finished beside a newer one."""
    done = {result.kept.id for result in counted}
    return [one for one in kept if one.id not in done and not one.body.withdrawn]


def is_current(kept: Kept[Measure], today: date) -> bool:
    """Begun lately enough: what was answered then and what is answered now still belong together."""
    return today - kept.day < min(REST, timedelta(days=kept.body.again_after))


def open_for(kept: Sequence[Kept[Measure]], bond: Bond, today: date) -> Kept[Measure] | None:
    """What was begun about this relationship and can be gone on with; `kept` are measures of one instrument."""
    found = (one for one in of_bond(kept, bond) if not one.body.finished and is_current(one, today))
    return next(found, None)


def next_count(viewer: Viewer, kept: Sequence[Kept[Measure]], bond: Bond, today: date) -> date | None:
    """The day from which this person counts again; None when that is now. `kept`: of one instrument.

    Neither withdrawing a result nor another kind for the same name shortens the wait (care 1.6).
    """
    days = (
        viewer.day(one.body.finished) + timedelta(days=one.body.again_after)
        for one in kept
        if one.body.finished and (one.body.counted or one.body.withdrawn) and one.body.bond.same_person(bond)
    )
    again = max(days, default=today)
    return again if again > today else None


def between(one: Result, other: Result) -> Moved:
    """What changed from one result to a later one."""
    return Moved(
        one,
        change(one.place.anxiety, other.place.anxiety),
        change(one.place.avoidance, other.place.avoidance),
    )


def regions(viewer: Viewer, kept: Sequence[Kept[Measure]] | None = None) -> dict[Region, float] | None:
    """The probability of each region in the latest result of any relationship; None before the first."""
    found = results(viewer, measures(viewer) if kept is None else kept)
    return dict(found[0].place.probabilities) if found else None
