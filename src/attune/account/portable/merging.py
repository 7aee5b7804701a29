"""What an archive would change here. Pure but for the ids, which depend on the key of the person's own space.

What stands here already is left alone. Where the same record is here and there and they differ, the one that was
changed last stands, and words of the other that it does not hold are kept beside it as a note. So nothing is lost,
and bringing the same archive in again changes nothing.
"""

import hashlib
from dataclasses import dataclass, field
from uuid import UUID

import msgspec
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from attune.account.portable.reading import Archive, Entry
from attune.account.portable.telling import told
from attune.people.viewer import Viewer
from attune.spaces import everything, queries
from attune.spaces.bringing import Brought, place_for
from attune.spaces.models import Space
from attune.spaces.records import Body, Kept, Passage
from attune.tools.journal.records import Note

BROUGHT, BESIDE = "brought in", "kept beside"
ID_LENGTH = 36


@dataclass(frozen=True)
class Merge:
    """What to do. `same`: how many entries of the archive are here; `beside`: how many notes keep other words."""

    space: Space
    new: list[Brought] = field(default_factory=list)
    later: list[tuple[Kept[Body], Brought]] = field(default_factory=list)
    beside: list[Brought] = field(default_factory=list)
    same: int = 0


def plan(viewer: Viewer, archive: Archive) -> Merge:
    """Compare an archive with the viewer's own space."""
    space = queries.private_space(viewer)
    here = {kept.id: kept for kept in everything.own(viewer)}
    own = {entry.id: entry.body for entry in archive.entries if entry.own}
    entries = [entry for entry in archive.entries if not _is_only_a_copy(entry, own)]
    ids = _ids(viewer, space, entries, here)
    stands = {each: _as_brought(kept) for each, kept in here.items()}
    beside: dict[UUID, Brought] = {}
    for entry in entries:
        one, other = _brought(entry, ids), stands.get(ids[entry.id])
        if other is None or (one.body != other.body and one.changed > other.changed):
            stands[one.id] = one
        elif one.body == other.body:
            continue
        else:
            one, other = other, one
        note = _beside(viewer, space, other, one.body) if other else None
        if note and note.id not in here:
            beside[note.id] = note
    touched = [each for each in stands.values() if each.id not in here or each.body != here[each.id].body]
    new = [each for each in touched if each.id not in here]
    later = [(here[each.id], each) for each in touched if each.id in here]
    same = len(archive.entries) - len(new) - len(later)
    return Merge(space, new, later, list(beside.values()), same)


def _ids(
    viewer: Viewer, space: Space, entries: list[Entry], here: dict[UUID, Kept[Body]]
) -> dict[UUID, UUID]:
    """For each entry its id here: the one it has, that of the same words from elsewhere, or a new one that is fixed."""
    prints = {_print(kept.body, kept.at.isoformat(), kept.key): kept.id for kept in here.values()}
    ids: dict[UUID, UUID] = {}
    waiting = []
    known = {entry.id for entry in entries}
    for entry in entries:
        if entry.own and entry.key is not None:
            if _id_in(entry.key, known):
                waiting.append(entry)
            else:
                ids[entry.id] = place_for(viewer, space, entry.body.kind, entry.key)
        elif entry.id in here:
            ids[entry.id] = entry.id
        else:
            twin = prints.get(_print(entry.body, entry.at.isoformat(), None))
            ids[entry.id] = twin or place_for(viewer, space, BROUGHT, str(entry.id))
    for entry in waiting:
        ids[entry.id] = place_for(viewer, space, entry.body.kind, _renamed(entry.key or "", ids))
    return ids


def _brought(entry: Entry, ids: dict[UUID, UUID]) -> Brought:
    return Brought(
        id=ids[entry.id],
        day=entry.day,
        at=entry.at,
        changed=entry.changed,
        body=_remapped(entry.body, ids),
        key=_renamed(entry.key, ids) if entry.own and entry.key is not None else None,
        source=ids.get(entry.source, entry.source) if entry.source else None,
    )


def _remapped(body: Body, ids: dict[UUID, UUID]) -> Body:
    """The same body, speaking of other records by their ids here."""
    plain = msgspec.to_builtins(body)
    changed = _walk(plain, ids)
    return body if changed == plain else msgspec.convert(changed, type=type(body))


def _walk(value: object, ids: dict[UUID, UUID]) -> object:
    if isinstance(value, str):
        return _renamed(value, ids)
    if isinstance(value, list):
        return [_walk(each, ids) for each in value]
    if isinstance(value, dict):
        return {_walk(name, ids): _walk(each, ids) for name, each in value.items()}
    return value


def _renamed(text: str, ids: dict[UUID, UUID]) -> str:
    found = _id_in(text, ids)
    return str(ids[found]) if found else text


def _id_in(text: str, known: dict[UUID, UUID] | set[UUID]) -> UUID | None:
    if len(text) != ID_LENGTH:
        return None
    try:
        found = UUID(text)
    except ValueError:
        return None
    return found if found in known and str(found) == text else None


def _print(body: Body, at: str, key: str | None) -> bytes:
    """Two records with the same words of the same moment are one, wherever they were written."""
    return hashlib.sha256(msgspec.msgpack.encode([body.kind, at, key, body])).digest()


def _is_only_a_copy(entry: Entry, own: dict[UUID, Body]) -> bool:
    """Whether it is a copy from a shared space of an entry that the archive holds too, with nothing more in it."""
    source = own.get(entry.source) if entry.source and not entry.own else None
    return source is not None and not _words_beyond(entry.body, source)


def _words_beyond(body: Body, other: Body) -> list[Passage]:
    """Passages of one that the other does not hold."""
    held = {each.text.strip() for each in told(other)}
    return [each for each in told(body) if each.text.strip() not in held]


def _beside(viewer: Viewer, space: Space, other: Brought, stands: Body) -> Brought | None:
    """A note with what would be lost; None where nothing would. The same each time."""
    lost = _words_beyond(other.body, stands)
    if not lost:
        return None
    said = hashlib.sha256("\n".join(each.text for each in lost).encode()).hexdigest()
    named = {"about": other.body.about(), "day": date_format(other.day, "j F Y")}
    first = _("%(about)s of %(day)s. These words stood in another copy of it:") % named
    text = "\n\n".join([first, *("\n".join(filter(None, [each.label, each.text])) for each in lost)])
    identity = place_for(viewer, space, BESIDE, f"{other.id}/{said}")
    return Brought(identity, other.day, other.at, other.changed, Note(text=text))


def _as_brought(kept: Kept[Body]) -> Brought:
    return Brought(kept.id, kept.day, kept.at, kept.changed, kept.body, kept.key, kept.source)
