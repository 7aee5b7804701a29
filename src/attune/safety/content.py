"""The help lines and the guide of this server, read once; laid out by country for the page that shows them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attune.core.curriculum import Help, HelpLine, load_help

LANGUAGE = "en"
EVERY_MEMBER = "EU"
NAMES: dict[str, str | Promise] = {
    "AT": _("Austria"),
    "AU": _("Australia"),
    "BE": _("Belgium"),
    "CA": _("Canada"),
    "CH": _("Switzerland"),
    "DE": _("Germany"),
    "ES": _("Spain"),
    "EU": _("European Union"),
    "FR": _("France"),
    "GB": _("United Kingdom"),
    "IE": _("Ireland"),
    "IN": _("India"),
    "IT": _("Italy"),
    "NL": _("Netherlands"),
    "NZ": _("New Zealand"),
    "PT": _("Portugal"),
    "US": _("United States"),
    "ZA": _("South Africa"),
}
FOR_WHOM: dict[str, str | Promise] = {
    "emergency": _("Danger now"),
    "violence-at-home": _("Someone close hurts or controls you"),
    "sexual-violence": _("Sexual violence"),
    "people-who-fear-they-may-harm": _("You fear what you might do to someone"),
    "suicide": _("Thoughts of not living"),
    "anyone-in-distress": _("A night that is too much"),
    "elder-abuse": _("Older people who are hurt"),
    "women": _("Women"),
    "men": _("Men"),
    "lgbtq": _("LGBTQ+ people"),
    "trans": _("Trans people"),
}


@dataclass(frozen=True)
class Entry:
    """A line, for whom it is in words, and whether it was read long ago."""

    line: HelpLine
    for_whom: tuple[str | Promise, ...]
    is_old: bool


@dataclass(frozen=True)
class Country:
    """What answers in one country, danger first. `also`: codes of further countries that it stands for."""

    code: str
    name: str | Promise
    entries: tuple[Entry, ...]
    also: tuple[str, ...] = ()


def folder() -> Path:
    """Where the words of this language lie."""
    root = Path(settings.ATTUNE_CURRICULUM)
    return root / LANGUAGE if (root / LANGUAGE).is_dir() else root


@lru_cache(maxsize=1)
def help_here() -> Help:
    """All of it. Raises `Broken` where a file is wrong; the server does not start with such a file."""
    return load_help(folder())


def countries(lines: Iterable[HelpLine], today: dt.date) -> list[Country]:
    """Each country that has lines of its own, in the order of its name; what stands for many comes last."""
    every = list(lines)
    own = {line.country for line in every} - {EVERY_MEMBER}
    found = [_country(code, [line for line in every if code in line.countries], today) for code in own]
    found.sort(key=lambda country: str(country.name))
    shared = [line for line in every if line.country == EVERY_MEMBER]
    if shared:
        found.append(_country(EVERY_MEMBER, shared, today, tuple(set(shared[0].countries) - own)))
    return found


def to_call(today: dt.date) -> dict[str, object]:
    """What the page with people to call shows."""
    here = help_here()
    return {
        "countries": countries(here.lines, today),
        "finding": here.finding,
        "old": sum(line.is_old(today) for line in here.lines),
    }


def _country(code: str, lines: list[HelpLine], today: dt.date, also: tuple[str, ...] = ()) -> Country:
    lines.sort(key=lambda line: "emergency" not in line.for_whom)
    entries = tuple(
        Entry(line, tuple(FOR_WHOM.get(one, one) for one in line.for_whom), line.is_old(today))
        for line in lines
    )
    return Country(code, NAMES.get(code, code), entries, tuple(sorted(also)))
