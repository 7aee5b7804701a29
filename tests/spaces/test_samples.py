"""What was kept in any version opens for ever: a frozen sample of each kind and version. Never edit one."""

import base64
from collections.abc import Mapping

import pytest

from attune.spaces.records import KINDS, Body, decode
from tests.samples.make import AT, HERE

SHIPPED = {kind: body for kind, body in KINDS.items() if not kind.startswith("test-")}
SAMPLES = sorted(HERE.glob("*.b64"))


def missing(kinds: Mapping[str, type[Body]]) -> set[str]:
    """Kinds and versions without a sample."""
    wanted = {f"{kind}-{n}" for kind, body in kinds.items() for n in range(1, body.current_version + 1)}
    return wanted - {path.stem for path in SAMPLES}


def test_each_kind_and_version_has_a_sample() -> None:
    assert missing(SHIPPED) == set()


def test_a_kind_without_a_sample_is_found() -> None:
    class Planted(Body):
        """Never frozen."""

        current_version = 2

    assert missing({"planted": Planted}) == {"planted-1", "planted-2"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_it_opens(path) -> None:  # type: ignore[no-untyped-def]
    sealed, body = decode(base64.b64decode(path.read_text()))
    assert path.stem == f"{sealed.kind}-{sealed.version}"
    assert sealed.at == AT
    assert isinstance(body, SHIPPED[sealed.kind])
    assert body.about() is not None
    assert all(passage.label for passage in body.passages())
