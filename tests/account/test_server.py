"""The page of whoever runs the server: what it shows, what it does not, and what it can do."""

import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attune.account.joining import actions as joining
from attune.account.server import actions, queries, storage
from attune.people.models import Invitation, Person, Server, Tombstone
from attune.people.tombstones import mark_of
from attune.spaces import actions as spaces
from attune.spaces import queries as reading
from attune.spaces.models import Record, Space
from tests.conftest import NOW, SignedIn
from tests.spaces.linked import linked
from tests.spaces.test_actions import Note

URL = "/server"


def at(person: SignedIn, what: str) -> str:
    return reverse(f"account:{what}", args=[person.person.id])


def page(person: SignedIn, url: str = URL) -> str:
    return person.client.get(url).content.decode()


def invited(alice: SignedIn, role: str = "person") -> str:
    answer = alice.client.post("/server/invite", {"role": role}).content.decode()
    found = re.search(r"<code>http://localhost/welcome#([\w-]+)</code>", answer)
    assert found, answer
    return found[1]


def test_it_shows_people_roles_links_room_and_versions(alice: SignedIn, bob: SignedIn) -> None:
    text = page(alice)
    for words in ("alice", "bob", "Runs this server", "24 November 2026", "None is open now", "Django"):
        assert words in text


def test_it_is_not_there_for_anyone_else(bob: SignedIn, visitor: Client) -> None:
    assert bob.client.get(URL).status_code == 404
    assert bob.client.post("/server/invite", {"role": "person"}).status_code == 404
    assert not Invitation.objects.exists()
    assert visitor.get(URL)["Location"] == "/sign-in"
    assert URL not in page(bob, "/account")


def test_what_people_write_changes_nothing_on_it(alice: SignedIn, bob: SignedIn) -> None:
    """An operator can be somebody's partner: not even that somebody wrote is to be read here."""
    before = re.sub(r'value="\w{64}"', "", page(alice)) + page(alice, at(bob, "see-person"))
    space = reading.private_space(bob.viewer)
    for each in range(20):
        spaces.write(viewer=bob.viewer, space=space, body=Note(text=f"line {each}"), now=NOW)
    linked(bob, alice)
    bob.client.get("/account")
    after = re.sub(r'value="\w{64}"', "", page(alice)) + page(alice, at(bob, "see-person"))
    assert without_tokens(after) == without_tokens(before)


def without_tokens(text: str) -> str:
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", text)


def test_people_stand_by_name_and_not_by_when_they_came(sign_in, alice: SignedIn) -> None:
    sign_in("zoe")
    sign_in("anna")
    assert [each.username for each in queries.people(alice.viewer)] == ["alice", "anna", "zoe"]


def test_a_query_without_the_role_finds_nothing(bob: SignedIn) -> None:
    for ask in (queries.people, lambda viewer: queries.links(viewer, NOW.date())):
        with pytest.raises(Http404):
            ask(bob.viewer)


def test_a_link_is_shown_once_and_listed_without_telling_who(alice: SignedIn) -> None:
    code = invited(alice, "practitioner")
    text = page(alice)
    assert "For a practitioner" in text
    assert code not in text
    assert Invitation.objects.get().gone_after == timezone.now().date() + timedelta(days=7)


def test_it_can_be_taken_back(alice: SignedIn, visitor: Client) -> None:
    code = invited(alice)
    row = re.search(r'name="invitation" value="(\w+)"', page(alice))
    assert row
    alice.client.post("/server/links/cancel", {"invitation": row[1]})
    assert visitor.post("/welcome/open", {"code": code}).status_code == 410
    assert alice.client.post("/server/links/cancel", {"invitation": "not hex"}).status_code == 302


def test_nobody_is_made_to_run_the_server_by_a_form(alice: SignedIn) -> None:
    assert alice.client.post("/server/invite", {"role": "operator"}).status_code == 422
    assert not Invitation.objects.exists()


def test_a_used_link_goes_and_a_person_is_there(alice: SignedIn) -> None:
    code = invited(alice)
    who = joining.Newcomer("frida", "quiet copper window orchard", "UTC")
    joining.join(code=code, who=who, now=timezone.now())
    assert "frida" in page(alice)
    assert "None is open now" in page(alice)


def test_everyone_sees_a_changed_name(alice: SignedIn, bob: SignedIn, visitor: Client) -> None:
    alice.client.post("/server/name", {"name": " Nora & Lind "})
    assert Server.row().operator_name == "Nora & Lind"
    for text in (page(bob, "/account"), visitor.get("/").content.decode(), page(alice)):
        assert "run by Nora &amp; Lind" in text
    assert alice.client.post("/server/name", {"name": " "}).status_code == 422


