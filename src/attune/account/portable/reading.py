"""Read an archive that came from outside. Nothing in it is believed: each fault is named, with its file and a mend."""

import hashlib
import io
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from attune.account.portable.archive import ACCOUNT, FORMAT, FORMAT_VERSION, MANIFEST, Account, Kind, Manifest
from attune.core.sealing import MAX_PLAINTEXT
from attune.spaces.records import KINDS, Body, encode

MOST_FILES = 20_000
MOST_ENTRIES = 200_000  # fifty a day for ten years
MOST_BYTES = 256 * 1024 * 1024
DATA = "data/"


class Refused(Exception):
    """The archive cannot be brought in. Its text is a sentence for the person: what is wrong where, and the mend."""


@dataclass(frozen=True)
class Entry:
    """One record of the archive, brought up to the present shape of its kind."""

    id: UUID
    own: bool
    space: str
    day: date
    at: datetime
    changed: datetime
    key: str | None
    source: UUID | None
    body: Body


@dataclass(frozen=True)
class Archive:
    """What an archive holds."""

    account: Account
    made: date
    entries: list[Entry]


def read(data: bytes) -> Archive:
    """Open, check and understand all of it; Refused otherwise."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError, ValueError) as error:
        raise Refused(
            _("This file is no archive of Attune, or only a part of one. Take the zip as it was saved.")
        ) from error


def _read(archive: zipfile.ZipFile) -> Archive:
    infos = archive.infolist()
    names = {info.filename: info for info in infos}
    if (
        len(infos) > MOST_FILES
        or len(names) != len(infos)
        or sum(one.file_size for one in infos) > MOST_BYTES
    ):
        raise Refused(_("This zip unpacks to more than an archive can hold. Take the one that Attune made."))
    if MANIFEST not in names:
        raise Refused(
            _("There is no manifest.json in this zip. If it was packed anew, take the one that Attune made.")
        )
    manifest = _decode(_bytes(archive, names[MANIFEST]), Manifest, MANIFEST)
    if manifest.format != FORMAT:
        raise Refused(_("This zip was made by another program. Take one that Attune made."))
    if manifest.format_version > FORMAT_VERSION:
        raise Refused(
            _("A newer Attune (%(version)s) made this archive. Whoever runs this server can update it first.")
            % {"version": manifest.product_version[:40]}
        )
    # By name: however often a manifest names a file, it is unpacked once.
    wanted = {file.path: file for file in manifest.files if file.path.startswith(DATA)}
    contents: dict[str, bytes] = {}
    for file in wanted.values():
        if file.path not in names:
            raise Refused(
                _("%(file)s is missing in this zip. Take the one that Attune made.") % _named(file.path)
            )
        contents[file.path] = content = _bytes(archive, names[file.path])
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise Refused(
                _("%(file)s is not as it was saved: its checksum differs. Take another copy of the zip.")
                % _named(file.path)
            )
    if ACCOUNT not in contents:
        raise Refused(_("%(file)s is missing in this zip. Take the one that Attune made.") % _named(ACCOUNT))
    account = _decode(contents[ACCOUNT], Account, ACCOUNT)
    return Archive(account, manifest.made, _all_entries(contents))


def _all_entries(contents: dict[str, bytes]) -> list[Entry]:
    found: list[Entry] = []
    for path, content in contents.items():
        if path.count("/") == 2:
            kind = _decode(content, Kind, path)
            if len(found) + len(kind.items) > MOST_ENTRIES:
                raise Refused(
                    _("This zip holds more entries than can be brought in. Take the one that Attune made.")
                )
            found += _entries(kind, path)
    return found


def _bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The content of one file, and never more than it says it holds."""
    try:
        with archive.open(info) as file:
            content = file.read(info.file_size + 1)
    except (zipfile.BadZipFile, RuntimeError, zlib.error, EOFError, OSError) as error:
        raise Refused(
            _("%(file)s cannot be read: the zip is damaged or locked. Take another copy of it.")
            % _named(info.filename)
        ) from error
    if len(content) > info.file_size:
        raise Refused(_("This zip unpacks to more than an archive can hold. Take the one that Attune made."))
    return content


def _decode[T](content: bytes, what: type[T], path: str) -> T:
    try:
        return msgspec.json.decode(content, type=what)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(
            _("%(file)s is not written as an archive is. Take the zip that Attune made.") % _named(path)
        ) from error


def _entries(kind: Kind, path: str) -> list[Entry]:
    cls = KINDS.get(kind.kind)
    if cls is None or any(item.version > cls.current_version for item in kind.items):
        raise Refused(
            _(
                "%(file)s holds something that only a newer Attune knows. Whoever runs this server can update it first."
            )
            % _named(path)
        )
    found = []
    for number, item in enumerate(kind.items, start=1):
        try:
            body = _body(cls, item.version, bytes(item.body))
            at, changed = _moment(item.at), _moment(item.changed)
            if len(encode(body, at=at, changed=changed, author=item.id, key=item.key)) > MAX_PLAINTEXT - 64:
                raise ValueError("too long")
        except (
            msgspec.MsgspecError,
            ValueError,
            KeyError,
            TypeError,
            RecursionError,
            OverflowError,
        ) as error:
            raise Refused(
                _(
                    "Number %(number)s in %(file)s is not written as an entry is. Take the zip that Attune made."
                )
                % {**_named(path), "number": number}
            ) from error
        found.append(Entry(item.id, kind.own, kind.space, item.day, at, changed, item.key, item.source, body))
    return found


def _body(cls: type[Body], version: int, raw: bytes) -> Body:
    if version == cls.current_version:
        return msgspec.json.decode(raw, type=cls)
    plain: dict[str, Any] = msgspec.json.decode(raw)
    for step in range(version, cls.current_version):
        plain = cls.upgrades[step](plain)
    return msgspec.convert(plain, type=cls)


def _moment(at: datetime) -> datetime:
    """With its time zone, and a year that calendars know."""
    if at.tzinfo is None or not 1970 <= at.year <= 9000:
        raise ValueError("no such time")
    return at.replace(microsecond=0)


def _named(path: str) -> dict[str, str]:
    return {"file": path[:80]}
