"""A measure in memory: answers, undo, the missing-answer rule; and what was sealed in version 1 still opens."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.measure.records import Bond, Measure, Step, fresh
from attune.spaces.records import Sealed, decode
from tests.measure.answering import SAM, filled, inventory

NOW = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def body() -> Measure:
    return fresh(inventory(), SAM, NOW)


moves = st.lists(st.tuples(st.integers(0, 23), st.none() | st.integers(1, 7)), max_size=40)


def played(body: Measure, answers) -> Measure:
    for place, value in answers:
        body = body.answered(body.order[place], value, NOW)
    return body


def test_the_six_come_first(body):
    assert len(body.order) == 24
    assert body.first == 6
    early = {item.id for item in inventory().items if item.first}
    assert set(body.order[:6]) == early
    assert body.next_item == body.order[0]


def test_twelve_of_each_dimension_a_third_turned_round(body):
    for keys in body.scales.values():
        assert len(keys) == 12
        assert sum(key == -1 for key in keys.values()) == 4


def test_an_answer_moves_on(body):
    body = body.answered(body.order[0], 5, NOW)
    assert body.answers == {body.order[0]: 5}
    assert body.next_item == body.order[1]


def test_the_same_answer_twice_is_one(body):
    once = body.answered(body.order[0], 5, NOW)
    assert once.answered(body.order[0], 5, LATER) is once


def test_another_answer_to_the_same_question_replaces_it(body):
    twice = body.answered(body.order[0], 5, NOW).answered(body.order[0], 2, NOW)
    assert twice.answers == {body.order[0]: 2}
    assert twice.undone(NOW).answers == {body.order[0]: 5}


@pytest.mark.parametrize(("item", "value"), [("x99", 4), (0, 0), (0, 8), (0, -1)])
def test_what_is_no_answer_is_refused(body, item, value):
    with pytest.raises(ValueError, match="no such"):
        body.answered(body.order[item] if item == 0 else item, value, NOW)


@given(moves, st.integers(0, 23), st.none() | st.integers(1, 7))
def test_undo_is_the_exact_inverse(before, place, value):
    start = played(fresh(inventory(), SAM, NOW), before)
    then = start.answered(start.order[place], value, LATER)
    if then is not start:
        assert then.undone(LATER) == start


@given(moves)
def test_undoing_everything_leaves_nothing(answers):
    body = played(fresh(inventory(), SAM, NOW), answers)
    for _ in range(len(body.log)):
        body = body.undone(NOW)
    assert body == fresh(inventory(), SAM, NOW)
    assert body.undone(NOW) is body


@given(st.permutations(range(24)), st.lists(st.integers(1, 7), min_size=24, max_size=24))
def test_the_order_of_answers_does_not_matter(order, values):
    start = fresh(inventory(), SAM, NOW)
    straight = played(start, enumerate(values))
    mixed = played(start, [(place, values[place]) for place in order])
    assert straight.place() is not None
    assert mixed.place().probabilities == pytest.approx(straight.place().probabilities)


@given(st.lists(st.none() | st.integers(1, 7), min_size=24, max_size=24))
def test_any_answers_give_probabilities_that_sum_to_one_or_no_place(values):
    body = played(fresh(inventory(), SAM, NOW), enumerate(values))
    place = body.place()
    assert (place is None) == (body.short_of() > 0)
    if place:
        assert sum(place.probabilities.values()) == pytest.approx(1)
        assert place.ellipse().holds(place.anxiety.value, place.avoidance.value)


def test_the_first_six_are_noted_and_unnoted(body):
    six = played(body, [(n, 4) for n in range(6)])
    assert six.finished_first == NOW
    assert not six.in_first
    assert six.undone(LATER).finished_first is None


def test_the_first_place_needs_two_of_three(body):
    told = {"anxiety": 0, "avoidance": 0}
    for item in body.order[:6]:
        scale = "anxiety" if item in body.scales["anxiety"] else "avoidance"
        told[scale] += 1
        body = body.answered(item, None if told[scale] == 1 else 4, NOW)
    assert body.first_place() is not None
    assert body.answered(body.order[5], None, NOW).first_place() is None


@pytest.mark.parametrize(("skipped", "short"), [(2, 0), (3, 1), (12, 10)])
def test_the_missing_answer_rule(body, skipped, short):
    body = filled(body, NOW)
    for item in list(body.scales["anxiety"])[:skipped]:
        body = body.answered(item, None, NOW)
    assert body.short_of() == short
    assert (body.place() is None) == (short > 0)
    assert len(body.skipped) == skipped
    assert bool(body.ended(NOW).finished) == (short == 0)


def test_it_ends_only_after_the_last_question(body):
    most = filled(body, NOW).undone(NOW)
    assert most.ended(NOW) is most


def test_a_finished_measure_stays_as_it_is(body):
    done = filled(body, NOW).ended(LATER)
    assert done.finished == LATER
    assert done.counted
    assert done.answered(done.order[0], 1, LATER) is done
    assert done.undone(LATER) is done
    assert done.ended(LATER) is done


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Bond("partner", "Sam"), Bond("partner", " sam "), True),
        (Bond("friend", "Ayşe Gül"), Bond("friend", "ayşe  gül"), True),
        (Bond("partner", "Sam"), Bond("friend", "Sam"), False),
        (Bond("people"), Bond("people"), True),
    ],
)
def test_a_relationship_is_known_again(one, other, same):
    assert one.same_as(other) == same


def test_it_names_its_kind_and_nothing_else(body):
    assert body.about() == "A measure"
    assert not body.in_notebook()
    assert body.passages() == []


FROZEN = {
    "instrument": "attachment",
    "instrument_uuid": "0f6d3b82-5c1e-4a94-b7d3-8e2a9c4f1b31",
    "content_version": 1,
    "bond": {"kind": "friend", "name": "Noor"},
    "scales": {"anxiety": {"a01": 1, "a02": -1}, "avoidance": {"v01": 1}},
    "order": ["a01", "v01", "a02"],
    "first": 2,
    "points": 7,
    "min_answered": 0.8,
    "answers": {"a01": 6, "v01": None},
    "log": [
        {"item": "a01", "asked_before": False, "before": None},
        {"item": "v01", "asked_before": True, "before": 3},
    ],
    "started": NOW,
    "finished_first": NOW,
    "finished": None,
    "counted": False,
}


SINCE_2 = {
    "lowest": 1,
    "own_points": {},
    "scoring": "mean",
    "times": 1,
    "mode": "fixed",
    "bank": {},
    "again_after": 21,
    "withdrawn": False,
}


def test_a_frozen_sample_of_version_1_opens():
    raw = msgspec.Raw(msgspec.msgpack.encode(FROZEN))
    sealed = Sealed(kind="measure", version=1, at=NOW, changed=NOW, author=UUID(int=1), body=raw)
    _sealed, read = decode(msgspec.msgpack.encode(sealed))
    assert isinstance(read, Measure)
    assert read.bond == Bond("friend", "Noor")
    assert read.log[1] == Step("v01", True, 3)
    assert read.left == ["a02"]
    assert msgspec.to_builtins(read, builtin_types=(datetime,)) == {**FROZEN, **SINCE_2}
