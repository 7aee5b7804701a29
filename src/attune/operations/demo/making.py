"""Makes the five people: accounts by invitation, shared spaces by links, and their days."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from attune.account.joining import actions as joining
from attune.account.joining.actions import Newcomer
from attune.core.sealing import LinkCode
from attune.operations.demo.alice import ALICE
from attune.operations.demo.bob import BOB
from attune.operations.demo.charlie import CHARLIE
from attune.operations.demo.dana import DANA
from attune.operations.demo.erin import ERIN
from attune.operations.demo.lives import WEEKS, Life
from attune.operations.demo.writing import Writer
from attune.people.viewer import Viewer
from attune.spaces import leaving, members
from attune.spaces.linking import actions as linking
from attune.tools.sharing.actions import share

LIVES = (ALICE, BOB, CHARLIE, DANA, ERIN)
"""Alice comes first: she runs the server."""
MORNING = time(10, 0)


@dataclass(frozen=True)
class Linked:
    """A shared space: who made the link, who took it, what each calls the other; `left` is when the taker left."""

    giver: str
    taker: str
    name: str
    theirs: str
    word: str
    ago: int
    left: int = 0


LINKS = (
    Linked("alice", "bob", "Bob", "Alice", "partner", 140),
    Linked("dana", "alice", "Alice (the violins)", "Dana", "counselling", 139),
    Linked("alice", "erin", "Erin", "Alice", "former partner", 100, left=63),
)


def make_people(now: datetime) -> None:
    """All of it in one transaction. The tables are there and hold nobody."""
    with transaction.atomic():
        writers = {life.name: writer(life, now) for life in LIVES}
        for one in writers.values():
            for at, what in one.events():
                what(at)
        for each in LINKS:
            link(each, writers)


def writer(life: Life, now: datetime) -> Writer:
    """An account, made by a link on the first day."""
    first = now - timedelta(days=WEEKS * 7)
    if life is LIVES[0]:
        token = joining.make_welcome_link(today=first.date()) or ""
    else:
        token = joining.invite(role=life.role, today=first.date())
    who = Newcomer(life.name, life.passphrase, life.time_zone, life.name.capitalize())
    viewer = joining.join(code=token, who=who, now=first)
    return Writer(life, viewer, viewer.day(now))


def link(one: Linked, writers: dict[str, Writer]) -> None:
    """Invite, take, let in, share what was to be shared, and leave where somebody did."""
    giver, taker = writers[one.giver], writers[one.taker]
    at = giver.at(one.ago, MORNING)
    code = LinkCode.new(giver.viewer.keys.public)
    linking.invite(viewer=giver.viewer, code=code, name=one.name, word=one.word, now=at)
    later = at + timedelta(hours=3)
    space = linking.accept(viewer=taker.viewer, code=code, name=one.theirs, word=one.word, now=later)
    side = linking.let_in(viewer=giver.viewer, space_id=space.id)
    compare(giver.viewer, space.id)
    compare(taker.viewer, space.id)
    send(giver, one.taker, side.space.id)
    send(taker, one.giver, side.space.id)
    if one.left:
        leaving.leave(viewer=taker.viewer, space_id=space.id, take_back=False)


def compare(viewer: Viewer, space_id: UUID) -> None:
    """They read the code to each other, and it was the same."""
    side = members.side(viewer, space_id)
    if side:
        linking.trust(viewer=viewer, space_id=space_id, code=linking.codes(side))


def send(writer: Writer, to: str, space_id: UUID) -> None:
    """Copies of the notes that were written with somebody in mind, from the next morning."""
    for entry in writer.life.notes:
        if entry.share == to:
            at = writer.at(entry.ago - 1, MORNING)
            kept = writer.notes[entry.ago]
            share(viewer=writer.viewer, kept=kept, space_id=space_id, left_out=set(), now=at)
