"""The account page, the passphrase, the time zone."""

from django.test import Client
from django.urls import reverse

from attune.config.account_parts import PARTS, SERVER, account_parts
from attune.people import actions
from attune.people.models import Person, Session
from attune.people.viewer import Viewer
from attune.spaces import actions as spaces
from attune.spaces import queries
from tests.conftest import NOW, PASSPHRASE, SignedIn
from tests.spaces.test_actions import Note

NEW = "quiet copper window orchard"
PASSPHRASE_URL = "/account/passphrase"


def test_it_works(alice: SignedIn) -> None:
    page = alice.client.get("/account").content.decode()
    assert "alice" in page
    assert "There is none yet" in page


def test_the_parts_stand_beside_each_of_its_pages(alice: SignedIn) -> None:
    page = alice.client.get("/account/locking").content.decode()
    beside = page.split('aria-label="Your account"')[1]
    assert beside.count("aria-current") == 1
    assert f'<a href="{reverse("people:set-locking")}" aria-current="page">Locking</a>' in beside
    assert reverse("account:see-server") in beside
    Person.objects.filter(id=alice.person.id).update(is_operator=False)
    assert reverse("account:see-server") not in alice.client.get("/account/locking").content.decode()


def test_each_page_of_the_account_marks_the_part_it_belongs_to() -> None:
    for _title, parts in (SERVER, *PARTS):
        for _label, name, more in parts:
            for view in {name, *more} - {"safety:see-leaving"}:
                marked = [
                    part["url"]
                    for group in account_parts(view, runs_server=True)
                    for part in group["parts"]
                    if part["current"]
                ]
                assert marked == [reverse(name)], view


def test_it_refuses_who_is_signed_out(visitor: Client, db: None) -> None:
    assert visitor.get("/account")["Location"] == reverse("people:sign-in")


def test_changing_the_passphrase_keeps_the_records(alice: SignedIn) -> None:
    space = queries.private_space(alice.viewer)
    kept = spaces.write(viewer=alice.viewer, space=space, body=Note(text="before"), now=NOW)
    answer = alice.client.post(PASSPHRASE_URL, {"current": PASSPHRASE, "passphrase": NEW})
    assert answer.status_code == 302
    assert alice.client.get("/account").status_code == 200
    opened = actions.open_with_passphrase(username="alice", passphrase=NEW)
    assert opened
    assert queries.read(Viewer(*opened), kept.id, Note).body.text == "before"


def test_changing_it_ends_other_sign_ins(alice: SignedIn, visitor: Client) -> None:
    visitor.post("/sign-in", {"username": "alice", "passphrase": PASSPHRASE})
    alice.client.post(PASSPHRASE_URL, {"current": PASSPHRASE, "passphrase": NEW})
    assert visitor.get("/account").status_code == 302
    assert Session.objects.filter(person=alice.person).count() == 1


def test_a_wrong_present_passphrase_changes_nothing(alice: SignedIn) -> None:
    answer = alice.client.post(PASSPHRASE_URL, {"current": "not this", "passphrase": NEW})
    assert answer.status_code == 422
    assert "not the passphrase you have now" in answer.content.decode()
    assert actions.open_with_passphrase(username="alice", passphrase=PASSPHRASE)


def test_a_weak_new_passphrase_is_refused(alice: SignedIn) -> None:
    answer = alice.client.post(PASSPHRASE_URL, {"current": PASSPHRASE, "passphrase": "aliceandmorealice"})
    assert answer.status_code == 422
    assert actions.open_with_passphrase(username="alice", passphrase=PASSPHRASE)


def test_the_time_zone_can_be_changed(alice: SignedIn) -> None:
    url = reverse("account:change-time-zone")
    assert alice.client.post(url, {"time_zone": "Asia/Tokyo"}).status_code == 302
    assert Person.objects.get(id=alice.person.id).time_zone == "Asia/Tokyo"
    assert alice.client.post(url, {"time_zone": "Mars/Olympus"}).status_code == 422
    assert alice.client.get(url).status_code == 405


def test_a_day_ends_at_four(alice: SignedIn) -> None:
    from datetime import UTC, date, datetime

    late, early = datetime(2026, 11, 25, 2, 59, tzinfo=UTC), datetime(2026, 11, 25, 3, 1, tzinfo=UTC)
    assert alice.viewer.day(late) == date(2026, 11, 24)
    assert alice.viewer.day(early) == date(2026, 11, 25)


def test_about_needs_no_account(visitor: Client, db: None) -> None:
    page = visitor.get(reverse("account:see-about")).content.decode()
    assert "Not therapy and not a diagnosis" in page
