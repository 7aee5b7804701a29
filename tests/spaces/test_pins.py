"""Changed keys, planted in the database: nothing of the space opens, nobody is given a key, the page says so."""

import pytest

from attune.core.sealing import LinkCode, PrivateKeys, SealError, give_space_key, new_epoch_key
from attune.people.models import Person
from attune.spaces import actions, epochs, keyring, leaving, members, queries
from attune.spaces.linking import actions as linking
from attune.spaces.members import Standing
from attune.spaces.models import EpochKey, Member, Record, Space, SpaceInvitation
from attune.tools.journal.records import Note
from tests.conftest import NOW, SignedIn
from tests.spaces.linked import fresh, invited, linked, shared_copy, taken

WORDS = "The herons came back"


def swap_keys(one: SignedIn) -> PrivateKeys:
    """Somebody puts other public keys in the place of theirs, and holds the private ones."""
    other = PrivateKeys.generate()
    Person.objects.filter(id=one.person.id).update(
        receive_key=other.public.receive, verify_key=other.public.verify
    )
    return other


def standing(one: SignedIn, space: Space) -> Standing:
    try:
        return epochs.enter(fresh(one), space.id).standing
    except epochs.Shut as shut:
        return shut.standing


@pytest.fixture
def space(alice: SignedIn, bob: SignedIn) -> Space:
    found = linked(alice, bob)
    shared_copy(bob, found, text=WORDS)
    return found


def test_it_opens_for_both_while_nothing_changes(space: Space, alice: SignedIn, bob: SignedIn) -> None:
    assert [standing(each, space) for each in (alice, bob)] == [Standing.OPEN, Standing.OPEN]
    assert WORDS in alice.client.get(f"/people/{space.id}/{Record.objects.get(space=space).id}").text


@pytest.mark.parametrize("which", ["receive_key", "verify_key"])
def test_either_changed_key_closes_the_space(
    which: str, space: Space, alice: SignedIn, bob: SignedIn
) -> None:
    other = PrivateKeys.generate().public
    planted = other.receive if which == "receive_key" else other.verify
    Person.objects.filter(id=bob.person.id).update(**{which: planted})
    assert standing(alice, space) is Standing.CHANGED
    for path in (f"/people/{space.id}", "/people"):
        page = alice.client.get(path).text
        assert WORDS not in page
        assert "changed" in page
    record = Record.objects.get(space=space).id
    assert alice.client.get(f"/people/{space.id}/{record}").status_code == 302
    with pytest.raises(queries.NotFound):
        queries.read_any(fresh(alice), record)
    with pytest.raises(queries.NotFound):
        actions.write(viewer=fresh(alice), space=space, body=Note(text="x"), now=NOW)


def test_ones_own_space_is_not_touched(space: Space, alice: SignedIn, bob: SignedIn) -> None:
    swap_keys(bob)
    viewer = fresh(alice)
    actions.write(viewer=viewer, space=queries.private_space(viewer), body=Note(text="mine"), now=NOW)
    assert alice.client.get("/notebook").status_code == 200


def test_no_key_is_given_to_a_receiver_whose_keys_changed(
    alice: SignedIn, bob: SignedIn, erin: SignedIn
) -> None:
    space = three(alice, bob, erin)
    actions.leave_space(viewer=fresh(erin), space=space)
    swap_keys(bob)
    assert standing(alice, space) is Standing.CHANGED
    assert not EpochKey.objects.filter(space=space, epoch__gt=1).exists()


def test_no_key_is_taken_from_a_giver_whose_keys_changed(
    alice: SignedIn, bob: SignedIn, erin: SignedIn
) -> None:
    """Somebody who holds the database gives Alice a key of their own in Bob's name."""
    space = three(alice, bob, erin)
    theirs = swap_keys(bob)
    plant(space, alice, bob, theirs, epoch=2)
    assert standing(alice, space) is Standing.CHANGED


