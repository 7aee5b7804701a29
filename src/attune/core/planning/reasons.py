"""One true sentence for each proposal, as a code and what fills it.

A reason is a fact about the proposed activity, drawn from `Seen`. The private answer of care rule 1 is not part of
`Seen`, so it can neither be said nor be guessed from what is said.
"""

from collections.abc import Sequence

from attune.core.planning import history
from attune.core.planning.order import CALM_FIRST
from attune.core.planning.types import CALM, HELP, Activity, Reason, Seen

type Params = dict[str, int | float | str]


def reason_for(one: Activity, seen: Seen, activities: Sequence[Activity]) -> tuple[Reason, Params]:
    """The first fact that holds for `one`, and its numbers.

    HARD_DAY distress (1 to 7) · EASED before, after (0 to 10) · FOCUS and FOCUS_NEW row · AGAIN days since.
    """
    rated = history.rating_today(seen)
    if rated is not None and rated >= history.HIGH_DISTRESS:
        return Reason.HARD_DAY, {"distress": rated}
    if seen.shorter:
        return Reason.SHORTER, {}
    if not seen.past:
        return Reason.FIRST, {}
    return _from_the_past(one, seen, activities)


def _from_the_past(one: Activity, seen: Seen, activities: Sequence[Activity]) -> tuple[Reason, Params]:
    before = history.last_of(seen.past, one.slug)
    if (
        before
        and before.before is not None
        and before.after is not None
        and history.eased(before.before, before.after)
    ):
        return Reason.EASED, {"before": before.before, "after": before.after}
    if one.row == HELP and before is None:
        return Reason.NAMES_EARLY, {}
    if one.row == CALM and history.calm_runs(seen, activities) < CALM_FIRST[seen.start]:
        return Reason.CALM_FIRST, {}
    in_focus = one.row in seen.focus
    if before is None:
        return (Reason.FOCUS_NEW, {"row": one.row}) if in_focus else (Reason.NEW, {})
    if in_focus:
        return Reason.FOCUS, {"row": one.row}
    return Reason.AGAIN, {"days": (seen.today - before.day).days}
