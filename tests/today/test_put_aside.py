"""Shorter, something else, not today: each at once, each for this day alone."""

from django.urls import reverse

from attune.player.library import curriculum
from attune.today.records import Day
from tests.conftest import NOW
from tests.today.people import WATER, found, planned, practised

URL = "/today/aside"
TODAY = NOW.date().isoformat()


def page(person) -> str:
    return person.client.get("/today").content.decode()


def begin(slug: str) -> str:
    return reverse("practise:begin-practice", args=[slug])


def offered(person) -> str | None:
    html = page(person)
    return next((slug for slug in curriculum().activities if begin(slug) in html), None)


def test_something_else_is_something_else(alice):
    planned(alice)
    first = offered(alice)
    assert alice.client.post(URL, {"what": "else", "slug": first}).url == "/today"
    assert offered(alice) not in (None, first)


def test_until_there_is_no_more_and_then_again_from_the_start(alice):
    planned(alice)
    first = offered(alice)
    for _ in range(300):
        slug = offered(alice)
        if slug is None:
            break
        alice.client.post(URL, {"what": "else", "slug": slug})
    assert "Nothing else is proposed for today." in page(alice)
    alice.client.post(URL, {"what": "again"})
    assert offered(alice) == first


def test_shorter_takes_three_minutes(alice):
    planned(alice, focus=["P1"])
    for slug, ago in ((WATER, 4), (WATER, 3), ("after-we-said-goodbye", 2), (WATER, 1)):
        practised(alice, slug, ago=ago, before=5, after=2)
    assert ">Shorter<" in page(alice)
    alice.client.post(URL, {"what": "shorter"})
    html = page(alice)
    assert "3 minutes" in html
    assert ">Shorter<" not in html


def test_not_today_is_enough_and_can_be_taken_back(alice):
    planned(alice)
    alice.client.post(URL, {"what": "not-today"})
    html = page(alice)
    assert "Not today, then. It will be here." in html
    assert 'class="button"' not in html
    alice.client.post(URL, {"what": "again"})
    assert offered(alice)


def test_a_double_click_changes_nothing(alice):
    planned(alice)
    for _ in range(2):
        alice.client.post(URL, {"what": "else", "slug": WATER})
    assert found(alice, Day, TODAY).declined == [WATER]


def test_it_is_not_seen_by_others(alice, bob):
    alice.client.post(URL, {"what": "not-today"})
    assert found(bob, Day, TODAY) is None
