"""Over time: a verdict in words that names its error, a line with a band, a table; moments as a level with gaps."""

from datetime import timedelta

import pytest

from attune.measure.records import ME, Bond
from attune.player.library import curriculum
from tests.measure import planted as plants
from tests.measure.answering import measured
from tests.measure.planted import answered

pytestmark = pytest.mark.usefixtures("planted")
NOOR = Bond("friend", "Noor")


def page(person, kept):
    return person.client.get(f"/map/{kept.id}/over-time").content.decode().replace("&#x27;", "'")


def test_it_works(alice, now):
    for weeks, high in ((8, 1.0), (4, 0.67), (0, 0.0)):
        kept = answered(alice, now - timedelta(weeks=weeks), plants.marked(), high=high)
    text = page(alice, kept)
    assert "A change larger than the error of measurement" in text
    assert "towards “seldom”" in text
    assert "how much your own answers differ" in text
    assert text.count('<th scope="row">') == 3
    assert 'class="error-band"' in text


def test_a_published_reliability_is_named(alice, now, monkeypatch):
    reliable = {"subscale": "low", "kind": "retest", "value": 0.8, "source": "A long study"}
    norm = {"subscale": "low", "population": "all", "n": 9, "year": 2001, "mean": 4, "sd": 4, "source": "S"}
    plain = plants.marked()
    one = plants.made(
        2,
        about="person",
        subscales={"low": {"name": "Low", "better": "low"}},
        items=[{"id": item.id, "subscale": "low", "key": 1, "text": item.text} for item in plain.items],
        scale={"points": 4, "lowest": 0, "labels": ["a", "b", "c", "d"]},
        scoring="sum",
        reliability=[reliable],
        norms=[norm],
    )
    monkeypatch.setattr("attune.measure.instruments.every", lambda: [one])
    answered(alice, now - timedelta(weeks=4), one, high=0.34)
    text = page(alice, answered(alice, now, one, high=0.67))
    assert "published reliability (of a second time, 0.80): A long study." in text
    assert "within the error of measurement" in text.lower()


def test_one_result_is_no_history_yet(alice, now):
    assert "One result so far" in page(alice, measured(alice, now))


def test_within_the_error_is_said(alice, now):
    measured(alice, now - timedelta(days=30), anxiety=5)
    assert "<h1>Within the error of measurement</h1>" in page(alice, measured(alice, now, anxiety=5))


def test_moments_are_a_level_with_a_band_and_gaps(alice, now):
    probe = curriculum().instruments["felt-security"]
    days = [*range(40, 25, -1), *range(8, 0, -1)]
    for ago in days:
        kept = answered(alice, now - timedelta(days=ago), probe, high=0.2 if ago > 20 else 0.9, bond=NOOR)
    text = page(alice, kept)
    assert "The level behind the answers" in text
    assert "with the swings from day to day" in text
    drawn = text.split('class="points-drawn" d="')[1].split('"')[0]
    assert drawn.count("h.01") == len(days)


def test_other_words_are_not_on_the_line(alice, now, monkeypatch):
    answered(alice, now - timedelta(days=60), plants.marked(), high=0.3)
    items = [{"id": f"q{n}", "subscale": "low", "key": 1, "text": "T"} for n in range(4)]
    anew = plants.made(2, about="person", version=2, subscales={"low": {"name": "Low"}}, items=items)
    monkeypatch.setattr("attune.measure.instruments.every", lambda: [anew])
    kept = answered(alice, now, anew, high=0.3, bond=Bond(ME))
    assert "was asked in other words" in page(alice, kept)


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_it_refuses_everybody_else(request, alice, now, who):
    kept = measured(alice, now)
    assert request.getfixturevalue(who).client.get(f"/map/{kept.id}/over-time").status_code == 404
