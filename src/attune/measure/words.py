"""How a measure is said: relationships, regions, probabilities and changes in words. All of it can be translated."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.template.defaultfilters import floatformat
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.core.curriculum.instruments import Instrument, Item
from attune.core.measurement.plane import REGIONS, Place, Region
from attune.measure.queries import Moved, Result
from attune.measure.records import ME, Bond

KINDS = {
    "partner": gettext_lazy("A partner"),
    "friend": gettext_lazy("A friend"),
    "parent": gettext_lazy("A parent, or who was one to me"),
    "someone": gettext_lazy("Someone else"),
    "people": gettext_lazy("People close to me, in general"),
}
AS_I_SAY = {
    "partner": gettext_lazy("my partner"),
    "friend": gettext_lazy("this friend"),
    "parent": gettext_lazy("this parent"),
    "someone": gettext_lazy("this person"),
    "people": gettext_lazy("people close to me"),
    ME: gettext_lazy("me"),
}
NAMELESS = {
    "partner": gettext_lazy("your partner"),
    "friend": gettext_lazy("this friend"),
    "parent": gettext_lazy("this parent"),
    "someone": gettext_lazy("this person"),
    "people": gettext_lazy("people close to you"),
    ME: gettext_lazy("yourself"),
}


def region_name(region: Region) -> str:
    """A region as the literature calls it."""
    names = {
        "secure": _("secure"),
        "anxious": _("anxious-preoccupied"),
        "avoidant": _("dismissive-avoidant"),
        "fearful": _("fearful-avoidant"),
    }
    return names[region]


def corners() -> tuple[str, str, str, str]:
    """The regions where the map has them: top left and right, bottom left and right."""
    return region_name("anxious"), region_name("fearful"), region_name("secure"), region_name("avoidant")


def who(bond: Bond) -> str:
    """The name or word a person gave, else one for the kind."""
    return bond.name or str(NAMELESS.get(bond.kind, NAMELESS["someone"]))


def asked(item: Item, bond: Bond) -> str:
    """A question as the person reads it, in the first person and with their own word for the other one."""
    name = bond.name or str(AS_I_SAY.get(bond.kind, AS_I_SAY["someone"]))
    return item.text.replace("{name}", name)


def stem(inventory: Instrument, bond: Bond) -> str:
    """How to answer, said to the person."""
    return inventory.stem.replace("{name}", who(bond))


def with_whom(bond: Bond) -> str:
    """Like "with Sam", or "about yourself", for the middle of a line."""
    if bond.kind == ME:
        return _("about yourself")
    return _("with %(who)s") % {"who": who(bond)}


def with_whom_first(bond: Bond) -> str:
    """Like "With Sam", for its beginning."""
    if bond.kind == ME:
        return _("About yourself")
    return _("With %(who)s") % {"who": who(bond)}


def how_you_are(bond: Bond) -> str:
    """The subject of a measure: never the other person."""
    if bond.kind == ME:
        return _("How you are these weeks")
    return _("How you are with %(who)s") % {"who": who(bond)}


def of_100(probability: float) -> str:
    """A probability as people count: "83 of 100"; never nought and never all."""
    whole = round(probability * 100)
    if whole < 1:
        return _("fewer than 1 of 100")
    if whole > 99:
        return _("more than 99 of 100")
    return _("%(count)d of 100") % {"count": whole}


def where(place: Place) -> str:
    """The map in words: the likeliest region first, then what it could also be."""
    likeliest = {
        "region": region_name(place.likeliest),
        "chance": of_100(place.probabilities[place.likeliest]),
    }
    others = [
        _("the %(region)s one, %(chance)s")
        % {"region": region_name(region), "chance": of_100(place.probabilities[region])}
        for region in place.others
    ]
    if not others:
        return _("Most likely in the %(region)s region, %(chance)s.") % likeliest
    tied = [region for region in place.others if of_100(place.probabilities[region]) == likeliest["chance"]]
    if len(tied) == len(others) == 1:
        words = _("As likely in the %(region)s region as in the %(other)s one, about %(chance)s each.")
        return words % {**likeliest, "other": region_name(tied[0])}
    return _("Most likely in the %(region)s region, %(chance)s, but it could also be %(others)s.") % {
        **likeliest,
        "others": _(", or ").join(others),
    }


def regions(place: Place) -> list[tuple[str, str]]:
    """Each region with its probability, the likeliest first: for the table."""
    return [(region_name(region), of_100(place.probabilities[region])) for region in place.order]


@dataclass(frozen=True)
class Telling:
    """The meaning of a result. `region` names whose words these are where the place is between two regions."""

    title: str
    protects: str
    costs: str
    next_step: str
    alarm: str = ""
    between: str = ""
    region: str = ""


def telling(place: Place, inventory: Instrument) -> Telling:
    """The words for a place.

    Between two regions neither speaks alone, and the next step is the one that is wrong for nobody: steadiness.
    """
    own = inventory.results[place.likeliest]
    found = Telling(
        title=own["title"],
        protects=own["protects"],
        costs=own["costs"],
        next_step=own["next_step"],
        alarm=own.get("alarm", ""),
    )
    if not place.between:
        return found
    pair = "-".join(sorted(place.order[:2], key=REGIONS.index))
    return replace(
        found,
        title=_("Two readings fit your answers"),
        between=inventory.results["between"][pair],
        region=region_name(place.likeliest),
        next_step=inventory.results["fearful"]["next_step"],
    )


def first_sentence(place: Place, inventory: Instrument) -> str:
    """What the first questions say, if they point one way at all."""
    first: dict[str, str] = inventory.results["first"]
    return first["unclear" if place.between else place.likeliest]


def change(moved: Moved, today: date) -> str:
    """What changed since an earlier result, and whether by more than error."""
    since = {"since": when(moved.since.day, today)}
    up, across = moved.anxiety, moved.avoidance
    ways = []
    if up.larger_than_error:
        ways.append(_("towards being on edge") if up.difference > 0 else _("towards being at ease"))
    if across.larger_than_error:
        ways.append(
            _("towards keeping to yourself") if across.difference > 0 else _("towards leaning on people")
        )
    if not ways:
        return (
            _("Since %(since)s the difference is within the error of measurement: it may be chance.") % since
        )
    return _("Since %(since)s your answers have moved %(ways)s, by more than chance would explain.") % {
        **since,
        "ways": _(" and ").join(ways),
    }


def when(day: date, today: date) -> str:
    """A day, with its year where that is another one: "14 July"."""
    return date_format(day, "j F" if day.year == today.year else "j F Y")


def weekday(day: date, today: date) -> str:
    """A day with its weekday: "Tuesday, 14 July"."""
    return date_format(day, "l, j F" if day.year == today.year else "l, j F Y")


def labels(results: Sequence[Result], today: date) -> list[str]:
    """A month for each result, or its day where a month holds two, or its year where that is another."""
    months = [(result.day.year, result.day.month) for result in results]
    return [
        when(result.day, today)
        if months.count(month) > 1
        else str(MONTHS[month[1]])
        if month[0] == today.year
        else date_format(result.day, "F Y")
        for result, month in zip(results, months, strict=True)
    ]


def number(value: float, digits: int) -> str:
    """A number in the digits of the language, rounded half up (`number_format` alone cuts)."""
    return str(floatformat(value, digits))


def exact(value: float) -> str:
    """A number in as many digits as it has, two at most: "13", "13.5"."""
    return number(value, len(f"{value:.2f}".rstrip("0").partition(".")[2]))


def apart(first: float, second: float, digits: int) -> int:
    """So many digits that two numbers do not look the same, two more at most."""
    return next((n for n in (digits, digits + 1) if number(first, n) != number(second, n)), digits + 2)


def plus_minus(value: float, margin: float) -> str:
    """A score with its margin, in the digits of the language."""
    return f"{number(value, 1)} ± {number(margin, 1)}"
