"""Each address × each named person: who may come in comes in, and for everyone else there is nothing there."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from attune.spaces import actions, leaving, queries
from attune.spaces.models import Record
from attune.spaces.records import Kept
from attune.tools.journal.records import Note
from tests.access.examples import EXAMPLES, OWN_WORDS, SECRET, Example
from tests.conftest import NOW, SignedIn
from tests.spaces.linked import linked

FINE = {200, 204, 302}
PEOPLE = ["alice", "bob", "charlie", "dana", "erin"]
OTHERS = PEOPLE[1:]
OWNED = [name for name, example in EXAMPLES.items() if example.who == "owner"]
SIGNED_IN = [name for name, example in EXAMPLES.items() if example.who != "anyone"]
OPEN = [name for name, example in EXAMPLES.items() if example.who == "anyone"]
WRITES = [name for name, example in EXAMPLES.items() if not example.get]
LEAVES = {"safety:leave-page", "people:sign-out"}


def names(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    """The name of every address, as `app:verb-noun`."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else prefix)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


def unregistered(patterns: list[Any], examples: Mapping[str, Example]) -> set[str]:
    """Addresses without an example, and examples without an address."""
    return set(names(patterns)) ^ set(examples)


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    """The tests' evening."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def couple(alice: SignedIn, bob: SignedIn, dana: SignedIn, erin: SignedIn) -> None:
    """Alice shares a space with Bob, one with Dana, and had one with Erin, who left."""
    for other in (bob, dana, erin):
        space = linked(alice, other, name=other.person.username)
        if other is erin:
            leaving.leave(viewer=erin.viewer, space_id=space.id, take_back=False)


def ask(client: Client, name: str, arguments: dict[str, Any], *, post: bool) -> Any:
    """GET or POST the example."""
    url = reverse(name, kwargs=arguments)
    return client.post(url, EXAMPLES[name].post) if post else client.get(url)


def ways(name: str) -> list[bool]:
    """How the example is asked for: False for GET, True for POST."""
    example = EXAMPLES[name]
    return [post for post, there in ((False, example.get), (True, example.post is not None)) if there]


def test_every_address_has_an_example() -> None:
    assert unregistered(get_resolver().url_patterns, EXAMPLES) == set()


def test_an_address_without_an_example_is_found() -> None:
    planted = path("planted", lambda request: None, name="see-planted")  # type: ignore[arg-type,return-value]
    assert unregistered([*get_resolver().url_patterns, planted], EXAMPLES) == {"see-planted"}
    assert unregistered(get_resolver().url_patterns, EXAMPLES | {"gone:see-gone": Example("anyone")}) == {
        "gone:see-gone"
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_who_may_come_in_comes_in(name: str, alice: SignedIn) -> None:
    arguments = EXAMPLES[name].make(alice)
    for post in ways(name):
        answer = ask(alice.client, name, arguments, post=post)
        assert answer.status_code in FINE | set(EXAMPLES[name].also), (name, post)
        if answer.status_code == 302 and EXAMPLES[name].who != "anyone":
            assert answer["Location"] != reverse("people:sign-in")


@pytest.mark.usefixtures("couple")
@pytest.mark.parametrize("person", OTHERS)
@pytest.mark.parametrize("name", OWNED)
def test_what_is_alices_is_not_there_for_anyone_else(
    name: str, person: str, alice: SignedIn, request: pytest.FixtureRequest
) -> None:
    other: SignedIn = request.getfixturevalue(person)
    arguments = EXAMPLES[name].make(alice)
    before = rows()
    for post in ways(name):
        answer = ask(other.client, name, arguments, post=post)
        assert answer.status_code == 404, (name, post)
        assert SECRET not in answer.content.decode()
    assert rows() == before


@pytest.mark.usefixtures("couple")
@pytest.mark.parametrize("person", OTHERS)
def test_nobody_elses_pages_show_a_word_of_hers(
    person: str, alice: SignedIn, request: pytest.FixtureRequest
) -> None:
    other: SignedIn = request.getfixturevalue(person)
    note(alice)
    for name in SIGNED_IN:
        if name in OWNED or not EXAMPLES[name].get:
            continue
        answer = ask(other.client, name, EXAMPLES[name].make(alice), post=False)
        assert answer.status_code in FINE, name
        assert SECRET not in answer.content.decode(), name


def test_a_word_of_hers_that_is_shown_is_found(alice: SignedIn) -> None:
    kept = note(alice)
    assert SECRET in alice.client.get(reverse("journal:see-entry", args=[kept.id])).content.decode()


@pytest.mark.parametrize("name", SIGNED_IN)
def test_who_is_signed_out_is_asked_to_sign_in(name: str, alice: SignedIn, visitor: Client) -> None:
    arguments = EXAMPLES[name].make(alice)
    before = rows()
    for post in ways(name):
        answer = ask(visitor, name, arguments, post=post)
        if post and OWN_WORDS in (EXAMPLES[name].post or {}).values():
            assert answer.status_code == 401, name  # a page that gives back what was typed
            assert OWN_WORDS in answer.content.decode()
            continue
        assert answer.status_code == 302, (name, post)
        assert answer["Location"] == reverse("people:sign-in")
    assert rows() == before


@pytest.mark.parametrize("name", OPEN)
def test_open_pages_need_no_sign_in_and_keep_nothing(name: str, alice: SignedIn, visitor: Client) -> None:
    arguments = EXAMPLES[name].make(alice)
    before = rows()
    for post in ways(name):
        answer = ask(visitor, name, arguments, post=post)
        assert answer.status_code in FINE | set(EXAMPLES[name].also), (name, post)
    assert rows() == before


@pytest.mark.parametrize("name", WRITES)
def test_what_only_writes_rejects_get(name: str, alice: SignedIn) -> None:
    url = reverse(name, kwargs=EXAMPLES[name].make(alice))
    before = rows()
    assert alice.client.get(url).status_code == 405
    assert rows() == before


@pytest.mark.parametrize("name", [name for name in EXAMPLES if EXAMPLES[name].get and name not in LEAVES])
def test_a_page_is_never_stored_begins_with_leave_and_has_a_neutral_title(name: str, alice: SignedIn) -> None:
    answer = ask(alice.client, name, EXAMPLES[name].make(alice), post=False)
    assert "no-store" in answer["Cache-Control"]
    if answer.status_code != 200:
        return
    html = answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "unsafe-" not in answer["Content-Security-Policy"]
    if name == "safety:see-worker":  # a script; tests/safety/test_see_worker.py reads it
        assert answer["Content-Type"].startswith("text/javascript")
        return
    title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
    assert title, name
    assert len(title.group(1)) <= 20
    if name not in {"safety:see-neutral", "safety:see-neutral-near"}:
        first = re.search(r"<(?:a|button|input|select|textarea)\b[^>]*>", html[html.index("<body") :])
        assert first, name
        assert 'class="leave"' in first.group(), name


def note(alice: SignedIn) -> Kept[Note]:
    """A note of Alice's with words that nobody else may see."""
    space = queries.private_space(alice.viewer)
    return actions.write(viewer=alice.viewer, space=space, body=Note(text=SECRET), now=NOW)


def rows() -> tuple[int, int]:
    """How many records there are, and how often they were changed."""
    versions = list(Record.objects.values_list("version", flat=True))
    return len(versions), sum(versions)