def test_a_key_from_somebody_who_is_not_pinned_opens_nothing(alice: SignedIn, bob: SignedIn) -> None:
    space = taken(alice, bob)
    row = EpochKey.objects.get(space=space, receiver=alice.person)
    assert row.giver_id == bob.person.id
    pin = {bob.person.id: bob.person.public_keys.fingerprint}
    assert len(keyring.take(fresh(alice), row, pin)) == 32
    for pins in ({}, {bob.person.id: alice.person.public_keys.fingerprint}):
        with pytest.raises(SealError):
            keyring.take(fresh(alice), row, pins)


def test_a_signature_that_does_not_fit_is_an_alarm_and_no_fault(
    alice: SignedIn, bob: SignedIn, erin: SignedIn
) -> None:
    space = three(alice, bob, erin)
    plant(space, alice, bob, PrivateKeys.generate(), epoch=2)
    assert standing(alice, space) is Standing.BROKEN
    page = alice.client.get(f"/people/{space.id}")
    assert page.status_code == 200
    assert "not as it was given" in page.text


def test_a_planted_member_is_an_alarm_and_gets_no_key(
    space: Space, alice: SignedIn, charlie: SignedIn
) -> None:
    Member.objects.create(space=space, person=charlie.person)
    Space.objects.filter(id=space.id).update(epoch_due=True)
    assert standing(alice, space) is Standing.CHANGED
    assert not EpochKey.objects.filter(space=space, receiver=charlie.person).exists()


def test_who_left_and_is_put_back_is_an_alarm(alice: SignedIn, bob: SignedIn, erin: SignedIn) -> None:
    space = three(alice, bob, erin)
    actions.leave_space(viewer=fresh(erin), space=space)
    assert standing(alice, space) is Standing.OPEN
    Member.objects.filter(space=space, person=erin.person).update(has_left=False)
    assert standing(alice, space) is Standing.CHANGED


def test_a_mark_that_was_wiped_away_does_not_save_the_old_key(
    alice: SignedIn, bob: SignedIn, erin: SignedIn
) -> None:
    space = three(alice, bob, erin)
    actions.leave_space(viewer=fresh(erin), space=space)
    Space.objects.filter(id=space.id).update(epoch_due=False)
    assert epochs.enter(fresh(alice), space.id).space.epoch == 2


def test_an_older_epoch_put_back_is_not_written_under(alice: SignedIn, bob: SignedIn, erin: SignedIn) -> None:
    space = three(alice, bob, erin)
    actions.leave_space(viewer=fresh(erin), space=space)
    epochs.enter(fresh(alice), space.id)
    Space.objects.filter(id=space.id).update(epoch=1)
    with pytest.raises(queries.NotFound):
        actions.write(viewer=fresh(alice), space=Space.objects.get(id=space.id), body=Note(text="x"), now=NOW)
    assert epochs.enter(fresh(alice), space.id).space.epoch == 3


def test_a_planted_space_is_unexpected_and_stays_shut(alice: SignedIn, charlie: SignedIn) -> None:
    space = actions.make_space(viewer=charlie.viewer, kind=Space.Kind.SHARED, others=[alice.person])
    assert standing(alice, space) is Standing.UNEXPECTED
    assert "no link of yours" in alice.client.get("/people").text
    assert "did not ask for" in alice.client.get(f"/people/{space.id}").text
    alice.client.post(f"/people/{space.id}/let-in")
    assert standing(alice, space) is Standing.UNEXPECTED


def test_an_invitation_of_hers_put_beside_another_taker_is_unexpected(
    alice: SignedIn, bob: SignedIn, charlie: SignedIn
) -> None:
    """Whoever writes into the database has the sealed invitation, but never held the code."""
    space = taken(alice, bob)
    row = Member.objects.get(space=space, person=alice.person)
    planted = actions.make_space(viewer=charlie.viewer, kind=Space.Kind.SHARED, others=[alice.person])
    Member.objects.filter(space=planted, person=alice.person).update(mine=bytes(row.mine))
    assert standing(alice, planted) is Standing.UNEXPECTED
    assert standing(alice, space) is Standing.ASKED


