"""One question a screen; the answer is itself the button."""

import re
from datetime import timedelta

import pytest

from attune.measure import queries
from attune.measure.records import Bond
from tests.measure.answering import begun, inventory, measured


@pytest.fixture
def kept(alice, now):
    return begun(alice, now)


def url(kept, end=""):
    return f"/measure/{kept.id}{end}"


def answer(person, kept, place, value, **more):
    return person.client.post(url(kept), {"item": kept.body.order[place], "answer": value, **more})


def body(person, kept):
    return queries.read(person.viewer, kept.id).body


def test_it_works(alice, kept):
    text = alice.client.get(url(kept)).content.decode()
    assert "When an answer from Sam takes long" in text
    assert len(re.findall('class="answer"', text)) == 7
    assert all(label in text for label in inventory().scale.labels)
    assert "1 of 6" in text
    assert "With Sam" in text
    assert "I cannot tell" in text
    assert "<title>A few questions</title>" in text


def test_the_left_column_names_no_topic_to_come(alice, kept):
    text = alice.client.get(url(kept)).content.decode()
    aside = text[text.index("<aside") : text.index("</aside>")]
    assert not any(item.text.split("{name}")[0] in aside for item in inventory().items)
    assert "One evening is not the measure." in aside
    assert "How you are with Sam" in aside


def test_nothing_stands_before_the_first_question(alice, kept):
    text = alice.client.get(url(kept)).content.decode()
    assert "Undo the last answer" not in text
    assert "data-key-back" not in text


def test_an_answer_leads_to_the_next_question(alice, kept):
    assert answer(alice, kept, 0, 5).url == url(kept)
    assert body(alice, kept).answers == {kept.body.order[0]: 5}
    text = alice.client.get(url(kept)).content.decode()
    assert "2 of 6" in text
    assert "Undo the last answer" in text


def test_i_cannot_tell_moves_on_too(alice, kept):
    answer(alice, kept, 0, "cannot-tell")
    assert body(alice, kept).answers == {kept.body.order[0]: None}
    assert "2 of 6" in alice.client.get(url(kept)).content.decode()


def test_a_double_click_records_one_answer(alice, kept):
    for _ in range(2):
        answer(alice, kept, 0, 5)
    assert body(alice, kept).answers == {kept.body.order[0]: 5}
    assert len(body(alice, kept).log) == 1


def test_a_second_window_answers_its_own_question(alice, kept):
    """Both windows show the first question; the slower one changes that answer and nothing else."""
    answer(alice, kept, 0, 5)
    answer(alice, kept, 1, 3)
    answer(alice, kept, 0, 2)
    assert body(alice, kept).answers == {kept.body.order[0]: 2, kept.body.order[1]: 3}


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"item": "x99", "answer": "4"},
        {"answer": "4"},
        {"item": "a01", "answer": "9"},
        {"item": "a01", "answer": "²"},
    ],
)
def test_what_is_no_answer_changes_nothing(alice, kept, posted):
    assert alice.client.post(url(kept), posted).url == url(kept)
    assert body(alice, kept).answers == {}


def test_back_shows_what_was_answered(alice, kept):
    answer(alice, kept, 0, 5)
    page = alice.client.get(url(kept, "/question/1"))
    text = page.content.decode()
    assert text.count("(your answer)") == 1
    assert re.search(r'value="5" aria-current="true">A little like me', text)


def test_a_question_not_yet_asked_is_not_shown_early(alice, kept):
    for number in (0, 2, 99):
        assert alice.client.get(url(kept, f"/question/{number}")).url == url(kept)


def test_after_six_comes_the_first_sentence(alice, kept):
    for place in range(5):
        answer(alice, kept, place, 4)
    assert answer(alice, kept, 5, 4).url == url(kept, "/first")


def test_after_the_first_sentence_the_parts_are_counted_anew(alice, kept):
    for place in range(6):
        answer(alice, kept, place, 4)
    text = alice.client.get(url(kept)).content.decode()
    assert "1 of 18" in text
    assert "18 questions, 5 minutes" in text


def test_after_the_last_question_nothing_is_shown_until_asked(alice, kept):
    for place in range(24):
        answer(alice, kept, place, 4)
    text = alice.client.get(url(kept)).content.decode()
    assert "That was the last one" in text
    assert "See where your answers fall" in text
    assert body(alice, kept).finished is None


def test_too_few_answers_are_met_kindly_with_the_skipped_ones(alice, kept):
    for place in range(24):
        answer(alice, kept, place, "cannot-tell" if place % 2 else 4)
    text = alice.client.get(url(kept)).content.decode()
    assert "Not enough yet for a place on the map" in text
    assert url(kept, "/question/2") in text
    assert "See where your answers fall" not in text


def test_the_skipped_ones_come_one_after_another(alice, kept):
    for place in range(24):
        answer(alice, kept, place, "cannot-tell" if place in (1, 4) else 4)
    assert answer(alice, kept, 1, 3, again="1").url == url(kept, "/question/5")
    assert answer(alice, kept, 4, "cannot-tell", again="1").url == url(kept)


def test_a_finished_measure_leads_to_its_result(alice, now):
    kept = measured(alice, now)
    assert alice.client.get(url(kept)).url == f"/map/{kept.id}"
    assert alice.client.get(url(kept, "/question/1")).url == url(kept)
    answer(alice, kept, 0, 1)
    assert body(alice, kept) == kept.body


def test_the_name_is_escaped(alice, now):
    kept = begun(alice, now, Bond("friend", "<b>Jo</b> {name}"))
    text = alice.client.get(url(kept)).content.decode()
    assert "<b>Jo" not in text
    assert "&lt;b&gt;Jo&lt;/b&gt; {name}" in text


@pytest.mark.parametrize("kind", ["partner", "friend", "parent", "someone", "people"])
def test_every_kind_can_do_without_a_name(alice, now, kind):
    kept = begun(alice, now, Bond(kind))
    assert "{name}" not in alice.client.get(url(kept)).content.decode()


def test_after_three_weeks_old_answers_are_not_gone_on_with(alice, now):
    kept = begun(alice, now - timedelta(days=21))
    assert alice.client.get(url(kept)).url == "/map"


def test_questions_that_were_worded_anew_are_not_mixed_with_old_answers(alice, kept, monkeypatch):
    monkeypatch.setattr("attune.measure.taking.views.instruments.still", lambda body: None)
    assert alice.client.get(url(kept)).url == "/map"


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_it_refuses_everybody_else(request, kept, alice, who):
    other = request.getfixturevalue(who)
    assert other.client.get(url(kept)).status_code == 404
    assert other.client.get(url(kept, "/question/1")).status_code == 404
    assert answer(other, kept, 0, 5).status_code == 404
    assert other.client.post(url(kept), {"item": "x99", "answer": "5"}).status_code == 404
    assert body(alice, kept).answers == {}


def test_it_sends_a_visitor_to_sign_in(visitor, kept):
    assert visitor.get(url(kept)).url == "/sign-in"
    assert visitor.post(url(kept), {}).url == "/sign-in"
