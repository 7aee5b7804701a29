"""Erase the account: said first, asked twice, every row gone; those who remain can go on."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from attune.account.erasing import actions
from attune.people import history, sessions, tombstones
from attune.people.about import About
from attune.people.history import Kind
from attune.people.models import (
    Device,
    HistoryLine,
    Passkey,
    Person,
    QuickUnlock,
    Server,
    Session,
    Tombstone,
    Totp,
)
from attune.spaces import actions as spaces
from attune.spaces import epochs, queries
from attune.spaces.models import EpochKey, Member, Record, Space
from attune.spaces.records import Kept
from attune.tools.journal.records import Note
from attune.tools.sharing.records import Copy
from tests.account.archives import keep
from tests.conftest import NOW, SignedIn
from tests.spaces.linked import fresh, invited, linked, shared_copy

PAGE = "/account/erase"


def cells(row: models.Model) -> Iterator[bytes]:
    """Every value of a row, as bytes in which an id could stand."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, UUID):
            yield value.bytes
        elif isinstance(value, bytes | memoryview):
            yield bytes(value)
        else:
            yield str(value).encode()


def rows_that_name(person: Person) -> list[str]:
    """Rows of any table in which the person's id or name stands."""
    marks = (person.id.bytes, person.id.hex.encode(), str(person.id).encode(), person.username.encode())
    return [
        f"{model.__name__} {row.pk}"
        for model in apps.get_models()
        for row in model._default_manager.all()
        if any(mark in cell for cell in cells(row) for mark in marks)
    ]


def furnish(someone: SignedIn) -> None:
    """A row in every table that can hold one of theirs."""
    person = someone.person
    keep(someone, Note(text="A heron"))
    Device.objects.create(id=b"d" * 32, person=person)
    QuickUnlock.objects.create(
        id=b"q" * 32, person=person, server_half=b"h", sealed_keys=b"k", gone_after=NOW.date()
    )
    Totp.objects.create(person=person, sealed=b"s")
    Passkey.objects.create(person=person, credential_id=b"c", public_key=b"k")
    history.note_line(person=person, kind=Kind.SIGNED_IN, about=About(at=0))
    invited(someone)


def erase(someone: SignedIn, **more: str) -> object:
    return someone.client.post(PAGE, {"name": someone.person.username, **more})


def test_the_page_says_what_happens_and_offers_the_archive_first(
    alice: SignedIn, bob: SignedIn, settings
) -> None:
    settings.ATTUNE_BACKUP_DAYS = 30
    space = linked(alice, bob, name="Bo")
    shared_copy(alice, space, text="A heron")
    html = alice.client.get(PAGE).content.decode()
    until = alice.viewer.day(timezone.now()) + timedelta(days=30)
    assert f"{until.day} {until:%B %Y}" in html
    assert "Bo: 1 thing you wrote goes." in html
    assert 'href="/account/export"' in html
    assert "cannot be unread" in html


def test_no_row_is_left_that_refers_to_the_person(alice: SignedIn, bob: SignedIn) -> None:
    furnish(bob)
    linked(bob, alice)
    assert rows_that_name(bob.person), "the search can find something"
    before = Person.objects.count()
    answer = erase(bob)
    assert answer["Location"] == "/farewell"
    assert '"cookies"' in answer["Clear-Site-Data"]
    assert rows_that_name(bob.person) == []
    assert Person.objects.count() == before - 1
    for model in (Device, QuickUnlock, Totp, Passkey, HistoryLine):
        assert not model.objects.exists(), model
    assert Session.objects.count() == 1
    assert bytes(Tombstone.objects.get(id=tombstones.mark_of(bob.person.id)).id)
    assert bob.client.get("/today")["Location"] == "/sign-in"


def test_a_planted_row_is_found(alice: SignedIn) -> None:
    Server.objects.update_or_create(pk=1, defaults={"operator_name": f"run by {alice.person.username}"})
    assert any("Server" in each for each in rows_that_name(alice.person))


