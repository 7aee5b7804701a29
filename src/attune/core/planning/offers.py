"""From history to what to practise next."""

from collections.abc import Mapping, Sequence

from attune.core.planning import history
from attune.core.planning.bars import bar
from attune.core.planning.order import preference
from attune.core.planning.reasons import reason_for
from attune.core.planning.types import HELP, MINUTES, Activity, Nothing, Offer, Seen, State


def limit(seen: Seen) -> int:
    """How many minutes a proposal may take: what the person chose, or three after "Shorter"."""
    return min(MINUTES) if seen.shorter else seen.minutes


def ended_for_today(seen: Seen) -> Nothing | None:
    """Why today is over: something made it worse, something was done, or it was left. None while it is open."""
    today = [one for one in seen.past if one.day == seen.today]
    if any(history.worse(one.before, one.after) for one in today):
        return Nothing.REST
    if today:
        return Nothing.DONE
    return Nothing.NOT_TODAY if seen.not_today else None


def allowed(state: State, activities: Sequence[Activity]) -> list[Activity]:
    """Everything that no rule bars, in the order of `activities`."""
    return [one for one in activities if bar(one, state, activities) is None]


def fitting(choices: Sequence[Activity], seen: Seen, rows: Mapping[str, str]) -> list[Activity]:
    """Those that fit into the minutes; where none does, the shortest there are.

    Whom to turn to may take longer, once: who has three minutes a day would never meet it (care 1.11). After
    "Shorter" it may not. `rows`: the row of everything there is, by slug.
    """
    minutes = limit(seen)
    fits = [one for one in choices if one.minutes <= minutes or _is_met_once(one, seen, rows)]
    shortest = min((one.minutes for one in choices), default=0)
    return fits or [one for one in choices if one.minutes == shortest]


def _is_met_once(one: Activity, seen: Seen, rows: Mapping[str, str]) -> bool:
    return one.row == HELP and not seen.shorter and history.last_in(seen.past, rows, HELP) is None


def _can_be_shorter(best: Activity, choices: Sequence[Activity]) -> bool:
    """Whether "Shorter" would bring something else: it asks for three minutes, once."""
    return best.minutes > min(MINUTES) and any(one.minutes < best.minutes for one in choices)


def offer(state: State, activities: Sequence[Activity]) -> Offer | Nothing:
    """What to practise now, or why nothing is proposed. The same state always gives the same answer."""
    ended = ended_for_today(state.seen)
    if ended is not None:
        return ended
    choices = allowed(state, activities)
    if not choices:
        return Nothing.NO_MORE
    best = min(
        fitting(choices, state.seen, {one.slug: one.row for one in activities}),
        key=preference(state, activities),
    )
    reason, params = reason_for(best, state.seen, activities)
    return Offer(
        slug=best.slug,
        minutes=best.minutes,
        reason=reason,
        params=params,
        planned=not state.seen.weekdays or state.seen.today.weekday() in state.seen.weekdays,
        can_be_shorter=_can_be_shorter(best, choices),
    )
