"""Invite, take, let in or turn away: once, within seven days, and a no leaves no trace."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from attune.core.sealing import LinkCode
from attune.spaces import epochs, members
from attune.spaces.linking import actions as linking
from attune.spaces.members import Standing
from attune.spaces.models import EpochKey, Member, Record, Space, SpaceInvitation
from tests.conftest import NOW, SignedIn
from tests.spaces.linked import fresh, invited, someone, taken

INVITE, JOIN, ACCEPT = "/people/invite", "/people/join", "/people/join/accept"
NAME = "My heron by the sea"


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def code_on(page: str) -> str:
    """The code that a form carries."""
    return page.split('name="code" value="')[1].split('"', maxsplit=1)[0]


def rows() -> list[object]:
    """Everything that an invitation could change."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (SpaceInvitation, Space, Member, EpochKey, Record)
    ]


def test_inviting_shows_a_link_once_and_keeps_only_its_hash(alice: SignedIn) -> None:
    code = code_on(alice.client.get(INVITE).text)
    page = alice.client.post(INVITE, {"code": code, "name": NAME, "word": "partner"})
    assert page.status_code == 200
    assert f"http://localhost/people/join#{code}" in page.text
    row = SpaceInvitation.objects.get()
    assert row.gone_after == (NOW + timedelta(days=7)).date()
    assert code.encode() not in bytes(row.id) + bytes(row.sealed)
    assert NAME.encode() not in bytes(row.sealed)
    people = alice.client.get("/people").text
    assert f"For {NAME}" in people
    assert code not in people


def test_a_form_sent_twice_makes_one_link(alice: SignedIn) -> None:
    code = code_on(alice.client.get(INVITE).text)
    pages = [alice.client.post(INVITE, {"code": code, "name": NAME}).text for _ in range(2)]
    assert all(code in page for page in pages)
    assert SpaceInvitation.objects.count() == 1


def test_a_name_is_needed(alice: SignedIn) -> None:
    answer = alice.client.post(INVITE, {"name": "  "})
    assert answer.status_code == 422
    assert "A name is needed" in answer.text
    assert not SpaceInvitation.objects.exists()


def test_a_name_is_asked_twice_within_a_month_and_then_once_a_month(alice: SignedIn) -> None:
    for days, answer in ((0, 200), (5, 200), (6, 409), (34, 409), (35, 200), (36, 409)):
        with time_machine.travel(NOW + timedelta(days=days), tick=False):
            code = LinkCode.new(alice.viewer.keys.public)
            try:
                linking.invite(
                    viewer=fresh(alice), code=code, name=NAME.upper(), word="", now=NOW + timedelta(days=days)
                )
                found = 200
            except linking.TooSoon:
                found = 409
            assert found == answer, days


def test_too_soon_names_the_day_and_makes_no_link(alice: SignedIn) -> None:
    for _ in range(2):
        alice.client.post(INVITE, {"name": NAME})
    answer = alice.client.post(INVITE, {"name": NAME})
    assert answer.status_code == 409
    assert "24 December" in answer.text
    assert SpaceInvitation.objects.count() == 2


@pytest.mark.parametrize("name", ["bob", "charlie", "dana", "erin"])
def test_nobody_else_takes_a_link_back(name: str, alice: SignedIn, request: pytest.FixtureRequest) -> None:
    other: SignedIn = request.getfixturevalue(name)
    code, one_more = invited(alice), someone()
    other.client.post("/people/invite/cancel", {"invitation": code.row_id.hex()})
    assert linking.look(fresh(one_more), code, NOW.date())
    alice.client.post("/people/invite/cancel", {"invitation": code.row_id.hex()})
    with pytest.raises(linking.NoLonger):
        linking.look(fresh(one_more), code, NOW.date())
    assert "For Bo" not in alice.client.get("/people").text


def test_looking_and_declining_change_nothing(alice: SignedIn, bob: SignedIn) -> None:
    code = invited(alice)
    before, page = rows(), without_tokens(alice.client.get("/people").text)
    look = bob.client.post(JOIN, {"code": code.write()})
    assert "alice invites you" in look.text
    assert "Nothing was sent" in bob.client.get("/people/join/no").text
    assert rows() == before
    assert without_tokens(alice.client.get("/people").text) == page


