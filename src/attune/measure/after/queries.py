"""Whether a result is one to be met with care: reliably worse, or with an answer that may be a sign of danger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from attune.core.curriculum.instruments import Instrument
from attune.measure import instruments, scoring
from attune.measure.queries import Outcome, outcomes
from attune.measure.records import Measure
from attune.people.viewer import Viewer
from attune.spaces.records import Kept

WEEK = 7
"""What is asked within a week is a moment: from one to the next it swings, and that is no worsening."""


@dataclass(frozen=True)
class Weighs:
    """What weighs in a result. `since`: the day of the earlier result that it is worse than."""

    since: date | None
    danger: bool

    @property
    def worse(self) -> bool:
        return self.since is not None

    @property
    def any(self) -> bool:
        return self.worse or self.danger


def weighs(found: Sequence[Outcome], instrument: Instrument | None) -> Weighs:
    """The first of these results against the ones before it, newest first."""
    if not found:
        return Weighs(None, danger=False)
    here, earlier = found[0], [one for one in found[1:] if one.comparable(found[0])]
    if here.body.again_after < WEEK:
        earlier = []
    since = next(
        (one.day for one in _compared(earlier) if instrument and _worse(one, here, instrument)), None
    )
    return Weighs(since, danger(here.body, instrument))


def weighs_this_week(viewer: Viewer, kept: Sequence[Kept[Measure]], today: date) -> bool:
    """Whether the latest result of anything that was measured weighs, and is of the last seven days.

    `kept`: read before; a result is held against no other than these.
    """
    same: dict[tuple[str, str], list[Outcome]] = {}
    for one in outcomes(viewer, kept):
        same.setdefault((one.body.instrument_uuid, one.body.bond.key), []).append(one)
    lately = (found for found in same.values() if found[0].day > today - timedelta(days=WEEK))
    return any(weighs(found, instruments.of(found[0].body)).any for found in lately)


def danger(body: Measure, instrument: Instrument | None) -> bool:
    """Whether a question that can be a sign of danger was answered above the lowest."""
    asked = instrument.safety if instrument else []
    return any((body.answers.get(item) or body.lowest) > body.lowest for item in asked)


def _compared(earlier: Sequence[Outcome]) -> list[Outcome]:
    """The result before, and the first."""
    return [*earlier[:1], *earlier[1:][-1:]]


def _worse(then: Outcome, here: Outcome, instrument: Instrument) -> bool:
    """Whether any scale moved away from ease by more than its error."""
    for name, sub in instrument.subscales.items():
        known = scoring.published(instrument, name)
        if name not in then.body.scales or name not in here.body.scales:
            continue
        before, now = scoring.scored(then.body, name, known), scoring.scored(here.body, name, known)
        if before and now:
            moved = scoring.change(before, now)
            if moved.larger_than_error and (moved.difference > 0) == (sub.better == "low"):
                return True
    return False
