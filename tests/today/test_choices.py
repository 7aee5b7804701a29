"""What can be proposed: exercises for two only in company, and where they fit (care 1.12)."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from msgspec.structs import replace

from attune.core import planning
from attune.player.library import curriculum
from attune.today.standing import choices
from tests.conftest import NOW

ALONE = "come-down-to-the-water"


@pytest.fixture
def made_up() -> Any:
    """The exercises there are, and two that nobody has written: one side by side, one on two devices."""
    real = curriculum().exercises()
    first = next(each for each in real if each.slug == ALONE)
    joint = [
        replace(first, slug="our-loop", with_="side-by-side"),
        replace(first, slug="only-the-echo", with_="two-devices"),
    ]
    return cast("Any", SimpleNamespace(exercises=lambda: [*real, *joint]))


def slugs(found):
    return {each.slug for each in found}


@pytest.mark.parametrize("alarm", planning.Alarm)
def test_nothing_for_two_is_proposed_now(made_up, alarm):
    assert not {"our-loop", "only-the-echo"} & slugs(choices(made_up, alarm=alarm.value))


def test_rows_of_a_pair_are_found_and_not_proposed_alone():
    held = curriculum().activities
    assert any(each.row.startswith("C") for each in curriculum().exercises())
    assert {held[slug].row[0] for slug in slugs(choices())} == {"P"}


@pytest.mark.parametrize(
    ("alarm", "fits"), [("no", True), ("unasked", True), ("yes", False), ("unsure", False)]
)
def test_in_company_it_is_proposed_where_it_fits(made_up, alarm, fits):
    found = slugs(choices(made_up, in_company=True, alarm=alarm))
    assert ({"our-loop", "only-the-echo"} <= found) is fits
    assert ALONE in found


@pytest.mark.parametrize("alarm", ["yes", "unsure"])
def test_where_it_does_not_fit_it_is_as_if_nobody_were_there(made_up, alarm):
    together = choices(made_up, in_company=True, alarm=alarm)
    apart = choices(made_up, in_company=False, alarm=alarm)
    assert together == apart
    state = planning.State(planning.Seen(today=NOW.date(), first_day=NOW.date()), alarm=planning.Alarm(alarm))
    assert planning.offer(state, together) == planning.offer(state, apart)
