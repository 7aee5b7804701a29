"""Writes for a hard night and of one. A second click changes nothing."""

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec

from attune.people.viewer import Viewer
from attune.safety.night import queries
from attune.safety.night.records import NOTE, Night, NightNote, Slept, Unsent
from attune.spaces import actions
from attune.spaces import queries as spaces
from attune.spaces.records import Kept

Overtaken = actions.Overtaken
replace = msgspec.structs.replace


def keep_draft(*, viewer: Viewer, text: str, version: int, now: datetime) -> Kept[NightNote]:
    """Keep what stands in the box; the note itself stays as it is. `version`: see `keep_note`."""

    def to(kept: Kept[NightNote] | None) -> NightNote:
        if kept is None:
            return NightNote(draft=text)
        draft = "" if text == kept.body.text else text
        if draft != kept.body.draft:
            _refuse_to_overwrite(kept, version, text)
        return replace(kept.body, draft=draft)

    return _keep(viewer, to, now)


def keep_note(*, viewer: Viewer, text: str, version: int, now: datetime) -> Kept[NightNote]:
    """Keep it for a hard night. `version` is the one that the page was made from, 0 for none.

    Overtaken where another window wrote other words since; nothing is overwritten then.
    """

    def to(kept: Kept[NightNote] | None) -> NightNote:
        made = kept.body.made if kept and kept.body.text else None
        body = NightNote(text=text, made=made or viewer.day(now))
        if kept and body != kept.body:
            _refuse_to_overwrite(kept, version, text)
        return body

    return _keep(viewer, to, now)


def open_note(*, viewer: Viewer, now: datetime) -> NightNote | None:
    """The note, and that there was a night on which it was opened."""
    found = queries.note(viewer)
    if found:
        mark_night(viewer=viewer, now=now)
    return found


def mark_night(*, viewer: Viewer, now: datetime) -> Kept[Night]:
    """That this was such a night. What is kept of it already stays as it is."""
    space, day = spaces.private_space(viewer), queries.night_of(viewer, now)

    def to(kept: Kept[Night] | None) -> Night:
        return kept.body if kept else Night(day=day)

    return actions.keep(viewer=viewer, space=space, kind=Night, key=day.isoformat(), to=to, now=now)


def keep_unsent(*, viewer: Viewer, text: str, urges: Sequence[int], now: datetime) -> Kept[Unsent]:
    """Keep words that were not sent. The same words of the same day are kept once, with the later urges."""
    space = spaces.private_space(viewer)
    same = spaces.entries(viewer, space, Unsent, since=viewer.day(now))
    kept = next((each for each in same if each.body.text == text), None)
    mark_night(viewer=viewer, now=now)
    if kept is None:
        return actions.write(viewer=viewer, space=space, body=Unsent(text=text, urges=list(urges)), now=now)
    if not urges or kept.body.urges == list(urges):
        return kept
    return actions.revise(viewer=viewer, kept=kept, body=replace(kept.body, urges=list(urges)), now=now)


def say_what_helped(*, viewer: Viewer, helped: Sequence[str], slept: Slept | None, now: datetime) -> None:
    """Answer the question about the last night, or leave it with nothing. It is asked once."""
    kept = queries.last_night(viewer, now)
    if kept is None:
        return

    def to(stands: Kept[Night]) -> Night:
        said = replace(stands.body, helped=list(helped), slept=slept, answered=True)
        return stands.body if stands.body.answered else said

    actions.change(viewer=viewer, kept=kept, to=to, now=now)


def settle_night(*, viewer: Viewer, heading: str, add: bool, now: datetime) -> None:
    """Let what helped stand in the note, under `heading`, or leave it."""
    kept = queries.last_night(viewer, now)
    if kept is None or kept.body.settled:
        return
    held = queries.kept_note(viewer)
    try:
        actions.revise(viewer=viewer, kept=kept, body=replace(kept.body, settled=True), now=now)
    except Overtaken:
        return  # a second click came first
    words = "\n".join(line for line in kept.body.helped_in_words().split("\n") if line)
    if not (add and held and held.body.text and words):
        return

    def to(stands: Kept[NightNote]) -> NightNote:
        return replace(stands.body, text=f"{stands.body.text.rstrip()}\n\n{heading}\n{words}")

    actions.change(viewer=viewer, kept=held, to=to, now=now)


def _keep(
    viewer: Viewer, to: Callable[[Kept[NightNote] | None], NightNote], now: datetime
) -> Kept[NightNote]:
    space = spaces.private_space(viewer)
    return actions.keep(viewer=viewer, space=space, kind=NightNote, key=NOTE, to=to, now=now)


def _refuse_to_overwrite(kept: Kept[NightNote], version: int, text: str) -> None:
    stands = kept.body.draft or kept.body.text
    if kept.version != version and stands and not text.startswith(stands):
        raise Overtaken(kept)
