"""Fills a data folder as half a year of use does, and prints the cookies of those who live there.

ATTUNE_DATA=… python -m bench.seed PEOPLE
"""

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attune.core.curriculum import Exercise
    from attune.people.viewer import Viewer
    from attune.player.records import Run

WEEKS = 26
TOKEN = "b" * 32


def person(name: str, now: datetime) -> str:
    """One person with a plan, a check-in a day and four practices a week; the cookies that sign them in."""
    from attune.player.library import curriculum
    from attune.spaces import actions, queries
    from attune.today.records import CheckIn

    first = now - timedelta(weeks=WEEKS)
    viewer = new_person(name, first)
    space = queries.private_space(viewer)
    exercises = list(curriculum().exercises())

    def write(body: object, at: datetime, key: str | None = None) -> None:
        actions.write(viewer=viewer, space=space, body=body, now=at, key=key)  # type: ignore[type-var]

    settled_in(viewer, first)
    for day in range(WEEKS * 7):
        at = first + timedelta(days=day)
        line = f"A line about day {day}, as long as such lines are."
        write(CheckIn(distress=1 + day * 5 % 7, line=line), at, viewer.day(at).isoformat())
        if day % 7 in {0, 2, 4, 5}:
            write(finished(exercises[day % len(exercises)], at), at)
    return signed_in(viewer, now)


def new_person(name: str, first: datetime) -> "Viewer":
    """Somebody with a space of their own and nothing in it."""
    from attune.account.actions import settle
    from attune.people.actions import make_person

    row, keys = make_person(
        username=name,
        passphrase=f"four plain words {name}",
        time_zone="UTC",
        is_operator=False,
        today=first.date(),
    )
    return settle(row, keys)


def settled_in(viewer: "Viewer", first: datetime) -> None:
    """The plan, and the private answer before it."""
    from attune.spaces import actions, queries
    from attune.today.records import ALARM, PLAN, Alarm, Plan

    space = queries.private_space(viewer)
    plan = Plan(minutes=5, weekdays=list(range(7)), after_what="after the dishes", made=first.date())
    actions.write(viewer=viewer, space=space, body=plan, now=first, key=PLAN)
    alarm = Alarm(answer="no", asked=first.date())
    actions.write(viewer=viewer, space=space, body=alarm, now=first, key=ALARM)


def signed_in(viewer: "Viewer", now: datetime) -> str:
    """The cookies of a new sign-in."""
    from attune.people import sessions

    token = sessions.begin(person=viewer.person, keys=viewer.keys, now=now)
    return f"{sessions.COOKIE}={token.to_cookie()}; __Host-attune-csrf={TOKEN}"


def finished(exercise: "Exercise", at: datetime) -> "Run":
    """A practice of some length, with words in it."""
    from attune.player.records import Run

    answers = {f"step{n}": "What somebody wrote here, in two or three sentences. " * 3 for n in range(3)}
    return Run(
        activity=exercise.slug,
        activity_uuid=str(exercise.uuid),
        content_version=exercise.version,
        title=exercise.title,
        started=at,
        finished=at + timedelta(minutes=4),
        outcome="done",
        answers=dict(answers),
        asked=dict.fromkeys(answers, "What was asked?"),
        before=6,
        after=4,
        feedback=["You came from 6 to 4."],
    )


def main() -> int:
    """Seed so many people and print their cookies as JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "attune.config.settings")
    import django

    django.setup()
    from django.db import transaction

    now = datetime.now(UTC)
    with transaction.atomic():
        cookies = [person(f"person{n}", now) for n in range(int(sys.argv[1]))]
    print(json.dumps(cookies))
    return 0


if __name__ == "__main__":
    sys.exit(main())
