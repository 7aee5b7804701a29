"""What the map and a result show: geometry for the picture, rows for the table, and the words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from attune.core.curriculum.instruments import Instrument
from attune.measure import instruments, queries, words
from attune.measure.queries import Moved, Outcome, Result
from attune.measure.records import Bond, Measure
from attune.spaces.records import Kept
from attune.web import charts

EARLIER = 4
"""So many older outlines are drawn; the table holds all."""


def chart(results: Sequence[Result], inventory: Instrument, today: date) -> dict[str, Any]:
    """The map of the first of these results with the ones before it as outlines, and the table of all of them.

    Only what was asked the same stands on one map; `other_wording` counts the rest.
    """
    here, same = results[0], [one for one in results if one.comparable(results[0])]
    labels = words.labels(same, today)
    if here.day == today:
        labels[0] = _("today")
    places = [_spot(result, label) for result, label in zip(same, labels, strict=True)]
    up, across = inventory.subscales["anxiety"], inventory.subscales["avoidance"]
    return {
        "map": charts.plane(
            here=places[0],
            earlier=places[1 : EARLIER + 1],
            corners=words.corners(),
            ends=(up.high, up.low, across.low, across.high),
            lowest=here.body.lowest,
            highest=here.body.lowest + here.body.points - 1,
        ),
        "rows": [_row(result, label) for result, label in zip(same, labels, strict=True)],
        "other_wording": len(results) - len(same),
        "regions": words.regions(here.place),
        "where": words.where(here.place),
        "answered": here.place.anxiety.answered + here.place.avoidance.answered,
        "lowest": here.body.lowest,
        "points": here.body.lowest + here.body.points - 1,
        "is_today": here.day == today,
        "calibrated": inventory.calibrated,
        "fell": labels[0],
    }


def _spot(result: Result, label: str) -> charts.Place:
    shape = result.place.ellipse()
    return charts.Place(
        across=shape.avoidance,
        up=shape.anxiety,
        across_axis=shape.avoidance_axis,
        up_axis=shape.anxiety_axis,
        label=label,
    )


def _row(result: Result, label: str) -> dict[str, str]:
    up, across = result.place.anxiety, result.place.avoidance
    return {
        "when": label,
        "anxiety": words.plus_minus(up.value, up.margin()),
        "avoidance": words.plus_minus(across.value, across.margin()),
    }


def change(result: Result, earlier: Sequence[Result], today: date) -> str:
    """The change worth saying: since the result before, or else since the first. Whether it weighs: `after.queries`."""
    moved = _moved(result, earlier)
    return words.change(moved, today) if moved else ""


def _moved(result: Result, earlier: Sequence[Result]) -> Moved | None:
    same = [one for one in earlier if one.comparable(result)]
    if not same:
        return None
    since_last, since_first = queries.between(same[0], result), queries.between(same[-1], result)
    return since_first if since_first.any and not since_last.any else since_last


def bonds(kept: Sequence[Kept[Measure]], chosen: Bond | None) -> list[dict[str, Any]]:
    """The relationships with a result, as links; the chosen one marked. None where there is only one."""
    found = queries.bonds(kept)
    if len(found) < 2:
        return []
    return [
        {
            "url": reverse("measure:see-bond", args=[one.id]),
            "name": words.who(one.body.bond),
            "chosen": chosen is not None and one.body.bond.same_as(chosen),
        }
        for one in found
    ]


def listed(found: Sequence[Outcome]) -> list[dict[str, Any]]:
    """Each result with a place on the map: its day and whom it is about, never what it says."""
    return [{"kept": one.kept, "day": one.day, "about": _about(one)} for one in found if one.body.has_map]


def others(found: Sequence[Outcome]) -> list[dict[str, Any]]:
    """Whatever else was measured: one row for each instrument and subject, with the day of the latest result."""
    latest: dict[tuple[str, str], list[Outcome]] = {}
    for one in found:
        if not one.body.has_map:
            latest.setdefault((one.body.instrument_uuid, one.body.bond.key), []).append(one)
    return [
        {"kept": same[0].kept, "day": same[0].day, "about": _about(same[0]), "several": len(same) > 1}
        for same in latest.values()
    ]


def _about(one: Outcome) -> str:
    """What was asked, and about whom; of the first inventory only the latter."""
    instrument, whom = instruments.of(one.body), words.with_whom(one.body.bond)
    if instrument is None or instrument.slug == instruments.INVENTORY:
        return whom
    return f"{instrument.title} · {whom}"


def under_way(kept: Sequence[Kept[Measure]], today: date) -> list[dict[str, Any]]:
    """What has no result: with whom, since when, how many questions are left, and whether it can be gone on with."""
    return [
        {
            "kept": one,
            "with_whom": words.with_whom(one.body.bond),
            "since": words.when(one.day, today),
            "left": len(one.body.left),
            "enough": one.body.enough(),
            "choosing": one.body.mode == "adaptive",
            "current": not one.body.finished and queries.is_current(one, today),
        }
        for one in kept
    ]
