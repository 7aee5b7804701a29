"""Which words are found in which text, and where. Pure: words in, places out.

Words stand in any order; each is found at the beginning of a word (`kett` finds "kettle"). Between quotes they stand
together and whole. Capitals and accents make no difference.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

AROUND = 60
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]?")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Piece:
    """Part of a text that is shown: the found words are marked, what is around them is not."""

    text: str
    marked: bool = False


def fold(text: str) -> str:
    """Without capitals and accents. Some signs become two, so places in it are not places in `text`."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_sign(sign) for sign in text)


@lru_cache(maxsize=4096)
def _fold_sign(sign: str) -> str:
    plain = unicodedata.normalize("NFKD", sign.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each)).casefold()


class Wanted:
    """What is looked for."""

    def __init__(self, typed: str) -> None:
        """Read what was typed: words, and phrases between quotes."""
        phrases = [each for each in _QUOTED.findall(typed) if each.strip()]
        words = _QUOTED.sub(" ", typed).split()
        patterns = [
            *(_pattern(phrase, whole=True) for phrase in phrases),
            *(_pattern(word, whole=False) for word in words),
        ]
        self._terms = [re.compile(each) for each in dict.fromkeys(patterns) if each]

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._terms)

    def found_in(self, text: str) -> bool:
        """Whether every word is in this text."""
        folded = fold(text)
        return all(term.search(folded) for term in self._terms)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where they are: beginnings and ends in `text`, in order, none over another."""
        starts: list[int] = []
        folded = ""
        for number, sign in enumerate(text):
            one = _fold_sign(sign)
            folded += one
            starts += [number] * len(one)
        spans = sorted(
            (starts[hit.start()], starts[hit.end() - 1] + 1)
            for term in self._terms
            for hit in term.finditer(folded)
            if hit.end() > hit.start()
        )
        merged: list[tuple[int, int]] = []
        for start, end in spans:
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def in_context(self, text: str) -> list[Piece]:
        """The first place in its sentence, with what else is found near it; nothing where nothing is found."""
        places = self.places(text)
        if not places:
            return []
        start, end = _window(text, places[0])
        pieces, at = ([Piece("… ")] if start else []), start
        for begins, stops in places:
            if stops > end:
                break
            pieces += [Piece(text[at:begins]), Piece(text[begins:stops], marked=True)]
            at = stops
        pieces += [Piece(text[at:end]), Piece(" …" if end < len(text) else "")]
        return [each for each in pieces if each.text]


def _pattern(typed: str, *, whole: bool) -> str:
    """A regular expression over folded text."""
    folded = fold(typed)
    words = _WORD.findall(folded)
    if not words:
        return re.escape(folded.strip())
    inner = r"\W+".join(re.escape(word) for word in words)
    # Scripts that write without spaces have no beginnings of words to hold on to.
    before = "" if _is_unspaced(words[0][0]) else r"(?<!\w)"
    after = r"(?!\w)" if whole and not _is_unspaced(words[-1][-1]) else ""
    return before + inner + after


def _is_unspaced(sign: str) -> bool:
    name = unicodedata.name(sign, "")
    return name.startswith(("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR"))


def _window(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """What to show around a place: some words before and more after, cut between words."""
    start, end = max(0, place[0] - AROUND), min(len(text), place[1] + 2 * AROUND)
    if start:
        gap = text.find(" ", start, place[0])
        start = gap + 1 if gap >= 0 else start
    if end < len(text):
        gap = text.rfind(" ", place[1], end)
        end = gap if gap >= 0 else end
    return start, end