def test_the_taker_refuses_keys_that_the_code_does_not_speak_of(alice: SignedIn, bob: SignedIn) -> None:
    code = invited(alice)
    swap_keys(alice)
    with pytest.raises(linking.Altered):
        linking.accept(viewer=fresh(bob), code=code, name="Al", word="", now=NOW)
    page = bob.client.post("/people/join", {"code": code.write()})
    assert page.status_code == 409
    assert "does not fit" in page.text
    assert SpaceInvitation.objects.count() == 1


def test_a_code_with_a_changed_mark_is_refused(alice: SignedIn, bob: SignedIn) -> None:
    code = invited(alice)
    other = LinkCode(code.secret, PrivateKeys.generate().public.fingerprint[:16])
    with pytest.raises(linking.Altered):
        linking.look(fresh(bob), other, NOW.date())


def test_compared_again_it_opens_with_a_new_key(space: Space, alice: SignedIn, bob: SignedIn) -> None:
    swap_keys(bob)
    side = members.side(fresh(alice), space.id)
    assert side
    page = alice.client.get(f"/people/{space.id}/compare").text
    assert linking.codes(side) in page
    alice.client.post(f"/people/{space.id}/compare", {"same": "yes", "codes": linking.codes(side)})
    assert standing(alice, space) is Standing.OPEN
    assert Space.objects.get(id=space.id).epoch == 2


def test_keys_that_change_while_one_compares_are_not_let_in(
    space: Space, alice: SignedIn, bob: SignedIn
) -> None:
    swap_keys(bob)
    side = members.side(fresh(alice), space.id)
    assert side
    swap_keys(bob)
    answer = alice.client.post(f"/people/{space.id}/compare", {"same": "yes", "codes": linking.codes(side)})
    assert answer.status_code == 409
    assert standing(alice, space) is Standing.CHANGED


def test_both_read_the_same_code_and_changed_keys_another(
    space: Space, alice: SignedIn, bob: SignedIn
) -> None:
    def code(one: SignedIn) -> str:
        side = members.side(fresh(one), space.id)
        assert side
        return linking.codes(side)

    before = code(alice)
    assert before == code(bob)
    assert len(before.split()) == 6
    assert all(len(group) == 5 for group in before.split())
    swap_keys(bob)
    assert code(alice) != before


def test_it_can_be_left_and_ones_words_taken_back_while_it_is_shut(
    space: Space, alice: SignedIn, bob: SignedIn
) -> None:
    kept = shared_copy(alice, space, text="mine, in there")
    swap_keys(bob)
    leaving.take_back(viewer=fresh(alice), space_id=space.id, record_id=kept.id)
    assert not Record.objects.filter(id=kept.id).exists()
    alice.client.post(f"/people/{space.id}/leave", {"theirs": "take"})
    assert members.side(fresh(alice), space.id) is None


def three(*people: SignedIn) -> Space:
    """A space of three that all have opened."""
    space = actions.make_space(
        viewer=fresh(people[0]), kind=Space.Kind.SHARED, others=[one.person for one in people[1:]]
    )
    for one in people[1:]:
        side = members.side(fresh(one), space.id)
        assert side
        linking.trust(viewer=fresh(one), space_id=space.id, code=linking.codes(side))
    epochs.enter(fresh(people[0]), space.id)
    return space


def plant(space: Space, receiver: SignedIn, giver: SignedIn, keys: PrivateKeys, *, epoch: int) -> None:
    """A new epoch whose key somebody else signed in the giver's name."""
    row = EpochKey(space=space, epoch=epoch, receiver=receiver.person, giver=giver.person)
    row.sealed, row.signature = give_space_key(new_epoch_key(), row.grant, keys, receiver.viewer.keys.public)
    row.save()
    Space.objects.filter(id=space.id).update(epoch=epoch)
