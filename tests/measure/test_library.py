"""The library: what each measure asks, what is known about it, whose it is, and why one cannot be taken here."""

import re
from uuid import UUID

import pytest

from attune.player.library import curriculum
from tests.measure import planted as plants

pytestmark = pytest.mark.usefixtures("planted")


def test_every_measure_is_listed_once(alice):
    text = alice.client.get("/map/measures").content.decode()
    for one in plants.every():
        assert text.count(f"/map/measures/{one.uuid}") == 1
    assert "not yet calibrated" in text
    assert "answers are not kept" in text


def test_without_wording_it_says_why_and_has_no_dead_button(alice, monkeypatch):
    bare = plants.marked(worded=False)
    monkeypatch.setattr("attune.measure.instruments.every", lambda: [bare])
    listed = alice.client.get("/map/measures").content.decode()
    assert "Whoever runs this server can bring a wording" in listed
    text = alice.client.get(f"/map/measures/{bare.uuid}").content.decode()
    assert "The wording belongs to Somebody Else" in text
    assert "/measure/new/" not in text
    assert "Begin" not in text


def test_an_instrument_page_tells_rights_and_norms(alice):
    text = alice.client.get(f"/map/measures/{plants.adaptive().uuid}").content.decode()
    assert "research: yes; in practice with clients: not known; commercially: no" in text
    assert "web, 9000 people, 2018" in text
    assert "It can choose its questions" in text


@pytest.mark.parametrize("slug", list(curriculum().instruments))
def test_each_shipped_one_has_a_page(alice, slug):
    one = curriculum().instruments[slug]
    text = alice.client.get(f"/map/measures/{one.uuid}").content.decode()
    assert "What it cannot tell" in text
    assert "<title>Map</title>" in text


@pytest.mark.parametrize(("slug", "end"), [("gad-7", "not verified"), ("phq-9", "</dd>")])
def test_a_code_that_nobody_read_at_its_source_says_so(alice, slug, end):
    one = curriculum().instruments[slug]
    text = alice.client.get(f"/map/measures/{one.uuid}").content.decode()
    assert re.search(rf"{one.loinc}\s*(<span class=\"small\">)?{end}", text)


def test_rights_of_all_on_a_page(alice):
    text = alice.client.get("/map/measures/rights").content.decode()
    assert text.count("Whose it is") == len(plants.every())


def test_an_unknown_one_is_not_found(alice):
    assert alice.client.get(f"/map/measures/{UUID(int=99)}").status_code == 404


@pytest.mark.parametrize("path", ["/map/measures", "/map/measures/rights", f"/map/measures/{UUID(int=1)}"])
def test_it_sends_a_visitor_to_sign_in(visitor, path):
    assert visitor.get(path).url == "/sign-in"


def test_it_rejects_post(alice):
    assert alice.client.post("/map/measures").status_code == 405
