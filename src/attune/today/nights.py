"""What Today has of the nights: the invitation to write a note on a calm day, and the morning's one question."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise

from attune.core.planning import HIGH_DISTRESS
from attune.safety.night import queries, words
from attune.safety.night.records import HELPED, SLEPT, Slept
from attune.today.standing import Standing

CALM, CALM_AFTER = 2, 3
"""Of 7 in the check-in; of 10 after a practice that eased."""
PUT_OFF = timedelta(days=14)


@dataclass(frozen=True)
class Morning:
    """The question about the last night, and what can be tapped."""

    at_night: bool
    helped: list[tuple[str, str | Promise]]
    slept: list[tuple[Slept, str | Promise]]


@dataclass(frozen=True)
class Said:
    """One plain sentence after an answer, and what can follow."""

    words: str
    help: bool = False
    can_add: bool = False


def invites(held: Standing) -> bool:
    """Whether the note is offered: a calm day, not the first, no note yet, and not put off."""
    ways = held.ways
    put_off = ways.note_put_off is not None and held.today < ways.note_put_off + PUT_OFF
    first_day = held.today <= held.viewer.person.since
    has_one = held.night_note is not None and bool(held.night_note.text)
    return is_calm(held) and ways.wants_note and not (put_off or first_day or has_one)


def is_calm(held: Standing) -> bool:
    """Low in the check-in of today, or come down in a practice of today."""
    run, checkin = held.run_today, held.checkin
    if run and run.body.before is not None and run.body.after is not None:
        if run.body.after <= min(run.body.before, CALM_AFTER):
            return True
        if run.body.after > run.body.before:
            return False
    return checkin is not None and checkin.body.distress is not None and checkin.body.distress <= CALM


def morning(held: Standing, now: datetime) -> Morning | None:
    """The question, on the day after the night; not while this day is hard itself."""
    kept = queries.to_ask_about(held.viewer, held.nights, now)
    rated = held.checkin.body.distress if held.checkin else None
    if kept is None or (rated is not None and rated >= HIGH_DISTRESS):
        return None
    return Morning(queries.was_at_night(held.viewer, kept), list(HELPED.items()), list(SLEPT.items()))


def said(held: Standing, now: datetime) -> Said | None:
    """The sentence after the answer, for some minutes."""
    kept = queries.answered_now(held.viewer, held.nights, now)
    if kept is None:
        return None
    night, has_note = kept.body, held.night_note is not None and bool(held.night_note.text)
    only_nothing = night.helped == ["nothing"]
    can_add = has_note and bool(night.helped) and not only_nothing
    return Said(words.after(night, has_note=has_note), help=only_nothing, can_add=can_add)
