"""For one checked table, all that `attune measure score` and `attune measure reliability` print: plain JSON values."""

from typing import Any

from attune.core.measurement.samples.form import Form
from attune.core.measurement.samples.table import Table


def scores_of(table: Table, form: Form) -> dict[str, Any]:
    """Scores and what was noticed.

    {"n", "scales": [{"name", "items", "scoring", "lowest", "highest", "scored", "unscored", "mean", "sd",
    "percentiles": {"5": ..., "95": ...}}], "people": [{"row", "id", "scores": {scale: {"value", "error", "low",
    "high", "answered", "asked"} | None}}], "findings": [{"kind", "count", "rows", "message"}]}; null where there is
    no number (one person has no SD).
    """
    raise NotImplementedError


def reliability_of(table: Table, form: Form) -> dict[str, Any]:
    """Reliability of each scale, each figure with the number of people behind it.

    {"n", "scales": [{"name", "items", "n_complete", "n_scored", "alpha", "alpha_low", "alpha_high",
    "alpha_pairwise", "omega_total", "split_half", "mean", "sd", "sem", "reliable_change", "item_rest":
    [{"id", "r", "n"}]}], "findings": [...]}; sem and reliable_change rest on alpha of the complete rows.
    """
    raise NotImplementedError
