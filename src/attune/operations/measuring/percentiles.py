"""Percentiles beside the scores of a table, each with the group it was read from, or the reason why there is none."""

from collections import Counter
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attune.core.curriculum import Instrument
    from attune.core.curriculum.instrument_facts import Norm
    from attune.core.measurement.norms import Band, Standing
    from attune.core.measurement.samples.table import Table

GENDERS = {
    "woman": "woman", "women": "woman", "female": "woman", "f": "woman", "w": "woman",
    "man": "man", "men": "man", "male": "man", "m": "man",
    "other": "other", "nonbinary": "other", "non-binary": "other", "x": "other",
}  # fmt: skip
"""Words that say a gender. A number is a code whose key only the file's owner has, so it says none."""


def add_percentiles(found: dict[str, Any], table: "Table", instrument: "Instrument") -> None:
    """Put "percentile" and "norm" (a place in found["norms"]) into each score.

    "beyond" says that it lies under or over the points of its group: the percentile is then at most or at least so
    much. A score without one has "percentile" None and "reason"; each scale counts its reasons under "no_percentile".
    """
    from attune.measure.bands import band

    found["norms"] = [_plain_norm(norm) for norm in instrument.norms]
    people = list(zip(found["people"], table.ages.tolist(), table.genders, strict=True))
    for scale in found["scales"]:
        name = scale["name"]
        stand = _standing({n: band(norm) for n, norm in enumerate(instrument.norms) if norm.subscale == name})
        reasons: Counter[str] = Counter()
        for person, age, gender in people:
            score = person["scores"][name]
            if score is not None:
                known = age if isfinite(age) else None
                score |= stand(score["value"], GENDERS.get(gender.strip().casefold()), known)
                reasons.update([score["reason"]] if "reason" in score else [])
        scale["no_percentile"] = dict(reasons)


def _plain_norm(norm: "Norm") -> dict[str, Any]:
    kept = ("population", "n", "year", "gender", "ages", "source", "verified")
    return {"scale": norm.subscale} | {name: getattr(norm, name) for name in kept}


def _standing(own: dict[int, "Band"]) -> Any:
    """What is told of a score, remembered: many people share value, gender and age."""
    from attune.core.measurement.norms import standing

    bands = list(own.values())

    @lru_cache(maxsize=100_000)
    def stand(value: float, gender: str | None, age: float | None) -> dict[str, Any]:
        return _plain(standing(value, bands, gender=gender, age=age), own)

    return stand


def _plain(found: "Standing", own: dict[int, "Band"]) -> dict[str, Any]:
    if found.percentile is None:
        return {"percentile": None, "reason": str(found.reason)}
    place = next(n for n, band in own.items() if band is found.band)
    beyond = {"beyond": found.beyond} if found.beyond else {}
    return {"percentile": found.percentile, "norm": place, **beyond}


def shown(score: dict[str, Any] | None) -> str:
    """A percentile for people."""
    if score is None or score["percentile"] is None:
        return "-"
    sign = {"under": "<= ", "over": ">= "}.get(score.get("beyond", ""), "")
    return f"{sign}{score['percentile']:.0f}"
