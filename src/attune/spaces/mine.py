"""My side of a shared space: what I call it, whose keys I trust in it. Wrapped by my own keys; nobody else opens it."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction

from attune.core.sealing import LinkCode, SealError
from attune.people.viewer import Viewer
from attune.spaces.models import Member

PROOF_BYTES = 32
TAKEN = b"taken"  # no own-wrapped bytes begin like this


class Mine(msgspec.Struct, kw_only=True, frozen=True):
    """`name`: what I call the space or the other in it. `word`: what they are to me. `confirmed`: I let them in.

    `pins`: person → fingerprint of their public keys, for each other that I let in. `compared`: the same, for those
    with whom I compared the code. `epoch`: the highest that I have seen, so that an older one is not put back.
    """

    name: str = ""
    word: str = ""
    confirmed: bool = False
    resting: bool = False
    hidden: bool = False
    pins: dict[UUID, bytes] = {}
    compared: dict[UUID, bytes] = {}
    epoch: int = 0


class Asked(msgspec.Struct, kw_only=True, frozen=True):
    """What I alone know of an invitation of mine: its code, what I call the person, what they are to me."""

    code: str
    name: str
    word: str
    made: date


class Taken(msgspec.Struct, kw_only=True, frozen=True):
    """My side before I let somebody in: the invitation that was taken, and the proof that its code was known."""

    asked: Asked
    proof: bytes

    @property
    def code(self) -> LinkCode | None:
        """The code that I gave away."""
        return LinkCode.read(self.asked.code)


def read(viewer: Viewer, member: Member) -> Mine:
    """My side; an unconfirmed one where there is none, or one that I did not write."""
    try:
        opened = viewer.keys.open_own(bytes(member.mine), _purpose(member.space_id))
        return msgspec.msgpack.decode(opened, type=Mine)
    except (SealError, msgspec.MsgspecError):
        return Mine()


def wrap(viewer: Viewer, space_id: UUID, mine: Mine) -> bytes:
    """The bytes that `read` opens."""
    return viewer.keys.wrap_own(msgspec.msgpack.encode(mine), _purpose(space_id))


def change(*, viewer: Viewer, space_id: UUID, **changes: Any) -> Mine:
    """Change some of what stands, in one short transaction."""
    with transaction.atomic():
        member = Member.objects.select_for_update().get(space=space_id, person=viewer.person)
        mine = msgspec.structs.replace(read(viewer, member), **changes)
        member.mine = wrap(viewer, space_id, mine)
        member.save(update_fields=["mine"])
    return mine


def wrap_asked(viewer: Viewer, asked: Asked) -> bytes:
    """What stands in the row of an invitation."""
    return viewer.keys.wrap_own(msgspec.msgpack.encode(asked), "space-invitation")


def read_asked(viewer: Viewer, sealed: bytes) -> Asked | None:
    """An invitation of mine, or None for anything that I did not write."""
    try:
        return msgspec.msgpack.decode(viewer.keys.open_own(sealed, "space-invitation"), type=Asked)
    except (SealError, msgspec.MsgspecError):
        return None


def leave_taken(sealed: bytes, proof: bytes) -> bytes:
    """What the taker leaves on the giver's side: the giver's own invitation, and the proof."""
    return TAKEN + proof + sealed


def read_taken(viewer: Viewer, member: Member) -> Taken | None:
    """The invitation of mine from which this space came, if it did. The proof is not looked at yet."""
    raw = bytes(member.mine)
    if not raw.startswith(TAKEN):
        return None
    proof, sealed = raw[len(TAKEN) :][:PROOF_BYTES], raw[len(TAKEN) + PROOF_BYTES :]
    asked = read_asked(viewer, sealed)
    return Taken(asked=asked, proof=proof) if asked else None


def _purpose(space_id: UUID) -> str:
    return f"my side of {space_id}"
