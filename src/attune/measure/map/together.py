"""Several relationships on one map: the latest result of each, of one instrument."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from attune.core.curriculum.instruments import Instrument
from attune.measure import instruments, words
from attune.measure.queries import Result
from attune.web import charts

MOST = 8
"""So many are drawn; more would hide each other."""


def latest(found: Sequence[Result]) -> list[Result]:
    """The latest of each relationship, newest first: of the first inventory where two have it, else of the newest.

    Only what was asked in the same words as the newest of them: other words give other numbers.
    """
    first = str(instruments.inventory().uuid)
    of_first = _each([one for one in found if one.body.instrument_uuid == first])
    if len(of_first) > 1 or not found:
        return of_first
    return _each([one for one in found if one.body.instrument_uuid == found[0].body.instrument_uuid])


def other_wording(found: Sequence[Result], shown: Sequence[Result]) -> int:
    """How many relationships are left out because the same instrument asked about them in other words."""
    here = shown[0]
    drawn = {one.body.bond.key for one in found if one.comparable(here)}
    asked = {one.body.bond.key for one in found if one.body.instrument_uuid == here.body.instrument_uuid}
    return len(asked - drawn)


def page(shown: Sequence[Result], inventory: Instrument, today: date) -> dict[str, Any]:
    """The picture, a line of words and a row of numbers for each."""
    up, across = inventory.subscales["anxiety"], inventory.subscales["avoidance"]
    body = shown[0].body
    return {
        "map": charts.several(
            [_spot(one) for one in shown],
            corners=words.corners(),
            ends=(up.high, up.low, across.low, across.high),
            lowest=body.lowest,
            highest=body.lowest + body.points - 1,
        ),
        "rows": [_row(one, today) for one in shown],
        "lowest": body.lowest,
        "highest": body.lowest + body.points - 1,
        "calibrated": inventory.calibrated,
    }


def _each(found: Sequence[Result]) -> list[Result]:
    kept: dict[str, Result] = {}
    for one in found:
        if one.comparable(found[0]):
            kept.setdefault(one.body.bond.key, one)
    return list(kept.values())[:MOST]


def _spot(one: Result) -> charts.Place:
    shape = one.place.ellipse()
    return charts.Place(
        across=shape.avoidance,
        up=shape.anxiety,
        across_axis=shape.avoidance_axis,
        up_axis=shape.anxiety_axis,
        label=words.who(one.body.bond),
    )


def _row(one: Result, today: date) -> dict[str, Any]:
    up, across = one.place.anxiety, one.place.avoidance
    return {
        "kept": one.kept,
        "who": words.who(one.body.bond),
        "when": words.when(one.day, today),
        "where": words.where(one.place),
        "anxiety": words.plus_minus(up.value, up.margin()),
        "avoidance": words.plus_minus(across.value, across.margin()),
    }
