"""A file of item parameters, {"items": [{"id", "a", "b"}]}, as a bank."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from attune.operations.measuring.files import content, refusal

if TYPE_CHECKING:
    from attune.core.measurement.graded.items import Bank

STEEPEST, FARTHEST = 100.0, 1000.0
"""Beyond these a figure is no parameter of a rating, and sums over theta would need more memory than there is."""
SHAPE = 'write {"items": [{"id", "a", "b": [...]}]}, as `attune measure fit --json` prints it'


def read_bank(path: Path) -> "Bank":
    """The bank of this file. Refusal where it is not there, no JSON, or holds what is no bank."""
    import numpy as np

    from attune.core.measurement.graded.items import Unusable, from_params

    raw = content(path)
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        where = f"{path}, line {error.lineno}, column {error.colno}"
        raise refusal(where, f"this is no JSON ({error.msg})", SHAPE) from error
    except UnicodeDecodeError as error:
        raise refusal(path, "this is not UTF-8 text", SHAPE) from error
    except (RecursionError, ValueError) as error:
        raise refusal(path, "this is no JSON that can be read", SHAPE) from error
    try:
        bank = from_params(data)
    except Unusable as error:
        raise refusal(path, str(error), SHAPE) from error
    sizes = np.where(np.isfinite(bank.thresholds), np.abs(bank.thresholds), 0)
    far = (sizes > FARTHEST).any(axis=1)
    for name, wrong in zip(bank.ids, far | (bank.slopes > STEEPEST), strict=True):
        if wrong:
            what = f"item {name} has a slope above {STEEPEST:g}, or a threshold farther out than {FARTHEST:g}"
            raise refusal(path, what, "check its figures: theta is counted in standard deviations")
    return bank
