"""What was typed comes back: after a sign-in that ended, and where two windows write the same thing. Every form."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attune.people import sessions
from attune.people.models import Session
from attune.spaces import queries
from attune.spaces.actions import Overtaken
from attune.spaces.models import Record
from attune.tools.journal import actions as journal
from attune.tools.journal.records import DRAFT, Note, NoteDraft
from tests.access.examples import EXAMPLES, a_plan
from tests.conftest import NOW, SignedIn

WORDS = "The lamp was on when I came home, and nobody said why."
BY_SCRIPT = {"x-requested-with": "fetch"}
# Fields that hold no sentences: what is typed there is a name for signing in, a secret or an address.
NO_SENTENCES = {"username", "passphrase", "current", "code", "address", "operator_name"}
# Addresses that take a form from anyone: nothing of it needs a sign-in.
OPEN = {name for name, example in EXAMPLES.items() if example.who == "anyone"}


@dataclass
class Form:
    """A form that is sent by POST: where to, where drafts of it go, and what it holds."""

    action: str
    keep: str
    hidden: dict[str, str] = field(default_factory=dict)
    fields: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """The forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_ = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = is_.get("method") == "post"
            if self.inside:
                self.forms.append(Form(is_.get("action", ""), is_.get("data-keep", "")))
        elif self.inside and is_.get("name") and "readonly" not in is_:
            if tag == "textarea" or (tag == "input" and is_.get("type", "text") == "text"):
                self.forms[-1].fields.append(is_["name"])
            elif tag == "input" and is_.get("type") == "hidden":
                self.forms[-1].hidden[is_["name"]] = is_.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "form"


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    """The tests' evening."""
    with time_machine.travel(NOW, tick=False):
        yield


def forms(html: str, address: str) -> list[Form]:
    """Those of a page that take sentences and need a sign-in."""
    reader = Reader()
    reader.feed(html)
    found = []
    for form in reader.forms:
        form.action = form.action or address
        form.fields = [each for each in form.fields if each not in NO_SENTENCES]
        if form.fields and view(form) not in OPEN:
            found.append(form)
    return found


def view(form: Form) -> str:
    """The name of the address that takes it."""
    return resolve(form.action.split("?")[0]).view_name


def signed_in_again(alice: SignedIn) -> Client:
    client = Client(headers={"host": "localhost"})
    token = sessions.begin(person=alice.person, keys=alice.viewer.keys, now=NOW)
    client.cookies[sessions.COOKIE] = token.to_cookie()
    return client


def lost_by(form: Form, client: Client) -> bool:
    """Whether the page that says "signed out" lacks a word of it, or the way back in."""
    answer = client.post(form.action, form.hidden | dict.fromkeys(form.fields, WORDS))
    page = answer.content.decode()
    back = page.count(f"\n{WORDS}</textarea>") == len(form.fields) and reverse("people:sign-in") in page
    return answer.status_code != 401 or not back


def test_every_form_gives_back_what_was_typed_when_the_sign_in_has_ended(alice: SignedIn) -> None:
    lost, seen = set(), set()
    for name, example in EXAMPLES.items():
        if not example.get or example.who == "anyone":
            continue
        with transaction.atomic():
            a_plan(alice)
            address = reverse(name, kwargs=example.make(alice))
            page = alice.client.get(address)
            found = forms(page.content.decode(), address) if page.status_code == 200 else []
            Session.objects.all().delete()
            before = Record.objects.count()
            seen |= {view(form) for form in found}
            lost |= {view(form) for form in found if lost_by(form, alice.client)}
            assert Record.objects.count() == before
            transaction.set_rollback(True)
    assert lost == set()
    assert {
        "journal:write-note",
        "journal:edit-entry",
        "today:say-more",
        "today:name-someone",
        "today:make-plan",
    } <= seen
    assert {
        "safety:write-note",
        "measure:begin-measure",
        "spaces:invite-someone",
        "spaces:change-side",
    } <= seen