def test_the_mark_of_a_practitioner_is_seen_by_its_person(alice: SignedIn, dana: SignedIn) -> None:
    alice.client.post(at(dana, "mark-practitioner"), {"marked": "yes"})
    assert "marked here as a practitioner" in page(dana, "/account")
    assert dana.client.get(URL).status_code == 404
    alice.client.post(at(dana, "mark-practitioner"), {"marked": "no"})
    assert "practitioner" not in page(dana, "/account")


def test_the_role_is_shared_and_laid_down(alice: SignedIn, bob: SignedIn) -> None:
    assert alice.client.post("/server/role").status_code == 409
    assert Person.objects.get(username="alice").is_operator
    alice.client.post(at(bob, "share-role"))
    assert bob.client.get(URL).status_code == 200
    assert alice.client.post("/server/role")["Location"] == "/account"
    assert alice.client.get(URL).status_code == 404
    assert bob.client.post("/server/role").status_code == 409


def test_the_last_who_runs_it_cannot_stop(alice: SignedIn) -> None:
    with pytest.raises(actions.LastOperator):
        actions.lay_down_role(viewer=alice.viewer)
    assert "Somebody has to run it" in page(alice, "/server/role")


def test_an_account_is_removed_when_its_name_is_typed(alice: SignedIn, bob: SignedIn) -> None:
    space = reading.private_space(bob.viewer)
    spaces.write(viewer=bob.viewer, space=space, body=Note(text="mine"), now=NOW)
    answer = alice.client.post(at(bob, "remove-account"), {"name": "bobby"})
    assert answer.status_code == 422
    assert Person.objects.filter(username="bob").exists()
    assert alice.client.post(at(bob, "remove-account"), {"name": "Bob "})["Location"] == URL
    assert not Person.objects.filter(username="bob").exists()
    assert not Space.objects.filter(id=space.id).exists()
    assert not Record.objects.filter(space_id=space.id).exists()
    assert Tombstone.objects.filter(id=mark_of(bob.person.id)).exists()
    assert bob.client.get("/account").status_code == 302


def test_who_runs_the_server_is_not_removed(alice: SignedIn, bob: SignedIn) -> None:
    actions.share_role(person_id=bob.person.id)
    assert alice.client.post(at(bob, "remove-account"), {"name": "bob"}).status_code == 404
    assert not actions.remove_account(person_id=bob.person.id, today=NOW.date())
    assert Person.objects.filter(username="bob").exists()


@pytest.mark.parametrize("what", ["share-role", "remove-account", "mark-practitioner"])
def test_at_a_screen_left_open_the_passphrase_is_asked_first(
    what: str, alice: SignedIn, bob: SignedIn
) -> None:
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        answer = alice.client.post(at(bob, what), {"name": "bob", "marked": "yes"})
    assert answer["Location"].startswith(reverse("people:prove"))
    assert Person.objects.filter(username="bob", is_operator=False, is_practitioner=False).exists()


@pytest.mark.parametrize("what", ["see-person", "share-role", "remove-account"])
def test_nobody_is_nobody(what: str, alice: SignedIn) -> None:
    url = reverse(f"account:{what}", args=["00000000-0000-4000-8000-000000000000"])
    assert alice.client.get(url).status_code == 404


def test_sizes_are_coarse() -> None:
    assert [storage.rounded_up(size) for size in (0, 9_999_999, 10_000_000, 123_456_789)] == [10, 10, 20, 130]


def test_the_age_of_the_newest_backup(db: None, settings, tmp_path: Path) -> None:
    settings.ATTUNE_BACKUPS = tmp_path / "none"
    assert storage.storage(NOW).backup_days is None
    settings.ATTUNE_BACKUPS = tmp_path
    assert storage.storage(NOW).backup_days is None
    for name, age in (("a", 9), ("b", 3)):
        path = tmp_path / f"attune-{name}.tar.age"
        path.touch()
        os.utime(path, ((NOW - timedelta(days=age, hours=1)).timestamp(),) * 2)
    assert storage.storage(NOW).backup_days == 3


def test_versions_are_named(db: None) -> None:
    names = [name for name, _ in storage.versions()]
    assert names[:3] == ["Attune", "Python", "Django"]
    assert names[3] in {"SQLite", "PostgreSQL"}


def test_a_removed_persons_day_is_kept_and_nothing_else(alice: SignedIn, bob: SignedIn) -> None:
    actions.remove_account(person_id=bob.person.id, today=date(2026, 11, 24))
    assert Tombstone.objects.get().day == date(2026, 11, 24)
