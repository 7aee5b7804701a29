"""What is written about a plan, and the two private answers that come before it."""

from datetime import datetime

import msgspec

from attune.people.viewer import Viewer
from attune.spaces import queries as spaces
from attune.spaces.models import Space
from attune.today.actions import keep
from attune.today.plan import queries
from attune.today.records import ALARM, PLAN, SOMEONE, Alarm, Plan, Someone

UNASKED = "unasked"


def answer_alarm(*, viewer: Viewer, answer: str, now: datetime) -> None:
    """Keep "no", "yes" or "unsure". "unasked" stands for "not now": what was answered before stays."""
    today = viewer.day(now)

    def change(body: Alarm) -> Alarm:
        if answer == UNASKED:
            return msgspec.structs.replace(body, asked=today)
        return Alarm(answer=answer, asked=today, met=body.met and body.answer == answer)

    space = spaces.private_space(viewer)
    keep(viewer=viewer, space=space, key=ALARM, empty=Alarm(), change=change, now=now)


def meet_first(*, viewer: Viewer, name: str, now: datetime) -> None:
    """What comes first has been read; whoever was named is kept."""
    space = spaces.private_space(viewer)

    def change(body: Alarm) -> Alarm:
        return msgspec.structs.replace(body, met=True)

    keep(viewer=viewer, space=space, key=ALARM, empty=Alarm(), change=change, now=now)
    if name:
        _name(viewer, space, name, now)


def name_someone(*, viewer: Viewer, name: str, now: datetime) -> None:
    """One person outside whom I could tell; an empty name takes it back."""
    _name(viewer, spaces.private_space(viewer), name, now)


def change_part(*, viewer: Viewer, part: str, value: object, now: datetime) -> None:
    """Change one part of the plan: start, focus, minutes, weekdays or after_what. A proposal becomes a draft."""
    _change(viewer, now, **{part: value})


def keep_plan(*, viewer: Viewer, after_what: str, now: datetime) -> None:
    """Make what is proposed, with its changes, the plan."""
    _change(viewer, now, after_what=after_what, made=viewer.day(now))


def _change(viewer: Viewer, now: datetime, **parts: object) -> None:
    space = spaces.private_space(viewer)
    empty = queries.draft(viewer, space).plan

    def change(body: Plan) -> Plan:
        return msgspec.structs.replace(body, **parts)

    keep(viewer=viewer, space=space, key=PLAN, empty=empty, change=change, now=now)


def _name(viewer: Viewer, space: Space, name: str, now: datetime) -> None:
    keep(
        viewer=viewer, space=space, key=SOMEONE, empty=Someone(), change=lambda _: Someone(name=name), now=now
    )
