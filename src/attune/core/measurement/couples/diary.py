"""Days in persons in couples: a mixed model with a random intercept for each couple and each person in it."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attune.core.measurement.couples.effects import Effect, Floats, Unfit, effects, full_rank

MISSING = "the diary model needs statsmodels. Mend: `uv sync --extra diary`, or `pip install statsmodels`."


class NoLibrary(Unfit):
    """The extra `diary` is not installed."""


@dataclass(frozen=True, eq=False)
class Diary:
    """Effects with z, and variances in squared units of the outcome: of couples, of persons in them, of days.

    `days` complete rows of `persons` in `couples` were used; `incomplete` rows were left out for a missing value.
    `loglik` is the restricted one; `settled` is False where the search ended before it was sure of the top.
    """

    days: int
    persons: int
    couples: int
    incomplete: int
    effects: tuple[Effect, ...]
    couple_variance: float
    person_variance: float
    residual_variance: float
    loglik: float
    settled: bool


def diary(
    outcome: Floats,
    predictors: Floats,
    names: Sequence[str],
    couples: Sequence[str],
    persons: Sequence[str],
) -> Diary:
    """Mixed model: y = intercept + X b + u(couple) + v(person in couple) + e, restricted maximum likelihood.

    `outcome` (rows,) and `predictors` (rows, p), NaN = missing; `couples` and `persons` (rows) name who wrote; persons
    may have the same name in two couples. The model of R's nlme::lme(random = ~1 | couple/person) (J.-P. Laurenceau and
    N. Bolger 2005), fitted by statsmodels' MixedLM; standard errors are those of lme, from (X' V^-1 X)^-1 at the
    variances found. Raises NoLibrary where statsmodels is not installed, Unfit for too few rows or couples, or a
    predictor that is constant or follows from others.
    """
    design = np.column_stack([np.ones(outcome.size), predictors])
    told = np.array([bool(c.strip()) and bool(p.strip()) for c, p in zip(couples, persons, strict=True)])
    whole = np.isfinite(outcome) & np.isfinite(design).all(axis=1) & told
    labels = ("intercept", *names)
    full_rank(design[whole], labels)
    couple_of, person_of = _places(couples, persons, whole)
    if couple_of.max() < 1 or person_of.max() <= couple_of.max():
        raise Unfit("days of at least two couples, with both partners in one, are needed. Mend: bring more.")
    found = _fitted(outcome[whole], design[whole], couple_of, person_of)
    variances = float(found.cov_re[0, 0]), float(found.vcomp[0]), float(found.scale)
    covariance = _spread(design[whole], couple_of, person_of, variances)
    return Diary(
        days=int(whole.sum()),
        persons=int(person_of.max()) + 1,
        couples=int(couple_of.max()) + 1,
        incomplete=int((~whole).sum()),
        effects=effects(labels, np.asarray(found.fe_params), covariance),
        couple_variance=variances[0],
        person_variance=variances[1],
        residual_variance=variances[2],
        loglik=float(found.llf),
        settled=bool(found.converged),
    )


type Places = NDArray[np.intp]


def _places(
    couples: Sequence[str], persons: Sequence[str], whole: NDArray[np.bool_]
) -> tuple[Places, Places]:
    """For each complete row the place of its couple, and of its person, from 0."""
    names = [(couples[row].strip(), persons[row].strip()) for row in np.flatnonzero(whole).tolist()]
    couple_at = {name: place for place, name in enumerate(dict.fromkeys(couple for couple, _ in names))}
    person_at = {pair: place for place, pair in enumerate(dict.fromkeys(names))}
    return np.array([couple_at[couple] for couple, _ in names]), np.array([person_at[pair] for pair in names])


def _fitted(y: Floats, x: Floats, couple_of: Places, person_of: Places) -> Any:
    """The result of statsmodels. Imported here: it brings pandas, and few need it."""
    try:
        from statsmodels.regression.mixed_linear_model import MixedLM, VCSpec
    except ImportError as error:
        raise NoLibrary(MISSING) from error
    order = np.argsort(couple_of, kind="stable")
    groups = np.split(person_of[order], np.flatnonzero(np.diff(couple_of[order])) + 1)
    marks = [(each[:, None] == np.unique(each)).astype(np.float64) for each in groups]
    labels = [[f"{place}" for place in range(each.shape[1])] for each in marks]
    model = MixedLM(
        y[order],
        x[order],
        groups=couple_of[order],
        exog_re=np.ones((y.size, 1)),
        exog_vc=VCSpec(["person"], [labels], [marks]),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return model.fit(reml=True)


def _spread(x: Floats, couple_of: Places, person_of: Places, variances: tuple[float, float, float]) -> Floats:
    """(X' V^-1 X)^-1, shape (p, p): V has the three variances; its inverse from sums by person and by couple."""
    couple, person, rest = variances
    days = np.bincount(person_of).astype(np.float64)
    totals = np.zeros((days.size, x.shape[1]))
    np.add.at(totals, person_of, x)
    shrunk = rest + days * person
    told = (x.T @ x - (totals * (person / shrunk)[:, None]).T @ totals) / rest
    home = np.zeros(days.size, dtype=np.intp)
    home[person_of] = couple_of
    weight = np.bincount(home, days / shrunk)
    pulled = np.zeros((weight.size, x.shape[1]))
    np.add.at(pulled, home, totals / shrunk[:, None])
    told -= (pulled * (couple / (1 + couple * weight))[:, None]).T @ pulled
    return np.linalg.inv(told)
