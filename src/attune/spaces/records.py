"""Bodies: what is inside a seal. Each kind is a msgspec struct with a version and a way up from older ones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Self
from uuid import UUID

import msgspec

from attune.core.sealing import Place

type Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


class UnknownRecord(Exception):
    """A seal opened, and what is inside is of no kind or version that this program knows."""


@dataclass(frozen=True)
class Passage:
    """One piece of a record that a person reads and may edit: a key, the words above it, the text."""

    key: str
    label: str
    text: str
    editable: bool = True


class Body(msgspec.Struct, kw_only=True):
    """The content of a record. Subclasses are registered with `@record`."""

    kind: ClassVar[str] = ""
    current_version: ClassVar[int] = 1
    upgrades: ClassVar[Mapping[int, Upgrade]] = {}
    notebook: ClassVar[bool] = False

    def about(self) -> str:
        """The kind in words, never the content."""
        return ""

    def passages(self) -> list[Passage]:
        """What a person reads of this record in the notebook."""
        return []

    def with_passage(self, key: str, text: str) -> Self:
        """The same record with one passage changed."""
        raise KeyError(key, len(text))

    def in_notebook(self) -> bool:
        """Whether this record is listed among what was written. A draft or an empty one may say no."""
        return self.notebook

    def words(self) -> list[Passage]:
        """Every word of it that a person typed or chose, where search looks. More than `passages` in some kinds."""
        return self.passages()

    def address(self, _record_id: UUID) -> str:
        """The page on which this record is seen, where that is not the notebook; empty for none."""
        return ""

    def distress_felt(self) -> float | None:
        """How distressed it tells that its author was, 0 to 10; None where it tells nothing of it."""
        return None


KINDS: dict[str, type[Body]] = {}


def record[B: type[Body]](
    kind: str, *, version: int, upgrades: Mapping[int, Upgrade] | None = None
) -> Callable[[B], B]:
    """Register a body. `upgrades[n]` takes a version n dict to version n + 1; the chain must be whole."""

    def register(cls: B) -> B:
        chain = dict(upgrades or {})
        if sorted(chain) != list(range(1, version)):
            raise TypeError(
                f"{cls.__name__} is at version {version}; upgrades must be given for 1 to {version - 1}."
            )
        cls.kind, cls.current_version, cls.upgrades = kind, version, chain
        KINDS[kind] = cls
        return cls

    return register


class Sealed(msgspec.Struct, kw_only=True):
    """What is encrypted: the body with its kind and version, who wrote it and when, to the second."""

    kind: str
    version: int
    at: datetime
    changed: datetime
    author: UUID
    source: UUID | None = None
    key: str | None = None
    body: msgspec.Raw


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Sealed)


def encode(
    body: Body,
    *,
    at: datetime,
    changed: datetime,
    author: UUID,
    source: UUID | None = None,
    key: str | None = None,
) -> bytes:
    """The bytes to seal. `key`: the name under which there is one such record; `source`: what it is a copy of."""
    return _encoder.encode(
        Sealed(
            kind=body.kind,
            version=body.current_version,
            at=at.replace(microsecond=0),
            changed=changed.replace(microsecond=0),
            author=author,
            source=source,
            key=key,
            body=msgspec.Raw(_encoder.encode(body)),
        )
    )


def decode(data: bytes) -> tuple[Sealed, Body]:
    """What was sealed, brought up to the present version; UnknownRecord where that cannot be."""
    try:
        sealed = _decoder.decode(data)
        cls = KINDS[sealed.kind]
        if sealed.version == cls.current_version:
            return sealed, msgspec.msgpack.decode(sealed.body, type=cls)
        if not 1 <= sealed.version < cls.current_version:
            raise UnknownRecord
        plain = msgspec.msgpack.decode(sealed.body)
        for version in range(sealed.version, cls.current_version):
            plain = cls.upgrades[version](plain)
        return sealed, msgspec.convert(plain, type=cls)
    except (msgspec.MsgspecError, KeyError) as error:
        raise UnknownRecord from error


@dataclass(frozen=True)
class Kept[B: Body]:
    """A record as its reader sees it: where it lives, when it was written, and what it says."""

    place: Place
    day: date
    at: datetime
    changed: datetime
    version: int
    author: UUID
    body: B
    source: UUID | None = None
    key: str | None = None

    @property
    def id(self) -> UUID:
        """The record's id."""
        return self.place.record

    @property
    def space_id(self) -> UUID:
        """The space it lives in."""
        return self.place.space
