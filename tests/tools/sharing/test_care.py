"""What was written in distress, or at night, goes from the next morning (care 1.8); the hours are the writer's own."""

from datetime import UTC, datetime, timedelta

import pytest

from attune.player.records import Run
from attune.safety.night.records import Unsent
from attune.spaces import actions, queries
from attune.spaces.records import Body, Kept
from attune.today.records import CheckIn
from attune.tools.journal.records import Note
from attune.tools.sharing.care import next_morning, waits_until
from tests.conftest import SignedIn
from tests.spaces.linked import fresh


def berlin(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment on Alice's clock, in November: one hour ahead of UTC."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


def keep(alice: SignedIn, body: Body, at: datetime) -> Kept[Body]:
    viewer = fresh(alice)
    return actions.write(viewer=viewer, space=queries.private_space(viewer), body=body, now=at)


def run(before: int | None = None, after: int | None = None) -> Run:
    return Run(
        activity="x",
        activity_uuid="x",
        content_version=1,
        title="x",
        started=berlin(24, 12),
        before=before,
        after=after,
    )


@pytest.mark.parametrize(
    ("written", "asked", "morning"),
    [
        (berlin(24, 22, 59), berlin(24, 23, 30), None),
        (berlin(24, 23), berlin(24, 23, 30), berlin(25, 5)),
        (berlin(24, 23), berlin(25, 4, 59), berlin(25, 5)),
        (berlin(24, 23), berlin(25, 5), None),
        (berlin(25, 2), berlin(25, 2, 10), berlin(25, 5)),
        (berlin(25, 4, 59), berlin(25, 5), None),
        (berlin(25, 5), berlin(25, 5), None),
        (berlin(24, 12), berlin(25, 1), None),
    ],
)
def test_the_night(alice: SignedIn, written: datetime, asked: datetime, morning: datetime | None) -> None:
    assert waits_until(fresh(alice), keep(alice, Note(text="x"), written), asked) == morning


@pytest.mark.parametrize(
    ("beside", "waits"),
    [
        (CheckIn(distress=6), True),
        (CheckIn(distress=5), False),
        (CheckIn(), False),
        (run(before=7, after=3), True),
        (run(before=2, after=7), True),
        (run(before=6, after=6), False),
        (run(), False),
        (Unsent(text="why", urges=[3, 8]), True),
    ],
)
def test_distress_of_that_day(alice: SignedIn, beside: Body, waits: bool) -> None:
    keep(alice, beside, berlin(24, 9))
    kept = keep(alice, Note(text="x"), berlin(24, 12))
    assert (waits_until(fresh(alice), kept, berlin(24, 20)) is not None) == waits
    assert waits_until(fresh(alice), kept, berlin(25, 5)) is None


def test_the_entry_itself_counts(alice: SignedIn) -> None:
    kept = keep(alice, CheckIn(distress=7, line="x"), berlin(24, 12))
    assert waits_until(fresh(alice), kept, berlin(24, 12)) == berlin(25, 5)


def test_distress_of_another_day_does_not(alice: SignedIn) -> None:
    keep(alice, CheckIn(distress=7), berlin(23, 12))
    assert waits_until(fresh(alice), keep(alice, Note(text="x"), berlin(24, 12)), berlin(24, 13)) is None


def test_a_change_at_night_waits_too(alice: SignedIn) -> None:
    kept = keep(alice, Note(text="x"), berlin(20, 12))
    changed = actions.revise(viewer=fresh(alice), kept=kept, body=Note(text="y"), now=berlin(24, 23, 40))
    assert waits_until(fresh(alice), changed, berlin(24, 23, 50)) == berlin(25, 5)


def test_the_hours_are_the_writers_own(alice: SignedIn) -> None:
    alice.person.time_zone = "Pacific/Auckland"
    kept = keep(alice, Note(text="x"), berlin(24, 12))  # half past midnight or so in Auckland
    assert waits_until(fresh(alice), kept, berlin(24, 12)) is not None


def test_the_next_morning_is_never_the_same_moment() -> None:
    assert next_morning(berlin(25, 5)) > berlin(25, 5)
