"""Sharing happens on the same Tuesday evening here."""

from collections.abc import Iterator

import pytest
import time_machine

from attune.spaces.models import Space
from tests.conftest import NOW, SignedIn
from tests.spaces.linked import linked


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def space(alice: SignedIn, bob: SignedIn) -> Space:
    """Alice and Bob share it."""
    return linked(alice, bob, name="Bo at the mill")