def test_a_visitor_keeps_the_code_in_the_form(alice: SignedIn, visitor: Client) -> None:
    code = invited(alice).write()
    page = visitor.post(JOIN, {"code": code})
    assert page.status_code == 200
    assert f'value="{code}"' in page.text
    assert "alice" not in page.text


@pytest.mark.parametrize("gone", ["never", "used", "cancelled", "run out"])
def test_a_link_that_is_not_good_says_the_same_whatever_became_of_it(
    gone: str, alice: SignedIn, bob: SignedIn, charlie: SignedIn
) -> None:
    code, now = invited(alice), NOW
    if gone == "never":
        code = LinkCode.new(alice.viewer.keys.public)
    elif gone == "used":
        linking.accept(viewer=fresh(charlie), code=code, name="x", word="", now=NOW)
    elif gone == "cancelled":
        linking.cancel(viewer=alice.viewer, code_id=code.row_id)
    else:
        SpaceInvitation.objects.update(gone_after=(now - timedelta(days=1)).date())
    before = rows()
    look = bob.client.post(JOIN, {"code": code.write()})
    take = bob.client.post(ACCEPT, {"code": code.write(), "name": "Al"})
    assert (look.status_code, take.status_code) == (422, 422)
    assert "not good, or no longer" in look.text
    assert "alice" not in look.text + take.text
    assert rows() == before


def test_it_is_good_through_its_seventh_day(alice: SignedIn, bob: SignedIn) -> None:
    code = invited(alice)
    linking.look(fresh(bob), code, (NOW + timedelta(days=7)).date())
    with pytest.raises(linking.NoLonger):
        linking.look(fresh(bob), code, (NOW + timedelta(days=8)).date())


def test_ones_own_link_is_for_somebody_else(alice: SignedIn) -> None:
    answer = alice.client.post(JOIN, {"code": invited(alice).write()})
    assert answer.status_code == 422
    assert "of your own" in answer.text


def test_taking_makes_a_space_that_opens_for_the_taker_alone(alice: SignedIn, bob: SignedIn) -> None:
    code = invited(alice, name=NAME)
    answer = bob.client.post(ACCEPT, {"code": f" http://any/people/join#{code.write()} ", "name": "Al"})
    space = Space.objects.get(kind=Space.Kind.SHARED)
    assert answer["Location"] == f"/people/{space.id}"
    assert "You and Al" in bob.client.get(answer["Location"]).text
    assert NAME not in [each.name for each in linking.invitations(fresh(alice), NOW.date())]
    side = members.side(fresh(alice), space.id)
    assert side
    assert (side.standing, side.name) == (Standing.ASKED, NAME)
    with pytest.raises(epochs.Shut):
        epochs.enter(fresh(alice), space.id)
    assert NAME in alice.client.get("/people").text
    assert "Yes, this is who I invited" in alice.client.get(f"/people/{space.id}").text


