"""One example for every address of the server: what it is called with, and who may come in.

An address that is missing here fails the access test.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from attune.measure.goals.records import Goal
from attune.measure.schedule import actions as plans
from attune.people.models import Passkey
from attune.player.actions import begin
from attune.player.library import curriculum
from attune.spaces import actions, queries
from attune.today.records import CheckIn
from attune.tools.journal.records import Note
from tests.conftest import NOW, SignedIn
from tests.measure.answering import SAM, begun, measured
from tests.spaces.linked import linked, shared_copy, someone, taken
from tests.today.people import planned, practised

SECRET = "Seven herons under the railway bridge"
OWN_WORDS = "What whoever asks has typed: it is given back, whatever the answer"
EXERCISE, LESSON = "come-down-to-the-water", "two-questions"
OPEN = "two-names"
AN_INSTRUMENT = curriculum().instruments["well-being"].uuid

type Who = Literal["anyone", "signed-in", "owner"]


@dataclass(frozen=True)
class Example:
    """How to ask for one address. `make` gives its arguments from what Alice owns; `data` is what is posted."""

    who: Who
    get: bool = True
    post: dict[str, Any] | None = None
    make: Callable[[SignedIn], dict[str, Any]] = lambda alice: {}
    also: tuple[int, ...] = field(
        default=()
    )  # answers besides 200, 204 and 302 that are right for who may come in


def page(who: Who = "signed-in", **more: Any) -> Example:
    """An address that is only read."""
    return Example(who, **more)


def form(who: Who = "signed-in", post: dict[str, Any] | None = None, **more: Any) -> Example:
    """An address that is read and written."""
    return Example(who, post=post or {}, **{"also": (422,), **more})


def write(who: Who = "signed-in", post: dict[str, Any] | None = None, **more: Any) -> Example:
    """An address that is only written."""
    return Example(who, get=False, post=post or {}, **{"also": (400, 409, 422), **more})


def keep(alice: SignedIn, body: Any) -> Any:
    """A record of Alice's."""
    return actions.write(viewer=alice.viewer, space=queries.private_space(alice.viewer), body=body, now=NOW)


def a_note(alice: SignedIn) -> dict[str, Any]:
    """A note of Alice's."""
    return {"record_id": keep(alice, Note(text=SECRET)).id}


def a_check_in(alice: SignedIn) -> dict[str, Any]:
    """A check-in of Alice's."""
    return {"record_id": keep(alice, CheckIn(distress=4, line=SECRET)).id}


def a_run(alice: SignedIn) -> dict[str, Any]:
    """A practice under way."""
    run = begin(viewer=alice.viewer, exercise=curriculum().exercise(EXERCISE), now=NOW)
    return {"run_id": run.id}


def a_worse_run(alice: SignedIn) -> dict[str, Any]:
    """A practice that ended worse, twice."""
    practised(alice, ago=3, before=3, after=7)
    return {"run_id": practised(alice, before=3, after=7).id}


def a_goal(alice: SignedIn) -> dict[str, Any]:
    """A goal of Alice's."""
    return {"goal_id": keep(alice, Goal(wish=SECRET, zero="Nothing", ten="All of it")).id}


def a_measure(alice: SignedIn) -> dict[str, Any]:
    """A measure under way."""
    return {"measure_id": begun(alice, NOW).id}


def a_result(alice: SignedIn) -> dict[str, Any]:
    """A measure that is answered."""
    return {"measure_id": measured(alice, NOW, SAM).id}


def a_schedule(alice: SignedIn) -> dict[str, Any]:
    """Something that Alice follows."""
    chosen = [(curriculum().instruments["attachment"], SAM)]
    return {"plan_id": plans.choose(viewer=alice.viewer, chosen=chosen, now=NOW)[0].id}


def a_space(alice: SignedIn) -> dict[str, Any]:
    """A space of Alice's with somebody who is none of the named people."""
    return {"space_id": linked(alice, someone(), name=SECRET).id}


def an_asked_space(alice: SignedIn) -> dict[str, Any]:
    """One that came of a link of Alice's; she has not opened it yet."""
    return {"space_id": taken(alice, someone(), name=SECRET).id}


def a_copy(alice: SignedIn) -> dict[str, Any]:
    """A copy of a note of hers in such a space."""
    space = linked(alice, someone(), name=SECRET)
    return {"space_id": space.id, "record_id": shared_copy(alice, space, text=SECRET).id}


def a_note_to_share(alice: SignedIn) -> dict[str, Any]:
    """A note of Alice's, and somebody to share it with."""
    a_space(alice)
    return a_note(alice)


def a_plan(alice: SignedIn) -> dict[str, Any]:
    """A plan of Alice's. The address is everyone's own, and holds nothing of hers."""
    planned(alice)
    return {"part": "minutes"}


def a_person_here(alice: SignedIn) -> dict[str, Any]:
    """Somebody on the server that Alice runs."""
    return {"person_id": someone().person.id}


