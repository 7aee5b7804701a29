"""The map: over time, by relationship; empty, a page worth reading."""

import re
from datetime import timedelta

import pytest

from attune.measure.records import Bond
from attune.spaces import actions as spaces
from tests.measure.answering import begun, filled, in_other_words, measured

NOOR = Bond("friend", "Noor")


def test_it_works(alice, now):
    old = measured(alice, now - timedelta(days=60))
    kept = measured(alice, now)
    text = alice.client.get("/map").content.decode()
    assert "With Sam" in text
    assert len(re.findall('class="past ', text)) == 1
    assert f'href="/map/{kept.id}"' in text
    assert f'href="/map/{old.id}"' in text
    assert 'href="/map/check-ins"' in text
    assert "Counted again from 15 December" in text


def test_what_was_asked_in_other_words_is_not_drawn_beside_it(alice, now):
    old = measured(alice, now - timedelta(days=60))
    kept = measured(alice, now)
    in_other_words(alice, old, now)
    for path in ("/map", f"/map/{kept.id}"):
        text = alice.client.get(path).content.decode()
        assert 'class="past ' not in text
        assert text.count("<td>6.0 ±") == 1
        assert "One earlier result was asked in other words and is not on this map." in text


def test_empty_it_is_a_page_of_its_own_worth(alice):
    text = alice.client.get("/map").content.decode()
    assert "are you still there for me" in text
    assert "Six questions, two minutes" in text
    assert "Four regions, no kinds of people" in text
    assert '<svg viewBox="0 0 360' not in text


def test_what_was_begun_can_be_gone_on_with(alice, now):
    kept = begun(alice, now)
    text = alice.client.get("/map").content.decode()
    assert "24 questions left" in text
    assert f'href="/measure/{kept.id}"' in text


def test_answers_without_a_result_are_never_lost_from_sight(alice, now):
    kept = begun(alice, now)
    spaces.revise(viewer=alice.viewer, kept=kept, body=filled(kept.body, now), now=now)
    text = alice.client.get("/map").content.decode()
    assert "All questions answered" in text
    assert "Six questions, two minutes" not in text
    assert f'href="/measure/{kept.id}"' in text


def test_what_was_put_down_too_long_ago_can_only_be_erased(alice, now):
    kept = begun(alice, now - timedelta(days=30))
    text = alice.client.get("/map").content.decode()
    assert "Begun on 25 October and put down." in text
    assert f'href="/measure/{kept.id}"' not in text
    assert f'href="/measure/{kept.id}/erase"' in text
    assert "Six questions, two minutes" in text


def test_a_relationship_is_chosen_by_a_link_without_its_name(alice, now):
    sam, noor = measured(alice, now), measured(alice, now - timedelta(days=1), NOOR)
    text = alice.client.get("/map").content.decode()
    assert re.search(rf'href="/map/{sam.id}/with" aria-current="true"><strong>Sam<', text)
    assert f'href="/map/{noor.id}/with">Noor<' in text
    other = alice.client.get(f"/map/{noor.id}/with").content.decode()
    assert "With Noor" in other
    assert not re.findall(r'(?:href|action)="[^"]*(?:Sam|Noor)', text + other)


def test_each_result_is_a_date_and_whom_it_is_about(alice, now):
    measured(alice, now)
    text = alice.client.get("/map").content.decode()
    rows = text[text.index('class="rows"') :]
    assert "24 November 2026" in rows
    assert "anxious" not in rows[: rows.index("</ul>")]


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_it_refuses_everybody_else(request, alice, now, who):
    kept, other = measured(alice, now), request.getfixturevalue(who)
    assert other.client.get(f"/map/{kept.id}/with").status_code == 404
    assert not re.search(r"\bSam\b", other.client.get("/map").content.decode())


def test_it_sends_a_visitor_to_sign_in(visitor):
    assert visitor.get("/map").url == "/sign-in"


def test_it_rejects_post(alice):
    assert alice.client.post("/map").status_code == 405
