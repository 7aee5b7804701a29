"""A result without a map: words first, a line with its error, marks with their source, the numbers folded."""

import re
from datetime import timedelta

import pytest

from attune.measure import actions, queries
from attune.measure.records import Bond
from attune.player.library import curriculum
from tests.measure import planted as plants
from tests.measure.planted import answered

pytestmark = pytest.mark.usefixtures("planted")


def page(person, kept):
    """The result itself: of a bad one, what is said first is got, and the result is asked for by a POST."""
    return person.client.post(f"/map/{kept.id}").content.decode().replace("&#x27;", "'")


def own(slug):
    return curriculum().instruments[slug]


@pytest.mark.parametrize(("high", "part"), [(0.0, "low"), (0.5, "middle"), (1.0, "high")])
def test_it_works(alice, now, high, part):
    kept = answered(alice, now, own("felt-security"), high=high, bond=Bond("friend", "Noor"))
    text = page(alice, kept)
    said = own("felt-security").results["security"][part]
    assert said["title"] in text
    assert (said.get("protects") or said["says"]).strip() in text
    assert text.index(said["title"]) < text.index('class="chart strip"')
    assert ("alarm" in said) == ('class="kind"' in text)
    assert "of the scale" in text
    assert "with Noor" in text


def test_with_two_scales_each_is_said_by_itself(alice, now):
    kept = answered(alice, now, own("availability"), high=1.0, bond=Bond("friend", "Noor"))
    text = page(alice, kept)
    words = own("availability").results
    assert words["given"]["high"]["title"] in text
    assert words["received"]["high"]["title"] in text
    assert text.count('class="chart strip"') == 2
    assert len(re.findall(r"<th scope=\"row\">", text)) == 2


def test_a_sum_is_told_whole_with_its_marks_and_no_diagnosis(alice, now):
    text = page(alice, answered(alice, now, plants.marked(), high=0.67))
    assert "8 ±" in text
    assert "The mark is 6 or more; your answers give 8." in text
    assert "More so" in text
    assert "not verified" in text
    assert "None of them is a diagnosis." in text
    assert "about yourself" in text


def test_a_mark_that_is_not_reached_is_folded_without_what_it_means(alice, now):
    text = page(alice, answered(alice, now, plants.marked(), high=0.0))
    assert "Your answers reach none of them." in text
    assert "Often met in people who felt low" not in text
    assert "More so" not in text
    folded = text[text.index("<summary>Other marks</summary>") :]
    assert "The mark is 10 or more; your answers give 0. It is not reached." in folded


def test_with_all_marks_reached_nothing_is_folded_away(alice, now):
    text = page(alice, answered(alice, now, plants.marked(), high=1.0))
    assert text.index("Often met in people who felt low") < text.index("More so")
    assert "Other marks" not in text


def test_a_change_is_named_with_its_error(alice, now):
    answered(alice, now - timedelta(days=30), plants.marked(), high=0.0)
    text = page(alice, answered(alice, now, plants.marked(), high=1.0))
    assert "larger than the error of measurement, towards “often”" in text
    assert "The error comes from how much your own answers differ" in text


def test_a_small_change_is_within_it(alice, now):
    answered(alice, now - timedelta(days=30), plants.marked(), high=0.34)
    text = page(alice, answered(alice, now, plants.marked(), high=0.34))
    assert "within the error of measurement" in text


def test_worse_brings_no_exercise(alice, now):
    answered(alice, now - timedelta(days=30), own("emotion-regulation"), high=1.0)
    text = page(alice, answered(alice, now, own("emotion-regulation"), high=0.0))
    assert "not about who you are" in text
    assert "/practise/" not in re.sub(r"<nav.*?</nav>", "", text, flags=re.S)


def test_an_answer_that_may_be_a_sign_of_danger_leads_to_people_at_once(alice, now):
    kept = actions.begin(viewer=alice.viewer, instrument=plants.marked(), bond=Bond("self"), now=now)
    for _ in range(2):  # it stands at the address of the questions, so a reload sends the answer again
        answer = alice.client.post(f"/measure/{kept.id}", {"item": "q3", "answer": "1"})
        text = answer.content.decode()
        assert answer.status_code == 200
        assert "/right-now/others" in text
        assert "Nobody was told" in text
        assert "<title>A few questions</title>" in text
        assert len(queries.read(alice.viewer, kept.id).body.log) == 1
    assert (
        alice.client.post(f"/measure/{kept.id}", {"item": "q3", "answer": "0"}).url == f"/measure/{kept.id}"
    )


def test_words_that_are_missing_leave_no_gap(alice, now, monkeypatch):
    kept = answered(alice, now, plants.marked(), high=0.5)
    monkeypatch.setattr("attune.measure.instruments.every", list)
    assert "Your answers" in page(alice, kept)


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_it_refuses_everybody_else(request, alice, now, who):
    kept = answered(alice, now, plants.marked(), high=0.5)
    other = request.getfixturevalue(who)
    for end in ("", "/over-time", "/not-yet"):
        assert other.client.get(f"/map/{kept.id}{end}").status_code == 404
    assert other.client.post(f"/measure/{kept.id}", {"item": "q3", "answer": "1"}).status_code == 404


def test_one_moment_is_not_held_against_another(alice, now):
    noor = Bond("friend", "Noor")
    answered(alice, now - timedelta(days=9), own("felt-security"), high=0.0, bond=noor)
    text = page(alice, answered(alice, now, own("felt-security"), high=1.0, bond=noor))
    assert "error of measurement" not in text
