"""A made-up language, as settings of a server: each word that can be translated looks unlike English and is longer.

A message stands in brackets, with accents on its letters and two fifths more of them. Content files have accents
alone. A plain letter on a page is then a word that nobody could translate. Nothing of this is in the product.
"""

import dataclasses
import os
import re
from collections.abc import Iterable
from typing import Any

import msgspec
from django.utils.translation import trans_real

import attune.core.curriculum as content
from attune.config.settings import *  # noqa: F403

PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "áƀçðéƒğĥîĵķłɱñöþɋřšŧüṽŵẋýžÁßÇÐÉƑĞĤÎĴĶŁṀÑÖÞǪŘŠŦÜṼŴẊÝŽ"
OPENS, CLOSES, FILLS = "⟦", "⟧", "ẽ"
LONGER = 0.4
KEPT = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{[\w:-]*\}|<[^>]+>|&#?\w+;")
# Of content files: what is an id, a number or a name, and no sentence.
NO_WORDS = {
    *(
        "id",
        "uuid",
        "slug",
        "type",
        "kind",
        "row",
        "code",
        "depth",
        "ingredient",
        "reviewed",
        "role",
        "number",
    ),
    *(
        "practised_by",
        "prerequisites",
        "subscale",
        "key",
        "when",
        "for_",
        "with_",
        "for_whom",
        "country",
        "basis",
    ),
    *("exercise", "next_step"),
    *("scoring", "side", "better", "gender", "language", "safety", "loinc", "url"),
    *("research", "clinical", "commercial"),
}
SUBJECTS = {"relationship", "person", "relationships"}
"""What an instrument is about; of its scales `about` is a sentence."""


def accented(text: str) -> str:
    """The same text with an accent on each letter; what is filled in later stays."""
    table = str.maketrans(PLAIN, ACCENTED)
    pieces, end = [], 0
    for found in KEPT.finditer(text):
        pieces += [text[end : found.start()].translate(table), found.group()]
        end = found.end()
    return "".join([*pieces, text[end:].translate(table)])


def pseudo(message: str) -> str:
    """A message in the made-up language: two fifths longer, brackets included."""
    room = max(0, round(len(message) * LONGER) - 2)
    gap = " " if " " in message else ""
    fill = "".join(gap + FILLS * min(6, room - at) for at in range(0, room, 6))
    return f"{OPENS}{accented(message)}{fill}{CLOSES}"


def pattern(words: str) -> str:
    """A regular expression that finds these English words in either language."""
    between = rf"[{OPENS}{CLOSES}{FILLS}\s]*"
    each = []
    for letter in re.sub(r"\s+", "", words):
        at = PLAIN.find(letter)
        each.append(f"[{letter}{ACCENTED[at]}]" if at >= 0 else re.escape(letter))
    return between + between.join(each) + between


class Translation(trans_real.DjangoTranslation):
    """Translates everything, without a catalogue."""

    def gettext(self, message: str) -> str:
        """One message; its context is not shown."""
        return pseudo(message.rsplit("\x04", 1)[-1])

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """One or many."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def in_accents(thing: Any, name: str = "") -> Any:
    """A part of the curriculum with accents on all that people read."""
    if name in NO_WORDS:
        made = thing
    elif isinstance(thing, str):
        is_a_key = (name == "sources" and " " not in thing) or (name == "about" and thing in SUBJECTS)
        is_a_key = is_a_key or name == "rows"  # of an instrument: codes
        made = thing if is_a_key else accented(thing)
    elif isinstance(thing, list | tuple):
        made = type(thing)(in_accents(each, name) for each in thing)
    elif isinstance(thing, dict):
        made = {key: in_accents(each, str(key)) for key, each in thing.items()}
    elif isinstance(thing, msgspec.Struct):
        made = msgspec.structs.replace(thing, **_fields(thing, thing.__struct_fields__))
    elif dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        made = dataclasses.replace(thing, **_fields(thing, [each.name for each in dataclasses.fields(thing)]))
    else:
        made = thing
    return made


def _fields(thing: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: in_accents(getattr(thing, name), name) for name in names}


if (
    os.environ.get("DJANGO_SETTINGS_MODULE") == __name__
):  # as settings alone, not for a test that reads its words
    trans_real.DjangoTranslation = Translation  # type: ignore[misc]
    _load, _load_help = content.load, content.load_help
    content.load = lambda *given: in_accents(_load(*given))
    content.load_help = lambda *given: in_accents(_load_help(*given))
