"""The check-in can be put away in one tap, and this is offered when somebody looks often (care 1.6)."""

from tests.today.people import planned

URL = "/today/ways"


def page(person) -> str:
    return person.client.get("/today").content.decode()


def test_it_works_and_can_be_taken_back(alice):
    planned(alice)
    assert alice.client.post(URL, {"wanted": "no"}).url == "/today"
    html = page(alice)
    assert "<h1>Today</h1>" in html
    assert 'name="distress"' not in html
    assert ">Begin<" in html
    alice.client.post(URL, {"wanted": "yes"})
    assert 'name="distress"' in page(alice)


def test_it_is_offered_when_somebody_looks_often(alice):
    for stop in "2345":
        alice.client.post("/today/check-in", {"distress": stop})
    assert "Put the check-in away" not in page(alice)
    alice.client.post("/today/check-in", {"distress": "4"})
    alice.client.post("/today/check-in", {"distress": "4"})
    assert "Put the check-in away" in page(alice)


def test_it_is_on_the_page_with_the_rest(alice):
    assert "Put the check-in away" in alice.client.get("/today/more").content.decode()


def test_it_sends_a_visitor_away_and_rejects_get(visitor, alice):
    assert visitor.post(URL, {"wanted": "no"}).status_code == 302
    assert alice.client.get(URL).status_code == 405


def test_it_is_each_persons_own(alice, bob):
    alice.client.post(URL, {"wanted": "no"})
    assert 'name="distress"' in page(bob)
