"""Writes for a hard night and of one. A second click changes nothing."""

from collections.abc import Sequence
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
    kept = queries.kept_note(viewer)
    if kept is None:
        return _write_note(viewer, NightNote(draft=text), now)
    draft = "" if text == kept.body.text else text
    if draft == kept.body.draft:
        return kept
    _refuse_to_overwrite(kept, version, text)
    return actions.revise(viewer=viewer, kept=kept, body=replace(kept.body, draft=draft), now=now)


def keep_note(*, viewer: Viewer, text: str, version: int, now: datetime) -> Kept[NightNote]:
    """Keep it for a hard night. `version` is the one that the page was made from, 0 for none.

    Overtaken where another window wrote other words since; nothing is overwritten then.
    """
    kept = queries.kept_note(viewer)
    if kept is None:
        return _write_note(viewer, NightNote(text=text, made=viewer.day(now)), now)
    made = kept.body.made if kept.body.text else None
    body = NightNote(text=text, made=made or viewer.day(now))
    if body == kept.body:
        return kept
    _refuse_to_overwrite(kept, version, text)
    return actions.revise(viewer=viewer, kept=kept, body=body, now=now)


def open_note(*, viewer: Viewer, now: datetime) -> NightNote | None:
    """The note, and that there was a night on which it was opened."""
    found = queries.note(viewer)
    if found:
        mark_night(viewer=viewer, now=now)
    return found


def mark_night(*, viewer: Viewer, now: datetime) -> Kept[Night]:
    """That this was such a night. What is kept of it already stays as it is."""
    space, day = spaces.private_space(viewer), queries.night_of(viewer, now)
    kept = spaces.keyed(viewer, space, Night, day.isoformat())
    return kept or actions.write(
        viewer=viewer, space=space, body=Night(day=day), now=now, key=day.isoformat()
    )


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
    if kept is None or kept.body.answered:
        return
    body = replace(kept.body, helped=list(helped), slept=slept, answered=True)
    actions.revise(viewer=viewer, kept=kept, body=body, now=now)


def settle_night(*, viewer: Viewer, heading: str, add: bool, now: datetime) -> None:
    """Let what helped stand in the note, under `heading`, or leave it."""
    kept = queries.last_night(viewer, now)
    if kept is None or kept.body.settled:
        return
    held = queries.kept_note(viewer)
    actions.revise(viewer=viewer, kept=kept, body=replace(kept.body, settled=True), now=now)
    words = [line for line in kept.body.helped_in_words().split("\n") if line]
    if add and held and held.body.text and words:
        text = f"{held.body.text.rstrip()}\n\n{heading}\n" + "\n".join(words)
        actions.revise(viewer=viewer, kept=held, body=replace(held.body, text=text), now=now)


def _write_note(viewer: Viewer, body: NightNote, now: datetime) -> Kept[NightNote]:
    return actions.write(viewer=viewer, space=spaces.private_space(viewer), body=body, now=now, key=NOTE)


def _refuse_to_overwrite(kept: Kept[NightNote], version: int, text: str) -> None:
    stands = kept.body.draft or kept.body.text
    if kept.version != version and stands and not text.startswith(stands):
        raise Overtaken(kept)
