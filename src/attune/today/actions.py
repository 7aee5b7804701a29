"""What Today writes. One record a kind and day, changed on what stands now: two windows lose nothing."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from attune.people.viewer import Viewer
from attune.spaces import actions, queries
from attune.spaces.models import Space
from attune.spaces.records import Body, Kept
from attune.today.records import WAYS, CheckIn, Day, Ways


def keep[B: Body](
    *, viewer: Viewer, space: Space, key: str, empty: B, change: Callable[[B], B], now: datetime
) -> Kept[B]:
    """Change the one record of this kind and key; `empty` is what it starts from."""

    def to(kept: Kept[B] | None) -> B:
        return change(kept.body if kept else empty)

    return actions.keep(viewer=viewer, space=space, kind=type(empty), key=key, to=to, now=now)


def rate(*, viewer: Viewer, distress: int, now: datetime) -> tuple[int | None, int]:
    """Keep today's distress, 1 to 7; returns what stood before and what stands now."""
    before: list[int | None] = [None]

    def change(body: CheckIn) -> CheckIn:
        before[0] = body.distress
        return msgspec.structs.replace(
            body, distress=distress, rated=body.rated + (body.distress != distress)
        )

    space = queries.private_space(viewer)
    key = viewer.day(now).isoformat()
    keep(viewer=viewer, space=space, key=key, empty=CheckIn(), change=change, now=now)
    return before[0], distress


def say_more(*, viewer: Viewer, version: int, body: CheckIn, now: datetime) -> Kept[CheckIn]:
    """Keep the rest of today's check-in; distress stays. `version` is the one the page was made from, 0 for none.

    Overtaken where another window wrote since; nothing is overwritten then.
    """

    def to(kept: Kept[CheckIn] | None) -> CheckIn:
        if kept is None:
            return body
        said = msgspec.structs.replace(body, distress=kept.body.distress, rated=kept.body.rated)
        if said != kept.body and kept.version != version:
            raise actions.Overtaken(kept)
        return said

    space, key = queries.private_space(viewer), viewer.day(now).isoformat()
    return actions.keep(viewer=viewer, space=space, kind=CheckIn, key=key, to=to, now=now)


def put_aside(*, viewer: Viewer, what: str, slug: str = "", now: datetime) -> None:
    """Shorter, something else (than `slug`), not today, the first proposal again, or put off a step of the way in."""

    def change(body: Day) -> Day:
        replace = msgspec.structs.replace
        if what == "shorter":
            return replace(body, shorter=True)
        if what == "else":
            return replace(body, declined=[*dict.fromkeys([*body.declined, slug])])
        if what == "not-today":
            return replace(body, not_today=True)
        if what == "put-off":
            return replace(body, put_off=[*dict.fromkeys([*body.put_off, slug])])
        return replace(body, not_today=False, declined=[], shorter=False)

    space = queries.private_space(viewer)
    key = viewer.day(now).isoformat()
    keep(viewer=viewer, space=space, key=key, empty=Day(), change=change, now=now)


def put_off_note(*, viewer: Viewer, for_ever: bool, now: datetime) -> None:
    """Do not offer the note for a hard night for two weeks, or not at all any more."""

    def change(body: Ways) -> Ways:
        wants = body.wants_note and not for_ever
        return msgspec.structs.replace(body, wants_note=wants, note_put_off=viewer.day(now))

    space = queries.private_space(viewer)
    keep(viewer=viewer, space=space, key=WAYS, empty=Ways(), change=change, now=now)


def remember_names(*, viewer: Viewer, met: bool, now: datetime) -> None:
    """Whether whom to turn to was practised in the first weeks: it need not be looked up again."""

    def change(body: Ways) -> Ways:
        return msgspec.structs.replace(body, names_met=met, names_sought=True)

    space = queries.private_space(viewer)
    keep(viewer=viewer, space=space, key=WAYS, empty=Ways(), change=change, now=now)


def set_check_in(*, viewer: Viewer, wanted: bool, now: datetime) -> None:
    """Put the check-in away, or bring it back. One tap, until it is changed."""

    def change(body: Ways) -> Ways:
        return msgspec.structs.replace(body, check_in=wanted)

    space = queries.private_space(viewer)
    keep(viewer=viewer, space=space, key=WAYS, empty=Ways(), change=change, now=now)
