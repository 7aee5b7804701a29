"""People on a server, each at noon on their own clock: `python -m tests.journeys.make_people FOLDER NAME…`.

At noon, since what is written at night waits for the morning. It runs beside a server on the same folder.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests import databases


def main(folder: str, *usernames: str) -> None:
    """Make them, each with the passphrase of the walk."""
    os.environ.update(databases.environment(Path(folder)))
    os.environ["DJANGO_SETTINGS_MODULE"] = "attune.config.settings"
    import django

    django.setup()
    from attune.account.actions import settle
    from attune.people.actions import make_person
    from tests.journeys.walk import PASSPHRASE

    now = datetime.now(UTC)
    for username in usernames:
        person, keys = make_person(
            username=username,
            passphrase=PASSPHRASE,
            time_zone=noon(now),
            is_operator=False,
            today=now.date(),
        )
        settle(person, keys)


def noon(now: datetime) -> str:
    """A time zone in which it is twelve something now. In these names + is west."""
    west = now.hour - 12
    return f"Etc/GMT{west:+d}" if west else "Etc/GMT"


if __name__ == "__main__":
    main(*sys.argv[1:])
