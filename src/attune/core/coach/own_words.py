"""Which word came back in what somebody wrote: counted, not interpreted.

A word counts once a text, however often it stands there, so that one long evening does not decide. What would be no
finding (and, would, something), what may be a name, and what nobody wants to meet as a finding is left out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE = re.compile(r"(?:^|[.!?:…\n])\s*[\"“‘(]*$")
SHORTEST = 4
FEWEST = 2

_COMMON = """
about above after afterwards again against almost alone already also although always another anybody anyone
anything anyway around asked away back because become been before began begin behind being below beside
besides better between both bring brought called came cannot come comes coming could days didn didn't
different does doesn doesn't doing done don't down during each either else enough even evening ever every
everybody everyone everything felt find first found from gave getting give given gone good great happen
happened hardly have haven't having hear heard here hers herself himself hour hours however inside instead
into isn't it's itself just keep kept kind knew know known last late later least leave left less like likely
little long longer look looked looking lots made make makes making many maybe mean means meant might minute
minutes moment month months more morning most much must myself near need needed never next night nobody none
nothing often okay once only other others ourselves over people perhaps person please pretty quite rather
really right said same says second seem seemed seems seen self several shall should since some somebody
somehow someone something sometimes somewhere soon still stood such sure take taken takes tell than that
that's their theirs them themselves then there there's these they thing things think this those though
thought three through time times today together told tomorrow tonight took toward towards tried true trying
turn turned twice under until upon used using very want wanted wants wasn't week weekend weeks well went
were weren't what what's whatever when where whether which while who's whole whom whose will wish with
within without woke won't words work would wouldn't write writing written wrote year years yesterday you're
your yours yourself
"""
COMMON = frozenset(_COMMON.split())
_UNWANTED = """
abandoned abuse abused abusive anorexia attack awful bipolar bitch borderline broken burden clingy coward
crazy cruel damaged dead death depressed depression desperate diagnosis died disgusting disorder drunk dumb
failure fault freak fuck fucked fucking guilty hate hated hateful hopeless hurt hurts idiot insane kill
killed knife lazy liar loser mad mental monster narcissist narcissistic needy obsessed overdose panic
paranoid pathetic pills psycho psychotic rape raped rejected ruined scared selfish sex shame shit slut
stupid suicidal suicide toxic trauma trash ugly unlovable useless violence violent weak weird whore
worthless wound wounded
"""
UNWANTED = frozenset(_UNWANTED.split())
"""Words that hurt when a machine says them back, or that speak of danger: those have other places."""


@dataclass(frozen=True)
class Returned:
    """`word` as it was written, and in how many of the `texts` it stood."""

    word: str
    times: int
    texts: int


def returned(texts: Sequence[str], *, aside: Iterable[str] = ()) -> Returned | None:
    """The word that came back in the most texts, at least two; None where there is none.

    `texts`: the newest first; of words that came back as often, the one in the newest text wins, then the longer one.
    `aside`: words that the person does not want to meet. Plural and singular count together where both stand there.
    """
    unwanted = UNWANTED | {each.casefold() for each in aside}
    found: dict[str, tuple[int, int]] = {}
    names = _names(texts)
    every = [_words(text) for text in texts]
    stems = {stem for words in every for stem in words}
    for place, words in enumerate(every):
        for stem in {_singular(each, stems) for each in words}:
            times, first = found.get(stem, (0, place))
            found[stem] = (times + 1, first)
    fit = [
        (times, -first, len(stem), stem)
        for stem, (times, first) in found.items()
        if times >= FEWEST and stem not in names and not _forms(stem) & unwanted
    ]
    if not fit:
        return None
    times, _first, _length, word = max(fit)
    return Returned(word, times, len(texts))


def _words(text: str) -> set[str]:
    """Words of a text that could be a finding, folded."""
    folded = (each.group().casefold().replace("’", "'") for each in WORD.finditer(text))
    return {each for each in folded if len(each) >= SHORTEST and each not in COMMON and "'" not in each}


def _names(texts: Sequence[str]) -> set[str]:
    """Words that stand with a capital inside a sentence, and nowhere without: names of people and places."""
    capital, small = set[str](), set[str]()
    for text in texts:
        for each in WORD.finditer(text):
            word = each.group()
            if word[0].islower():
                small.add(word.casefold())
            elif not SENTENCE.search(text[: each.start()][-40:]):
                capital.add(word.casefold())
    return capital - small


def _singular(word: str, known: set[str]) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in known else word


def _forms(word: str) -> set[str]:
    """The word and what it may be a form of: neither is said back."""
    return {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ed"), f"{word}s"}
