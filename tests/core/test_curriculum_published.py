"""Published instruments ship as keys and facts: no word of theirs, and each fact as it was read."""

import pytest

from attune.core.curriculum import load
from attune.core.curriculum.reading import read
from tests.architecture.source import ROOT

SLUGS = (
    *(
        "csi-16",
        "csi-4",
        "ecr",
        "ecr-12",
        "ecr-5",
        "ecr-r",
        "ecr-rs",
        "gad-7",
        "hark",
        "phq-9",
        "ras",
        "saam",
    ),
    "who-5",
)
ECR_REVERSED = (3, 15, 19, 22, 25, 27, 29, 31, 33, 35)
REVERSED = {
    "ecr": ECR_REVERSED,
    "ecr-5": ECR_REVERSED,
    "ecr-12": (15, 25, 27, 29, 31),
    "ecr-r": (9, 11, 20, 22, 26, 27, 28, 29, 30, 31, 33, 34, 35, 36),
    "ecr-rs": (1, 2, 3, 4),
    "ras": (4, 7),
}
RANGES = {
    "ecr": (36, (1, 7)),
    "ecr-5": (36, (1, 5)),
    "ecr-12": (12, (1, 7)),
    "ecr-r": (36, (1, 7)),
    "ecr-rs": (9, (1, 7)),
    "csi-16": (16, (0, 81)),
    "csi-4": (4, (0, 21)),
    "ras": (7, (1, 5)),
    "phq-9": (9, (0, 27)),
    "gad-7": (7, (0, 21)),
    "who-5": (5, (0, 100)),
    "hark": (4, (0, 4)),
    "saam": (21, (1, 7)),
}
CUTOFFS = {
    "csi-16": [51.5],
    "csi-4": [13.5],
    "phq-9": [5, 10, 15, 20],
    "gad-7": [5, 10, 15],
    "who-5": [28, 50],
    "hark": [1],
    "ras": [3.5],
}
FROM_MEMORY = {
    ("csi-16", "norm"),
    ("csi-16", "alpha"),
    ("csi-4", "norm"),
    ("csi-4", "alpha"),
    ("ecr", "alpha"),
    ("ecr-r", "norm"),
    ("gad-7", "alpha"),
    ("gad-7", "retest"),
    ("ras", "cutoff"),
}


@pytest.fixture(scope="module")
def published():
    found = read(ROOT / "curriculum" / "en", {})
    return {each.slug: each for each, document in found.instruments if "/published/" in document.file}


def numbers(items):
    return tuple(int(item.id[1:]) for item in items)


def test_each_of_them_is_there(published):
    assert sorted(published) == sorted(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_none_has_a_word_of_its_own(published, slug):
    instrument = published[slug]
    assert not instrument.rights.included
    assert not instrument.worded
    assert not instrument.stem
    assert not instrument.scale.labels
    assert not any(item.text or item.labels for item in instrument.items)
    assert instrument.references
    assert instrument.rights.source


@pytest.mark.parametrize("slug", SLUGS)
def test_keys_are_those_of_the_publication(published, slug):
    reversed_items = numbers(item for item in published[slug].items if item.key == -1)
    assert reversed_items == REVERSED.get(slug, ())


@pytest.mark.parametrize("slug", SLUGS)
def test_scores_run_as_published(published, slug):
    instrument = published[slug]
    count, expected = RANGES[slug]
    assert len(instrument.items) == count
    assert {instrument.range_of(name) for name in instrument.subscales} == {expected}


@pytest.mark.parametrize("slug", SLUGS)
def test_cut_offs_are_those_of_the_publication(published, slug):
    assert sorted(cutoff.at for cutoff in published[slug].cutoffs) == CUTOFFS.get(slug, [])


def test_subscales_hold_the_published_items(published):
    of = {
        slug: {name: numbers(each.items_of(name)) for name in each.subscales}
        for slug, each in published.items()
    }
    assert of["ecr"]["anxiety"] == tuple(range(2, 37, 2))
    assert of["ecr-12"] == {"anxiety": (2, 6, 8, 14, 18, 24), "avoidance": (9, 15, 25, 27, 29, 31)}
    assert of["ecr-r"]["anxiety"] == tuple(range(1, 19))
    assert of["ecr-rs"] == {"avoidance": (1, 2, 3, 4, 5, 6), "anxiety": (7, 8, 9)}
    assert of["saam"] == {
        "security": (4, 6, 7, 11, 13, 18, 20),
        "anxiety": (1, 5, 8, 12, 14, 17, 19),
        "avoidance": (2, 3, 9, 10, 15, 16, 21),
    }


def test_what_asks_for_harm_leads_to_help(published):
    assert published["phq-9"].safety == ["Q9"]
    assert published["hark"].safety == ["Q1", "Q2", "Q3", "Q4"]
    assert [slug for slug, each in published.items() if not each.kept] == ["hark"]


def test_what_nobody_has_read_at_its_source_says_so(published):
    found = set()
    for slug, each in published.items():
        found |= {(slug, "norm") for norm in each.norms if not norm.verified}
        found |= {(slug, fact.kind) for fact in each.reliability if not fact.verified}
        found |= {(slug, "cutoff") for cutoff in each.cutoffs if not cutoff.verified}
        facts = [*each.norms, *each.reliability, *each.cutoffs]
        assert all(
            fact.verified != ("memory" in fact.source or "without a source" in fact.source) for fact in facts
        )
    assert found == FROM_MEMORY


def test_a_state_may_be_asked_each_day(published):
    assert published["saam"].again_after == 1


def test_one_can_be_tested_adaptively(published):
    assert [slug for slug, each in published.items() if each.graded] == ["ecr-5"]
    assert len(published["ecr-5"].graded.items) == 36


def test_the_whole_curriculum_loads_with_them():
    from django.conf import settings

    from attune.player.library import structs

    loaded = load(ROOT / "curriculum" / "en", structs(settings.ATTUNE_STEP_TYPES))
    assert set(SLUGS) <= set(loaded.instruments)
