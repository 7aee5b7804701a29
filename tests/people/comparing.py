"""Whether two answers can be told apart: by what they say, by what is asked of the database, and by their time.

Time: pairs of requests, one of each kind, in a drawn order, one right after the other, so that whatever else the
machine does falls on both alike. Of each pair the difference is taken. It is *found* when both hold:

* sign test: of so many differences as many have the same sign as chance gives once in a thousand (two-sided);
* size: the median difference is more than a quarter of the noise (how far, by the median, a difference lies from it).

A difference that is there is found each time, one by chance is not: only what is found three times in a row counts.
"""

import gc
import hashlib
import math
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter_ns
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

CHANCE = 0.001
SHARE_OF_NOISE = 0.25
IN_A_ROW = 3
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')

type Ask = Callable[[], Any]


@dataclass(frozen=True)
class Kind:
    """One kind of request. `typed`: what of the answer is only given back. `before`: sets the stage, unmeasured."""

    ask: Ask
    typed: tuple[str, ...] = ()
    before: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Said:
    """Everything of an answer that its reader can see, without what they typed and without one-time marks."""

    status: int
    headers: frozenset[tuple[str, str]]
    cookies: frozenset[str]
    body: str


def said(kind: Kind) -> Said:
    """What is answered."""
    kind.before()
    answer = kind.ask()
    body = TOKENS.sub("", answer.content.decode())
    for words in kind.typed:
        body = body.replace(words, "…")
    cookies = {re.sub(r"=[^;]*", "=", morsel.OutputString(), count=1) for morsel in answer.cookies.values()}
    headers = {(name, value) for name, value in answer.items() if name != "Content-Length"}
    return Said(answer.status_code, frozenset(headers), frozenset(cookies), body)


def asked(kind: Kind) -> Counter[str]:
    """How many statements of each sort reach the database: reads, writes, and marks of transactions."""
    kind.before()
    with CaptureQueriesContext(connection) as caught:
        kind.ask()
    return Counter(_sort(query["sql"]) for query in caught)


def _sort(statement: str) -> str:
    verb = statement.split(maxsplit=1)[0].upper()
    return "write" if verb in {"INSERT", "UPDATE", "DELETE"} else "read" if verb == "SELECT" else "mark"


@dataclass(frozen=True)
class Measured:
    """Median difference and noise in milliseconds, and how probable such signs are by chance."""

    difference: float
    noise: float
    chance: float

    @property
    def found(self) -> bool:
        """Whether the two can be told apart."""
        return self.chance < CHANCE and abs(self.difference) > SHARE_OF_NOISE * self.noise

    def __str__(self) -> str:
        """For a failed test."""
        return f"difference {self.difference:.3f} ms, noise {self.noise:.3f} ms, by chance {self.chance:.5f}"


def measured(one: Kind, other: Kind, *, pairs: int, seed: int = 1) -> Measured:
    """Differences (one - other) of so many pairs."""
    for kind in (one, other):
        _time(kind)
    differences = []
    for number in range(pairs):
        if hashlib.sha256(f"{seed}/{number}".encode()).digest()[0] & 1:
            first = _time(one)
            differences.append(first - _time(other))
        else:
            first = _time(other)
            differences.append(_time(one) - first)
    return judged(differences)


def judged(differences: list[float]) -> Measured:
    """The two figures and the sign test."""
    middle = median(differences)
    noise = median(abs(each - middle) for each in differences)
    signed = [each for each in differences if each]
    most = max(sum(each > 0 for each in signed), sum(each < 0 for each in signed))
    tail = sum(math.comb(len(signed), count) for count in range(most, len(signed) + 1)) / 2 ** len(signed)
    return Measured(middle, noise, min(1.0, 2 * tail))


def told_apart(one: Kind, other: Kind, *, pairs: int) -> list[Measured]:
    """The measurements, where each of several in a row finds a difference; else nothing."""
    found = []
    for round_ in range(IN_A_ROW):
        found.append(measured(one, other, pairs=pairs, seed=round_))
        if not found[-1].found:
            return []
    return found


def _time(kind: Kind) -> float:
    kind.before()
    gc.collect(0)
    gc.disable()
    began = perf_counter_ns()
    kind.ask()
    took = perf_counter_ns() - began
    gc.enable()
    return took / 1e6
