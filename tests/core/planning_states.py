"""Hypothesis strategies and a small catalogue for the planning tests."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from attune.core.planning import Activity, Alarm, Depth, Past, Rated, Seen, Start, State

TODAY = date(2026, 11, 24)

WATER = Activity("come-down-to-the-water", "P3", 3)
CORNER = Activity("someone-in-your-corner", "P3", 5, Depth.MIDDLE)
IF_QUIET = Activity("if-it-goes-quiet-then", "P3", 5, Depth.MIDDLE)
WEATHERS = Activity("three-weathers", "P1", 5)
LEARNED = Activity("where-i-learned-it", "P1", 10, Depth.DEEP, looks_back=True)
CATALOGUE = (WATER, CORNER, IF_QUIET, WEATHERS, LEARNED)

TWO_NAMES = Activity("two-names", "P8", 5)
ONE_LIMIT = Activity("one-limit-three-voices", "P7", 6, Depth.MIDDLE)
LATER = (*CATALOGUE, TWO_NAMES, ONE_LIMIT)

days = st.integers(0, 90).map(lambda back: TODAY - timedelta(days=back))
ratings = st.none() | st.integers(0, 10)


def activities(slugs: list[str]) -> st.SearchStrategy[Activity]:
    return st.builds(
        Activity,
        slug=st.sampled_from(slugs),
        row=st.sampled_from(["P1", "P2", "P3", "P4", "P7", "P8"]),
        minutes=st.integers(2, 15),
        depth=st.sampled_from(Depth),
        suits=st.frozensets(st.sampled_from(Start), min_size=1),
        needs=st.frozensets(st.sampled_from(slugs), max_size=1),
        looks_back=st.booleans(),
    )


SLUGS = ["a", "b", "c", "d", "e", "f"]
catalogues = st.lists(activities(SLUGS), max_size=6, unique_by=lambda one: one.slug).map(
    tuple
) | st.sampled_from([CATALOGUE, LATER])


def pasts() -> st.SearchStrategy[tuple[Past, ...]]:
    slugs = SLUGS + [one.slug for one in LATER]
    return st.lists(
        st.builds(
            Past, slug=st.sampled_from(slugs), day=days, before=ratings, after=ratings, finished=st.booleans()
        ),
        max_size=12,
    ).map(tuple)


seens = st.builds(
    Seen,
    today=st.just(TODAY),
    first_day=days,
    start=st.sampled_from(Start),
    focus=st.lists(st.sampled_from(["P1", "P2", "P3", "P7"]), max_size=2, unique=True).map(tuple),
    minutes=st.sampled_from([3, 5, 10]),
    weekdays=st.frozensets(st.integers(0, 6)),
    past=pasts(),
    rated=st.lists(
        st.builds(Rated, day=days, distress=st.integers(1, 7)), max_size=8, unique_by=lambda r: r.day
    ).map(tuple),
    declined=st.frozensets(st.sampled_from(SLUGS + [one.slug for one in LATER]), max_size=3),
    shorter=st.booleans(),
    not_today=st.booleans(),
)
states = st.builds(State, seen=seens, alarm=st.sampled_from(Alarm), hard_result=st.booleans())


def seen(**changes: Any) -> Seen:
    """Somebody in the third month, on the day of the tests, who has done nothing yet."""
    plain: dict[str, Any] = {"today": TODAY, "first_day": TODAY - timedelta(days=80)}
    return Seen(**{**plain, **changes})


def state(alarm: Alarm = Alarm.NO, **changes: Any) -> State:
    return State(seen=seen(**changes), alarm=alarm)


def ago(number: int) -> date:
    return TODAY - timedelta(days=number)


def calm(number: int, *, since: int = 1) -> tuple[Past, ...]:
    """`number` practices at the water that eased, one a day, the latest `since` days ago."""
    return tuple(Past(WATER.slug, ago(since + back), 6, 3) for back in range(number))
