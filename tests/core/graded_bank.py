"""Banks and answers for tests of the graded response model."""

import numpy as np
from hypothesis import strategies as st

from attune.core.measurement.graded.items import Bank, bank

LONG = bank(
    [
        ("calm", 2.2, [-1.7, -0.5, 0.4, 1.6]),
        ("near", 1.9, [-2.0, -0.9, 0.1, 1.5]),
        ("ask", 2.1, [-1.7, -0.7, 0.2, 1.3]),
        ("worry", 1.3, [-1.0, 0.2, 1.0, 2.3]),
        ("wait", 1.8, [-1.4, -0.3, 0.5, 1.7]),
        ("doubt", 1.4, [-1.9, -0.6, 0.3, 1.9]),
        ("yes", 1.5, [0.1]),
        ("leave", 1.2, [-2.5, -1.3, -0.2, 1.4]),
        ("stay", 1.7, [-0.9, 0.8]),
        ("speak", 2.0, [-1.2, -0.1, 0.9, 2.0]),
    ]
)
"""Ten invented items; two of them have fewer categories."""


def answers(people: int, seed: int, missing: float = 0.0, of: Bank = LONG) -> tuple[np.ndarray, np.ndarray]:
    """theta ~ N(0, 1) and answers to `of`, some of them missing."""
    from attune.core.measurement.adaptive.simulation import draw

    rng = np.random.default_rng(seed)
    theta = rng.standard_normal(people)
    given = draw(of, theta, rng)
    given[rng.random(given.shape) < missing] = np.nan
    return theta, given


def turned(of: Bank) -> Bank:
    """The same items keyed the other way: theta and every category run backwards."""
    return bank([(str(each["id"]), each["a"], [-b for b in reversed(each["b"])]) for each in of.params()])


@st.composite
def banks(draw: st.DrawFn, least: int = 1) -> Bank:
    """Any bank of up to eight items with one to five thresholds."""
    items = []
    for number in range(draw(st.integers(least, 8))):
        first = draw(st.floats(-3, 2))
        gaps = draw(st.lists(st.floats(0.05, 1.5), max_size=4))
        items.append((f"i{number}", draw(st.floats(0.2, 4)), list(np.cumsum([first, *gaps]))))
    return bank(items)
