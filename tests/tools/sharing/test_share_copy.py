"""A copy: chosen, seen as they will see it, sent; asked again after a change; never more than was shown."""

from datetime import timedelta
from typing import Any

import pytest

from attune.people.models import Person
from attune.spaces import actions, leaving, queries
from attune.spaces.models import Record, Space
from attune.spaces.records import Body, Kept
from attune.today.records import CheckIn
from attune.tools.journal.records import Note
from attune.tools.sharing.queries import sent
from attune.tools.sharing.records import Copy
from tests.conftest import NOW, SignedIn
from tests.spaces.linked import fresh, linked, shared_copy

WORDS, MORE = "A kettle for two", "and a third cup"


def keep(one: SignedIn, body: Body | None = None, *, hours: int = 0) -> Kept[Body]:
    viewer = fresh(one)
    at = NOW - timedelta(hours=hours)
    space = queries.private_space(viewer)
    return actions.write(viewer=viewer, space=space, body=body or Note(text=WORDS), now=at)


def post(one: SignedIn, kept: Kept[Body], to: Space, act: str, **more: Any) -> Any:
    sent = {"act": act, "space": str(to.id), "version": kept.version, "part": ["text"], **more}
    return one.client.post(f"/notebook/{kept.id}/share", sent)


def copies(space: Space, one: SignedIn) -> list[Copy]:
    viewer = fresh(one)
    return [kept.body for kept in queries.entries(viewer, queries.space_of(viewer, space.id), Copy)]


def test_it_works(space: Space, alice: SignedIn, bob: SignedIn) -> None:
    kept = keep(alice)
    assert "Share a copy" in alice.client.get(f"/notebook/{kept.id}").text
    first = alice.client.get(f"/notebook/{kept.id}/share").text
    assert "You and Bo at the mill" in first
    assert f'value="{space.id}" checked' in first
    look = post(alice, kept, space, "look")
    assert "This is what Bo at the mill will see" in look.text
    assert WORDS in look.text
    assert copies(space, bob) == []
    answer = post(alice, kept, space, "share")
    record = Record.objects.get(space=space)
    assert answer["Location"] == f"/people/{space.id}/{record.id}"
    assert WORDS in bob.client.get(answer["Location"]).text
    assert "A copy of this is with Bo at the mill" in alice.client.get(f"/notebook/{kept.id}").text


def test_what_they_see_is_what_was_shown(space: Space, alice: SignedIn, bob: SignedIn) -> None:
    """The preview and the copy say the same words in the same part of the page."""
    body = CheckIn(distress=3, line=WORDS, feelings=["afraid"])
    kept = keep(alice, body, hours=30)
    look = post(alice, kept, space, "look", part=["line"]).text
    answer = post(alice, kept, space, "share", part=["line"])
    theirs = bob.client.get(answer["Location"]).text
    part = look.split('aria-label="The copy"')[1].split("</section>")[0]
    for page in (part, theirs):
        assert WORDS in page
        assert "of 7" not in page
    assert [each.parts for each in copies(space, bob)] == [
        [part for part in copies(space, bob)[0].parts if part.key == "line"]
    ]


def test_nothing_of_the_source_but_what_was_chosen_is_in_the_seal(space: Space, alice: SignedIn) -> None:
    kept = keep(alice, CheckIn(distress=3, line=WORDS, security={"someone": 4}), hours=30)
    post(alice, kept, space, "share", part=["line"])
    (copy,) = copies(space, alice)
    assert {part.key for part in copy.parts} == {"line"}
    assert set(copy.__struct_fields__) == {"of", "parts"}


def test_a_page_in_two_windows_makes_one_copy(space: Space, alice: SignedIn) -> None:
    kept = keep(alice)
    for _ in range(2):
        assert post(alice, kept, space, "share").status_code == 302
    assert len(copies(space, alice)) == 1
    assert len(sent(fresh(alice), kept.id).places) == 1


def test_after_a_change_it_is_asked_and_replaces(space: Space, alice: SignedIn, bob: SignedIn) -> None:
    kept = keep(alice)
    post(alice, kept, space, "share")
    changed = actions.revise(viewer=fresh(alice), kept=kept, body=Note(text=WORDS + MORE), now=NOW)
    assert [copy.parts[0].text for copy in copies(space, bob)] == [WORDS]
    page = alice.client.get(f"/notebook/{kept.id}").text
    assert "Send it again?" in page
    assert "takes the place" in alice.client.get(f"/notebook/{kept.id}/share?space={space.id}").text
    post(alice, changed, space, "share")
    assert [copy.parts[0].text for copy in copies(space, bob)] == [WORDS + MORE]
    assert "Send it again?" not in alice.client.get(f"/notebook/{kept.id}").text


def test_what_was_changed_after_the_preview_is_shown_again(space: Space, alice: SignedIn) -> None:
    kept = keep(alice)
    actions.revise(viewer=fresh(alice), kept=kept, body=Note(text=WORDS + MORE), now=NOW)
    answer = post(alice, kept, space, "share")
    assert answer.status_code == 409
    assert MORE in answer.text
    assert copies(space, alice) == []


def test_parts_that_were_left_out_stay_out_when_it_is_sent_again(space: Space, alice: SignedIn) -> None:
    kept = keep(alice, CheckIn(distress=3, line=WORDS), hours=30)
    post(alice, kept, space, "share", part=["line"])
    page = alice.client.get(f"/notebook/{kept.id}/share?space={space.id}").text
    assert 'value="line" checked' in page
    assert 'value="distress" checked' not in page


