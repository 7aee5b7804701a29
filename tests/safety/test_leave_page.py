"""Leaving: the session ends, the browser forgets, and what shows is about kitchens."""

from django.urls import reverse

from attune.people import sessions
from attune.people.models import Session

ADDRESS = "/leave"


def test_it_ends_the_session_and_goes_to_the_neutral_page(alice):
    response = alice.client.get(ADDRESS)
    assert response.status_code == 302
    assert response["Location"] == reverse("safety:see-neutral")
    assert not Session.objects.filter(person=alice.person).exists()


def test_the_browser_forgets(alice):
    response = alice.client.get(ADDRESS)
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert response.cookies[sessions.COOKIE]["max-age"] == 0
    assert "no-store" in response["Cache-Control"]


def test_the_old_cookie_opens_nothing_any_more(alice):
    cookie = alice.client.cookies[sessions.COOKIE].value
    alice.client.get(ADDRESS)
    alice.client.cookies[sessions.COOKIE] = cookie
    assert alice.client.get(reverse("spaces:see-people")).status_code != 200


def test_others_stay_signed_in(alice, bob):
    alice.client.get(ADDRESS)
    assert Session.objects.filter(person=bob.person).count() == 1


def test_it_works_for_a_visitor(visitor):
    assert visitor.get(ADDRESS)["Location"] == reverse("safety:see-neutral")


def test_the_way_out_stays_open_when_the_session_cannot_be_ended(alice, monkeypatch):
    def fail(_request):
        raise OSError

    monkeypatch.setattr(sessions, "end", fail)
    response = alice.client.get(ADDRESS)
    assert response["Location"] == reverse("safety:see-neutral")
    assert "Clear-Site-Data" in response


def test_looking_ahead_does_not_end_it(alice):
    assert alice.client.head(ADDRESS).status_code == 405
    assert Session.objects.filter(person=alice.person).exists()
