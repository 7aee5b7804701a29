"""The clock stands at the tests' evening, so that three weeks are three weeks."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    """Stands still; a test may move it."""
    with time_machine.travel(now, tick=False) as standing:
        yield standing
