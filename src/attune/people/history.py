"""What happened to an account, for its person to see: sealed to them, so that failed tries can be noted too.

A row carries no time, no kind and no name of a device in the clear. Nobody else's page shows any of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cache
from uuid import UUID

import msgspec
from django.db import transaction

from attune.core.sealing import PrivateKeys, PublicKeys, SealError
from attune.people import preferences
from attune.people.about import About
from attune.people.history_room import spare
from attune.people.models import HistoryLine, Person
from attune.people.viewer import Viewer

PURPOSE = "history"
KEPT = 200
MOST = 300
"""Up to here lines wait for somebody with keys, who can tell which of them may go."""
LOOKED_AT = 50
SOON = timedelta(minutes=10)
MARK_BYTES = 8
EXPECTED = 5


class Kind(StrEnum):
    """What can happen."""

    SIGNED_IN = "signed-in"
    NEW_BROWSER = "new-browser"
    FAILED = "failed"
    SECOND_OWED = "second-owed"
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
    BROUGHT_IN = "brought-in"
    ONLY_ME_SET = "only-me-set"
    ONLY_ME_REMOVED = "only-me-removed"
    ONLY_ME_FAILED = "only-me-failed"


DOORS = frozenset(
    {
        Kind.NEW_BROWSER,
        Kind.SECOND_OWED,
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
OWN_LIMIT: dict[str, int] = {Kind.SECOND_OWED: 10}
"""Of these only so many are kept, however few other lines there are: a right passphrase is not slowed."""


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

    About 200 are kept. Which of them go is chosen where the keys are open, so that nobody can push out what opened a
    door with something else: see `history_room`.
    """
    line = Line(kind=kind, about=about, times=times, by=mark_of(viewer))
    sealed = _seal(person.public_keys, line)
    with transaction.atomic():
        HistoryLine.objects.create(person=person, sealed=sealed)
        if viewer:
            _make_room(viewer, kind)


def note_try(*, person: Person | None, about: About, times: int, instead: Callable[[], None]) -> None:
    """Note a failed try, with nobody's keys open. None: the same work for a name that nobody has; nothing is kept.

    Where many wait already, this one is not noted: it could only push out others. `instead`: one write in place of
    the line's own, so that the time tells nothing.
    """
    keys = person.public_keys if person else _nobody()
    sealed = _seal(keys, Line(kind=Kind.FAILED, about=about, times=times))
    with transaction.atomic():
        there = HistoryLine.objects.filter(person_id=person.id if person else UUID(int=0)).count()
        if person and there < MOST:
            HistoryLine.objects.create(person=person, sealed=sealed)
        else:
            instead()


def _make_room(viewer: Viewer, kind: Kind) -> None:
    rows = HistoryLine.objects.filter(person_id=viewer.person.id).order_by("id")
    if rows.count() <= KEPT and kind not in OWN_LIMIT:
        return
    found = list(rows)
    kinds = {row: line.kind for row, line in _opened(viewer.keys, found)}
    gone = spare([(row.id, kinds.get(row.id, "")) for row in found], kept=KEPT, own=OWN_LIMIT)
    HistoryLine.objects.filter(id__in=gone).delete()


def was_given(*, viewer: Viewer, about: About) -> None:
    """A second factor came after all, or a wrong one, which has its own line: that none did is taken off again.

    `viewer`: who waited. A covered page that asked for the passphrase in the same browser just before is meant too.
    """
    mark, gone = mark_of(viewer), set()
    rows = HistoryLine.objects.filter(person_id=viewer.person.id).order_by("-id")[:LOOKED_AT]
    for row, line in _opened(viewer.keys, rows):
        near = not line.by and line.about.mark == about.mark and about.moment - line.about.moment < SOON
        if line.kind == Kind.SECOND_OWED and (line.by == mark or near):
            gone.add(row)
    if not gone:
        return
    HistoryLine.objects.filter(id__in=gone).delete()
    news = preferences.of(viewer.person, viewer.keys).news
    left = tuple(one for one in news if one.id not in gone)
    if left != news:
        preferences.update(viewer=viewer, news=left)


def lines(viewer: Viewer) -> list[Line]:
    """Everything that is noted, newest first; what does not open is left out."""
    found = _opened(viewer.keys, HistoryLine.objects.filter(person=viewer.person).order_by("id"))
    gone = spare([(row, line.kind) for row, line in found], kept=KEPT, own=OWN_LIMIT)
    return [line for row, line in reversed(found) if row not in gone]


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