def test_a_press_too_many_leads_into_the_same_space(alice: SignedIn, bob: SignedIn) -> None:
    code = invited(alice).write()
    first, second = (bob.client.post(ACCEPT, {"code": code, "name": "Al"}) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert bob.client.post(JOIN, {"code": code})["Location"] == first["Location"]
    assert Space.objects.filter(kind=Space.Kind.SHARED).count() == 1


@pytest.mark.parametrize("how", ["used", "cancelled"])
def test_a_form_sent_again_does_not_bring_a_link_back(
    how: str, alice: SignedIn, bob: SignedIn, charlie: SignedIn
) -> None:
    typed = code_on(alice.client.get(INVITE).text)
    code = LinkCode.read(typed)
    assert code
    alice.client.post(INVITE, {"code": typed, "name": NAME})
    if how == "used":
        linking.accept(viewer=fresh(bob), code=code, name="x", word="", now=NOW)
    else:
        linking.cancel(viewer=fresh(alice), code_id=code.row_id)
    page = alice.client.post(INVITE, {"code": typed, "name": NAME}).text
    assert typed not in page
    assert "/people/join#" in page
    with pytest.raises(linking.NoLonger):
        linking.look(fresh(charlie), code, NOW.date())


def test_letting_in_opens_it_and_her_key_depends_on_nobody(alice: SignedIn, bob: SignedIn) -> None:
    space = taken(alice, bob, name=NAME)
    alice.client.post(f"/people/{space.id}/let-in")
    alice.client.post(f"/people/{space.id}/let-in")
    assert f"You and {NAME}" in alice.client.get(f"/people/{space.id}").text
    assert EpochKey.objects.get(space=space, receiver=alice.person).giver == alice.person


def test_the_takers_page_does_not_tell_whether_the_other_has_opened_it(
    alice: SignedIn, bob: SignedIn
) -> None:
    space = taken(alice, bob)
    before = bob.client.get(f"/people/{space.id}").text
    linking.let_in(viewer=fresh(alice), space_id=space.id)
    after = bob.client.get(f"/people/{space.id}").text
    assert without_tokens(before) == without_tokens(after)


def test_turned_away_looks_like_left(alice: SignedIn, bob: SignedIn) -> None:
    space = taken(alice, bob)
    assert "Turn this away?" in alice.client.get(f"/people/{space.id}/turn-away").text
    alice.client.post(f"/people/{space.id}/turn-away")
    assert "bob" not in alice.client.get("/people").text
    assert "There is one person in this space: you." in bob.client.get(f"/people/{space.id}").text
    assert alice.client.get(f"/people/{space.id}").status_code == 404


def test_a_taker_who_leaves_before_she_looks_leaves_nothing(alice: SignedIn, bob: SignedIn) -> None:
    space = taken(alice, bob, name=NAME)
    bob.client.post(f"/people/{space.id}/leave")
    assert not Space.objects.filter(id=space.id).exists()
    assert NAME not in alice.client.get("/people").text


def test_a_taker_whose_account_is_gone_leaves_nothing_to_look_at(alice: SignedIn, bob: SignedIn) -> None:
    space = taken(alice, bob, name=NAME)
    Member.objects.filter(space=space, person=bob.person).delete()
    assert NAME not in alice.client.get("/people").text
    assert alice.client.get(f"/people/{space.id}").status_code == 404


def test_a_space_that_was_let_in_is_not_turned_away(alice: SignedIn, bob: SignedIn) -> None:
    space = taken(alice, bob)
    linking.let_in(viewer=fresh(alice), space_id=space.id)
    assert alice.client.post(f"/people/{space.id}/turn-away").status_code == 404


def test_of_two_who_take_it_at_once_one_has_it(
    alice: SignedIn, bob: SignedIn, charlie: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, give = invited(alice), linking.give
    came_first: list[Space] = []

    def slowly(*given: Any) -> Any:
        monkeypatch.setattr(linking, "give", give)
        came_first.append(linking.accept(viewer=fresh(charlie), code=code, name="x", word="", now=NOW))
        return give(*given)

    monkeypatch.setattr(linking, "give", slowly)
    with pytest.raises(linking.NoLonger):
        linking.accept(viewer=fresh(bob), code=code, name="x", word="", now=NOW)
    assert list(Space.objects.filter(kind=Space.Kind.SHARED)) == came_first


@pytest.mark.parametrize("typed", ["", "#", "abc", "x" * 43, "é" * 43, "http://x/#", "A" * 500])
def test_any_text_is_met_kindly(typed: str, bob: SignedIn) -> None:
    assert bob.client.post(JOIN, {"code": typed}).status_code == 422
    assert bob.client.post("/people/invite/cancel", {"invitation": typed}).status_code == 302


@pytest.mark.parametrize("path", ["/people/invite/cancel", ACCEPT, "/people/named"])
def test_what_writes_rejects_get(path: str, alice: SignedIn) -> None:
    assert alice.client.get(path).status_code == 405


def without_tokens(page: str) -> list[str]:
    """The page without what differs each time."""
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]
