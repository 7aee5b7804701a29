"""Months of one made-up person's days, written into a data folder: `python -m tests.journeys.seed FOLDER NAME`.

The words, names and numbers are invented. It runs beside a server on the same folder.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests import databases

WAVES = (5, 4, 5, 6, 4, 5, 3)
NOTES = (
    "I asked if they got home. Two grey ticks for an hour. In the morning there was a message. It was about the bus.",
    "Said no to Sunday, and nothing fell down.",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft is the word we laughed about.",
    "My sister called before I did.",
    "Kitchen, about ten. I read out the train times, and then I put the plates in the sink, loudly.",
)

NIGHT = (
    "I forget that mornings come.",
    "Warm tea, and the window open.",
    "I will be glad that I wrote nothing.",
)


def main(folder: str, username: str, settings: str = "attune.config.settings") -> None:
    """Make the person and write what they could have written."""
    os.environ.update(databases.environment(Path(folder)))
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    import django

    django.setup()
    from attune.account.actions import settle
    from attune.people.actions import make_person
    from attune.tools.journal import actions as journal
    from tests.journeys.walk import PASSPHRASE

    now = datetime.now(UTC)
    person, keys = make_person(
        username=username,
        passphrase=PASSPHRASE,
        time_zone="Europe/Berlin",
        is_operator=False,
        today=(now - timedelta(days=90)).date(),
    )
    viewer = settle(person, keys)
    check_ins(viewer, now)
    measures(viewer, now)
    last_night(viewer, now)
    from tests.journeys.seed_measures import measures as more

    more(viewer, now)
    from tests.journeys.seed_people import around

    around(viewer, PASSPHRASE, now)
    for number, text in enumerate(NOTES):
        journal.put_away(viewer=viewer, text=text, now=now - timedelta(days=9 * number, hours=2))


def check_ins(viewer: object, now: datetime) -> None:
    """Ten weeks, most days, slowly calmer."""
    from attune.today import actions as today

    for days in range(70, 0, -1):
        if days % 5:
            distress = max(1, min(7, WAVES[days % 7] - (70 - days) // 25))
            today.rate(viewer=viewer, distress=distress, now=now - timedelta(days=days))  # type: ignore[arg-type]


def last_night(viewer: object, now: datetime) -> None:
    """A note for a hard night, opened on the last one."""
    from attune.safety.night import actions as night
    from attune.safety.night.queries import night_of
    from attune.safety.night.records import Night
    from attune.spaces import actions, queries

    night.keep_note(viewer=viewer, text="\n".join(NIGHT), version=0, now=now - timedelta(days=30))  # type: ignore[arg-type]
    for days, slept in ((20, "yes"), (12, "no"), (5, "some"), (1, None)):
        day = night_of(viewer, now) - timedelta(days=days)  # type: ignore[arg-type]
        body = Night(day=day, slept=slept, answered=slept is not None)  # type: ignore[arg-type]
        at, space = now - timedelta(days=days), queries.private_space(viewer)  # type: ignore[arg-type]
        actions.write(viewer=viewer, space=space, body=body, now=at, key=day.isoformat())  # type: ignore[arg-type]


def measures(viewer: object, now: datetime) -> None:
    """Three of them, five weeks apart."""
    from types import SimpleNamespace

    from tests.measure.answering import measured

    for weeks, anxiety, avoidance in ((10, 6, 3), (5, 5, 3), (0, 4, 2)):
        at = now - timedelta(weeks=weeks, minutes=5)
        measured(SimpleNamespace(viewer=viewer), at, anxiety=anxiety, avoidance=avoidance)


if __name__ == "__main__":
    main(*sys.argv[1:])
