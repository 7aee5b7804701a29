"""How much was done, now and then, in one sentence. Never days in a row, and nothing is lost by pausing."""

from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.player.records import Run
from attune.spaces import queries
from attune.spaces.models import Space
from attune.today.standing import Standing

STEPS: dict[int, str | Promise] = {
    1: gettext_lazy("A first practice, done."),
    5: gettext_lazy("Five practices, since %(since)s."),
    10: gettext_lazy("Ten practices, since %(since)s."),
    20: gettext_lazy("Twenty practices, since %(since)s."),
    50: gettext_lazy("Fifty practices, since %(since)s."),
    100: gettext_lazy("A hundred practices, since %(since)s."),
}
MOST = 120
"""With more practices than this, begun or done, nothing is counted any more: there is no next step to name."""


def milestone(held: Standing, space: Space) -> str:
    """The sentence, on the day on which a step was reached by a practice that was done; empty on all others."""
    if not held.back.findings or held.run_today is None or held.run_today.body.worse:
        return ""
    today = sum(held.ended(each) == held.today and each.body.outcome == "done" for each in held.runs)
    if not today or queries.count(held.viewer, space, Run) > MOST:
        return ""
    days = sorted(
        day
        for each in queries.entries(held.viewer, space, Run)
        if each.body.outcome == "done" and (day := held.ended(each))
    )
    reached = [step for step in STEPS if len(days) - today < step <= len(days)]
    return str(STEPS[reached[-1]]) % {"since": _since(days[0], held.today)} if reached else ""


def _since(first: date, today: date) -> str:
    """The month; the day where it is this month; the year where it is another one."""
    if first == today:
        return _("today")
    if (first.year, first.month) == (today.year, today.month):
        return date_format(first, "j F")
    return date_format(first, "F" if first.year == today.year else "F Y")
