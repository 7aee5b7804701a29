"""Content words of one's own texts, counted by the texts they stand in. Pure; English only; judges nothing."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

FEWEST_TEXTS, FEWEST_WITH = 3, 2
SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")

_COMMON = """
about above across after again against ago ahead almost alone along already also although always among and
another any anybody anymore anyone anything anyway anywhere april are around ask asked asking august away
back bad because been before began begin behind being below beside besides best better between big bit both
bring brought but came can cannot certain come comes coming could day days december did different does doing
done down during each early either else end enough even evening eventually ever every everybody everyone
everything exactly far february feel feeling feelings feels felt few finally find first for found four
friday from full further gave get gets getting give given gives giving goes going gone gonna good got great
had half happen happened happening happens has have having hear heard hence her here hers herself him
himself his hour hours how however indeed inside instead into its itself january july june just keep keeps
kept kind knew know knowing known knows large last late later least leave left less let lets like likely
little long longer look looked looking looks lot lots made make makes making many march may maybe mean means
meant might mine minute minutes moment moments monday month months more morning most mostly much must myself
near nearly need needed needs neither never new next night nights nobody none nor not nothing november now
nowhere october off often okay old once one ones only onto open other others our ours ourselves out outside
over own part people perhaps person place please point possible probably put quite rather really right said
same saturday saw say saying says second see seem seemed seems seen self sense september several shall she
should show simply since small some somebody somehow someone something sometimes somewhere soon sort still
stuff such sunday sure take taken takes taking talk talked talking tell telling than thank thanks that their
theirs them themselves then there therefore these they thing things think thinking thinks this those though
thought thoughts three through thursday thus time times today together told tomorrow tonight too took toward
towards tried tries truly try trying tuesday turn turned twice two under until upon use used using usual
usually very wait wanna want wanted wanting wants was way ways wednesday week weekend weeks well went were
what whatever when whenever where wherever whether which while who whole whom whose why will with within
without woke word words would write writing wrote year years yes yesterday yet you your yours yourself
"""
STOP_WORDS = frozenset(_COMMON.split())
"""Words that say nothing by themselves; ours. Shorter ones than four letters never count."""


@dataclass(frozen=True)
class Often:
    """A word as it was mostly written, and the texts (by their place in the sequence) in which it stands."""

    word: str
    texts: tuple[int, ...]


def fold(word: str, whole: Collection[str] = ()) -> str:
    """Lower case, with a simple plural taken off; words in `whole` keep their shape."""
    low = word.lower()
    if low in whole or len(low) <= SHORTEST:
        return low
    if low.endswith("ies") and len(low) > SHORTEST + 1:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


def content_words(text: str, *, feelings: Collection[str] = ()) -> list[str]:
    """The words of a text that can say something, as they are written, in their order."""
    found = (word for word in _WORD.findall(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")))
    return [word for word in found if word.lower() in feelings or _says_something(word)]


def _says_something(word: str) -> bool:
    low = word.lower()
    return len(low) >= SHORTEST and "'" not in low and not ({low, fold(low)} & STOP_WORDS)


def often(
    texts: Sequence[str],
    *,
    feelings: Collection[str] = (),
    barred: Callable[[str], bool] = lambda _word: False,
) -> list[Often]:
    """Words of two texts or more, the most frequent first; empty under three texts.

    A word that is never written in lower case is taken for a name. `barred` is asked for the word as written and as
    folded; what it bars is not counted. Of two as frequent, the one written last, then by the alphabet.
    """
    if sum(bool(text.strip()) for text in texts) < FEWEST_TEXTS:
        return []
    places: defaultdict[str, list[int]] = defaultdict(list)
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place, text in enumerate(texts):
        for word in content_words(text, feelings=feelings):
            key = fold(word, feelings)
            if barred(word.lower()) or barred(key):
                continue
            forms[key][word] += 1
            if place not in places[key]:
                places[key].append(place)
    return [
        Often(_written(forms[key]), tuple(places[key]))
        for key in sorted(places, key=lambda key: (-len(places[key]), -max(places[key]), key))
        if len(places[key]) >= FEWEST_WITH and any(form == form.lower() for form in forms[key])
    ]


def _written(forms: Counter[str]) -> str:
    low = {form: count for form, count in forms.items() if form == form.lower()}
    return min(low, key=lambda form: (-low[form], len(form), form), default="")