def a_passkey(alice: SignedIn) -> dict[str, Any]:
    """A passkey of Alice's, as far as its row."""
    row = Passkey.objects.create(person=alice.person, credential_id=b"alices", public_key=b"key")
    return {"number": row.id}


EXAMPLES: dict[str, Example] = {
    "account:see-front": page("anyone"),
    "account:see-about": page("anyone"),
    "account:read-welcome": page("anyone"),
    "account:open-link": write("anyone", {"code": "a-link-that-was-used"}, also=(410,)),
    "account:create-account": write("anyone", {"code": "a-link-that-was-used"}, also=(410,)),
    "account:meter-passphrase": write("anyone", {"passphrase": "x"}),
    "account:suggest-passphrase": write("anyone"),
    "account:recover": form("anyone"),
    "account:see-account": page(),
    "account:change-passphrase": form(),
    "account:erase-account": form(post={"name": "nobody"}),
    "account:see-farewell": page("anyone"),
    "account:export-archive": form(),
    "account:import-archive": form(),
    "account:choose-leaving": form(post={"address": "weather"}),
    "account:see-only-me": page(),
    "account:close-own": form(post={"passphrase": "short"}),
    "account:open-own": form(post={"passphrase": "wrong"}),
    "account:shut-own": write(),
    "account:remove-only-me": form(),
    "account:change-time-zone": write(post={"time_zone": "UTC"}),
    "account:make-recovery-code": form(),
    "account:put-off-recovery-code": write(),
    "account:see-server": page("owner"),
    "account:invite-person": form("owner", {"role": "nobody"}),
    "account:cancel-link": write("owner", {"invitation": "00"}),
    "account:name-operator": form("owner", {"name": ""}),
    "account:lay-down-role": form("owner", also=(409,)),
    "account:see-person": page("owner", make=a_person_here),
    "account:mark-practitioner": write("owner", {"marked": "yes"}, make=a_person_here),
    "account:share-role": form("owner", make=a_person_here),
    "account:remove-account": form("owner", {"name": "another"}, make=a_person_here),
    "people:sign-in": form("anyone"),
    "people:give-second": form("anyone"),
    "people:check-sign-in": page("anyone"),
    "people:see-sign-ins": page(),
    "people:end-sign-in": write(post={"ref": "00" * 32}),
    "people:end-others": form(),
    "people:forget-browsers": write(),
    "people:see-history": page(),
    "people:see-factors": page(),
    "people:add-app": form(post={"code": "000000"}),
    "people:remove-app": form(),
    "people:add-passkey": form(post={"passkey": "{}"}),
    "people:remove-passkey": form("owner", make=a_passkey),
    "people:set-locking": form(post={"idle": "5", "hidden": "60"}),
    "people:set-quick": form(post={"code": "123456"}),
    "people:remove-quick": write(),
    "people:lock-now": write("anyone"),
    "people:see-lock": page("anyone"),
    "people:stay-open": write(),
    "people:unlock": form("anyone"),
    "people:unlock-here": write("anyone"),
    "people:prove": form(post={"current": "wrong"}),
    "people:sign-out": write("anyone"),
    "spaces:undo-erase": write(post={"erased": "nothing"}),
    "spaces:see-people": page(),
    "spaces:open-by-name": write(post={"name": OWN_WORDS}),
    "spaces:invite-someone": form(post={"name": OWN_WORDS}),
    "spaces:cancel-invitation": write(post={"invitation": "00"}),
    "spaces:join-space": form("anyone", {"code": "not-a-code"}),
    "spaces:accept-invitation": write(post={"code": "not-a-code", "name": OWN_WORDS}),
    "spaces:decline-invitation": page(),
    "spaces:see-space": page("owner", make=a_space),
    "spaces:let-in": write("owner", make=an_asked_space),
    "spaces:turn-away": form("owner", make=an_asked_space),
    "spaces:compare-codes": form("owner", {"same": "yes"}, make=a_space, also=(409,)),
    "spaces:change-side": write("owner", {"act": "call", "name": OWN_WORDS}, make=a_space),
    "spaces:leave-space": form("owner", make=a_space),
    "spaces:read-shared": page("owner", make=a_copy),
    "spaces:take-back": form("owner", make=a_copy),
    "sharing:share-copy": form("owner", {"act": "look"}, make=a_note_to_share),
    "safety:leave-page": page("anyone"),
    "safety:see-neutral": page("anyone"),
    "safety:see-right-now": page("anyone"),
    "safety:slow-down": page("anyone"),
    "safety:stand-firm": page("anyone"),
    "safety:take-pause": page("anyone"),
    "safety:get-through-night": page("anyone"),
    "safety:find-help": page("anyone"),
    "safety:see-leaving": page("anyone"),
    "safety:hold-words": page("anyone"),
    "safety:wait-well": page("anyone"),
    "safety:ask-yourself": page("anyone"),
    "safety:plan-safety": page("anyone"),
    "safety:use-more-safely": page("anyone"),
    "safety:read-guide": page("anyone"),
    "safety:see-neutral-near": page("anyone"),
    "safety:see-worker": page("anyone"),
    "safety:open-note": form(),
    "safety:write-note": form(post={"text": OWN_WORDS}),
    "safety:keep-unsent": write(post={"text": OWN_WORDS, "urges": "8,6"}),
    "safety:say-what-helped": write(post={"helped": "breath", "slept": "yes"}),
    "safety:settle-night": write(post={"add": "yes"}),
    "today:see-today": page(),
    "today:check-in": write(post={"distress": "3"}),
    "today:say-more": form(),
    "today:put-aside": write(post={"what": "not-today"}),
    "today:set-check-in": write(post={"wanted": "no"}),
    "today:see-hard-days": page(),
    "today:make-plan": form(),
    "today:answer-alarm": form(),
    "today:meet-first": write(),
    "today:name-someone": form(),
    "today:change-plan": form(make=a_plan),
    "today:see-trend": page(),
    "today:see-year": page(),
    "today:see-year-of": page(make=lambda alice: {"number": NOW.year}),
    "today:answer-finding": write(post={"what": "not-word", "word": OWN_WORDS}),
    "today:see-letters": page(),
    "today:see-letters-of": page(make=lambda alice: {"number": NOW.year}),
    "today:set-coming-back": write(post={"what": "no-findings"}),
    "today:read-letter": form(make=lambda alice: {"week": "2026-11-16"}),
    "measure:begin-measure": form(),
    "measure:begin-instrument": form(make=lambda alice: {"instrument_id": AN_INSTRUMENT}),
    "measure:answer-aside": form(make=lambda alice: {"instrument_id": AN_INSTRUMENT}),
    "measure:see-library": page(),
    "measure:see-rights": page(),
    "measure:see-instrument": page(make=lambda alice: {"instrument_id": AN_INSTRUMENT}),
    "measure:see-history": page("owner", make=a_result),
    "measure:see-together": page(),
    "measure:see-schedule": page(),
    "measure:make-schedule": form(post={"name": OWN_WORDS}),
    "measure:take-planned": write("owner", make=a_schedule),
    "measure:stop-schedule": write("owner", make=a_schedule),
    "measure:resume-schedule": write("owner", make=a_schedule),
    "measure:withdraw-schedule": form("owner", make=a_schedule),
    "measure:erase-schedule": form("owner", make=a_schedule),
    "measure:compare-result": form("owner", {"age": OWN_WORDS}, make=a_result),
    "measure:answer-item": form("owner", {"item": "x"}, make=a_measure),
    "measure:see-question": page("owner", make=lambda alice: {**a_measure(alice), "number": 1}),
    "measure:undo-answer": write("owner", make=a_measure),
    "measure:see-first": page("owner", make=a_measure),
    "measure:finish-measure": write("owner", make=a_measure),
    "measure:erase-measure": form("owner", make=a_result),
    "measure:see-map": page(),
    "measure:see-goals": page(),
    "measure:make-goal": form(),
    "measure:see-goal": page("owner", make=a_goal),
    "measure:rate-goal": form("owner", {"value": "3"}, make=a_goal),
    "measure:change-goal": form("owner", make=a_goal),
    "measure:close-goal": write("owner", {"how": "there"}, make=a_goal),
    "measure:erase-goal": form("owner", make=a_goal),
    "measure:see-result": form("owner", make=a_result),
    "measure:see-bond": page("owner", make=a_result),
    "measure:see-waiting": page("owner", make=a_result),
    "learn:read-lesson": page(make=lambda alice: {"slug": LESSON}),
    "practise:try-practice": form("anyone"),
    "practise:try-open": form("anyone", make=lambda alice: {"slug": OPEN}),
    "practise:see-library": page(),
    "practise:play-step": form("owner", {"step": "before", "act": "skip"}, make=a_run),
    "practise:keep-draft": write("owner", {"step": "before", "answer": "4"}, make=a_run),
    "practise:try-another-way": write("owner", {"step": "before"}, make=a_run),
    "practise:say-why": write("owner", {"text": OWN_WORDS}, make=a_worse_run),
    "practise:see-exercise": page(make=lambda alice: {"slug": EXERCISE}),
    "practise:begin-practice": write(make=lambda alice: {"slug": EXERCISE}),
    "journal:see-notebook": page(),
    "journal:write-note": form(post={"text": OWN_WORDS}),
    "search:search-words": form(post={"words": OWN_WORDS}),
    "journal:see-entry": page("owner", make=a_note),
    "journal:edit-entry": form("owner", {"text": "x"}, make=a_check_in),
    "journal:erase-entry": form("owner", make=a_note),
    "web:choose-theme": write("anyone", {"theme": "dark"}),
    "web:see-icon": page("anyone"),
}
