"""Two named people who share a space, come to it as people do."""

from datetime import datetime

from attune.account.actions import settle
from attune.core.sealing import LinkCode
from attune.people.actions import make_person
from attune.people.viewer import Viewer
from attune.spaces import actions, queries
from attune.spaces.linking import actions as linking
from attune.spaces.models import Space
from attune.spaces.records import Kept
from attune.tools.journal.records import Note
from attune.tools.sharing.actions import share
from attune.tools.sharing.records import Copy
from tests.conftest import NOW, PASSPHRASE, SignedIn

type Someone = SignedIn | Viewer


def fresh(one: Someone) -> Viewer:
    """The same person in another request: no key is remembered."""
    return Viewer(one.person, one.keys if isinstance(one, Viewer) else one.viewer.keys)


def invited(giver: Someone, *, name: str = "Bo", word: str = "partner") -> LinkCode:
    """A link that the giver made and passed on."""
    code = LinkCode.new(fresh(giver).keys.public)
    linking.invite(viewer=fresh(giver), code=code, name=name, word=word, now=NOW)
    return code


def taken(giver: Someone, taker: Someone, *, name: str = "Bo", theirs: str = "Al") -> Space:
    """A space whose invitation was taken; the giver has not opened it yet."""
    code = invited(giver, name=name)
    return linking.accept(viewer=fresh(taker), code=code, name=theirs, word="partner", now=NOW)


def linked(giver: Someone, taker: Someone, *, name: str = "Bo", theirs: str = "Al") -> Space:
    """A space that both have opened."""
    space = taken(giver, taker, name=name, theirs=theirs)
    linking.let_in(viewer=fresh(giver), space_id=space.id)
    return Space.objects.get(id=space.id)


def someone(username: str = "sam") -> Viewer:
    """One more person, who is none of the named ones."""
    person, keys = make_person(
        username=username, passphrase=PASSPHRASE, time_zone="UTC", is_operator=False, today=NOW.date()
    )
    return settle(person, keys)


def shared_copy(one: Someone, space: Space, *, text: str, now: datetime = NOW) -> Kept[Copy]:
    """A copy of a note of theirs, in a space."""
    viewer = fresh(one)
    note = actions.write(viewer=viewer, space=queries.private_space(viewer), body=Note(text=text), now=now)
    return share(viewer=viewer, kept=note, space_id=space.id, left_out=set(), now=now)
