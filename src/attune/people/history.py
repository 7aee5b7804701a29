"""What happened to an account, for its person to see: sealed to them, so that failed tries can be noted too.

A row carries no time, no kind and no name of a device in the clear. Nobody else's page shows any of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from uuid import UUID

import msgspec
from django.db import transaction

from attune.core.sealing import PrivateKeys, PublicKeys, SealError
from attune.people import preferences
from attune.people.about import About
from attune.people.models import HistoryLine, Person
from attune.people.viewer import Viewer

PURPOSE = "history"
KEPT = 200
LOOKED_AT = 50
MARK_BYTES = 8
EXPECTED = 5


class Kind(StrEnum):
    """What can happen."""

    SIGNED_IN = "signed-in"
    NEW_BROWSER = "new-browser"
    FAILED = "failed"
    SECOND_FAILED = "second-failed"
    SECOND_BY_CODE = "second-by-code"
    QUICK_SET = "quick-set"
    QUICK_USED = "quick-used"
    QUICK_FAILED = "quick-failed"
    QUICK_REMOVED = "quick-removed"
    RECOVERY_MADE = "recovery-made"
    RECOVERY_USED = "recovery-used"
    FACTOR_ADDED = "factor-added"
    FACTOR_REMOVED = "factor-removed"
    PASSPHRASE_CHANGED = "passphrase-changed"  # noqa: S105
    ENDED_OTHERS = "ended-others"
    EXPORTED = "exported"
    ONLY_ME_SET = "only-me-set"
    ONLY_ME_REMOVED = "only-me-removed"
    ONLY_ME_FAILED = "only-me-failed"


DOORS = frozenset(
    {
        Kind.NEW_BROWSER,
        Kind.SECOND_FAILED,
        Kind.SECOND_BY_CODE,
        Kind.QUICK_SET,
        Kind.QUICK_FAILED,
        Kind.RECOVERY_MADE,
        Kind.RECOVERY_USED,
        Kind.FACTOR_REMOVED,
        Kind.PASSPHRASE_CHANGED,
        Kind.EXPORTED,
        Kind.ONLY_ME_REMOVED,
    }
)
"""What opens a door, or shows that somebody stands before one. Said once outside the history too."""
TRIES = frozenset({Kind.FAILED, Kind.ONLY_ME_FAILED})
MANY_TRIES = 5


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `times`: how many failed tries in a row; `by`: the first bytes of the sign-in's id that did it."""

    kind: str
    about: About
    times: int = 1
    by: bytes = b""

    @property
    def opens_door(self) -> bool:
        """Whether the person wants to hear of it without looking for it."""
        return self.kind in DOORS or (self.kind in TRIES and self.times >= MANY_TRIES)


@dataclass(frozen=True)
class Unseen:
    """What opened doors since the person last looked. `count` 0: nothing to say."""

    count: int

    def __bool__(self) -> bool:
        return self.count > 0


def note_line(
    *, person: Person, kind: Kind, about: About, times: int = 1, viewer: Viewer | None = None
) -> None:
    """Note what happened to `person`. `viewer`: who did it, where somebody is signed in.

    About 200 are kept; ordinary sign-ins go before what opened a door, so that nobody can push that out with them.
    """
    line = Line(kind=kind, about=about, times=times, by=mark_of(viewer))
    sealed = _seal(person.public_keys, line)
    with transaction.atomic():
        HistoryLine.objects.create(person=person, sealed=sealed)
        newest = HistoryLine.objects.filter(person=person).order_by("-id").values_list("id", flat=True)
        if list(newest[KEPT : KEPT + 1]):
            _make_room(person, viewer)


def _make_room(person: Person, viewer: Viewer | None) -> None:
    """Delete one of the oldest lines: where the keys are open, the first that opened no door."""
    oldest = list(HistoryLine.objects.filter(person=person).order_by("id")[:LOOKED_AT])
    spare = oldest[0].id
    if viewer:
        for row in oldest:
            if not any(line.opens_door for _, line in _opened(viewer.keys, [row])):
                spare = row.id
                break
    HistoryLine.objects.filter(id=spare).delete()


def note_for_nobody(*, kind: Kind, about: About, instead: Callable[[], None]) -> None:
    """The same work for a name that nobody has, so that the time tells nothing. Nothing is kept.

    `instead`: one write in place of the line's own.
    """
    _seal(_nobody(), Line(kind=kind, about=about))
    with transaction.atomic():
        instead()
        rows = HistoryLine.objects.filter(person_id=UUID(int=0)).order_by("-id").values_list("id", flat=True)
        list(rows[KEPT : KEPT + 1])


def lines(viewer: Viewer) -> list[Line]:
    """Everything that is noted, newest first; what does not open is left out."""
    rows = HistoryLine.objects.filter(person=viewer.person).order_by("-id")[:KEPT]
    return [line for _, line in _opened(viewer.keys, rows)]


def unseen(viewer: Viewer) -> Unseen:
    """What opened doors since the person last looked and was not done in this very sign-in.

    New rows are opened once; what they told is then remembered among the person's sealed settings.
    """
    settings = preferences.of(viewer.person, viewer.keys)
    rows = list(
        HistoryLine.objects.filter(person_id=viewer.person.id, id__gt=settings.looked_to).order_by("id")[
            :LOOKED_AT
        ]
    )
    news = settings.news
    if rows:
        left, doors = list(settings.left), []
        for row, line in _opened(viewer.keys, rows):
            if line.kind == Kind.NEW_BROWSER and line.about.mark in left:
                left.remove(line.about.mark)
            elif line.opens_door:
                doors.append(preferences.News(id=row, by=line.by))
        news = (*news, *doors)[-LOOKED_AT:]
        preferences.update(viewer=viewer, looked_to=rows[-1].id, news=news, left=tuple(left))
    mark = mark_of(viewer)
    return Unseen(sum(1 for one in news if not mark or one.by != mark))


def look(*, viewer: Viewer) -> None:
    """The person has looked. What this very sign-in did stays news for their other ones."""
    unseen(viewer)
    mark = mark_of(viewer)
    news = preferences.of(viewer.person, viewer.keys).news
    left = tuple(one for one in news if mark and one.by == mark)
    if left != news:
        preferences.update(viewer=viewer, news=left)


def expect_here(*, viewer: Viewer, about: About) -> None:
    """This browser is about to forget its person (*Leave page*): that it then is a new one is no news, once."""
    unseen(viewer)  # what has happened so far stays news: this sign-in, say
    left = preferences.of(viewer.person, viewer.keys).left
    preferences.update(viewer=viewer, left=(*left, about.mark)[-EXPECTED:])


def mark_of(viewer: Viewer | None) -> bytes:
    """A short mark of a sign-in: enough to know one's own line again."""
    return viewer.session.row_id[:MARK_BYTES] if viewer and viewer.session else b""


def _seal(keys: PublicKeys, line: Line) -> bytes:
    return keys.seal_note(msgspec.msgpack.encode(line), PURPOSE)


def _opened(keys: PrivateKeys, rows: Iterable[HistoryLine]) -> list[tuple[int, Line]]:
    found = []
    for row in rows:
        try:
            plain = keys.open_note(bytes(row.sealed), PURPOSE)
            found.append((row.id, msgspec.msgpack.decode(plain, type=Line)))
        except (SealError, msgspec.MsgspecError):
            continue
    return found


@cache
def _nobody() -> PublicKeys:
    return PrivateKeys.generate().public
