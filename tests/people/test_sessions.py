"""What a sign-in holds: it ends when left alone, a waiting one is nobody's, two requests do not undo each other."""

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
import time_machine
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from attune.core.sealing import OwnSpace, SessionToken
from attune.people import actions, preferences, sessions
from attune.people.models import Session
from attune.people.preferences import Preferences
from tests.access.examples import EXAMPLES
from tests.conftest import NOW, SignedIn


def begun(someone: SignedIn, **more: bool) -> SessionToken:
    """A sign-in on the tests' evening."""
    return sessions.begin(person=someone.person, keys=someone.viewer.keys, now=NOW, **more)


def test_it_is_found_until_it_was_left_alone(alice: SignedIn) -> None:
    cookie = begun(alice).to_cookie()
    assert sessions.find(cookie, NOW + timedelta(minutes=14, seconds=59))
    assert sessions.find(cookie, NOW + timedelta(minutes=15)) is None
    assert sessions.find(cookie, NOW) is None  # its row is gone, and with it the keys


@pytest.mark.skipif(
    "postgresql" not in settings.DATABASES["default"]["ENGINE"], reason="SQLite lets one write at a time"
)
@pytest.mark.django_db(transaction=True)
def test_none_begins_with_a_passphrase_that_is_being_changed(alice: SignedIn) -> None:
    outcome: list[str] = []

    def begin() -> None:
        try:
            begun(alice)
            outcome.append("begun")
        except sessions.Stale:
            outcome.append("stale")
        finally:
            connection.close()

    late = Thread(target=begin)
    with transaction.atomic():
        viewer = sessions.find(begun(alice).to_cookie(), NOW)
        assert viewer
        actions.change_passphrase(viewer=viewer, passphrase="four other words here")
        late.start()
        late.join(1)
    late.join()
    assert outcome == ["stale"]


def test_use_begins_the_idle_time_anew(alice: SignedIn) -> None:
    cookie = begun(alice).to_cookie()
    for minutes in (10, 20, 30):
        now = NOW + timedelta(minutes=minutes)
        viewer = sessions.find(cookie, now)
        assert viewer
        sessions.touch(viewer=viewer, now=now)
    assert sessions.find(cookie, NOW + timedelta(minutes=45)) is None


def test_use_is_written_at_most_once_a_minute(alice: SignedIn) -> None:
    cookie = begun(alice).to_cookie()
    viewer = sessions.find(cookie, NOW)
    assert viewer
    before = bytes(Session.objects.get(id=viewer.session.row_id).sealed_keys)
    sessions.touch(viewer=viewer, now=NOW + timedelta(seconds=59))
    assert bytes(Session.objects.get(id=viewer.session.row_id).sealed_keys) == before


def test_an_open_page_is_no_use(alice: SignedIn) -> None:
    alice.client.get(
        reverse("safety:see-right-now")
    )  # from now on the key of her own space stands in the sign-in
    before = [bytes(row.sealed_keys) for row in Session.objects.all()]
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=5)):
        assert alice.client.get(reverse("safety:see-right-now")).status_code == 200
    assert [bytes(row.sealed_keys) for row in Session.objects.all()] == before


def test_a_page_that_asks_for_a_sign_in_is_use(alice: SignedIn) -> None:
    for _ in range(4):
        with time_machine.travel(datetime.now(UTC) + timedelta(minutes=5)):
            assert alice.client.get(reverse("account:see-account")).status_code == 200


@pytest.mark.parametrize(("minutes", "after", "there"), [(60, 59, True), (60, 60, False), (0, 700, True)])
def test_the_idle_time_is_the_persons_own(minutes: int, after: int, there: bool, alice: SignedIn) -> None:
    preferences.change(viewer=alice.viewer, preferences=Preferences(idle_minutes=minutes))
    cookie = begun(alice).to_cookie()
    assert (sessions.find(cookie, NOW + timedelta(minutes=after)) is not None) == there


def test_a_new_idle_time_can_count_at_once(alice: SignedIn) -> None:
    cookie = begun(alice).to_cookie()
    viewer = sessions.find(cookie, NOW)
    assert viewer
    sessions.set_idle(viewer=viewer, minutes=5)
    assert sessions.find(cookie, NOW + timedelta(minutes=5)) is None


def test_preferences_that_do_not_open_are_the_usual(alice: SignedIn, bob: SignedIn) -> None:
    preferences.change(viewer=alice.viewer, preferences=Preferences(idle_minutes=0))
    assert preferences.of(alice.person, bob.viewer.keys) == Preferences()


def test_a_sign_in_ends_after_twelve_hours_in_any_case(alice: SignedIn) -> None:
    preferences.change(viewer=alice.viewer, preferences=Preferences(idle_minutes=0))
    assert sessions.find(begun(alice).to_cookie(), NOW + sessions.LASTS) is None


@pytest.mark.parametrize("name", [name for name in EXAMPLES if EXAMPLES[name].who != "anyone"])
def test_one_that_waits_for_a_second_factor_opens_no_page(name: str, alice: SignedIn) -> None:
    arguments = EXAMPLES[name].make(alice)
    client = Client(headers={"host": "localhost"})
    token = sessions.begin(person=alice.person, keys=alice.viewer.keys, now=datetime.now(UTC), waits=True)
    client.cookies[sessions.COOKIE] = token.to_cookie()
    url = reverse(name, kwargs=arguments)
    answer = client.get(url) if EXAMPLES[name].get else client.post(url, EXAMPLES[name].post)
    assert answer.status_code in {302, 401}
    if answer.status_code == 302:
        assert answer["Location"].startswith(reverse("people:sign-in"))


def test_it_waits_ten_minutes(alice: SignedIn) -> None:
    cookie = begun(alice, waits=True).to_cookie()
    assert sessions.find(cookie, NOW) is None
    waiting = sessions.find_waiting(cookie, NOW + timedelta(minutes=9))
    assert waiting
    assert waiting.person == alice.person
    assert sessions.find_waiting(cookie, NOW + timedelta(minutes=10)) is None


def test_one_that_does_not_wait_is_not_found_waiting(alice: SignedIn) -> None:
    assert sessions.find_waiting(begun(alice).to_cookie(), NOW) is None


def test_two_requests_do_not_undo_each_other(alice: SignedIn) -> None:
    cookie = begun(alice).to_cookie()
    one, other = sessions.find(cookie, NOW), sessions.find(cookie, NOW)
    assert one
    assert other
    own = OwnSpace(alice.person.id, 1, b"k" * 32)
    sessions.remember_own_space(viewer=one, own=own)
    sessions.touch(viewer=other, now=NOW + timedelta(minutes=3))
    found = sessions.find(cookie, NOW + timedelta(minutes=3))
    assert found
    assert found.own_space == own


def test_one_that_was_ended_does_not_come_back(alice: SignedIn) -> None:
    cookie = begun(alice).to_cookie()
    viewer = sessions.find(cookie, NOW)
    assert viewer
    Session.objects.all().delete()
    sessions.touch(viewer=viewer, now=NOW + timedelta(minutes=3))
    assert not Session.objects.exists()


def test_the_passphrase_given_again_counts(alice: SignedIn) -> None:
    cookie = begun(alice, proved=False).to_cookie()
    viewer = sessions.find(cookie, NOW)
    assert viewer
    assert not sessions.is_fresh(viewer, NOW)
    sessions.prove(viewer=viewer, now=NOW)
    again = sessions.find(cookie, NOW)
    assert again
    assert sessions.is_fresh(again, NOW + timedelta(minutes=9))
    assert not sessions.is_fresh(again, NOW + timedelta(minutes=10))
