"""Of what may be proposed: what comes first. One tuple an activity, smaller is better, no randomness."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from attune.core.planning import history
from attune.core.planning.types import CALM, HELP, PROTECTIVE, ROWS, Activity, Alarm, Past, Start, State

CALM_FIRST = {Start.ANXIOUS: 3, Start.AVOIDANT: 2, Start.FEARFUL: 4, Start.STEADY: 2}
"""Calm practices that ended well before other rows lead (care 1.11)."""
RECENT = timedelta(days=14)
FOCUS_WEIGHT = 2

type Key = tuple[bool, bool, bool, int, bool, float, int, bool, bool, int, int]


def _row(one: Activity) -> int:
    return ROWS.index(one.row) if one.row in ROWS else len(ROWS)


def _names_are_due(one: Activity, state: State, rows: Mapping[str, str]) -> bool:
    """Whom to turn to, after a first practice and once: for everyone, so that it tells nothing (care 1.1, 1.11)."""
    return one.row == HELP and bool(state.seen.past) and history.last_in(state.seen.past, rows, HELP) is None


def _protects(one: Activity, state: State, rows: Mapping[str, str]) -> int:
    """People to turn to and limits lead where something real may be going on (care 1.1).

    Not before a first practice, which is the same for everyone; nor the same row again within two weeks.
    """
    real = state.alarm in (Alarm.YES, Alarm.UNSURE) and one.row in PROTECTIVE and bool(state.seen.past)
    before = history.last_in(state.seen.past, rows, one.row)
    if real and (before is None or before.day <= state.seen.today - RECENT):
        return PROTECTIVE.index(one.row)
    return len(PROTECTIVE)


def _share(one: Activity, state: State, rows: dict[str, str]) -> float:
    """Finished runs of the row within two weeks; those of a chosen focus weigh half."""
    since = state.seen.today - RECENT
    count = sum(run.finished and run.day > since and rows.get(run.slug) == one.row for run in state.seen.past)
    return count / FOCUS_WEIGHT if one.row in state.seen.focus else float(count)


def repeats(one: Activity, latest: Past | None) -> bool:
    """The same thing twice in a row, though it did not ease."""
    return latest is not None and latest.slug == one.slug and not history.eased(latest.before, latest.after)


def _only_soothes(one: Activity, state: State, latest: Past | None, rows: dict[str, str]) -> bool:
    """Calm after calm, where a calm friend would worry: soothing alone is no plan (care 1.1)."""
    real = state.alarm in (Alarm.YES, Alarm.UNSURE)
    return real and one.row == CALM and latest is not None and rows.get(latest.slug) == CALM


def preference(state: State, activities: Sequence[Activity]) -> Callable[[Activity], Key]:
    """How early each comes, as a key to sort by; unique, so that the order never depends on chance."""
    rows = {each.slug: each.row for each in activities}
    places = {each.slug: place for place, each in enumerate(activities)}
    latest = history.last(state.seen.past)
    calm_leads = history.calm_runs(state.seen, activities) < CALM_FIRST[state.seen.start]

    def key(one: Activity) -> Key:
        before = history.last_of(state.seen.past, one.slug)
        return (
            _only_soothes(one, state, latest, rows),
            repeats(one, latest),
            not _names_are_due(one, state, rows),
            _protects(one, state, rows),
            calm_leads and one.row != CALM,
            _share(one, state, rows),
            _row(one),
            before is not None and history.worse(before.before, before.after),
            before is not None,
            before.day.toordinal() if before else 0,
            places[one.slug],
        )

    return key
