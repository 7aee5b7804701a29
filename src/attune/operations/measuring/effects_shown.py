"""Models of couples as plain values for JSON, and as tables for people."""

from math import isinf
from typing import TYPE_CHECKING, Any

from attune.operations.measuring import showing

if TYPE_CHECKING:
    from attune.core.measurement.couples.apim import TwoEquations
    from attune.core.measurement.couples.diary import Diary
    from attune.core.measurement.couples.effects import Effect
    from attune.core.measurement.couples.exchangeable import OneEquation
    from attune.operations.measuring.pairs import Pairs

NAMED = 20
"""So many couples that were left out are named for each reason; all are counted."""


def effect(each: "Effect", **more: str) -> dict[str, Any]:
    """{"name", "estimate", "se", "z" or "t" with "df", "p", "low", "high"}, the last two of a 95 % interval."""
    low, high = each.interval()
    ratio = (
        {"z": showing.plain(each.ratio)}
        if isinf(each.df)
        else {"t": showing.plain(each.ratio), "df": each.df}
    )
    head = {"name": each.name, **more, "estimate": each.estimate, "se": each.error}
    return head | ratio | {"p": showing.plain(each.p), "low": low, "high": high}


def one(found: "OneEquation", pairs: "Pairs") -> dict[str, Any]:
    """Exchangeable partners."""
    left = {"rows with a missing value": found.incomplete} if found.incomplete else {}
    return {
        "model": "exchangeable",
        **_head(pairs, found.couples, left),
        "rows": 2 * found.couples + found.singles,
        "couples_with_one_row": found.singles,
        "effects": [effect(each) for each in found.effects],
        "rho": found.rho,
        "sigma": found.sigma,
        "loglik": found.loglik,
    }


def two(found: "TwoEquations", pairs: "Pairs") -> dict[str, Any]:
    """Distinguishable partners: each effect says in whose equation it stands, and whose predictor it is."""
    left = {"couples with a missing value": found.incomplete} if found.incomplete else {}
    whose = {"actor": (0, 0), "partner": (1, 1), "actor x moderator": (0, 0), "partner x moderator": (1, 1)}
    effects = []
    for side, equation in enumerate(found.effects):
        for each in equation:
            other = found.roles[1 - side] if each.name in whose and whose[each.name][0] else found.roles[side]
            effects.append(effect(each, of=found.roles[side], predictor_of=other))
    (first, both), (_, second) = found.residuals.tolist()
    return {
        "model": "distinguishable",
        **_head(pairs, found.couples, left),
        "roles": list(found.roles),
        "effects": effects,
        "differences": [effect(each) for each in found.differences],
        "tests": [{"name": each.name, "chi2": each.chi2, "df": each.df, "p": each.p} for each in found.tests],
        "residuals": {
            "variances": dict(zip(found.roles, (first, second), strict=True)),
            "covariance": both,
            "correlation": found.correlation,
        },
        "r2": dict(zip(found.roles, found.explained, strict=True)),
        "loglik": found.loglik,
    }


def days(found: "Diary", used: dict[str, str]) -> dict[str, Any]:
    """Days in persons in couples."""
    return {
        "model": "diary",
        "columns": used,
        "n": found.couples,
        "persons": found.persons,
        "rows": found.days,
        "left_out": {"rows with a missing value": found.incomplete} if found.incomplete else {},
        "effects": [effect(each) for each in found.effects],
        "variances": {
            "couple": found.couple_variance,
            "person": found.person_variance,
            "residual": found.residual_variance,
        },
        "loglik": found.loglik,
        "settled": found.settled,
    }


def _head(pairs: "Pairs", couples: int, left: dict[str, int]) -> dict[str, Any]:
    names = {reason: list(each[:NAMED]) for reason, each in pairs.couples.left_out.items()}
    codes = {"moderator_codes": pairs.codes} if pairs.codes else {}
    counts = pairs.couples.counts() | left
    return {"columns": pairs.used, **codes, "n": couples, "left_out": counts, "left_out_couples": names}


def for_people(told: dict[str, Any]) -> None:
    """The figures in tables, what was left out at the end."""
    by = "of" in told["effects"][0]
    ratio = "z" if "z" in told["effects"][0] else "t"
    heads = ["effect", "estimate", "se", ratio, "p", "low", "high"]
    showing.table(heads, [_row(each, ratio) for each in told["effects"]])
    if by:
        first, second = told["roles"]
        print(f"\n{first} minus {second}")
        showing.table(heads, [_row(each, ratio) for each in told["differences"]])
        tests = (
            [each["name"], each["chi2"], each["df"], showing.chance(each["p"])] for each in told["tests"]
        )
        print("\nno difference (Wald)")
        showing.table(["effect", "chi2", "df", "p"], tests)
    print()
    for words, value in _figures(told):
        print(f"{words} {value:.3f}")
    print(f"{told['n']} couples; log-likelihood {told['loglik']:.2f}; {told['seconds']:.2f} s")
    for reason, count in told["left_out"].items():
        named = ", ".join(told.get("left_out_couples", {}).get(reason, [])[:5])
        print(f"left out: {count} ({reason}{': ' + named if named else ''})")


def _row(each: dict[str, Any], ratio: str) -> list[object]:
    words = each["name"]
    if "of" in each:
        words = f"{each['predictor_of']} -> {each['of']} ({words})"
    return [
        words,
        each["estimate"],
        each["se"],
        each[ratio],
        showing.chance(each["p"]),
        each["low"],
        each["high"],
    ]


def _figures(told: dict[str, Any]) -> list[tuple[str, float]]:
    """What a model says besides its effects."""
    if "rho" in told:
        return [("how far partners go together (rho)", told["rho"]), ("residual SD", told["sigma"])]
    if "variances" in told:
        return [(f"variance, {name}", value) for name, value in told["variances"].items()]
    shares = [(f"explained, {role}", share) for role, share in told["r2"].items()]
    residuals = told["residuals"]
    return [
        *shares,
        ("residual covariance", residuals["covariance"]),
        ("residual correlation", residuals["correlation"]),
    ]
