"""How an adaptive test goes on and when it ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Literal

from attune.core.measurement.graded.items import Unusable

Criterion = Literal["information", "variance"]
Reason = Literal["error", "items", "time", "no items left"]


@dataclass(frozen=True, slots=True)
class Rules:
    """Criterion of the next item, stops, and content balance. Raises Unusable where they cannot be followed.

    `criterion`: "information" takes the item with most information at the present theta (F. M. Lord 1980), "variance"
    the one after whose answer the posterior variance is expected to be smallest (R. J. Owen 1975; W. J. van der Linden
    1998). Stops: standard error under `error`; `items` answered; `seconds` gone by. None leaves a stop out; `fewest`
    are answered before error or time ends a test. `groups` names a group for each item and `shares` each group's part
    of the test (in any unit): the next item comes from the group farthest below its part (G. G. Kingsbury and A. R.
    Zara 1989).
    """

    criterion: Criterion = "information"
    error: float | None = 0.3
    items: int | None = 12
    seconds: float | None = None
    fewest: int = 1
    groups: tuple[str, ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.criterion not in {"information", "variance"}:
            raise Unusable(f"the criterion is information or variance, got {self.criterion}")
        for name, value in (("error", self.error), ("items", self.items), ("seconds", self.seconds)):
            if value is not None and not (isfinite(value) and value > 0):
                raise Unusable(f"the stop at {name} must be above 0, got {value}")
        if self.fewest < 0:
            raise Unusable(f"the fewest items cannot be {self.fewest}")
        if set(self.groups) != set(self.shares):
            raise Unusable("each group needs a share, and each share a group that has items")
        for name, share in self.shares.items():
            if not (isfinite(share) and share > 0):
                raise Unusable(f"the share of group {name} must be above 0, got {share}")

    def ended(self, *, error: float, answered: int, left: int, seconds: float) -> Reason | None:
        """Why a test ends here, or None to go on: so many items `answered` and `left` to ask."""
        if not left:
            return "no items left"
        if self.items is not None and answered >= self.items:
            return "items"
        if answered < self.fewest:
            return None
        if self.error is not None and error < self.error:
            return "error"
        if self.seconds is not None and seconds >= self.seconds:
            return "time"
        return None
