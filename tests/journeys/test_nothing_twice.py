"""A form that is sent twice (a double click, a reload) leaves what one sending leaves. Every form of every page."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.urls import reverse

from attune.people.models import HistoryLine
from attune.safety.night.records import Night
from attune.spaces import actions, queries
from attune.spaces.models import Record
from attune.today import actions as today
from tests.access.examples import AN_INSTRUMENT, EXAMPLES, a_plan, a_run
from tests.conftest import NOW, PASSPHRASE, SignedIn
from tests.measure.answering import begun, filled
from tests.safety.later import later

FORMS = [name for name, example in EXAMPLES.items() if example.post is not None]
ANOTHER = "seven lanterns over slow water"


def half_a_measure(alice: SignedIn) -> dict[str, Any]:
    """A measure with one answer."""
    kept = begun(alice, NOW)
    item = kept.body.order[0]
    actions.revise(viewer=alice.viewer, kept=kept, body=kept.body.answered(item, 3, NOW), now=NOW)
    return {"measure_id": kept.id}


def a_full_measure(alice: SignedIn) -> dict[str, Any]:
    """A measure with every answer, not counted yet."""
    kept = begun(alice, NOW)
    actions.revise(viewer=alice.viewer, kept=kept, body=filled(kept.body, NOW), now=NOW)
    return {"measure_id": kept.id}


def no_alarm(alice: SignedIn) -> dict[str, Any]:
    """The private question is answered."""
    a_plan(alice)
    return {}


def a_night(alice: SignedIn) -> dict[str, Any]:
    """A night on which the note was opened, and the note."""
    alice.client.post("/note-for-a-night", {"text": "Mornings come.", "version": "0"})
    day = alice.viewer.day(NOW).fromordinal(alice.viewer.day(NOW).toordinal() - 1)
    space = queries.private_space(alice.viewer)
    body = Night(day=day, helped=["breath"])
    actions.write(viewer=alice.viewer, space=space, body=body, now=NOW, key=day.isoformat())
    return {}


def worse_twice(alice: SignedIn) -> dict[str, Any]:
    """A practice that ended worse, in the shape that is shown."""
    return EXAMPLES["practise:say-why"].make(alice)


def a_check_in(alice: SignedIn) -> dict[str, Any]:
    """A check-in of this day."""
    today.rate(viewer=alice.viewer, distress=4, now=NOW)
    return {}


def a_line(alice: SignedIn) -> dict[str, Any]:
    """An entry with a line that can be changed."""
    return EXAMPLES["journal:edit-entry"].make(alice)


type Make = Callable[[SignedIn], dict[str, Any]]
# What the form is filled in with where the example sends nothing that would be kept; and what there is before.
SAID: dict[str, tuple[Make | None, dict[str, Any]]] = {
    "account:change-passphrase": (None, {"current": PASSPHRASE, "passphrase": ANOTHER}),
    "account:choose-leaving": (None, {"address": "https://example.org/"}),
    "account:close-own": (None, {"passphrase": ANOTHER}),
    "today:say-more": (a_check_in, {"line": "Two words.", "version": "1", "feelings": "calm"}),
    "today:answer-alarm": (None, {"answer": "no"}),
    "today:name-someone": (None, {"name": "my sister"}),
    "today:make-plan": (no_alarm, {"after_what": "after the news"}),
    "today:change-plan": (a_plan, {"choice": "3"}),
    "today:meet-first": (None, {"name": "my sister"}),
    "measure:begin-measure": (None, {"bond": "people"}),
    "measure:make-schedule": (None, {"instruments": str(AN_INSTRUMENT)}),
    "measure:undo-answer": (half_a_measure, {"steps": "1"}),
    "measure:finish-measure": (a_full_measure, {}),
    "measure:answer-item": (half_a_measure, {"answer": "5"}),
    "practise:play-step": (a_run, {"step": "before", "answer": "4", "act": "next", "version": "1"}),
    "practise:say-why": (worse_twice, {"why": "It was too long."}),
    "journal:write-note": (None, {"text": "A line, and another.", "once": "this-page", "version": "0"}),
    "journal:edit-entry": (a_line, {"passage-line": "Other words.", "version": "1"}),
    "safety:say-what-helped": (a_night, {"helped": "breath", "slept": "yes"}),
}
# What the second sending may change, and why.
TWICE: dict[str, tuple[set[str], str]] = {
    "account:change-passphrase": (
        {"people.Attempts"},
        "it names a passphrase that no longer stands: a failed try",
    ),
    "spaces:invite-someone": (
        {"spaces.SpaceInvitation", "changes"},
        "a link is shown once, so each page has its own; both are listed and can be taken back",
    ),
}


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    """The tests' evening."""
    with time_machine.travel(NOW, tick=False):
        yield


def state() -> dict[str, object]:
    """How many rows each table has, and how often the records were changed.

    Without the history of the account: it says what was asked for, each time.
    """
    models = [model for model in apps.get_models() if model is not HistoryLine]
    rows: dict[str, object] = {model._meta.label: model._default_manager.count() for model in models}
    rows["changes"] = sum(Record.objects.values_list("version", flat=True))
    return rows


def send(name: str, alice: SignedIn) -> Callable[[], Any]:
    """A function that sends the form of this address, filled in."""
    make, data = SAID.get(name, (None, EXAMPLES[name].post or {}))
    arguments = (make or EXAMPLES[name].make)(alice)
    if name == "measure:answer-item":
        kept = queries.read_any(alice.viewer, arguments["measure_id"])
        data = {**data, "item": kept.body.order[1]}  # type: ignore[attr-defined]
    return lambda: alice.client.post(reverse(name, kwargs=arguments), data)


def differs(one: dict[str, object], two: dict[str, object]) -> set[str]:
    """What is not as it was."""
    return {label for label in one if one[label] != two[label]}


@pytest.mark.parametrize("name", FORMS)
def test_sent_twice_is_as_sent_once(name: str, alice: SignedIn) -> None:
    press = send(name, alice)
    press()
    once = state()
    again = press()
    assert again.status_code < 500
    assert differs(once, state()) == (TWICE[name][0] if name in TWICE else set())


@pytest.mark.parametrize("name", [name for name in SAID if not name.startswith("account:")])
def test_what_is_sent_here_is_kept(name: str, alice: SignedIn) -> None:
    press = send(name, alice)
    before = state()
    assert press().status_code == 302
    assert differs(before, state()), "a form that keeps nothing tells nothing about sending it twice"


def test_a_second_note_would_be_found(alice: SignedIn) -> None:
    for page in ("this-page", "another-page"):
        alice.client.post("/notebook/new", {"text": "The same words.", "once": page})
    assert state()["spaces.Record"] == 2


def test_the_same_words_on_another_day_are_another_note(alice: SignedIn) -> None:
    page = "/notebook/new"
    alice.client.post(page, {"text": "Nothing came.", "once": "one"})
    with later(NOW.replace(day=26), alice):
        alice.client.post(page, {"text": "Nothing came.", "once": "two"})
    assert state()["spaces.Record"] == 2
