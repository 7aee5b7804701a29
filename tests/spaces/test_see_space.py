"""A space's page, what is in it, and my side of it: for who is in it, and there for nobody else."""

from collections.abc import Iterator

import pytest
import time_machine

from attune.spaces import leaving, members, queries
from attune.spaces.models import Record, Space
from tests.conftest import NOW, SignedIn
from tests.spaces.linked import fresh, linked, shared_copy, taken

WORDS, NAME = "Two kettles on one stove", "Bo at the mill"
GETS = ["", "/compare", "/leave"]
POSTS = ["/let-in", "/turn-away", "/compare", "/mine", "/leave"]


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def space(alice: SignedIn, bob: SignedIn) -> Space:
    return linked(alice, bob, name=NAME)


@pytest.fixture
def left(alice: SignedIn, erin: SignedIn) -> Space:
    """A space of Alice's that Erin was in."""
    found = linked(alice, erin, name="Then")
    shared_copy(alice, found, text=WORDS)
    leaving.leave(viewer=fresh(erin), space_id=found.id, take_back=False)
    return found


def copy_in(one: SignedIn, space: Space) -> str:
    return str(shared_copy(one, space, text=WORDS).id)


@pytest.mark.parametrize("name", ["charlie", "dana", "erin"])
def test_it_is_not_there_for_who_is_not_in_it(
    name: str, alice: SignedIn, space: Space, request: pytest.FixtureRequest
) -> None:
    other: SignedIn = request.getfixturevalue(name)
    record = copy_in(alice, space)
    before = list(Record.objects.values_list("id", "version"))
    paths = [f"/people/{space.id}{path}" for path in [*GETS, f"/{record}", f"/{record}/take-back"]]
    posts = [f"/people/{space.id}{path}" for path in [*POSTS, f"/{record}/take-back"]]
    assert {other.client.get(path).status_code for path in paths} == {404}
    assert {other.client.post(path, {"act": "rest"}).status_code for path in posts} == {404}
    assert list(Record.objects.values_list("id", "version")) == before
    assert NAME not in other.client.get("/people").text


def test_nothing_of_it_is_there_for_who_left(left: Space, alice: SignedIn, erin: SignedIn) -> None:
    record = Record.objects.get(space=left).id
    for path in [*GETS, f"/{record}", f"/{record}/take-back"]:
        assert erin.client.get(f"/people/{left.id}{path}").status_code == 404
    page = erin.client.get("/people").text
    assert "alice" not in page
    assert "There is one person in this space: you." not in page
    alone = alice.client.get(f"/people/{left.id}").text
    assert "erin" not in alone
    assert "Only you" not in alone


def test_each_sees_what_both_put_there_and_who(space: Space, alice: SignedIn, bob: SignedIn) -> None:
    record = copy_in(alice, space)
    assert "Al · Today, in the evening" in bob.client.get(f"/people/{space.id}").text
    assert "You · Today, in the evening" in alice.client.get(f"/people/{space.id}").text
    for one in (alice, bob):
        page = one.client.get(f"/people/{space.id}/{record}").text
        assert WORDS in page
        assert ("Take it back" in page) == (one is alice)


def test_looking_leaves_no_trace(space: Space, alice: SignedIn, bob: SignedIn) -> None:
    record = copy_in(alice, space)
    hers = [f"/people/{space.id}", f"/people/{space.id}/{record}", "/people"]
    before = [without_tokens(alice.client.get(path).text) for path in hers]
    rows = list(Record.objects.filter(space=space).values())
    bob.client.get(f"/people/{space.id}/{record}")
    assert list(Record.objects.filter(space=space).values()) == rows
    assert [without_tokens(alice.client.get(path).text) for path in hers] == before


def test_only_ones_own_is_taken_back(space: Space, alice: SignedIn, bob: SignedIn) -> None:
    path = f"/people/{space.id}/{copy_in(alice, space)}/take-back"
    assert bob.client.get(path).status_code == bob.client.post(path).status_code == 404
    assert "cannot be unread" in alice.client.get(path).text
    assert alice.client.post(path).status_code == 302
    assert not Record.objects.filter(space=space).exists()
    assert alice.client.post(path).status_code == 404


def test_a_record_of_another_space_is_not_read_here(space: Space, alice: SignedIn, erin: SignedIn) -> None:
    other = linked(alice, erin, name="Then")
    record = copy_in(alice, other)
    assert alice.client.get(f"/people/{space.id}/{record}").status_code == 404
    assert alice.client.post(f"/people/{space.id}/{record}/take-back").status_code == 404
    private = queries.private_space(alice.viewer)
    assert alice.client.get(f"/people/{private.id}").status_code == 404
    assert alice.client.post(f"/people/{private.id}/leave").status_code == 404


def test_resting_shows_nothing_and_the_other_sees_no_difference(
    space: Space, alice: SignedIn, bob: SignedIn
) -> None:
    record = copy_in(bob, space)
    theirs = without_tokens(bob.client.get(f"/people/{space.id}").text)
    alice.client.post(f"/people/{space.id}/mine", {"act": "rest"})
    page = alice.client.get(f"/people/{space.id}").text
    assert "This space rests" in page
    assert "A note" not in page
    assert alice.client.get(f"/people/{space.id}/{record}").status_code == 302
    assert f"You and {NAME}" not in alice.client.get("/people").text
    assert without_tokens(bob.client.get(f"/people/{space.id}").text) == theirs
    alice.client.post(f"/people/{space.id}/mine", {"act": "wake"})
    assert f"You and {NAME}" in alice.client.get("/people").text


def test_hidden_it_opens_by_its_name_alone(space: Space, alice: SignedIn) -> None:
    alice.client.post(f"/people/{space.id}/mine", {"act": "hide"})
    assert NAME not in alice.client.get("/people").text
    answer = alice.client.post("/people/named", {"name": f"  {NAME.upper()} "})
    assert answer["Location"] == f"/people/{space.id}"
    wrong = alice.client.post("/people/named", {"name": "Bo"})
    assert wrong.status_code == 422
    assert NAME not in wrong.text
    alice.client.post(f"/people/{space.id}/mine", {"act": "show"})
    assert NAME in alice.client.get("/people").text


def test_what_i_call_it_is_mine_alone(space: Space, alice: SignedIn, bob: SignedIn) -> None:
    alice.client.post(f"/people/{space.id}/mine", {"act": "call", "name": "  The one   I ring "})
    assert "You and The one I ring" in alice.client.get(f"/people/{space.id}").text
    assert "The one I ring" not in bob.client.get(f"/people/{space.id}").text
    alice.client.post(f"/people/{space.id}/mine", {"act": "call", "name": " "})
    assert "You and The one I ring" in alice.client.get(f"/people/{space.id}").text


def test_nothing_is_changed_on_a_side_that_was_never_opened(alice: SignedIn, bob: SignedIn) -> None:
    space = taken(alice, bob)
    alice.client.post(f"/people/{space.id}/mine", {"act": "hide"})
    side = members.side(fresh(alice), space.id)
    assert side
    assert side.is_proved


def test_an_act_that_is_none_changes_nothing(space: Space, alice: SignedIn) -> None:
    assert alice.client.post(f"/people/{space.id}/mine", {"act": "x"}).status_code == 302
    assert members.side(fresh(alice), space.id).mine.confirmed  # type: ignore[union-attr]


def without_tokens(page: str) -> list[str]:
    """The page without what differs each time."""
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]
