"""Among others: only where norms exist, by age and gender only where somebody says them, and kept nowhere."""

import pytest

from attune.measure.records import CLOSE, Bond
from attune.player.library import curriculum
from tests.measure import planted as plants
from tests.measure.planted import answered

pytestmark = pytest.mark.usefixtures("planted")


@pytest.fixture
def kept(alice, now):
    return answered(alice, now, plants.adaptive(), high=0.5, bond=Bond(CLOSE))


def url(kept):
    return f"/map/{kept.id}/among"


def test_it_works(alice, kept):
    assert url(kept) in alice.client.get(f"/map/{kept.id}").content.decode()
    text = alice.client.get(url(kept)).content.decode()
    assert "Worry. About 45 of 100 of them scored as high or lower." in text
    assert "web; 9000 people, 2018" in text
    assert "Distance. Nobody to compare with" in text
    assert "kept nowhere" in text


def test_age_and_gender_choose_the_group(alice, now, monkeypatch):
    bands = [
        {
            "subscale": "anxiety",
            "population": "web",
            "n": 10,
            "year": 2018,
            "mean": mean,
            "sd": 1.0,
            "source": "S",
            **who,
        }
        for mean, who in ((1.0, {}), (5.0, {"ages": [18, 24], "gender": "woman"}))
    ]
    base = plants.adaptive()
    other = plants.made(
        1,
        subscales={"anxiety": {"name": "Worry"}},
        items=[{"id": f"n{n}", "subscale": "anxiety", "key": 1, "text": "T"} for n in range(4)],
        norms=bands,
    )
    assert other.uuid == base.uuid
    monkeypatch.setattr("attune.measure.instruments.every", lambda: [other])
    kept = answered(alice, now, other, high=0.5, bond=Bond(CLOSE))
    assert "About 98 of 100" in alice.client.get(url(kept)).content.decode()
    text = alice.client.post(url(kept), {"age": "20", "gender": "woman"}).content.decode()
    assert "About 2 of 100" in text
    assert "women; aged 18 to 24" in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [("1000", "Up to 120 years"), ("-3", "A whole number of years"), ("old", "A whole number of years")],
)
def test_an_impossible_age_is_met_kindly(alice, kept, typed, said):
    answer = alice.client.post(url(kept), {"age": typed})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert said in text
    assert f'value="{typed}"' in text


def test_nothing_of_it_is_kept(alice, kept):
    alice.client.post(url(kept), {"age": "37", "gender": "man"})
    assert 'value="37"' not in alice.client.get(url(kept)).content.decode()


def test_without_norms_it_says_so(alice, now):
    one = answered(alice, now, curriculum().instruments["well-being"], high=0.5)
    assert "no norms exist" in alice.client.get(f"/map/{one.id}").content.decode()
    assert alice.client.get(url(one)).url == f"/map/{one.id}"


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_it_refuses_everybody_else(request, kept, who):
    assert request.getfixturevalue(who).client.get(url(kept)).status_code == 404


def test_it_sends_a_visitor_to_sign_in(visitor, kept):
    assert visitor.get(url(kept)).url == "/sign-in"
