"""A measure that chooses its questions: fewer of them, an honest error, and undo that gives exactly back what was."""

import pytest

from attune.measure import actions, bank
from attune.measure.records import UP, Bond, fresh
from tests.measure import planted as plants
from tests.measure.planted import answered

pytestmark = pytest.mark.usefixtures("planted")
SAM = Bond("partner", "Sam")


def begun(person, now):
    return actions.begin(viewer=person.viewer, instrument=plants.adaptive(), bond=SAM, now=now, adaptive=True)


def answer(person, kept, value, now):
    item = kept.body.next_item
    return actions.answer(viewer=person.viewer, measure_id=kept.id, item=item, value=value, now=now)


def test_it_ends_before_all_are_asked_where_it_is_sure(alice, now):
    kept = answered(alice, now, plants.adaptive(), high=0.5, bond=SAM, way="adaptive")
    assert kept.body.finished
    assert 8 <= len(kept.body.answers) < 20


def test_its_score_is_near_that_of_all_questions_and_less_sure(alice, bob, now):
    few = answered(alice, now, plants.adaptive(), high=0.75, bond=SAM, way="adaptive").body.score_of(UP)
    assert few.lowest == 1
    assert few.highest == 5
    assert 3.0 < few.value < 5.0
    assert 0.05 < few.error < 0.6
    assert few.answered <= 10


def test_the_next_question_depends_on_the_answer(alice, bob, now):
    mine, yours = begun(alice, now), begun(bob, now)
    for _ in range(4):
        mine, yours = answer(alice, mine, 5, now), answer(bob, yours, 1, now)
    assert mine.body.order != yours.body.order


def test_undo_takes_the_choice_back_too(alice, now):
    first = answer(alice, begun(alice, now), 5, now)
    second = answer(alice, first, 4, now)
    back = actions.undo(viewer=alice.viewer, measure_id=second.id, steps=2, now=now)
    assert back.body == first.body


def test_changing_an_earlier_answer_asks_nothing_twice(alice, now):
    kept = begun(alice, now)
    for value in (5, 4, 3):
        kept = answer(alice, kept, value, now)
    item = kept.body.order[0]
    kept = actions.answer(viewer=alice.viewer, measure_id=kept.id, item=item, value=1, now=now)
    assert len(set(kept.body.order)) == len(kept.body.order) == 4


def test_who_can_tell_nothing_is_not_asked_for_ever(alice, now):
    kept = begun(alice, now)
    while kept.body.next_item:
        kept = answer(alice, kept, None, now)
    assert len(kept.body.answers) <= bank.most(kept.body.scales)
    text = alice.client.get(f"/measure/{kept.id}").content.decode()
    assert "Not enough yet" in text


def test_the_page_says_how_many_at_most(alice, now):
    text = alice.client.get(f"/measure/{begun(alice, now).id}").content.decode()
    assert "1 of at most 20" in text


def test_without_parameters_it_is_refused(now):
    with pytest.raises(ValueError, match="parameters"):
        fresh(plants.marked(), SAM, now, adaptive=True)


def test_it_is_read_again_when_the_instrument_is_gone(alice, now, monkeypatch):
    kept = answered(alice, now, plants.adaptive(), high=0.5, bond=SAM, way="adaptive")
    monkeypatch.setattr("attune.measure.instruments.every", list)
    assert kept.body.score_of(UP) is not None
