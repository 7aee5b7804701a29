"""The notebook is always opened on the same Tuesday evening here."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine

from attune.spaces import actions, queries
from attune.spaces.records import Body, Kept
from attune.tools.journal.records import Note
from tests.conftest import NOW, SignedIn

type Write = Callable[..., Kept[Body]]


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def write() -> Write:
    """A note (or another body) of some hours ago."""

    def make(person: SignedIn, body: Body | str, *, hours: int = 0) -> Kept[Body]:
        body = Note(text=body) if isinstance(body, str) else body
        at = NOW - timedelta(hours=hours)
        space = queries.private_space(person.viewer)
        return actions.write(viewer=person.viewer, space=space, body=body, now=at)

    return make
