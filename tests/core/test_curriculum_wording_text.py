"""Whatever text is brought, it is either refused with reasons or makes an instrument that can be asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.core.curriculum import Wording, read_text, sealed
from attune.core.curriculum.reading import read
from attune.core.curriculum.wordings import bring, worded
from tests.architecture.source import ROOT

PUBLISHED = {
    each.slug: each for each, _ in read(ROOT / "curriculum/en", {}).instruments if not each.rights.included
}
HARK = PUBLISHED["hark"]
LINES = st.sampled_from(
    [
        "labels: no | yes",
        "labels: |",
        "labels:",
        "stem: Now",
        "stem:",
        "# x",
        "",
        "1. One",
        "2) Two",
        "One",
        "{name}",
    ]
) | st.text(max_size=12)


def wording_of(text, instrument=HARK):
    return sealed(
        Wording(
            instrument=instrument.slug,
            version=instrument.version,
            rights="Ours",
            brought=f"{date(2026, 11, 24)}",
            stem=text.stem,
            labels=text.labels,
            items=text.items(instrument),
        )
    )


@given(st.lists(LINES, max_size=9))
def test_any_text_is_refused_with_reasons_or_can_be_asked(lines):
    text = read_text("\n".join(lines), HARK)
    if text.faults:
        assert all(line >= 1 and what and mend for line, what, mend in text.faults)
    else:
        assert worded(HARK, wording_of(text)).worded


@given(
    st.lists(st.from_regex(r"\A[^\W\d_][^\W_]{1,20}[.?]\Z"), min_size=4, max_size=4, unique_by=str.casefold)
)
def test_what_was_brought_is_what_is_asked(items):
    text = read_text(
        "labels: no | yes\n" + "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1)), HARK
    )
    assert text.faults == []
    assert [item.text for item in worded(HARK, wording_of(text)).items] == items


@pytest.mark.parametrize("slug", sorted(PUBLISHED))
def test_words_for_each_of_them_can_be_brought(slug, tmp_path):
    instrument = PUBLISHED[slug]
    lines = [f"labels: {' | '.join(f'answer {n}' for n in range(instrument.scale.points))}"]
    for n, item in enumerate(instrument.items):
        lines.append(f"Invented statement {n}")
        if item.points:
            lines.append(f"labels: {' | '.join(f'own {k}' for k in range(item.points))}")
    text = read_text("\n".join(lines), instrument)
    assert text.faults == []
    wording = wording_of(text, instrument)
    after = worded(instrument, wording)
    assert after.worded
    assert [item.key for item in after.items] == [item.key for item in instrument.items]
    assert after.graded == instrument.graded
    assert after.norms == instrument.norms


def test_a_folder_that_is_not_there_changes_nothing(tmp_path):
    brought = bring(PUBLISHED, tmp_path / "none")
    assert brought.instruments == PUBLISHED
    assert (brought.wordings, brought.problems) == ({}, [])
