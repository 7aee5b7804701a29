"""What the figures of an instrument must keep: they name what is there, lie in its range, and rise."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from attune.core.curriculum.instrument_facts import Cutoff, Norm, Reliability
from attune.core.curriculum.instruments import Instrument
from attune.core.curriculum.lines import Document, Path
from attune.core.curriculum.problems import Problem

OLDEST = 120
YEARS = range(1900, 2100)
PERCENTS = range(1, 100)
LOINC = re.compile(r"[0-9]{1,7}-[0-9]")


def check_facts(instrument: Instrument, document: Document) -> Iterator[Problem]:
    """Norms, reliability, cut-offs and item parameters."""
    yield from _homeless(instrument, document)
    for n, norm in enumerate(instrument.norms):
        yield from _norm(norm, document, ("norms", n))
        if instrument.items_of(norm.subscale):
            yield from _inside(instrument, norm, document, ("norms", n))
    yield from _overlaps(instrument, document)
    yield from _reliability(instrument, document)
    yield from _cutoffs(instrument, document)
    yield from _graded(instrument, document)
    if instrument.loinc and not is_loinc(instrument.loinc):
        mend = "copy it from loinc.org, such as 44249-1"
        yield document.problem(("loinc",), f'`loinc` is "{instrument.loinc}", which is no LOINC code', mend)
    if instrument.calibrated and not (instrument.norms or instrument.graded):
        what = "`calibrated` is true, but there are neither norms nor item parameters"
        yield document.problem(("calibrated",), what, "write `calibrated: false`, or add what was found")


def is_loinc(code: str) -> bool:
    """Digits, a hyphen, and a check digit after Luhn (modulus 10), as LOINC numbers have."""
    if not LOINC.fullmatch(code):
        return False
    body = [int(digit) for digit in code[:-2]]
    doubled = [sum(divmod(2 * digit, 10)) for digit in body[::-2]]
    return (sum(doubled) + sum(body[-2::-2]) + int(code[-1])) % 10 == 0


def _homeless(instrument: Instrument, document: Document) -> Iterator[Problem]:
    """Each fact is about a subscale of this instrument."""
    facts: dict[str, Sequence[Norm | Reliability | Cutoff]] = {
        "norms": instrument.norms,
        "reliability": instrument.reliability,
        "cutoffs": instrument.cutoffs,
    }
    for name, entries in facts.items():
        for n, fact in enumerate(entries):
            if fact.subscale not in instrument.subscales:
                what = f'`subscale` is "{fact.subscale}", which is none of this instrument'
                mend = f"write one of {', '.join(instrument.subscales)}"
                yield document.problem((name, n, "subscale"), what, mend)


def _norm(norm: Norm, document: Document, at: Path) -> Iterator[Problem]:
    """One group, by itself."""
    if norm.year not in YEARS:
        yield document.problem((*at, "year"), f"`year` is {norm.year}", "write the year of the answers")
    if norm.mean is None and not norm.percentiles:
        mend = "add `mean` and `sd`, or `percentiles`"
        yield document.problem(at, "this norm holds neither a mean nor percentiles", mend)
    if (norm.mean is None) != (norm.sd is None):
        yield document.problem(at, "`mean` and `sd` go together", "write both, or none")
    if norm.ages and not 0 <= norm.ages[0] <= norm.ages[1] <= OLDEST:
        mend = "write the first and the last year of age, such as [25, 34]"
        yield document.problem((*at, "ages"), f"`ages` runs from {norm.ages[0]} to {norm.ages[1]}", mend)
    for percent in norm.percentiles:
        if percent not in PERCENTS:
            what = f"`percentiles` has {percent}"
            yield document.problem((*at, "percentiles"), what, "write percents from 1 to 99")
    for (low, under), (high, over) in pairwise(sorted(norm.percentiles.items())):
        if over <= under:
            what = f"`percentiles` does not rise from {low} ({under:g}) to {high} ({over:g})"
            yield document.problem((*at, "percentiles"), what, "check the figures at their source")


def _inside(instrument: Instrument, norm: Norm, document: Document, at: Path) -> Iterator[Problem]:
    """Its figures are possible scores."""
    low, high = instrument.range_of(norm.subscale)
    figures = [("mean", norm.mean)] if norm.mean is not None else []
    figures += [("percentiles", score) for score in norm.percentiles.values()]
    for name, figure in figures:
        if not low <= figure <= high:
            what = f"`{name}` holds {figure:g}, and scores run from {low:g} to {high:g}"
            yield document.problem((*at, name), what, "write it in units of the score")
    if norm.sd is not None and norm.sd > (high - low) / 2 * 1.01:
        what = f"`sd` is {norm.sd:g}, more than scores from {low:g} to {high:g} can have"
        yield document.problem((*at, "sd"), what, "write it in units of the score")


def _overlaps(instrument: Instrument, document: Document) -> Iterator[Problem]:
    """Nobody belongs to two bands of one group."""
    for (_, one), (n, two) in combinations(enumerate(instrument.norms), 2):
        same = (one.subscale, one.gender) == (two.subscale, two.gender)
        if not same or (one.ages is None) != (two.ages is None):
            continue
        if one.ages is None or two.ages is None:
            mend = "keep the larger group, or give the groups bands of ages"
            yield document.problem(("norms", n), f'"{one.subscale}" has two norms for the same people', mend)
        elif one.ages[0] <= two.ages[1] and two.ages[0] <= one.ages[1]:
            what = f"`ages` overlaps with {one.ages[0]} to {one.ages[1]}"
            yield document.problem(("norms", n, "ages"), what, "let each band begin after the one before")


def _reliability(instrument: Instrument, document: Document) -> Iterator[Problem]:
    """Days belong to what was asked twice."""
    for n, fact in enumerate(instrument.reliability):
        if fact.days is not None and (fact.kind != "retest" or fact.days < 1):
            what = f"`days` is {fact.days} for `kind: {fact.kind}`"
            yield document.problem(
                ("reliability", n, "days"), what, "give days (1 or more) to a retest alone"
            )


def _cutoffs(instrument: Instrument, document: Document) -> Iterator[Problem]:
    """They can be reached, and each says one thing."""
    for n, cutoff in enumerate(instrument.cutoffs):
        if instrument.items_of(cutoff.subscale):
            low, high = instrument.range_of(cutoff.subscale)
            if not low <= cutoff.at <= high:
                what = f"`at` is {cutoff.at:g}, and scores run from {low:g} to {high:g}"
                yield document.problem(("cutoffs", n, "at"), what, "write it in units of the score")
    places = Counter((cutoff.subscale, cutoff.at, cutoff.side) for cutoff in instrument.cutoffs)
    for n, cutoff in enumerate(instrument.cutoffs):
        if places[cutoff.subscale, cutoff.at, cutoff.side] > 1:
            what = f"two cut-offs stand at {cutoff.at:g}"
            yield document.problem(("cutoffs", n, "at"), what, "keep one of the two")


def _graded(instrument: Instrument, document: Document) -> Iterator[Problem]:
    """A subscale has parameters for each of its items or for none; thresholds rise, one fewer than the points."""
    graded = instrument.graded.items if instrument.graded else {}
    by_id = {item.id: item for item in instrument.items}
    for item_id, parameters in graded.items():
        at: Path = ("graded", "items", item_id)
        if item_id not in by_id:
            mend = "write the id of an item of this instrument"
            yield document.problem(at, f'"{item_id}" is no item', mend)
            continue
        wanted = instrument.points_of(by_id[item_id]) - 1
        if len(parameters.b) != wanted:
            what = f"`b` has {len(parameters.b)} thresholds for {wanted + 1} points"
            yield document.problem((*at, "b"), what, f"write {wanted}: one between each two answers")
        if any(over <= under for under, over in pairwise(parameters.b)):
            mend = "check the order, and whether a reversed item was turned before the fit"
            yield document.problem((*at, "b"), "`b` does not rise", mend)
    for subscale in {by_id[item_id].subscale for item_id in graded if item_id in by_id}:
        for item in instrument.items_of(subscale):
            if item.id not in graded:
                what = f'"{item.id}" has no parameters, but others of "{subscale}" have'
                mend = "add them, or leave out those of the whole subscale"
                yield document.problem(("graded", "items"), what, mend)
