"""Accounts for `script/bench growth`: one with ten years of days, a new one, and thousands of neighbours.

ATTUNE_DATA=… python -m bench.history NEIGHBOURS NAME=DAYS…
"""

import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

TEN_YEARS = 3650
ENTRIES = 1000
RECORDS_A_NEIGHBOUR = 40
SIZES = (284, 284, 284, 1052)
"""Bytes of a sealed record: three of the smallest size class and one of the next."""
BATCH = 500
WORDS = "The kettle, the tram, the hour before supper. I said it, and nothing fell down. "


def history(name: str, now: datetime, days: int) -> dict[str, Any]:
    """A person with so many days behind them; the cookies that sign them in, and addresses of single records."""
    from bench.seed import new_person, settled_in, signed_in

    first = now - timedelta(days=days)
    viewer = new_person(name, first)
    entries, results = list[str](), list[str]()
    if days:
        settled_in(viewer, first)
        records(viewer, first, days, entries, results)
    cookies = signed_in(viewer, datetime.now(UTC))
    return {"cookies": cookies, "entries": entries[:1] + entries[-1:], "results": results[-1:]}


def records(viewer: Any, first: datetime, days: int, entries: list[str], results: list[str]) -> None:
    """A check-in a day; a note or a practice on some; a measure every fifty days. Adds the ids of the latter two.

    What a day holds depends on how long ago it is, so that the last weeks of each person are the same.
    """
    from attune.player.library import curriculum
    from attune.spaces import actions, queries
    from attune.spaces.records import Body
    from attune.today.records import CheckIn
    from attune.tools.journal.records import Note
    from bench.seed import finished

    space = queries.private_space(viewer)
    exercises = list(curriculum().exercises())
    for ago in range(days, 0, -1):
        at = first + timedelta(days=days - ago)
        body = CheckIn(distress=1 + ago * 5 % 7, line=f"A line about day {ago}, as long as such lines are.")
        actions.write(viewer=viewer, space=space, body=body, now=at, key=viewer.day(at).isoformat())
        before, after = (ago - 1) * ENTRIES // TEN_YEARS, ago * ENTRIES // TEN_YEARS
        if before != after:
            entry: Body = (
                Note(text=WORDS * (1 + ago % 9))
                if after % 2
                else finished(exercises[ago % len(exercises)], at)
            )
            entries.append(str(actions.write(viewer=viewer, space=space, body=entry, now=at).id))
        if ago % 50 == 0:
            results.append(measure(viewer, at))


def measure(viewer: Any, at: datetime) -> str:
    """A finished one, with an answer to every question; its id."""
    from attune.measure.records import Bond, fresh
    from attune.player.library import curriculum
    from attune.spaces import actions, queries

    body = fresh(curriculum().instruments["attachment"], Bond("partner", "Sam"), at)
    for number, item in enumerate(body.order):
        body = body.answered(item, 1 + (number + at.toordinal()) % 7, at)
    space = queries.private_space(viewer)
    key = f"{body.bond.key}/{viewer.day(at).isoformat()}"
    return str(
        actions.write(viewer=viewer, space=space, body=body.ended(at, counted=True), now=at, key=key).id
    )


def neighbours(count: int, today: date) -> None:
    """Rows of so many more people, as large as real ones. What is in them is noise: nobody signs in as these."""
    from attune.people.models import Person
    from attune.spaces.models import EpochKey, Member, Record, Space

    for start in range(0, count, BATCH):
        people = [neighbour(number, today) for number in range(start, min(count, start + BATCH))]
        spaces = [Space(kind=Space.Kind.PRIVATE) for _ in people]
        pairs = list(zip(people, spaces, strict=True))
        Person.objects.bulk_create(people)
        Space.objects.bulk_create(spaces)
        Member.objects.bulk_create(Member(space=space, person=person) for person, space in pairs)
        EpochKey.objects.bulk_create(
            EpochKey(
                space=space,
                epoch=1,
                receiver=person,
                giver=person,
                sealed=os.urandom(1216),
                signature=os.urandom(64),
            )
            for person, space in pairs
        )
        rows = (row for space in spaces for row in noise(space, today))
        Record.objects.bulk_create(rows, batch_size=2000)


def neighbour(number: int, today: date) -> Any:
    """A row of a person."""
    from attune.people.models import Person

    sizes = {"kdf_salt": 16, "verifier": 32, "wrapped_keys": 140, "receive_key": 1216, "verify_key": 32}
    return Person(
        username=f"neighbour{number}",
        since=today,
        kdf_memory_kib=65536,
        kdf_iterations=3,
        kdf_lanes=1,
        **{name: os.urandom(size) for name, size in sizes.items()},
    )


def noise(space: Any, today: date) -> Iterator[Any]:
    """Rows of one's records, in four streams."""
    from attune.spaces.models import Record

    streams = [os.urandom(16) for _ in SIZES]
    for number in range(RECORDS_A_NEIGHBOUR):
        yield Record(
            id=uuid4(),
            space=space,
            day=today - timedelta(days=number),
            epoch=1,
            stream=streams[number % len(streams)],
            sealed=os.urandom(SIZES[number % len(SIZES)]),
        )


def main() -> int:
    """Seed, and print what the bench needs of it as JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "attune.config.settings")
    import django

    django.setup()
    from django.db import transaction

    now = datetime.now(UTC)
    with transaction.atomic():
        found = {
            name: history(name, now, int(days)) for name, days in (each.split("=") for each in sys.argv[2:])
        }
        neighbours(int(sys.argv[1]), now.date())
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
