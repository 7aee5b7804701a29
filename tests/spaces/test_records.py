"""Bodies: versions, the way up from older ones, and a frozen sample of each kind."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec
import pytest

from attune.spaces.records import KINDS, Body, Sealed, UnknownRecord, decode, encode, record

NOW = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)


@record(
    "test-upgraded",
    version=3,
    upgrades={1: lambda old: {"text": old["words"]}, 2: lambda old: {**old, "language": "en"}},
)
class Upgraded(Body, kw_only=True):
    """A body that has been changed twice."""

    text: str
    language: str


def sealed_as(version: int, body: dict[str, object], kind: str = "test-upgraded") -> bytes:
    raw = msgspec.Raw(msgspec.msgpack.encode(body))
    return msgspec.msgpack.encode(
        Sealed(kind=kind, version=version, at=NOW, changed=NOW, author=UUID(int=1), body=raw)
    )


@pytest.mark.parametrize(
    ("version", "body"),
    [(1, {"words": "hm"}), (2, {"text": "hm"}), (3, {"text": "hm", "language": "en"})],
)
def test_every_version_comes_up_to_the_present_one(version: int, body: dict[str, object]) -> None:
    _sealed, read = decode(sealed_as(version, body))
    assert read == Upgraded(text="hm", language="en")


@pytest.mark.parametrize(
    "data",
    [
        sealed_as(4, {"text": "from the future", "language": "en"}),
        sealed_as(0, {}),
        sealed_as(1, {}, kind="nobody-knows"),
        sealed_as(3, {"text": 7, "language": "en"}),
        b"not msgpack",
    ],
)
def test_what_cannot_be_read_says_so(data: bytes) -> None:
    with pytest.raises(UnknownRecord):
        decode(data)


def test_a_hole_in_the_chain_is_refused() -> None:
    with pytest.raises(TypeError, match="upgrades must be given for 1 to 2"):

        @record("test-hole", version=3, upgrades={1: dict})
        class Hole(Body, kw_only=True):
            """Never registered."""

    assert "test-hole" not in KINDS


def test_what_is_encoded_decodes() -> None:
    body = Upgraded(text="hm", language="en")
    sealed, read = decode(encode(body, at=NOW, changed=NOW, author=UUID(int=2)))
    assert (read, sealed.author, sealed.at) == (body, UUID(int=2), NOW)
