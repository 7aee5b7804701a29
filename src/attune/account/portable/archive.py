"""What an archive is: the shape of its files for machines. See docs/decisions/archive.md for why it is so."""

from datetime import date, datetime
from uuid import UUID

import msgspec

FORMAT = "attune archive"
FORMAT_VERSION = 1
MANIFEST, ACCOUNT, HISTORY = "manifest.json", "data/account.json", "data/history.json"


class File(msgspec.Struct, kw_only=True, frozen=True):
    """One file of the archive. `sha256`: of its bytes, in hexadecimal; `records`: how many are in it."""

    path: str
    sha256: str
    records: int = 0


class Manifest(msgspec.Struct, kw_only=True, frozen=True):
    """The first file: what this is, which program made it on which day, and every other file with its checksum."""

    format: str
    format_version: int
    product_version: str
    made: date
    files: list[File]


class Item(msgspec.Struct, kw_only=True, frozen=True):
    """One record. `version`: of the body's shape; `day`: the person's day; `at`, `changed`: with time zone.

    `key`: the name under which there is one such record; `source`: the id of what it is a copy of.
    """

    id: UUID
    version: int
    day: date
    at: datetime
    changed: datetime
    key: str | None = None
    source: UUID | None = None
    body: msgspec.Raw


class Kind(msgspec.Struct, kw_only=True, frozen=True):
    """One file of records: all of one kind in one space. `own`: the person's own space; else a shared one."""

    kind: str
    own: bool
    space: str
    items: list[Item]


class Space(msgspec.Struct, kw_only=True, frozen=True):
    """A shared space by what the person calls it, and the names of the others in it."""

    folder: str
    name: str
    others: list[str]


class Line(msgspec.Struct, kw_only=True, frozen=True):
    """One line of what happened to the account."""

    kind: str
    at: datetime
    browser: str
    network: str
    times: int


class Account(msgspec.Struct, kw_only=True, frozen=True):
    """The facts of the account. No key, no passphrase and no code is in an archive."""

    username: str
    time_zone: str
    since: date
    is_operator: bool
    is_practitioner: bool
    idle_minutes: int
    hidden_seconds: int | None
    leave_to: str
    spaces: list[Space]
