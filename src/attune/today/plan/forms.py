"""The shape of what is chosen for a plan."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from attune.today.plan.queries import MANY, Option

WORDS_MOST = 200


class NotChosen(Exception):
    """What was sent is not a choice of this part; carries what to say about it."""


def read_part(part: str, sent: Sequence[str], options: Sequence[Option]) -> object:
    """The value of one part: a word, a number of minutes, rows or weekdays. NotChosen with kind words otherwise."""
    chosen = [each.value for each in options if each.value in sent]
    if not chosen and part != "weekdays":
        raise NotChosen(_("Choose one of these, or go back and leave it as it is."))
    if part in MANY:
        return [int(each) for each in chosen] if part == "weekdays" else chosen
    return int(chosen[0]) if part == "minutes" else chosen[0]


def read_words(sent: str | None) -> str:
    """A few own words in one line, cut at WORDS_MOST characters (the field lets no more be typed)."""
    return " ".join((sent or "").split())[:WORDS_MOST]
