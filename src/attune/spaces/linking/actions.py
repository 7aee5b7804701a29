"""Invite somebody, take an invitation, let in who took it. No step is shown to the other before they act themselves."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from attune.core.sealing import LinkCode, new_epoch_key
from attune.people.viewer import Viewer
from attune.spaces import actions, epochs, keyring, members, mine, queries
from attune.spaces.giving import give
from attune.spaces.invited import Invited
from attune.spaces.members import Side, Standing
from attune.spaces.mine import Asked, Mine
from attune.spaces.models import EpochKey, Member, Space, SpaceInvitation

GOOD_FOR = timedelta(days=7)
SPENT = b""
"""What stands in the row of a link that was used or taken back, until it would have run out: it cannot come back."""


class TooSoon(Exception):
    """This name was asked twice within a month. `again`: the day from which there may be another link."""

    def __init__(self, again: date) -> None:
        """Keep the day, so that the page can name it."""
        super().__init__("too soon")
        self.again = again


class NoLonger(Exception):
    """The code was never one, was used, taken back, or ran out; nobody is told which."""


class OwnCode(Exception):
    """A link is for somebody else."""


class Altered(Exception):
    """The keys of whoever made this code are not the ones that the code speaks of."""


def invite(*, viewer: Viewer, code: LinkCode, name: str, word: str, now: datetime) -> bool:
    """Keep an invitation with this code of the viewer's. Sent twice with the same code, it is one; TooSoon.

    False when the code was used or taken back meanwhile: it does not come back, another one is needed.
    """
    space, today = queries.private_space(viewer), viewer.day(now)
    SpaceInvitation.objects.filter(gone_after__lt=now.date()).delete()
    there = SpaceInvitation.objects.filter(id=code.row_id).first()
    if there:
        return there.giver_id == viewer.person.id and bytes(there.sealed) != SPENT
    key = name.casefold()
    kept = queries.keyed(viewer, space, Invited, key)
    asked = kept.body if kept else Invited(name=name)
    again = asked.waits_until(today)
    if again:
        raise TooSoon(again)
    sealed = mine.wrap_asked(viewer, Asked(code=code.write(), name=name, word=word, made=today))
    with transaction.atomic():
        _row, made = SpaceInvitation.objects.get_or_create(
            id=code.row_id,
            defaults={"giver": viewer.person, "gone_after": (now + GOOD_FOR).date(), "sealed": sealed},
        )
        if made:
            body = Invited(name=asked.name, days=[*asked.days, today][-2:])
            actions.write(viewer=viewer, space=space, body=body, now=now, key=key)
    return True


@dataclass(frozen=True)
class Open:
    """An invitation of mine that can still be used, as only I see it. Nothing says whether it was looked at."""

    id: str
    name: str
    until: date


def invitations(viewer: Viewer, today: date) -> list[Open]:
    """Those of mine that can still be used, the newest last."""
    rows = SpaceInvitation.objects.filter(giver=viewer.person, gone_after__gte=today).order_by("gone_after")
    opened = [(row, mine.read_asked(viewer, bytes(row.sealed))) for row in rows]
    return [Open(bytes(row.id).hex(), asked.name, row.gone_after) for row, asked in opened if asked]


def cancel(*, viewer: Viewer, code_id: bytes) -> None:
    """Take an invitation back. Its link is then like one that never was; one that is gone already stays gone."""
    SpaceInvitation.objects.filter(id=code_id, giver=viewer.person).update(sealed=SPENT)


def look(viewer: Viewer, code: LinkCode | None, today: date) -> SpaceInvitation:
    """The invitation that this code opens, and nothing is noted of the look. NoLonger, OwnCode, Altered."""
    found = code and SpaceInvitation.objects.select_related("giver").filter(id=code.row_id).first()
    if not code or not found or found.gone_after < today or bytes(found.sealed) == SPENT:
        raise NoLonger
    if found.giver_id == viewer.person.id:
        raise OwnCode
    if not code.is_of(found.giver.public_keys):
        raise Altered
    return found


def accept(*, viewer: Viewer, code: LinkCode | None, name: str, word: str, now: datetime) -> Space:
    """Take an invitation: a new space of both, its first key given to the giver, whose public keys are pinned."""
    invitation = look(viewer, code, now.date())
    if code is None:
        raise NoLonger
    giver, space = invitation.giver, Space(id=code.space_id, kind=Space.Kind.SHARED)
    rows = give(viewer, space, 1, new_epoch_key(), [viewer.person, giver])
    pins = {giver.id: giver.public_keys.fingerprint}
    own = Mine(name=name, word=word, confirmed=True, pins=pins, epoch=1)
    with transaction.atomic():
        open_still = SpaceInvitation.objects.filter(id=code.row_id, giver=giver).exclude(sealed=SPENT)
        if not open_still.update(sealed=SPENT):
            raise NoLonger
        space.save(force_insert=True)
        proof = code.prove(viewer.keys.public, viewer.person.id, space.id)
        Member.objects.create(space=space, person=viewer.person, mine=mine.wrap(viewer, space.id, own))
        theirs = mine.leave_taken(bytes(invitation.sealed), proof)
        Member.objects.create(space=space, person=giver, mine=theirs)
        EpochKey.objects.bulk_create(rows)
    return space


def let_in(*, viewer: Viewer, space_id: UUID) -> Side:
    """Open a space that came of the viewer's invitation, and pin who took it. Shut where it does not fit."""
    side = _side(viewer, space_id)
    if side.standing is Standing.ASKED and side.taken:
        _trust(viewer, side, name=side.taken.asked.name, word=side.taken.asked.word)
    elif side.standing not in keyring.LET_IN:
        raise epochs.Shut(side, side.standing)
    return epochs.enter(viewer, space_id)


def trust(*, viewer: Viewer, space_id: UUID, code: str) -> Side:
    """The code was compared in person and is the same: from now on these keys are the ones that I let in.

    `code` is the one that stood on the page, so that no other keys are let in than those that were compared.
    Shut where another code stands now. Where keys had changed, the space gets a new key for those that stand now.
    """
    side = _side(viewer, space_id)
    if code != codes(side):
        raise epochs.Shut(side, side.standing)
    if side.standing in keyring.LET_IN:
        compared = {one.id: one.public_keys.fingerprint for one in side.others}
        mine.change(viewer=viewer, space_id=space_id, compared=compared)
        return side
    anew = side.mine.confirmed
    _trust(viewer, side, name=side.mine.name, word=side.mine.word, compared=True)
    if anew and side.standing is Standing.CHANGED:
        epochs.renew(viewer, epochs.enter(viewer, space_id))
    return epochs.enter(viewer, space_id)


def codes(side: Side) -> str:
    """The codes with each of the others, in one text."""
    return "\n".join(side.code_with(one) for one in side.others)


def _trust(viewer: Viewer, side: Side, *, name: str, word: str, compared: bool = False) -> None:
    pins = {one.id: one.public_keys.fingerprint for one in side.others}
    changes: dict[str, Any] = {"confirmed": True, "name": name, "word": word, "resting": False}
    changes["pins"] = {**side.mine.pins, **pins}  # who is gone stays among them until there is a new key
    if compared:
        changes["compared"] = pins
    mine.change(viewer=viewer, space_id=side.space.id, **changes)


def _side(viewer: Viewer, space_id: UUID) -> Side:
    found = members.side(viewer, space_id)
    if found is None:
        raise queries.NotFound
    return found
