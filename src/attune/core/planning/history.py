"""Questions to a history. Pure, small, and the same for everyone who asks (the player asks some of them too)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from attune.core.planning.types import CALM, Activity, Past, Seen

WORSE_BY = 2.0
"""After-rating worse by this much of 10, or more, stops (care 1.2)."""
EASED_BY = 1.0
REST_DAYS = 30
HIGH_DISTRESS = 6
"""Of 7. On a scale of 0 to 10 this is 8.3; 5 of 7 is 6.7, under the 7 of care 1.8."""
HIGH_BEFORE = 7.0
"""Of 10: the same line, for a rating inside an exercise."""
FIRST_WEEK = timedelta(days=7)


def worse(before: float | None, after: float | None) -> bool:
    """Is the second rating higher by the amount that stops? False where one of them is missing."""
    return before is not None and after is not None and after - before >= WORSE_BY


def eased(before: float | None, after: float | None) -> bool:
    """Is the second rating lower by a point or more? False where one of them is missing."""
    return before is not None and after is not None and before - after >= EASED_BY


def rests_until(past: Iterable[Past], slug: str) -> date | None:
    """The first day on which something that ended worse twice may be proposed again; None if it did not."""
    days = sorted(one.day for one in past if one.slug == slug and worse(one.before, one.after))
    return days[-1] + timedelta(days=REST_DAYS) if len(days) >= 2 else None


def in_first_week(seen: Seen) -> bool:
    """The first seven days, in which nothing deep is proposed."""
    return seen.today < seen.first_day + FIRST_WEEK


def rating_today(seen: Seen) -> int | None:
    """The check-in of today, 1 to 7."""
    return next((one.distress for one in seen.rated if one.day == seen.today), None)


def hard_day(seen: Seen) -> bool:
    """High distress today, in the check-in or before an exercise.

    A day without a check-in stays as hard as the day before: nobody knows yet that it is over.
    """
    today = rating_today(seen)
    if today is None:
        yesterday = seen.today - timedelta(days=1)
        today = next((one.distress for one in seen.rated if one.day == yesterday), None)
    high_before = any(
        one.day == seen.today and one.before is not None and one.before >= HIGH_BEFORE for one in seen.past
    )
    return high_before or (today is not None and today >= HIGH_DISTRESS)


def hard_week(seen: Seen) -> bool:
    """Seven days of high distress, one after the other, ending today (care 1.7)."""
    high = {one.day for one in seen.rated if one.distress >= HIGH_DISTRESS}
    return all(seen.today - timedelta(days=back) in high for back in range(7))


def last(past: Iterable[Past]) -> Past | None:
    """The latest ended run; of one day, the one that comes last in `past`."""
    latest: Past | None = None
    for one in past:
        if latest is None or one.day >= latest.day:
            latest = one
    return latest


def last_of(past: Iterable[Past], slug: str) -> Past | None:
    """The latest ended run of one activity."""
    return last(one for one in past if one.slug == slug)


def last_in(past: Iterable[Past], rows: Mapping[str, str], row: str) -> Past | None:
    """The latest ended run of a row. `rows`: slug to row."""
    return last(one for one in past if rows.get(one.slug) == row)


def finished(past: Iterable[Past], rows: dict[str, str], row: str) -> int:
    """How many runs of one row came to their end without making things worse. `rows`: slug to row."""
    return sum(
        one.finished and rows.get(one.slug) == row and not worse(one.before, one.after) for one in past
    )


def good_runs(seen: Seen) -> int:
    """How many practices came to their end without making things worse."""
    return sum(one.finished and not worse(one.before, one.after) for one in seen.past)


def calm_runs(seen: Seen, activities: Iterable[Activity]) -> int:
    """How many practices in calm came to a good end."""
    return finished(seen.past, {one.slug: one.row for one in activities}, CALM)
