"""When something was written, in words: "Sunday, after lunch". A night belongs to the evening before it."""

from datetime import date, datetime

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.people.viewer import Viewer

_PARTS: tuple[tuple[int, str | Promise], ...] = (
    (4, gettext_lazy("early in the morning")),
    (7, gettext_lazy("in the morning")),
    (11, gettext_lazy("around noon")),
    (13, gettext_lazy("after lunch")),
    (15, gettext_lazy("in the afternoon")),
    (18, gettext_lazy("in the evening")),
    (22, gettext_lazy("late")),
)
LATE = 22
MORNING = 4


def in_words(viewer: Viewer, at: datetime, now: datetime) -> str:
    """The day and the part of it, on the viewer's clock."""
    hour = viewer.local(at).hour
    day, today = viewer.day(at), viewer.day(now)
    if (today - day).days == 1 and (hour >= LATE or hour < MORNING):
        return _("Last night")
    return _("%(day)s, %(part)s") % {"day": day_in_words(day, today), "part": part_of_day(hour)}


def part_of_day(hour: int) -> str:
    """`hour` is 0 to 23; the hours before four are late."""
    return str(next((words for start, words in reversed(_PARTS) if hour >= start), _PARTS[-1][1]))


def day_in_words(day: date, today: date) -> str:
    """A weekday within a week, "last week" before that, then a date; the year where it is another one."""
    past = (today - day).days
    if past == 0:
        return _("Today")
    if past == 1:
        return _("Yesterday")
    if 1 < past < 7:
        return str(WEEKDAYS[day.weekday()])
    if 7 <= past < 14:
        return _("%(weekday)s of the week before") % {"weekday": WEEKDAYS[day.weekday()]}
    return date_format(day, "j F" if day.year == today.year else "j F Y")
