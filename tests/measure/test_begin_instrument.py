"""Begin any instrument: about a named relationship, about oneself, or in general; fixed or choosing its questions."""

from uuid import UUID

import pytest

from attune.measure import instruments, queries
from attune.measure.records import CLOSE, ME, Bond
from tests.measure import planted as plants
from tests.measure.planted import answered

pytestmark = pytest.mark.usefixtures("planted")


def url(instrument):
    return f"/measure/new/{instrument.uuid}"


def only(person):
    (kept,) = queries.measures(person.viewer)
    return kept.body


@pytest.mark.parametrize(
    "instrument", [one for one in plants.every() if one.worded and one.kept], ids=lambda i: i.slug
)
def test_each_can_be_taken_to_its_result(alice, now, instrument):
    kept = answered(alice, now, instrument, high=0.75, bond=Bond("friend", "Noor"))
    assert kept.body.finished
    page = alice.client.get(f"/map/{kept.id}")
    assert page.status_code == 200
    assert "you are secure" not in page.content.decode().lower()
    assert alice.client.get(f"/map/{kept.id}/over-time").status_code == 200
    assert alice.client.get(f"/map/{kept.id}/not-yet").status_code == 200


def test_about_oneself_there_is_nobody_to_name(alice):
    text = alice.client.get(url(plants.marked())).content.decode()
    assert 'name="bond"' not in text
    answer = alice.client.post(url(plants.marked()))
    assert answer.url.startswith("/measure/")
    assert only(alice).bond == Bond(ME)


def test_about_relationships_as_a_whole(alice, monkeypatch):
    whole = plants.made(
        9,
        about="relationships",
        subscales={"s": {"name": "S"}},
        items=[{"id": "i", "subscale": "s", "key": 1, "text": "T"}],
    )
    monkeypatch.setattr("attune.measure.instruments.every", lambda: [whole])
    alice.client.post(url(whole))
    assert only(alice).bond == Bond(CLOSE)


def test_a_relationship_is_named(alice):
    refused = alice.client.post(url(plants.adaptive()), {"name": "Sam"})
    assert refused.status_code == 422
    assert "so that the questions have somebody to be about" in refused.content.decode()
    alice.client.post(url(plants.adaptive()), {"bond": "partner", "name": "Sam"})
    body = only(alice)
    assert (body.bond, body.mode, len(body.order)) == (Bond("partner", "Sam"), "fixed", 20)


def test_with_parameters_it_can_choose_its_questions(alice):
    assert "Begin, with at most 20 questions" in alice.client.get(url(plants.adaptive())).content.decode()
    alice.client.post(url(plants.adaptive()), {"bond": "partner", "name": "Sam", "way": "adaptive"})
    body = only(alice)
    assert (body.mode, len(body.order), len(body.bank)) == ("adaptive", 1, 20)


def test_without_parameters_nothing_chooses(alice):
    assert "at most" not in alice.client.get(url(plants.marked())).content.decode()
    alice.client.post(url(plants.marked()), {"way": "adaptive"})
    assert only(alice).mode == "fixed"


def test_the_first_inventory_keeps_its_own_way_in(alice):
    assert alice.client.get(url(instruments.inventory())).url == "/measure"


def test_without_wording_it_leads_to_why(alice, monkeypatch):
    monkeypatch.setattr("attune.measure.instruments.every", lambda: [plants.marked(worded=False)])
    page = alice.client.get(url(plants.marked()))
    assert page.url == f"/map/measures/{plants.marked().uuid}"
    assert alice.client.post(url(plants.marked())).url == page.url
    assert queries.measures(alice.viewer) == []


def test_what_is_never_kept_has_its_own_page(alice):
    assert alice.client.get(url(plants.aside())).url == f"/measure/aside/{plants.aside().uuid}"


def test_an_early_wish_meets_what_is_known(alice, now):
    kept = answered(alice, now, plants.marked(), high=0.3)
    assert alice.client.post(url(plants.marked())).url == f"/map/{kept.id}/not-yet"
    text = alice.client.get(f"/map/{kept.id}/not-yet").content.decode()
    assert "Counted again from 8 December" in text
    assert "Feeling low. Most likely in the" in text


def test_two_instruments_about_one_relationship_do_not_hinder_each_other(alice, now):
    answered(alice, now, plants.adaptive(), high=0.5, bond=Bond("partner", "Sam"))
    assert alice.client.post("/measure", {"bond": "partner", "name": "Sam"}).url.startswith("/measure/")


def test_an_unknown_one_is_not_found(alice):
    assert alice.client.get(f"/measure/new/{UUID(int=77)}").status_code == 404


def test_it_sends_a_visitor_to_sign_in(visitor):
    assert visitor.get(url(plants.marked())).url == "/sign-in"
