"""Everything that is the person's, opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from itertools import groupby

import msgspec

from attune.account.portable.archive import Account, Item, Kind, Line, Space
from attune.people import history, preferences
from attune.people.models import Person
from attune.people.viewer import Viewer
from attune.spaces import everything
from attune.spaces.records import Body, Kept

OWN = "own"


@dataclass(frozen=True)
class Part:
    """What stands in one space: the name of its folder, what the person calls it (empty: their own), the entries."""

    folder: str
    name: str
    entries: list[Kept[Body]]


@dataclass(frozen=True)
class Holding:
    """All of it."""

    account: Account
    history: list[Line]
    parts: list[Part]


def gather(viewer: Viewer) -> Holding:
    """Open everything. In shared spaces only what the person wrote: others' words are not theirs to take."""
    shared = everything.written_in_shared(viewer)
    spaces = [
        Space(
            folder=f"shared-{number}",
            name=one.side.name,
            others=[each.username for each in one.side.others],
        )
        for number, one in enumerate(shared, start=1)
    ]
    parts = [Part(OWN, "", everything.own(viewer))]
    parts += [Part(space.folder, space.name, one.entries) for space, one in zip(spaces, shared, strict=True)]
    return Holding(_account(viewer, spaces), _history(viewer), parts)


def kinds_of(part: Part) -> Iterable[Kind]:
    """The entries of one space, a file a kind, oldest first."""
    ordered = sorted(part.entries, key=lambda kept: (kept.body.kind, kept.at, kept.id))
    for kind, entries in groupby(ordered, key=lambda kept: kept.body.kind):
        yield Kind(
            kind=kind,
            own=part.folder == OWN,
            space=part.name,
            items=[_item(kept) for kept in entries],
        )


def _item(kept: Kept[Body]) -> Item:
    return Item(
        id=kept.id,
        version=kept.body.current_version,
        day=kept.day,
        at=kept.at,
        changed=kept.changed,
        key=kept.key,
        source=kept.source,
        body=msgspec.Raw(msgspec.json.encode(kept.body)),
    )


def _account(viewer: Viewer, spaces: list[Space]) -> Account:
    # Some of a person's columns are not read with each page; the whole row is, here.
    person = Person.objects.get(id=viewer.person.id)
    chosen = preferences.of(person, viewer.keys)
    return Account(
        username=person.username,
        time_zone=person.time_zone,
        since=person.since,
        is_operator=person.is_operator,
        is_practitioner=person.is_practitioner,
        idle_minutes=chosen.idle_minutes,
        hidden_seconds=chosen.hidden_seconds,
        leave_to=chosen.leave_to,
        spaces=spaces,
    )


def _history(viewer: Viewer) -> list[Line]:
    return [
        Line(
            kind=line.kind,
            at=line.about.moment.astimezone(UTC),
            browser=line.about.browser,
            network=line.about.network,
            times=line.times,
        )
        for line in history.lines(viewer)
    ]
