"""Instruments for the tests: one that chooses its questions, one with marks and a sign of danger, one never kept."""

from typing import Any
from uuid import UUID

import msgspec

from attune.core.curriculum.instruments import Instrument
from attune.measure import actions
from attune.measure.records import ME, Bond, Measure
from attune.player.library import curriculum
from attune.spaces.records import Kept

RIGHTS = {
    "included": False,
    "owner": "Somebody Else",
    "research": "yes",
    "clinical": "unknown",
    "commercial": "no",
    "source": "Their page",
}


def made(number: int, **more: Any) -> Instrument:
    """An instrument from plain words."""
    plain = {
        "uuid": str(UUID(int=number)),
        "slug": f"planted-{number}",
        "version": 1,
        "title": f"Planted {number}",
        "scale": {"points": 5, "labels": ["never", "seldom", "half", "often", "always"]},
        "rights": RIGHTS,
        **more,
    }
    return msgspec.convert(plain, Instrument, strict=False)


def adaptive() -> Instrument:
    """Two subscales of ten questions with parameters, in a wording that was brought; the map's two dimensions."""
    items = [
        {
            "id": f"{scale[1]}{n}",
            "subscale": scale,
            "key": -1 if n % 3 == 0 else 1,
            "text": f"{scale} {n} {{name}}",
        }
        for scale in ("anxiety", "avoidance")
        for n in range(10)
    ]
    bank = {
        i["id"]: {"a": 1.4 + n % 7 / 10, "b": [b + (n % 5 - 2) * 0.6 for b in (-1.6, -0.5, 0.4, 1.5)]}
        for n, i in enumerate(items)
    }
    subscales = {
        "anxiety": {"name": "Worry", "low": "calm", "high": "worried", "better": "low"},
        "avoidance": {"name": "Distance", "low": "near", "high": "far", "better": "low"},
    }
    graded = {"n": 9000, "population": "a web sample", "source": "Planted", "items": bank}
    norms = [
        {
            "subscale": "anxiety",
            "population": "web",
            "n": 9000,
            "year": 2018,
            "mean": 3.1,
            "sd": 0.8,
            "source": "S",
        }
    ]
    return made(1, subscales=subscales, items=items, graded=graded, norms=norms, calibrated=True)


def marked(*, worded: bool = True) -> Instrument:
    """A sum from 0 with marks, about the person; the last question may be a sign of danger."""
    items = [
        {"id": f"q{n}", "subscale": "low", "key": 1, "text": f"Question {n}" if worded else ""}
        for n in range(4)
    ]
    mark = {
        "subscale": "low",
        "at": 6,
        "side": "at-least",
        "says": "Often met in people who felt low",
        "source": "A study",
    }
    return made(
        2,
        about="person",
        subscales={"low": {"name": "Feeling low", "low": "seldom", "high": "often", "better": "low"}},
        items=items,
        scale={"points": 4, "lowest": 0, "labels": ["none", "some", "more", "most"] if worded else []},
        scoring="sum",
        again_after=14,
        cutoffs=[mark, {**mark, "at": 10, "says": "More so", "verified": False}],
        safety=["q3"],
        missing={"min_answered": 1.0},
    )


def aside() -> Instrument:
    """Two questions whose answers are never kept."""
    return made(
        3,
        kept=False,
        about="person",
        subscales={"harm": {"name": "Harm"}},
        scale={"points": 2, "lowest": 0, "labels": ["no", "yes"]},
        items=[{"id": f"h{n}", "subscale": "harm", "key": 1, "text": f"Kettle {n}?"} for n in range(2)],
    )


def every() -> list[Instrument]:
    """These and the shipped ones."""
    return [*curriculum().instruments.values(), adaptive(), marked(), aside()]


def answered(
    person, now, instrument: Instrument, *, high: float, bond: Bond | None = None, way: str = ""
) -> Kept[Measure]:
    """A finished measure of any instrument: every question answered as far up the scale as `high` (0 to 1) says."""
    subject = bond or Bond(ME)
    kept = actions.begin(
        viewer=person.viewer, instrument=instrument, bond=subject, now=now, adaptive=way == "adaptive"
    )
    while kept.body.next_item:
        item = kept.body.next_item
        key = next(keys[item] for keys in kept.body.scales.values() if item in keys)
        steps = kept.body.points_of(item) - 1
        up = round(steps * (high if key == 1 else 1 - high))
        value = kept.body.lowest + up
        kept = actions.answer(viewer=person.viewer, measure_id=kept.id, item=item, value=value, now=now)
    return actions.finish(viewer=person.viewer, measure_id=kept.id, now=now)
