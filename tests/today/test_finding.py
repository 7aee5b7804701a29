"""The first finding about one's own words: from the third day, closed, counted when it is opened, and silenced."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.safety.rules import crisis
from attune.spaces import actions, queries
from attune.today.finding.barred import HARSH, LABELS, never
from attune.today.queries import today_page
from attune.today.records import BACK, ComingBack
from attune.tools.journal.records import Note
from tests.conftest import NOW
from tests.today.people import checked_in, found, keep, practised

URL, ANSWER = "/today", "/today/finding"
SUMMARY = "Something in your own words"
TEXTS = ("A silence at dinner.", "Then the silences again.", "Bread and a walk.")


def page(person) -> str:
    answer = person.client.get(URL)
    assert answer.status_code == 200
    return answer.content.decode()


def here_since(person, ago: int) -> None:
    person.person.since = NOW.date() - timedelta(days=ago)
    person.person.save(update_fields=["since"])


@pytest.fixture
def alice(alice):
    here_since(alice, 2)
    return alice


def wrote(person, *texts: str) -> list:
    return [keep(person, Note(text=text), ago=ago) for ago, text in enumerate(reversed(texts))]


def test_on_the_third_day_a_word_comes_back(alice):
    kept = wrote(alice, *TEXTS)
    html = page(alice)
    assert "In the last days you wrote three times; twice the word was <em>silence" in html
    for one in kept[1:]:
        assert f"/notebook/{one.id}" in html
    assert f"/notebook/{kept[0].id}" not in html


def test_it_is_closed_until_it_is_tapped(alice):
    wrote(alice, *TEXTS)
    before = page(alice).split(SUMMARY)[0]
    assert "silence" not in before
    assert before.rstrip().endswith('<details class="folded finding">\n  <summary>')


def test_lines_and_answers_count_too(alice):
    checked_in(alice, 3, ago=1, line="Another silence.")
    checked_in(alice, 3, line="Bread.")
    keep(alice, Note(text="It was silence that woke her."), ago=1)
    assert "twice the word was <em>silence" in page(alice)


def test_it_waits_for_the_third_day(alice):
    wrote(alice, *TEXTS)
    here_since(alice, 1)
    assert SUMMARY not in page(alice)


def test_under_three_texts_or_without_a_word_there_is_nothing(alice):
    wrote(alice, *TEXTS[:2])
    assert "own words" not in page(alice)
    wrote(alice, "Nothing here repeats.")
    keep(alice, Note(text="x"))
    assert page(alice)


def test_it_is_silent_in_a_hard_hour(alice):
    wrote(alice, *TEXTS)
    checked_in(alice, 6)
    assert SUMMARY not in page(alice)


def test_what_was_written_at_night_is_not_in_it(alice):
    wrote(alice, TEXTS[0], TEXTS[2])
    at = NOW.replace(hour=23, minute=30) - timedelta(days=1)
    space = queries.private_space(alice.viewer)
    actions.write(viewer=alice.viewer, space=space, body=Note(text="The silence again."), now=at)
    keep(alice, Note(text="Milk."))
    assert SUMMARY not in page(alice)


def test_what_was_written_on_a_hard_day_is_not_in_it(alice):
    wrote(alice, *TEXTS, "Milk.")
    checked_in(alice, 7, ago=2)
    assert SUMMARY not in page(alice)


def test_after_a_practice_that_ended_worse_it_is_silent(alice):
    wrote(alice, *TEXTS)
    practised(alice, before=3, after=6)
    assert SUMMARY not in page(alice)


def test_what_may_speak_of_a_crisis_is_not_in_it(alice):
    wrote(alice, "A silence, and I want to die.", "A silence.", "Bread.", "Milk.")
    assert SUMMARY not in page(alice)


def test_not_this_word(alice):
    wrote(alice, *TEXTS)
    assert alice.client.post(ANSWER, {"what": "not-word", "word": "silence"}).status_code == 302
    assert found(alice, ComingBack, BACK).not_words == ["silence"]
    assert SUMMARY not in page(alice)


def test_leave_me_without_findings_and_back_again(alice):
    wrote(alice, *TEXTS)
    alice.client.post(ANSWER, {"what": "none"})
    assert SUMMARY not in page(alice)
    alice.client.post("/letters/ways", {"what": "findings"})
    assert SUMMARY in page(alice)


def test_every_word_may_come_back(alice):
    alice.client.post(ANSWER, {"what": "not-word", "word": "silence"})
    alice.client.post("/letters/ways", {"what": "all-words"})
    assert found(alice, ComingBack, BACK).not_words == []


@pytest.mark.parametrize("data", [{}, {"what": "other"}, {"what": "not-word", "word": "  "}])
def test_what_is_no_answer_changes_nothing(alice, data):
    assert alice.client.post(ANSWER, data).status_code == 302
    assert found(alice, ComingBack, BACK) is None


def test_it_rejects_get_and_visitors(alice, visitor):
    assert alice.client.get(ANSWER).status_code == 405
    assert visitor.post(ANSWER, {"what": "none"}).status_code == 302


def test_it_is_each_persons_own(alice, bob, charlie):
    wrote(alice, *TEXTS)
    for other in (bob, charlie):
        here_since(other, 9)
        assert SUMMARY not in page(other)


def test_numbers_come_with_their_counts_and_their_limit(alice):
    for ago in range(1, 9):
        practised(alice, ago=ago, before=6, after=7 if ago == 1 else 6 if ago == 2 else 4)
    html = page(alice)
    assert "you rated 8 practices before and after." in html
    assert "lower after 6 of them, the same after 1, higher after 1" in html
    assert "cannot say what the practice did" in html


def test_under_five_rated_practices_there_are_no_numbers(alice):
    for ago in range(1, 5):
        practised(alice, ago=ago, before=6, after=4)
    assert "own numbers" not in page(alice)


@pytest.mark.parametrize(
    "word", ["suicidal", "kill", "killing", "strangled", "narcissist", "avoidant", "worthless", "rape"]
)
def test_crisis_and_label_words_never_come_back(word):
    assert never(word)


@pytest.mark.parametrize("word", ["silence", "harbour", "kettle", "garden", "dinner", "message", "answer"])
def test_plain_words_may(word):
    assert not never(word)


@given(st.sampled_from(sorted(LABELS | HARSH)), st.sampled_from(["", " again", ". Then bread."]))
def test_a_word_that_hurts_is_barred_wherever_it_stands(word, rest):
    assert never(word)
    assert crisis(f"Bread{rest}") is None


# ---- Milestones ----


def test_a_milestone_is_said_on_its_day_and_not_after(alice):
    for ago in range(4):
        practised(alice, ago=ago + 40)
    practised(alice)
    assert "Five practices, since October." in page(alice)
    assert today_page(alice.viewer, NOW + timedelta(days=1)).milestone == ""


def test_a_first_practice_is_said(alice):
    practised(alice)
    assert "A first practice, done." in page(alice)


def test_between_steps_and_for_a_stopped_one_nothing_is_said(alice, bob):
    practised(alice, ago=3)
    practised(alice)
    assert "milestone" not in page(alice)
    practised(bob, outcome="stopped")
    assert "milestone" not in page(bob)


def test_after_a_worse_end_and_without_findings_no_milestone(alice, bob):
    practised(alice, before=3, after=6)
    assert "milestone" not in page(alice)
    bob.client.post(ANSWER, {"what": "none"})
    practised(bob)
    assert "milestone" not in page(bob)


def test_pausing_loses_nothing(alice):
    for ago in (300, 200, 120, 60):
        practised(alice, ago=ago)
    practised(alice)
    first = NOW.date() - timedelta(days=300)
    since = "January" if first == date(2026, 1, 28) else f"{first:%B}"
    assert f"Five practices, since {since}." in page(alice)
