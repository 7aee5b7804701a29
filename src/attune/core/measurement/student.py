"""Student's t for whole degrees of freedom, and F with two numerator degrees: both have closed forms.

Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4 for t;
26.6.4 for F.
"""

from functools import lru_cache
from math import atan, cos, isfinite, pi, sin, sqrt
from statistics import NormalDist

NORMAL = 10_000
"""From so many degrees of freedom on the normal distribution is used; its 97.5 % point is 0.0003 lower there."""


def cdf(t: float, df: int) -> float:
    """P(T <= t) for Student's t with `df` degrees of freedom (a whole number from 1); 0 to 1.

    With a = atan(t / sqrt(df)) and A = P(-|t| < T < |t|):
    even df: A = sin a (1 + 1/2 cos^2 a + (1*3)/(2*4) cos^4 a + ... up to cos^(df-2) a);
    odd df:  A = 2/pi (a + sin a (cos a + 2/3 cos^3 a + ... up to cos^(df-2) a)), and 2a/pi for df = 1.
    """
    if df < 1:
        raise ValueError(f"degrees of freedom start at 1, got {df}")
    if not isfinite(t):
        return 1.0 if t > 0 else 0.0
    if df >= NORMAL:
        return NormalDist().cdf(t)
    angle = atan(t / sqrt(df))
    squared = cos(angle) ** 2
    odd = df % 2
    term = cos(angle) if odd else 1.0
    total = term if df > 1 else 0.0
    for power in range(2 + odd, df, 2):
        term *= (power - 1) / power * squared
        total += term
    inside = 2 / pi * (angle + sin(angle) * total) if odd else sin(angle) * total
    return min(1.0, max(0.0, 0.5 + inside / 2))


@lru_cache(maxsize=512)
def quantile(p: float, df: int) -> float:
    """The t with P(T <= t) = p, for 0 < p < 1; by halving, to the last digit that `cdf` can tell apart."""
    if not 0 < p < 1:
        raise ValueError(f"a probability between 0 and 1 is needed, got {p}")
    if df >= NORMAL:
        return NormalDist().inv_cdf(p)
    if p < 0.5:
        return -quantile(1 - p, df)
    low, high = 0.0, 1.0
    while cdf(high, df) < p:
        low, high = high, high * 2
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if cdf(middle, df) < p else (low, middle)
    return (low + high) / 2


def f2_quantile(p: float, df: int) -> float:
    """The f with P(F <= f) = p, where F has 2 and `df` degrees of freedom: df/2 ((1-p)^(-2/df) - 1)."""
    if not 0 <= p < 1 or df < 1:
        raise ValueError(f"needs 0 <= p < 1 and df from 1, got {p} and {df}")
    return df / 2 * (float((1 - p) ** (-2 / df)) - 1)