def test_a_page_that_loses_them_would_be_found(alice: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    page = reverse("journal:write-note")
    [form] = forms(alice.client.get(page).content.decode(), page)
    Session.objects.all().delete()
    assert not lost_by(form, alice.client)
    monkeypatch.setattr("attune.web.views.typed", lambda _request: [])
    assert lost_by(form, alice.client)


def test_what_was_kept_while_typing_is_there_after_signing_in_again(alice: SignedIn) -> None:
    places = {
        reverse(name, kwargs=EXAMPLES[name].make(alice))
        for name in ("journal:write-note", "journal:edit-entry", "today:say-more", "safety:write-note")
    }
    for place in places:
        page = alice.client.get(place).content.decode()
        [form] = [each for each in forms(page, place) if each.keep]
        sent = form.hidden | dict.fromkeys(form.fields, WORDS)
        assert alice.client.post(form.keep, sent, headers=BY_SCRIPT).status_code == 204
    Session.objects.all().delete()
    assert alice.client.get("/today").status_code == 302
    client = signed_in_again(alice)
    for place in places:
        assert WORDS in client.get(place).content.decode(), place


def test_a_step_that_was_typed_is_there_after_signing_in_again(alice: SignedIn) -> None:
    place = alice.client.post(reverse("practise:begin-practice", kwargs={"slug": "three-weathers"}))[
        "Location"
    ]
    for _step in range(20):
        page = alice.client.get(place).content.decode()
        form = next((each for each in forms(page, place) if each.keep), None)
        if form:
            break
        alice.client.post(place, {"act": "skip", "step": re.findall(r'name="step" value="([^"]+)"', page)[0]})
    assert form
    sent = form.hidden | dict.fromkeys(form.fields, WORDS)
    assert alice.client.post(form.keep, sent, headers=BY_SCRIPT).status_code == 204
    Session.objects.all().delete()
    assert not lost_by(form, alice.client)
    assert WORDS in signed_in_again(alice).get(place).content.decode()


WRITES = st.lists(
    st.tuples(
        st.sampled_from(["left", "right"]), st.sampled_from(["type", "look", "put away"]), st.integers(0, 3)
    ),
    min_size=2,
    max_size=9,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WRITES)
def test_two_windows_on_one_draft_lose_nothing(alice: SignedIn, writes: list[tuple[str, str, int]]) -> None:
    """Words that a window was told are kept stand somewhere, unless the same window replaced them or saw them go."""
    Record.objects.all().delete()
    space = queries.private_space(alice.viewer)
    knows = {"left": (0, ""), "right": (0, "")}
    notes = set()
    for number, (window, act, word) in enumerate(writes):
        draft = queries.keyed(alice.viewer, space, NoteDraft, DRAFT)
        stands = draft.body.text if draft else ""
        version, seen = knows[window]
        if act == "look":
            knows[window] = (draft.version if draft else 0, stands)
        elif act == "type":
            text, kept = f"{window} {word} {number}", None
            with suppress(Overtaken):
                kept = journal.keep_draft(viewer=alice.viewer, text=text, version=version, now=NOW)
                knows[window] = (kept.version, text)
            was_known = stands in {"", seen}
            assert was_known == (kept is not None), "replaced unseen, or refused without a reason"
            left = queries.keyed(alice.viewer, space, NoteDraft, DRAFT)
            assert left
            assert left.body.text == (text if kept else stands)
        elif seen:
            journal.put_away(viewer=alice.viewer, text=seen, now=NOW, once=window)
            notes.add(seen)
            left = queries.keyed(alice.viewer, space, NoteDraft, DRAFT)
            assert stands in {seen, ""} or (left and left.body.text == stands)
            knows[window] = (0, "") if stands == seen else knows[window]
    assert {kept.body.text for kept in queries.entries(alice.viewer, space, Note)} == notes