def test_with_two_people(alice: SignedIn, bob: SignedIn, erin: SignedIn) -> None:
    space = linked(bob, alice, name="Al", theirs="Bo")
    theirs = shared_copy(alice, space, text="Alice's cranes")
    mine = shared_copy(bob, space, text="Bob's heron")
    erase(bob)
    assert not Record.objects.filter(id=mine.id).exists()
    assert Tombstone.objects.filter(id=tombstones.mark_of(mine.id)).exists()
    viewer = fresh(alice)
    side = epochs.enter(viewer, space.id)
    assert Space.objects.get(id=space.id).epoch == 2
    assert side.others == ()
    assert queries.read(viewer, theirs.id, Copy).body.parts[0].text == "Alice's cranes"
    again: Kept[Note] = spaces.write(
        viewer=fresh(alice),
        space=queries.space_of(fresh(alice), space.id),
        body=Note(text="Still here"),
        now=NOW,
    )
    assert queries.read(fresh(alice), again.id, Note).body.text == "Still here"
    assert b"Alice" in alice.client.get(f"/people/{space.id}/{theirs.id}").content
    assert not EpochKey.objects.exclude(receiver=alice.person).filter(space=space).exists()
    assert Member.objects.filter(space=space).count() == 1
    with pytest.raises(queries.NotFound):
        queries.read_any(fresh(erin), theirs.id)


def test_the_name_has_to_be_typed(alice: SignedIn) -> None:
    for typed in ("", "bob", "Alice Smith"):
        answer = alice.client.post(PAGE, {"name": typed})
        assert answer.status_code == 422
        assert b"rased" in answer.content
    assert Person.objects.count() == 1
    assert alice.client.post(PAGE, {"name": " ALICE "})["Location"] == "/farewell"
    assert not Person.objects.exists()
    assert not Space.objects.exists()


def test_it_asks_for_the_passphrase_first(alice: SignedIn) -> None:
    token = sessions.begin(
        person=alice.person, keys=alice.viewer.keys, now=timezone.now() - timedelta(minutes=11)
    )
    alice.client.cookies[sessions.COOKIE] = token.to_cookie()
    assert "next=" in erase(alice)["Location"]
    assert Person.objects.count() == 1


def test_it_needs_a_sign_in(visitor, alice: SignedIn) -> None:
    assert visitor.post(PAGE, {"name": "alice"})["Location"] == "/sign-in"
    assert visitor.get("/farewell").status_code == 200
    assert Person.objects.count() == 1


def test_the_last_who_runs_the_server_hears_of_it_and_has_to_say_so(alice: SignedIn, bob: SignedIn) -> None:
    Server.objects.update_or_create(pk=1, defaults={"operator_name": "Noor"})
    html = alice.client.get(PAGE).content.decode()
    assert "Name somebody else first" in html
    assert erase(alice).status_code == 422
    with pytest.raises(actions.NobodyRunsIt):
        actions.erase_account(viewer=fresh(alice), now=NOW, is_known=False)
    assert Person.objects.count() == 2
    assert erase(alice, known="on")["Location"] == "/farewell"
    assert Person.objects.get() == bob.person
    assert Server.row().operator_name == ""


def test_with_another_who_runs_it_nothing_more_is_asked(alice: SignedIn, sign_in) -> None:
    sign_in("noor", is_operator=True)
    Server.objects.update_or_create(pk=1, defaults={"operator_name": "Noor"})
    assert "Name somebody else first" not in alice.client.get(PAGE).content.decode()
    assert erase(alice)["Location"] == "/farewell"
    assert Server.row().operator_name == "Noor"


def test_all_or_nothing(alice: SignedIn, monkeypatch) -> None:
    keep(alice, Note(text="A heron"))

    def broken(**_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(actions, "remove_person", broken)
    with pytest.raises(RuntimeError):
        actions.erase_account(viewer=fresh(alice), now=NOW, is_known=True)
    assert Record.objects.count() == 1
    assert not Tombstone.objects.exists()
