"""People around the made-up person: spaces in each state in which a page may meet them. All of it is invented."""

from datetime import datetime, timedelta

from attune.account.actions import settle
from attune.core.sealing import LinkCode, PrivateKeys
from attune.people.actions import make_person
from attune.people.models import Person
from attune.people.viewer import Viewer
from attune.spaces import actions, leaving, members, mine, queries
from attune.spaces.linking import actions as linking
from attune.spaces.models import Space
from attune.tools.journal.records import Note
from attune.tools.sharing.actions import share

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
# What the other is called, the name they sign in with, what they are.
AROUND = (
    ("Robin", "robin", "partner"),
    ("Aunt Mina", "mina-at-the-harbour", "aunt"),
    (LONG, "long", "friend"),
    ("Old school", "toni", "friend"),
    ("The band", "drummer", "friend"),
)


def around(viewer: Viewer, passphrase: str, now: datetime) -> None:
    """Robin shares; Aunt Mina has used a link; the long one's keys changed; the old school rests; the band has left.

    One space came of no link, and one link is open.
    """
    others = {called: someone(name, passphrase, now) for called, name, _word in AROUND}
    found = {called: link(viewer, others[called], called, word, now) for called, _name, word in AROUND}
    for called in ("Robin", LONG, "Old school", "The band"):
        linking.let_in(viewer=viewer, space_id=found[called].id)
    copies(viewer, others["Robin"], found["Robin"], now)
    mine.change(viewer=viewer, space_id=found["Old school"].id, resting=True)
    other = members.side(viewer, found[LONG].id)
    assert other
    Person.objects.filter(id=other.others[0].id).update(verify_key=PrivateKeys.generate().public.verify)
    leaving.leave(viewer=others["The band"], space_id=found["The band"].id, take_back=False)
    stranger = someone("nobody-she-knows", passphrase, now)
    actions.make_space(viewer=stranger, kind=Space.Kind.SHARED, others=[viewer.person])
    code = LinkCode.new(viewer.keys.public)
    linking.invite(viewer=viewer, code=code, name="Kim from the choir", word="friend", now=now)


def someone(username: str, passphrase: str, now: datetime) -> Viewer:
    """One more person on this server."""
    person, keys = make_person(
        username=username,
        passphrase=passphrase,
        time_zone="Europe/Berlin",
        is_operator=False,
        today=now.date(),
    )
    return settle(person, keys)


def link(viewer: Viewer, other: Viewer, called: str, word: str, now: datetime) -> Space:
    """The other has used a link of the viewer's."""
    code = LinkCode.new(viewer.keys.public)
    linking.invite(viewer=viewer, code=code, name=called, word=word, now=now)
    name = viewer.person.username
    return linking.accept(viewer=other, code=code, name=name, word="", now=now)


def copies(viewer: Viewer, other: Viewer, space: Space, now: datetime) -> None:
    """One from each of the two; the viewer's entry was changed since."""
    theirs = "On Sunday I was not angry. I was tired, and I had no words for it."
    own = queries.private_space(viewer)
    text, day = (
        "When the phone was silent I thought you had gone. You were at the lake.",
        now - timedelta(days=2),
    )
    kept = actions.write(viewer=viewer, space=own, body=Note(text=text), now=day)
    share(viewer=viewer, kept=kept, space_id=space.id, left_out=set(), now=day)  # type: ignore[arg-type]
    actions.revise(viewer=viewer, kept=kept, body=Note(text=f"{text} I did not ask."), now=now)
    entry = actions.write(viewer=other, space=queries.private_space(other), body=Note(text=theirs), now=day)
    share(viewer=other, kept=entry, space_id=space.id, left_out=set(), now=now - timedelta(hours=30))  # type: ignore[arg-type]
