"""Reasons and starts in words. A reason says what was seen; what was answered in private is not in it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from attune.core.planning import Offer, Reason, Start, Why
from attune.player.library import curriculum

_REASONS: Mapping[Reason, str | Promise] = {
    Reason.SHORTER: gettext_lazy("You asked for something shorter. Nothing here takes less time."),
    Reason.FIRST: gettext_lazy("A short, quiet one comes first, so that you see what a practice is like."),
    Reason.CALM_FIRST: gettext_lazy("Calm comes first: everything after it is easier with a quieter body."),
    Reason.NAMES_EARLY: gettext_lazy(
        "It comes early for everyone: whom to call is thought of best before it is needed."
    ),
    Reason.NEW: gettext_lazy("You have not done this one yet, or not for a long while."),
}


def row_name(code: str) -> str:
    """The name of one of the eighteen things that are trained."""
    return next((row.name for row in curriculum().rows if row.code == code), code)


def number(value: float) -> str:
    """A rating as a person gave it: 6, not 6.0."""
    return f"{value:g}"


_COUNTS = gettext_lazy("no one two three four five six seven eight nine ten eleven twelve")


def count(number: int) -> str:
    """A small number in words, a larger one in figures."""
    named = str(_COUNTS).split()
    return named[number] if 0 <= number < len(named) else str(number)


def times(number: int) -> str:
    """How often, in words."""
    if number == 1:
        return _("once")
    return _("twice") if number == 2 else _("%(n)s times") % {"n": count(number)}


def reason(offer: Offer) -> str:
    """Why this is proposed, in one sentence."""
    match offer.reason:
        case Reason.HARD_DAY:
            return _("You rated this moment %(n)s of 7. On such a day something light is enough.") % {
                "n": offer.params["distress"]
            }
        case Reason.EASED:
            rated = {key: number(float(offer.params[key])) for key in ("before", "after")}
            return _("The last time, you came from %(before)s to %(after)s of 10 with it.") % rated
        case Reason.FOCUS_NEW:
            words = _("Your plan has a focus: %(row)s. You have not done this part of it yet.")
            return words % {"row": row_name(str(offer.params["row"]))}
        case Reason.FOCUS:
            return _("Your plan has a focus, and this is part of it: %(row)s.") % {
                "row": row_name(str(offer.params["row"]))
            }
        case Reason.AGAIN:
            days = int(offer.params["days"])
            told = ngettext("You last did this yesterday.", "You last did this %(n)s days ago.", days)
            return told % {"n": days}
        case _:
            return str(_REASONS[offer.reason])


STARTS: Mapping[Start, tuple[str | Promise, str | Promise]] = {
    Start.STEADY: (
        gettext_lazy("Steady"),
        gettext_lazy("Calm first, then one thing at a time. It suits everybody."),
    ),
    Start.ANXIOUS: (
        gettext_lazy("For when a silence is loud"),
        gettext_lazy("Calm first, then what you need and how to say it."),
    ),
    Start.AVOIDANT: (
        gettext_lazy("For when closeness is a lot"),
        gettext_lazy("Understanding first, at your own pace, then small steps nearer."),
    ),
    Start.FEARFUL: (
        gettext_lazy("For when it is both"),
        gettext_lazy("Steadiness first, in very short steps, with the way out in sight."),
    ),
}

WHYS: Mapping[Why, str | Promise] = {
    Why.NO_MEASURE: gettext_lazy("There is no measure yet, so this is a start that suits everybody."),
    Why.UNCLEAR: gettext_lazy(
        "Your answers lie between the regions of the map. A steady start suits all of them."
    ),
    Why.SECURE: gettext_lazy(
        "Most of what you answered speaks of ease with closeness. A steady start keeps that."
    ),
    Why.ANXIOUS: gettext_lazy(
        "Your answers fall where distance is hard to bear today. A calmer body makes the rest easier to use."
    ),
    Why.AVOIDANT: gettext_lazy(
        "Your answers fall where closeness costs a lot today. Understanding first leaves the pace to you."
    ),
    Why.FEARFUL: gettext_lazy(
        "Your answers fall where closeness is wanted and hard at once today. Short, steady steps are kind to both."
    ),
    Why.CALM_FIRST: gettext_lazy("Calm comes first: everything after it is easier with a quieter body."),
    Why.UNDERSTAND_FIRST: gettext_lazy(
        "Seeing how it works comes first here; nobody has to come closer for that."
    ),
    Why.SHORT_AND_STEADY: gettext_lazy("Very short and often is steadier than long and seldom."),
    Why.FIVE_MINUTES: gettext_lazy(
        "Five minutes are enough for one practice, and few enough to find in most days."
    ),
    Why.FIVE_DAYS: gettext_lazy("Five days leave two free. A free day is part of the plan, not a gap in it."),
}
