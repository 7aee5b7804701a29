"""Two named people who share a space, come to it as people do."""

from uuid import UUID

from attune.core.sealing import LinkCode
from attune.people.viewer import Viewer
from attune.spaces.linking import actions as linking
from attune.spaces.models import Space
from tests.conftest import NOW, SignedIn


def fresh(one: SignedIn) -> Viewer:
    """The same person in another request: no key is remembered."""
    return Viewer(one.person, one.viewer.keys)


def invited(giver: SignedIn, *, name: str = "Bo", word: str = "partner") -> LinkCode:
    """A link that the giver made and passed on."""
    code = LinkCode.new(giver.viewer.keys.public)
    linking.invite(viewer=fresh(giver), code=code, name=name, word=word, now=NOW)
    return code


def taken(giver: SignedIn, taker: SignedIn, *, name: str = "Bo", theirs: str = "Al") -> Space:
    """A space whose invitation was taken; the giver has not opened it yet."""
    code = invited(giver, name=name)
    return linking.accept(viewer=fresh(taker), code=code, name=theirs, word="partner", now=NOW)


def linked(giver: SignedIn, taker: SignedIn, *, name: str = "Bo", theirs: str = "Al") -> Space:
    """A space that both have opened."""
    space = taken(giver, taker, name=name, theirs=theirs)
    linking.let_in(viewer=fresh(giver), space_id=space.id)
    return Space.objects.get(id=space.id)


def arguments(space: Space) -> dict[str, UUID]:
    """What an address of a space is called with."""
    return {"space_id": space.id}