@pytest.mark.parametrize(
    ("more", "said"),
    [({"part": []}, "nothing to share"), ({"space": ""}, "Which space"), ({"space": "x"}, "Which space")],
)
def test_what_cannot_go_is_said_kindly(
    more: dict[str, Any], said: str, space: Space, alice: SignedIn
) -> None:
    answer = post(alice, keep(alice), space, "share", **more)
    assert answer.status_code == 422
    assert said in answer.text
    assert copies(space, alice) == []


@pytest.mark.parametrize(
    ("zone", "said"), [("Etc/GMT-4", "From five tomorrow morning"), ("Etc/GMT-6", "From five this morning")]
)
def test_in_a_hard_hour_it_is_asked_twice(zone: str, said: str, space: Space, alice: SignedIn) -> None:
    """Half past eleven at night, and half past one."""
    Person.objects.filter(id=alice.person.id).update(time_zone=zone)
    kept = keep(alice)
    for act in ("look", "share"):
        answer = post(alice, kept, space, act)
        assert "could wait for the morning" in answer.text
        assert said in answer.text
        assert 'value="share"' not in answer.text
    again = post(alice, kept, space, "look", sure="yes")
    assert "Asked a second time" in again.text
    assert copies(space, alice) == []
    post(alice, kept, space, "share", sure="yes")
    assert len(copies(space, alice)) == 1


def test_from_the_morning_it_goes_without_a_second_question(space: Space, alice: SignedIn) -> None:
    viewer = fresh(alice)
    own = queries.private_space(viewer)
    kept = actions.write(viewer=viewer, space=own, body=Note(text=WORDS), now=NOW - timedelta(hours=20))
    assert post(alice, kept, space, "share").status_code == 302
    assert len(copies(space, alice)) == 1


def test_a_space_that_rests_is_not_proposed_and_its_copies_are_not_spoken_of(
    space: Space, alice: SignedIn
) -> None:
    kept = keep(alice)
    post(alice, kept, space, "share")
    alice.client.post(f"/people/{space.id}/mine", {"act": "rest"})
    page = alice.client.get(f"/notebook/{kept.id}").text
    assert "Bo at the mill" not in page
    assert "Share a copy" not in page
    assert post(alice, kept, space, "share")["Location"] == f"/notebook/{kept.id}"


def test_a_hidden_space_is_shared_with_by_its_name(space: Space, alice: SignedIn) -> None:
    kept = keep(alice)
    alice.client.post(f"/people/{space.id}/mine", {"act": "hide"})
    assert "Bo at the mill" not in alice.client.get(f"/notebook/{kept.id}/share").text
    look = post(alice, kept, space, "look", space="", name="bo at the MILL")
    assert "will see" in look.text
    post(alice, kept, space, "share")
    assert len(copies(space, alice)) == 1
    assert "Bo at the mill" not in alice.client.get(f"/notebook/{kept.id}").text


def test_with_nobody_to_share_with_there_is_no_such_link(alice: SignedIn) -> None:
    kept = keep(alice)
    assert "Share a copy" not in alice.client.get(f"/notebook/{kept.id}").text
    assert alice.client.get(f"/notebook/{kept.id}/share")["Location"] == f"/notebook/{kept.id}"


def test_with_nobody_else_left_nothing_goes(space: Space, alice: SignedIn, bob: SignedIn) -> None:
    kept = keep(alice)
    leaving.leave(viewer=fresh(bob), space_id=space.id, take_back=False)
    post(alice, kept, space, "share")
    assert not Record.objects.filter(space=space).exists()


def test_it_goes_into_no_space_that_is_not_hers(
    space: Space, alice: SignedIn, bob: SignedIn, erin: SignedIn
) -> None:
    theirs = linked(bob, erin, name="Erin")
    assert post(alice, keep(alice), theirs, "share").status_code == 422
    assert not Record.objects.filter(space=theirs).exists()


@pytest.mark.parametrize("name", ["bob", "charlie", "dana", "erin"])
def test_nobody_shares_what_is_not_theirs(
    name: str, space: Space, alice: SignedIn, request: pytest.FixtureRequest
) -> None:
    other: SignedIn = request.getfixturevalue(name)
    kept = keep(alice)
    assert other.client.get(f"/notebook/{kept.id}/share").status_code == 404
    assert post(other, kept, space, "share").status_code == 404
    assert not Record.objects.filter(space=space).exists()


def test_a_copy_is_not_shared_on(space: Space, alice: SignedIn, bob: SignedIn) -> None:
    record = shared_copy(alice, space, text=WORDS)
    assert bob.client.get(f"/notebook/{record.id}/share").status_code == 404


def test_where_it_went_is_sealed_and_seen_by_nobody_else(
    space: Space, alice: SignedIn, bob: SignedIn
) -> None:
    kept = keep(alice)
    post(alice, kept, space, "share")
    place = sent(fresh(alice), kept.id).to(space.id)
    assert place
    assert sent(fresh(bob), kept.id).places == []
    assert "sent" not in alice.client.get("/notebook").text


def test_a_copy_that_was_taken_back_is_not_spoken_of(space: Space, alice: SignedIn) -> None:
    kept = keep(alice)
    post(alice, kept, space, "share")
    alice.client.post(f"/people/{space.id}/{Record.objects.get(space=space).id}/take-back")
    assert "A copy of this" not in alice.client.get(f"/notebook/{kept.id}").text
    post(alice, kept, space, "share")
    assert len(copies(space, alice)) == 1


def test_before_erasing_one_hears_of_the_copy(space: Space, alice: SignedIn) -> None:
    kept = keep(alice)
    post(alice, kept, space, "share")
    assert "A copy of this is with Bo at the mill" in alice.client.get(f"/notebook/{kept.id}/erase").text
