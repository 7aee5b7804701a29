"""What the named people have done so far, written as the product writes it."""

from datetime import timedelta

from attune.player.records import Run
from attune.spaces import actions, queries
from attune.spaces.records import Kept
from attune.today.records import ALARM, PLAN, Alarm, CheckIn, Plan
from tests.conftest import NOW, SignedIn

WATER = "come-down-to-the-water"
TITLES = {WATER: "Come down to the water", "three-weathers": "Three weathers"}


def keep(person: SignedIn, body, *, ago: int = 0, key: str | None = None) -> Kept:
    """A record of `ago` days before today."""
    space = queries.private_space(person.viewer)
    return actions.write(viewer=person.viewer, space=space, body=body, now=NOW - timedelta(days=ago), key=key)


def practised(
    person: SignedIn,
    slug: str = WATER,
    *,
    ago: int = 0,
    before=None,
    after=None,
    outcome="done",
    answers=None,
) -> Kept:
    """An ended practice; with outcome None one that was begun and left."""
    at = NOW - timedelta(days=ago)
    body = Run(
        activity=slug,
        activity_uuid="00000000-0000-4000-8000-000000000000",
        content_version=1,
        title=TITLES.get(slug, slug),
        started=at,
        before=before,
        after=after,
        finished=at if outcome else None,
        outcome=outcome,
        answers=answers or {"first": 3},
    )
    return keep(person, body, ago=ago)


def checked_in(person: SignedIn, distress: int, *, ago: int = 0, **more) -> Kept:
    key = (person.viewer.day(NOW) - timedelta(days=ago)).isoformat()
    return keep(person, CheckIn(distress=distress, **more), ago=ago, key=key)


def planned(person: SignedIn, *, ago: int = 10, answer: str = "no", **parts) -> Kept:
    """A kept plan, after the private question."""
    day = person.viewer.day(NOW) - timedelta(days=ago)
    keep(person, Alarm(answer=answer, asked=day, met=True), ago=ago, key=ALARM)
    body = Plan(
        **{"start": "steady", "focus": ["P3", "P1"], "weekdays": [0, 1, 2, 3, 4], "made": day, **parts}
    )
    return keep(person, body, ago=ago, key=PLAN)


def found(person: SignedIn, cls, key: str):
    """The body of the one record of this kind and key, or None."""
    kept = queries.keyed(person.viewer, queries.private_space(person.viewer), cls, key)
    return kept.body if kept else None
