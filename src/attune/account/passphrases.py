"""How strong a passphrase is, in words, and a suggestion of four words."""

from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _
from xkcdpass import xkcd_password  # type: ignore[import-untyped]
from zxcvbn import zxcvbn

LEAST = 15
MOST = 1024
# zxcvbn's cost grows steeply with length and with letters that stand for others (@ for a): the first ones say enough.
METERED = 32
STAND_INS = frozenset("4@8({[<369&#!1/|0$5+7%2")
MOST_STAND_INS = 6
# zxcvbn's score (Wheeler, 2016): 3 stands for more than 10^8 guesses, 4 for more than 10^10.
LEAST_SCORE = 3


@dataclass(frozen=True)
class Strength:
    """`score` 0 to 4, `words` for people, `problem` empty when the passphrase will do."""

    score: int
    words: str
    problem: str


def strength(passphrase: str, username: str = "") -> Strength:
    """Judge a passphrase, knowing the name it belongs to."""
    if len(passphrase) < LEAST:
        missing = LEAST - len(passphrase)
        problem = _("%(missing)s more letters are needed: %(least)s at least.") % {
            "missing": missing,
            "least": LEAST,
        }
        return Strength(0, problem, problem)
    if len(passphrase) > MOST:
        problem = _("That is longer than %(most)s letters.") % {"most": MOST}
        return Strength(0, problem, problem)
    inputs = [part for part in (username, "attune") if part]
    score = int(zxcvbn(_metered(passphrase), user_inputs=inputs)["score"])
    if username and username.casefold() in passphrase.casefold() and len(passphrase) < LEAST + len(username):
        score = min(score, LEAST_SCORE - 1)
    words = [
        _("Guessed at once. Use words that do not belong together."),
        _("Guessed quickly. Use words that do not belong together."),
        _("Somebody who knows you could find it. One or two more words would help."),
        _("Good. It would take a very long time to guess."),
        _("Strong. It would take longer to guess than anyone has."),
    ][score]
    return Strength(score, words, "" if score >= LEAST_SCORE else words)


def _metered(passphrase: str) -> str:
    """What the meter reads: the first letters, and of those that stand for others only the first few kinds."""
    seen: dict[str, None] = {}
    for letter in passphrase[:METERED]:
        if letter in STAND_INS:
            seen[letter] = None
    dropped = set(list(seen)[MOST_STAND_INS:])
    return "".join(letter for letter in passphrase[:METERED] if letter not in dropped)


@cache
def _words() -> tuple[str, ...]:
    listed = xkcd_password.generate_wordlist(wordfile="eff-long", min_length=4, max_length=8)
    return tuple(sorted(word for word in listed if word.isalpha()))


def suggest() -> str:
    """Four words drawn by the operating system's randomness from about 6,000: 50 bits."""
    return str(xkcd_password.generate_xkcdpassword(list(_words()), numwords=4, delimiter=" "))
