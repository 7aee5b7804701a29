"""Somebody on the third day: `python -m tests.journeys.seed_third_day FOLDER NAME`. It runs beside a server.

It is noon on their clock, so that nothing was written at night, and the day of the letter is today.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests import databases
from tests.journeys.make_people import noon

NOTES = (
    "The silence after my message. I cooked, and looked at the phone less than I thought.",
    "Bread, a walk by the canal, and the neighbour's dog.",
    "At dinner the same silence as on Sunday. This time I said that I was tired.",
)
STOPS = (4, 5, 3)


def main(folder: str, username: str) -> None:
    """Three days with a note and a check-in each, and a practice yesterday."""
    os.environ.update(databases.environment(Path(folder)))
    os.environ["ATTUNE_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "attune.config.settings"
    import django

    django.setup()
    from attune.account.actions import settle
    from attune.people.actions import make_person
    from attune.today import actions as today
    from attune.today.finding.actions import set_letters
    from attune.tools.journal import actions as journal
    from tests.journeys.walk import PASSPHRASE

    now = datetime.now(UTC)
    person, keys = make_person(
        username=username,
        passphrase=PASSPHRASE,
        time_zone=noon(now),
        is_operator=False,
        today=(now - timedelta(days=2)).date(),
    )
    viewer = settle(person, keys)
    for ago, text, stop in zip((2, 1, 0), NOTES, STOPS, strict=True):
        at = now - timedelta(days=ago, minutes=5)
        journal.put_away(viewer=viewer, text=text, now=at)
        today.rate(viewer=viewer, distress=stop, now=at)
    set_letters(viewer=viewer, day=viewer.day(now).weekday(), now=now)


if __name__ == "__main__":
    main(*sys.argv[1:])
