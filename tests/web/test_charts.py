"""The map and the line as geometry."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.web import charts

CORNERS = ("anxious-preoccupied", "fearful-avoidant", "secure", "dismissive-avoidant")
ENDS = ("on edge about being left", "at ease", "leans on people", "keeps to oneself")
MONTHS = ("today", "September", "July", "March", "December 2025")

scale = st.floats(1, 7)
axis = st.floats(0.05, 3)


@st.composite
def places(draw: st.DrawFn) -> list[charts.Place]:
    many = draw(st.integers(1, 5))
    return [
        charts.Place(
            across=draw(scale), up=draw(scale), across_axis=draw(axis), up_axis=draw(axis), label=MONTHS[at]
        )
        for at in range(many)
    ]


def drawn(all_places: list[charts.Place]) -> charts.Plane:
    return charts.plane(here=all_places[0], earlier=all_places[1:], corners=CORNERS, ends=ENDS)


def box(label: charts.Label) -> tuple[float, float, float, float]:
    """Room of a label in the widest fallback font, 15 px."""
    wide = len(label.text) * 9.0
    left = {"middle": label.x - wide / 2, "start": label.x, "end": label.x - wide}[label.anchor]
    return (left, label.y - 12, left + wide, label.y + 3)


def touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def labels(plane: charts.Plane) -> list[charts.Label]:
    return [label for label in (plane.here_label, *(label for _, label, _ in plane.earlier)) if label]


@given(places())
def test_labels_never_overlap_each_other_or_the_corners(all_places: list[charts.Place]):
    plane = drawn(all_places)
    boxes = [box(label) for label in labels(plane)]
    boxes += [box(line) for corner in plane.corners for line in corner.lines]
    assert not [(a, b) for at, a in enumerate(boxes) for b in boxes[at + 1 :] if touch(a, b)]


@given(places())
def test_labels_stay_inside_the_frame_and_off_the_lines(all_places: list[charts.Place]):
    plane = drawn(all_places)
    for label in labels(plane):
        x0, y0, x1, y1 = box(label)
        assert x0 > 26
        assert x1 < 334
        assert y0 > 28
        assert y1 < 348
        assert not x0 < 180 < x1
        assert not y0 < 188 < y1
        for shape in (plane.here, *(shape for shape, _, _ in plane.earlier)):
            assert not [p for p in shape.outline(48) if x0 < p[0] < x1 and y0 < p[1] < y1]


@given(scale, scale)
def test_a_place_lands_where_the_scale_says(across: float, up: float):
    here = charts.Place(across=across, up=up, across_axis=1, up_axis=1)
    shape = charts.plane(here=here, corners=CORNERS, ends=ENDS).here
    assert shape.x == pytest.approx(26 + 308 * (across - 1) / 6, abs=0.01)
    assert shape.y == pytest.approx(348 - 320 * (up - 1) / 6, abs=0.01)
    assert shape.rx == pytest.approx(51.33, abs=0.01)
    assert shape.ry == pytest.approx(53.33, abs=0.01)


def test_a_usual_map_has_all_its_labels():
    today = charts.Place(across=2.7, up=4.3, across_axis=1, up_axis=0.8, label="today")
    july = charts.Place(across=3.5, up=5.4, across_axis=1, up_axis=0.8, label="July")
    plane = drawn([today, july])
    assert [label.text for label in labels(plane)] == ["today", "July"]


def test_older_places_fade():
    plane = drawn([charts.Place(across=4, up=4, across_axis=1, up_axis=1)] * 4)
    assert [age for _, _, age in plane.earlier] == ["", "older", "older"]


def week(at: int, value: float, error: float = 0.5) -> charts.Reading:
    return charts.Reading(day=dt.date(2026, 9, 28) + dt.timedelta(weeks=at), value=value, error=error)


def line(*readings: charts.Reading) -> charts.Line:
    return charts.line_chart(readings, lowest=1, highest=7, low="calm", high="distressed")


def test_under_five_points_there_is_no_line_but_each_has_its_error():
    few = line(*(week(at, 4) for at in range(4)))
    assert (few.run, few.band) == ("", "")
    assert len(few.singles) == 4
    assert few.points.count("M") == 4


def test_five_points_make_a_line_with_a_band():
    five = line(*(week(at, 4) for at in range(5)))
    assert five.run.startswith("M2.0 50.0L")
    assert five.band.endswith("z")
    assert five.singles == ()


def test_the_high_end_is_at_the_top_and_nothing_leaves_the_field():
    readings = [week(at, 7 if at % 2 else 1, error=3) for at in range(6)]
    drawn_line = line(*readings)
    numbers = [float(n) for n in drawn_line.band.strip("Mz").split()]
    assert min(numbers) >= 0
    assert max(numbers) <= 100
    assert drawn_line.points.startswith("M2.0 100.0h.01 M21.2 0.0h.01")


def test_days_keep_their_distance():
    uneven = line(week(0, 4), week(1, 4), week(4, 4))
    assert [part.split()[0] for part in uneven.points.split("M")[1:]] == ["2.0", "26.0", "98.0"]


def test_ticks_and_table_rows():
    chart = line(*(week(at, at + 1) for at in range(5)))
    assert chart.ticks == (dt.date(2026, 9, 28), dt.date(2026, 10, 12), dt.date(2026, 10, 26))
    assert [reading.value for reading in chart.readings] == [5, 4, 3, 2, 1]
    assert line(week(0, 3)).ticks == (dt.date(2026, 9, 28),)
    assert line().ticks == ()


def test_names_of_corners_that_would_meet_are_folded() -> None:
    ends = ("up", "down", "left", "right")
    here = charts.Place(up=4, across=4, up_axis=1, across_axis=1)
    short = charts.plane(here=here, corners=("secure", "anxious", "calm", "far"), ends=ends)
    assert not any(corner.folds for corner in short.corners)
    long = charts.plane(
        here=here, corners=("ängstlich-vermeidend", "ängstlich-verstrickt", "a", "b"), ends=ends
    )
    assert [corner.folds for corner in long.corners] == [True, True, False, False]
