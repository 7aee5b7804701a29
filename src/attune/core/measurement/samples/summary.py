"""For one checked table, all that `attune measure score` and `attune measure reliability` print: plain JSON values."""

from math import isfinite, nan
from typing import Any

import numpy as np

from attune.core.measurement import student
from attune.core.measurement.samples import reliability as rel
from attune.core.measurement.samples.form import Floats, Form
from attune.core.measurement.samples.scoring import Batch, batch, errors
from attune.core.measurement.samples.table import Table
from attune.core.measurement.scores import PRIOR

PERCENTILES = (5, 10, 25, 50, 75, 90, 95)


def scores_of(table: Table, form: Form) -> dict[str, Any]:
    """Scores and what was noticed.

    {"n", "scales": [{"name", "items", "scoring", "lowest", "highest", "scored", "unscored", "mean", "sd",
    "percentiles": {"5": ..., "95": ...}}], "people": [{"row", "id", "scores": {scale: {"value", "error", "low",
    "high", "answered", "asked"} | None}}], "findings": [{"kind", "count", "rows", "message"}]}; null where there is
    no number (one person has no SD). Errors and 95 % intervals are those of each person's own answers.
    """
    found, doubt = batch(table.scorable, form), errors(table.scorable, form)
    columns = [_people(found, doubt, place) for place in range(len(found.names))]
    return {
        "n": len(table.rows),
        "scales": [_scale(found, form, place) for place in range(len(found.names))],
        "people": [
            {"row": row, "id": name, "scores": dict(zip(found.names, scores, strict=True))}
            for row, name, *scores in zip(table.rows, table.ids, *columns, strict=True)
        ],
        "findings": _findings(table),
    }


def reliability_of(table: Table, form: Form) -> dict[str, Any]:
    """Reliability of each scale, each figure with the number of people behind it.

    {"n", "scales": [{"name", "items", "n_complete", "alpha", "alpha_low", "alpha_high", "omega_total", "item_rest":
    [{"id", "r"}], "n_complete_scale", "alpha_scale", "alpha_pairwise", "n_scored", "split_half", "mean", "sd", "sem",
    "reliable_change"}], "findings": [...]}.
    alpha (95 % interval), omega_total and item_rest: people who answered the whole questionnaire; alpha_scale: all of
    this scale; alpha_pairwise: each pair of items over those who answered both; split_half, mean, sd: those with a
    score. sem and reliable_change (1.96 sqrt(2) sem) rest on alpha and sd, in units of the score.
    """
    found = batch(table.scorable, form)
    keyed = form.keyed(table.scorable)
    return {
        "n": len(table.rows),
        "scales": [_reliability(keyed, found.of(name), name, form) for name in found.names],
        "findings": _findings(table),
    }


def _reliability(keyed: Floats, values: Floats, name: str, form: Form) -> dict[str, Any]:
    """All figures of one scale; `keyed` (n, k) holds every scale."""
    places = form.columns(name)
    whole, mine = rel.complete(keyed)[:, places], keyed[:, places]
    own, told = rel.complete(mine), np.isfinite(values)
    value, sd = rel.alpha(whole), _sd(values[told])
    low, high = rel.alpha_interval(value, len(whole), len(places))
    figures = {
        "alpha": value,
        "alpha_low": low,
        "alpha_high": high,
        "omega_total": rel.omega_total(whole),
        "alpha_scale": rel.alpha(own),
        "alpha_pairwise": rel.alpha_of(rel.covariance_pairwise(mine)),
        "split_half": rel.split_half(mine[told]),
        "mean": values[told].mean() if told.any() else nan,
        "sd": sd,
        "sem": rel.sem(sd, value),
        "reliable_change": rel.reliable_change(sd, value),
    }
    counts = {"items": len(places), "n_complete": len(whole), "n_complete_scale": len(own)}
    counts["n_scored"] = int(told.sum())
    rest = zip(places, rel.item_rest(whole), strict=True)
    return (
        {"name": name}
        | counts
        | {key: _plain(figure) for key, figure in figures.items()}
        | {"item_rest": [{"id": form.items[place], "r": _plain(r)} for place, r in rest]}
    )


def _scale(found: Batch, form: Form, place: int) -> dict[str, Any]:
    told = found.values[:, place]
    told = told[np.isfinite(told)]
    points = np.percentile(told, PERCENTILES).tolist() if told.size else []
    return {
        "name": found.names[place],
        "items": int(found.asked[place]),
        "scoring": form.scoring,
        "lowest": float(found.lowest[place]),
        "highest": float(found.highest[place]),
        "scored": len(told),
        "unscored": len(found.values) - len(told),
        "mean": _plain(told.mean() if told.size else nan),
        "sd": _plain(_sd(told)),
        "percentiles": {str(p): x for p, x in zip(PERCENTILES, points, strict=False)},
    }


def _people(found: Batch, doubt: Floats, place: int) -> list[dict[str, Any] | None]:
    """One scale's scores, person by person; None without a score."""
    asked, low, high = int(found.asked[place]), float(found.lowest[place]), float(found.highest[place])
    factors = {n: student.quantile(0.975, PRIOR.weight + n - 1) for n in range(1, asked + 1)}
    people: list[dict[str, Any] | None] = []
    rows = (found.values[:, place], doubt[:, place], found.answered[:, place])
    for value, error, count in zip(*(column.tolist() for column in rows), strict=True):
        if not isfinite(value):
            people.append(None)
            continue
        margin = factors[int(count)] * error
        ends = {"low": max(low, value - margin), "high": min(high, value + margin)}
        people.append({"value": value, "error": error, **ends, "answered": int(count), "asked": asked})
    return people


def _findings(table: Table) -> list[dict[str, Any]]:
    return [
        {"kind": one.kind, "count": one.count, "rows": list(one.rows), "message": one.message}
        for one in table.findings
    ]


def _sd(values: Floats) -> float:
    return float(values.std(ddof=1)) if values.size > 1 else nan


def _plain(value: float) -> float | None:
    """A number for JSON, which has no NaN."""
    return float(value) if isfinite(value) else None
