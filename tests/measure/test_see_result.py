"""A result: meaning first, then the map, then one next step."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from attune.measure.records import Bond
from attune.player.library import curriculum
from attune.today.standing import LOOKS_BACK
from tests.measure.answering import begun, inventory, measured
from tests.today.people import practised

CORNERS = {"secure": (1, 1), "anxious": (7, 1), "avoidant": (1, 7), "fearful": (7, 7)}
NAMES = {
    "secure": "secure",
    "anxious": "anxious-preoccupied",
    "avoidant": "dismissive-avoidant",
    "fearful": "fearful-avoidant",
}


def page(person, kept):
    return person.client.get(f"/map/{kept.id}").content.decode()


@pytest.mark.parametrize("region", list(CORNERS))
def test_it_works(alice, now, region):
    anxiety, avoidance = CORNERS[region]
    text = page(alice, measured(alice, now, anxiety=anxiety, avoidance=avoidance))
    own = inventory().results[region]
    for words in (own["title"], own["protects"], own["costs"]):
        assert words.strip() in text.replace("&#x27;", "'")
    assert text.index(own["title"]) < text.index('<svg viewBox="0 0 360')
    assert f"Most likely in the {NAMES[region]} region" in text
    light = curriculum().activities[own["next_step"]].depth == "light"
    assert (reverse("practise:see-exercise", args=[own["next_step"]]) in text) is light
    assert "Not yet calibrated" in text
    assert "<title>Map</title>" in text


def test_it_never_says_you_are(alice, now):
    text = page(alice, measured(alice, now))
    assert "Where your answers fall today" in text
    assert not re.search(r"you are (secure|anxious|avoidant|fearful)", text, re.IGNORECASE)


def test_near_the_middle_no_region_speaks_alone(alice, now):
    text = page(alice, measured(alice, now, anxiety=4, avoidance=1))
    assert "Two readings fit your answers" in text
    assert inventory().results["between"]["secure-anxious"].strip() in text
    assert "As likely in the secure region as in the anxious-preoccupied one" in text


def test_the_picture_has_its_ellipse_and_its_words(alice, now):
    text = page(alice, measured(alice, now))
    assert len(re.findall('class="here"', text)) == 1
    assert re.search(r'<ellipse class="here" cx="[\d.]+" cy="[\d.]+" rx="[\d.]+" ry="[\d.]+"', text)
    assert "The text above says the same in words." in text
    for end in ("on edge about being left", "at ease", "leans on people", "keeps to oneself"):
        assert end in text


def test_the_numbers_carry_their_error(alice, now):
    text = page(alice, measured(alice, now, anxiety=6, avoidance=2))
    assert re.search(r"<td>6\.0 ± 0\.\d</td><td>2\.0 ± 0\.\d</td>", text)
    assert "from 24 answers" in text


def test_an_earlier_result_is_an_outline_with_its_month(alice, now):
    measured(alice, now - timedelta(days=90), anxiety=6, avoidance=2)
    text = page(alice, measured(alice, now, anxiety=3, avoidance=2))
    assert len(re.findall('class="past ', text)) == 1
    assert "August" in text
    assert (
        "Since 26 August your answers have moved towards being at ease, by more than chance would explain."
        in text
    )


def test_a_small_difference_is_called_chance(alice, now):
    measured(alice, now - timedelta(days=30), anxiety=5, avoidance=2)
    text = page(alice, measured(alice, now, anxiety=5, avoidance=2))
    assert "it may be chance" in text


def test_an_old_result_shows_only_what_was_known_then(alice, now):
    old = measured(alice, now - timedelta(days=90), anxiety=6, avoidance=2)
    measured(alice, now, anxiety=3, avoidance=2)
    text = page(alice, old)
    assert 'class="past ' not in text
    assert "Where your answers fall today" not in text
    assert "Where your answers fell" in text


def test_another_relationship_is_not_drawn_beside_it(alice, now):
    measured(alice, now - timedelta(days=30), Bond("friend", "Noor"))
    text = page(alice, measured(alice, now))
    assert 'class="past ' not in text
    assert "with Noor" not in text


def test_a_result_for_the_worse_brings_no_more_exercise(alice, now):
    measured(alice, now - timedelta(days=30), anxiety=2, avoidance=2)
    kept = measured(alice, now, anxiety=7, avoidance=2)
    text = page(alice, kept)
    assert "A lighter week" in text
    for each in (text, alice.client.post(f"/map/{kept.id}").content.decode()):
        assert "not about who you are" in each
        assert "Did something happen" in each
        assert "Someone to talk to" in each
        assert "/practise/" not in re.sub(r"<nav.*?</nav>", "", each, flags=re.S)


def test_better_than_the_last_and_still_worse_than_the_first_brings_none_either(alice, now):
    for days, anxiety in ((90, 2), (45, 6)):
        measured(alice, now - timedelta(days=days), anxiety=anxiety, avoidance=2)
    kept = measured(alice, now, anxiety=4, avoidance=2)
    for ask in (alice.client.get, alice.client.post):
        text = ask(f"/map/{kept.id}").content.decode()
        assert "Did something happen" in text
        assert "/practise/" not in re.sub(r"<nav.*?</nav>", "", text, flags=re.S)


def offered(text):
    return bool(re.search("/practise/", re.sub(r"<nav.*?</nav>", "", text, flags=re.S)))


def test_what_is_not_light_is_left_to_today(alice, now):
    """Only Today knows the day, the stop rule and what was answered in private."""
    assert curriculum().activities[inventory().results["anxious"]["next_step"]].depth == "middle"
    text = page(alice, measured(alice, now, anxiety=7, avoidance=1))
    assert not offered(text)
    assert "Today knows how these days are" in text


@pytest.mark.parametrize(
    ("ago", "fits"), [((), True), ((3,), True), ((40, 3), False), ((0,), False)], ids=str
)
def test_what_made_it_worse_is_not_the_next_step(alice, now, ago, fits):
    """Twice, it rests; and on the day itself nothing follows."""
    slug = inventory().results["secure"]["next_step"]
    for days in ago:
        practised(alice, slug, ago=days, before=3, after=6)
    assert offered(page(alice, measured(alice, now, anxiety=1, avoidance=1))) is fits


def test_no_next_step_that_is_light_looks_back():
    """It is offered without asking what was answered in private (care 1.1)."""
    named = {str(part) for one in curriculum().instruments.values() for part in steps_of(one.results)}
    light = [one for one in curriculum().exercises() if one.slug in named and one.depth == "light"]
    assert light
    assert not [one.slug for one in light if one.ingredient in LOOKS_BACK]


def steps_of(results):
    """Every next step that is named anywhere in these results."""
    for key, part in results.items():
        if isinstance(part, dict):
            yield from steps_of(part)
        elif key == "next_step":
            yield part


def test_it_is_not_kept_by_the_browser(alice, now):
    kept = measured(alice, now)
    assert "no-store" in alice.client.get(f"/map/{kept.id}")["Cache-Control"]


def test_an_unfinished_measure_leads_to_its_question(alice, now):
    kept = begun(alice, now)
    assert alice.client.get(f"/map/{kept.id}").url == f"/measure/{kept.id}"


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_it_refuses_everybody_else(request, alice, now, who):
    kept = measured(alice, now)
    assert request.getfixturevalue(who).client.get(f"/map/{kept.id}").status_code == 404


def test_it_sends_a_visitor_to_sign_in(visitor, alice, now):
    assert visitor.get(f"/map/{measured(alice, now).id}").url == "/sign-in"


def test_a_post_asks_for_the_result_itself(alice, now):
    """A bad one is preceded by what it means, and reached by a POST; of any other both are the same page."""
    kept = measured(alice, now)
    assert "Where your answers fall today" in alice.client.post(f"/map/{kept.id}").content.decode()
