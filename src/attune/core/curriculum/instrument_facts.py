"""What is known about an instrument, each fact with its source, and whether somebody has checked it."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from attune.core.curriculum.names import Words

type Allowed = Literal["yes", "no", "unknown"]


class _Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A figure with where it comes from. `verified` is false where nobody has read it at its source yet."""

    source: Words
    verified: bool = True


class Norm(_Fact, frozen=True, kw_only=True):
    """How one group answered: `n` people in `year`, in units of the score.

    `ages`: first and last year of age, both included; without them all ages. Where a group is there as a whole and in
    bands, a person is compared with the narrowest that holds them. `percentiles`: percent (1 to 99) to the score at or
    below which that part of the group is, rising.
    """

    subscale: Words
    population: Words
    n: Annotated[int, Meta(ge=1)]
    year: int
    gender: Literal["any", "woman", "man", "other"] = "any"
    ages: tuple[int, int] | None = None
    mean: float | None = None
    sd: Annotated[float, Meta(gt=0)] | None = None
    percentiles: dict[int, float] = {}


class Reliability(_Fact, frozen=True, kw_only=True):
    """How well a score repeats: of the questions (alpha, omega, …) or over time (retest, in days)."""

    subscale: Words
    kind: Literal["alpha", "omega", "split-half", "marginal", "retest"]
    value: Annotated[float, Meta(gt=0, lt=1)]
    n: Annotated[int, Meta(ge=1)] | None = None
    days: int | None = None


class Cutoff(_Fact, frozen=True, kw_only=True):
    """A score from which (or under which) something is said, in plain words; never a diagnosis."""

    subscale: Words
    at: float
    side: Literal["at-least", "at-most", "below"]
    says: Words


class GradedItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Slope and rising thresholds of one keyed item in the graded response model (Samejima 1969)."""

    a: Annotated[float, Meta(gt=0)]
    b: Annotated[list[float], Meta(min_length=1)]


class Graded(_Fact, frozen=True, kw_only=True):
    """Item parameters, one fit a subscale, theta normal with mean 0 and SD 1 in the group that answered."""

    n: Annotated[int, Meta(ge=1)]
    population: Words
    items: dict[str, GradedItem]


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where an instrument was published, in the usual short form, and its address where there is one."""

    text: Words
    url: str = ""


class Rights(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whose it is and what may be done with it. `included` says whether its wording is shipped."""

    included: bool
    owner: Words
    licence: str = ""
    research: Allowed
    clinical: Allowed
    commercial: Allowed
    source: Words
    note: str = ""
