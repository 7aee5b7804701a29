"""How occasions are said."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.measure.schedule.occasions import Occasion, Stage
from attune.measure.words import when


def stage(one: Occasion) -> str:
    """What an occasion is for, in words."""
    if one.stage is Stage.DAILY:
        return _("any day")
    if one.stage is Stage.START:
        return _("the start")
    if one.stage is Stage.WEEKS:
        return ngettext("after %(n)s week", "after %(n)s weeks", one.after) % {"n": one.after}
    if one.stage is Stage.BOOSTER:
        return ngettext("after %(n)s month", "after %(n)s months", one.after) % {"n": one.after}
    return _("yearly check-up")


def line(one: Occasion, today: date) -> str:
    """Like "22 December, after 4 weeks"."""
    return _("%(day)s, %(stage)s") % {"day": when(one.day, today), "stage": stage(one)}
