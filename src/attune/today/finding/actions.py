"""How what comes back is changed: a word less, none at all, all again, and the day of the letter."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from attune.people.viewer import Viewer
from attune.spaces import queries
from attune.today.actions import keep
from attune.today.records import BACK, ComingBack

LONGEST, MOST = 60, 500


def _change(viewer: Viewer, change: Callable[[ComingBack], ComingBack], now: datetime) -> None:
    space = queries.private_space(viewer)
    keep(viewer=viewer, space=space, key=BACK, empty=ComingBack(), change=change, now=now)


def silence(*, viewer: Viewer, word: str, now: datetime) -> None:
    """This word, as it is counted, never again."""
    word = word.strip().lower()[:LONGEST]
    if not word:
        return

    def change(body: ComingBack) -> ComingBack:
        return msgspec.structs.replace(body, not_words=[*dict.fromkeys([*body.not_words, word])][-MOST:])

    _change(viewer, change, now)


def all_words_again(*, viewer: Viewer, now: datetime) -> None:
    """Every word may come back."""
    _change(viewer, lambda body: msgspec.structs.replace(body, not_words=[]), now)


def set_findings(*, viewer: Viewer, wanted: bool, now: datetime) -> None:
    """With or without findings and milestones."""
    _change(viewer, lambda body: msgspec.structs.replace(body, findings=wanted), now)


def set_letters(*, viewer: Viewer, day: int | None, now: datetime) -> None:
    """On which day Today names the letter, 0 for Monday; None for no day."""

    def change(body: ComingBack) -> ComingBack:
        wanted = body.letter_day if day is None else day
        return msgspec.structs.replace(body, letters=day is not None, letter_day=wanted)

    _change(viewer, change, now)
