"""The clock stands at the tests' evening, so that three weeks are three weeks."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine

from tests.measure import planted as planted_instruments


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    """Stands still; a test may move it."""
    with time_machine.travel(now, tick=False) as standing:
        yield standing


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three more instruments beside the shipped ones."""
    monkeypatch.setattr("attune.measure.instruments.every", planted_instruments.every)
