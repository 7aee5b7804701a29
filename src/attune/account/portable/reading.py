"""Read an archive that came from outside. Nothing in it is believed: each fault is named, with its file and a mend.

Files are unpacked one after the other, and each is let go of once its entries are understood.
"""

import hashlib
import io
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings
from django.utils.translation import gettext as _

from attune.account.portable.archive import (
    ACCOUNT,
    FORMAT,
    FORMAT_VERSION,
    MANIFEST,
    Account,
    File,
    Kind,
    Manifest,
)
from attune.core.sealing import MAX_PLAINTEXT
from attune.spaces.records import KINDS, Body, encode

MOST_FILES = 20_000
MOST_ENTRIES = 200_000  # fifty a day for ten years
DATA = "data/"
# As Attune packs them. Others unpack to more, or take more memory for it, than their size says.
PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
LISTED = b"PK\x01\x02"  # stands before each name in the list of a zip


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
    if data.count(LISTED) > MOST_FILES:  # before the list is read: each name takes memory
        raise _strange()
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
    if len(names) != len(infos):
        raise _strange()
    if any(info.compress_type not in PACKINGS for info in infos):
        raise Refused(
            _("This zip is packed in another way than Attune does it. Take the one that Attune made.")
        )
    manifest = _manifest(archive, names)
    # By name: however often a manifest names a file, it is unpacked once.
    wanted = {file.path: file for file in manifest.files if file.path.startswith(DATA)}
    for path in (*wanted, ACCOUNT):
        if path not in names or path not in wanted:
            raise Refused(_("%(file)s is missing in this zip. Take the one that Attune made.") % _named(path))
    _refuse_too_much([names[path] for path in wanted])
    account = _decode(_content(archive, names, wanted.pop(ACCOUNT)), Account, ACCOUNT)
    found: list[Entry] = []
    for path, content in ((path, _content(archive, names, file)) for path, file in wanted.items()):
        if path.count("/") == 2:
            found += _entries(_kind(content, path, MOST_ENTRIES - len(found)), path)
    return Archive(account, manifest.made, found)


def _manifest(archive: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo]) -> Manifest:
    if MANIFEST not in names:
        raise Refused(
            _("There is no manifest.json in this zip. If it was packed anew, take the one that Attune made.")
        )
    _refuse_too_much([names[MANIFEST]])
    manifest = _decode(_bytes(archive, names[MANIFEST]), Manifest, MANIFEST)
    if manifest.format != FORMAT:
        raise Refused(_("This zip was made by another program. Take one that Attune made."))
    if manifest.format_version > FORMAT_VERSION:
        raise Refused(
            _("A newer Attune (%(version)s) made this archive. Whoever runs this server can update it first.")
            % {"version": manifest.product_version[:40]}
        )
    return manifest


def _refuse_too_much(infos: list[zipfile.ZipInfo]) -> None:
    if sum(info.file_size for info in infos) > settings.ATTUNE_ARCHIVE_MB * 1_000_000:
        raise Refused(
            _(
                "This zip holds more than is brought in here: %(most)s MB. If Attune made it, whoever runs this "
                "server can allow more (ATTUNE_ARCHIVE_MB)."
            )
            % {"most": settings.ATTUNE_ARCHIVE_MB}
        )


def _strange() -> Refused:
    return Refused(_("This zip unpacks to more than an archive can hold. Take the one that Attune made."))


def _content(archive: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo], file: File) -> bytes:
    """One file, if it is as the manifest says."""
    content = _bytes(archive, names[file.path])
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise Refused(
            _("%(file)s is not as it was saved: its checksum differs. Take another copy of the zip.")
            % _named(file.path)
        )
    return content


def _kind(content: bytes, path: str, most: int) -> Kind:
    kind = _decode(content, Kind, path)
    if len(kind.items) > most:
        raise Refused(_("This zip holds more entries than can be brought in. Take the one that Attune made."))
    return kind


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
        raise _strange()
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
