"""Each rule of an instrument file finds the fault that is planted for it, at its line."""

import re

import pytest
import yaml

from attune.core.curriculum import check, load
from attune.core.curriculum.instrument_fact_rules import is_loinc
from tests.core.curriculum_folder import STEP_TYPES, write
from tests.core.instrument_file import WHOLE, changed, problems, unworded, whole


def test_a_whole_file_has_no_problem(tmp_path):
    assert problems(tmp_path, whole()) == []


def test_one_without_words_has_no_problem_either(tmp_path):
    assert problems(tmp_path, unworded()) == []


FAULTS = [
    # answers and items
    ("slug", "Close Ness", "a short name is needed"),
    ("scale.labels", ["no", "so", "yes"], "`labels` has 3 words for 4 points"),
    ("scale.labels", ["no", "no", "so", "yes"], 'the label "no" is there 2 times'),
    ("items.0.points", 5, "`labels` has 0 words for 5 points"),
    ("items.0.labels", ["no", "yes"], "`labels` has 2 words for 4 points"),
    ("items.1.id", "a1", '`id` "a1" is there twice'),
    ("items.1.text", "i SLEEP well.", 'the text of "a3" is the same as that of "a2"'),
    ("items.0.subscale", "warmth", '`subscale` is "warmth", which is none of this instrument'),
    ("items.2.key", 1, 'only 0 of 3 items of "alarm" have `key: -1`'),
    ("items.0.key", 2, "`key` is 2"),
    ("subscales.more", {"name": "More"}, 'the subscale "more" has no items'),
    ("subscales.alarm", {"name": "Alarm", "hgih": "loud"}, "`hgih` is not known here"),
    ("times", 4, "`times` is 4, but the score is no sum"),
    # names from elsewhere
    ("rows", ["P9"], '`rows` names "P9", which is no row'),
    ("rows", ["P1"], '`rows` names "P1", which is no row'),
    ("safety", ["a9"], '`safety` names "a9", which is no item'),
    ("results.alarm.low.next_step", "go-up", '`next_step` is "go-up", which is no exercise'),
    ("results.alarm.low.next_step", "why-a-silence", '"why-a-silence", which is no exercise'),
    # words
    ("rights.included", False, "here is wording, but `rights` says `included: false`"),
    ("rights.research", True, "`research` is yes, words are needed"),
    ("items.0.text", "", 'the item "a1" has no `text`'),
    ("items.0.text", "I wait for {who}.", "`{who}` cannot be filled"),
    ("about", "person", "`{name}` has nobody to name, since `about` is person"),
    ("results.alarm.low.title", "Calm with {name}", "`{name}` is not filled here"),
    ("scale.labels.0", "never {x}", "`{x}` is not filled here"),
    ("results.alarm.middle", {}, 'the band `middle` of "alarm" has no `title`'),
    ("results.weather", {}, "`weather` is no subscale"),
    ("references.0.url", "javascript:alert(1)", '`url` is "javascript:alert(1)"'),
    ("references.0.url", "example.org", '`url` is "example.org"'),
    # norms
    ("norms.0.subscale", "warmth", '`subscale` is "warmth", which is none of this instrument'),
    ("norms.0.mean", 4.5, "`mean` holds 4.5, and scores run from 1 to 4"),
    ("norms.0.sd", 2, "`sd` is 2, more than scores from 1 to 4 can have"),
    ("norms.0.sd", None, "`mean` and `sd` go together"),
    ("norms.0.year", 24, "`year` is 24"),
    ("norms.1.percentiles", {}, "this norm holds neither a mean nor percentiles"),
    ("norms.1.percentiles", {25: 1.5, 50: 1.4, 75: 3}, "does not rise from 25 (1.5) to 50 (1.4)"),
    ("norms.1.percentiles", {25: 1.5, 75: 4.5}, "`percentiles` holds 4.5, and scores run from 1 to 4"),
    ("norms.1.percentiles", {0: 1.5, 75: 2.5}, "`percentiles` has 0"),
    ("norms.1.percentiles", {"half": 2}, "write whole percents"),
    ("norms.1.ages", [34, 18], "`ages` runs from 34 to 18"),
    ("norms.1.ages", [18, 300], "`ages` runs from 18 to 300"),
    ("norms.1.ages", [18], "`ages` is"),
    ("norms.2.ages", [34, 99], "`ages` overlaps with 18 to 34"),
    ("norms.2.ages", None, '"alarm" has two norms for the same people'),
    # reliability, cut-offs
    ("reliability.0.subscale", "warmth", '`subscale` is "warmth", which is none of this instrument'),
    ("reliability.0.value", 1.2, "less than 1 is needed"),
    ("reliability.0.days", 30, "`days` is 30 for `kind: alpha`"),
    ("reliability.0.source", "", "something is needed"),
    ("cutoffs.0.subscale", "warmth", '`subscale` is "warmth", which is none of this instrument'),
    ("cutoffs.0.at", 5, "`at` is 5, and scores run from 1 to 4"),
    ("loinc", "44249-2", '`loinc` is "44249-2", which is no LOINC code'),
    ("loinc", "PHQ-9", '`loinc` is "PHQ-9", which is no LOINC code'),
    # item parameters
    ("graded.items.a9", {"a": 1, "b": [-1, 0, 1]}, '"a9" is no item'),
    ("graded.items.a1.b", [-1, 0], "`b` has 2 thresholds for 4 points"),
    ("graded.items.a1.b", [-1, 1, 0], "`b` does not rise"),
    ("graded.items.a1.a", -1, "more than 0 is needed"),
    ("graded.items.r1", {"a": 1, "b": [-1, 0, 1]}, '"r2" has no parameters, but others of "room" have'),
]


@pytest.mark.parametrize(
    ("path", "value", "what"), FAULTS, ids=[f"{path}-{n}" for n, (path, *_) in enumerate(FAULTS)]
)
def test_a_fault_is_named_with_its_mend(tmp_path, path, value, what):
    lines = problems(tmp_path, changed(whole(), path, value))
    assert any(what in line for line in lines), lines
    assert all(
        re.match(r"curriculum/en/instruments/closeness\.yaml:\d+: .+\. Mend: .+\.$", line) for line in lines
    )


def test_a_mean_of_items_with_different_answers_is_named(tmp_path):
    data = changed(whole(), "items.3.points", 2)
    data["items"][3]["labels"] = ["no", "yes"]
    assert any("have 2 and 4 points, and a mean mixes them" in line for line in problems(tmp_path, data))
    assert (
        problems(tmp_path, {**data, "scoring": "sum", "norms": [], "calibrated": False, "graded": None}) == []
    )


def test_calibrated_without_figures_is_named(tmp_path):
    data = {**whole(), "norms": [], "graded": None}
    assert any("neither norms nor item parameters" in line for line in problems(tmp_path, data))


def test_a_cut_off_that_is_there_twice_is_named(tmp_path):
    data = whole()
    data["cutoffs"] *= 2
    assert any("two cut-offs stand at 3" in line for line in problems(tmp_path, data))


def test_a_published_one_names_its_publication(tmp_path):
    data = {**unworded(), "references": []}
    assert any("`references` is empty" in line for line in problems(tmp_path, data))


@pytest.mark.parametrize(
    ("path", "value"),
    [("stem", "Think of them."), ("items.1.text", "I listen."), ("scale.labels", ["a", "b", "c", "d"])],
)
def test_no_word_of_a_brought_wording_is_shipped(tmp_path, path, value):
    lines = problems(tmp_path, changed(unworded(), path, value))
    assert any("here is wording" in line for line in lines), lines


def test_a_published_one_may_have_no_reversed_items(tmp_path):
    data = unworded()
    data["items"] = [{**item, "key": 1} for item in data["items"]]
    assert problems(tmp_path, data) == []


def test_a_fault_is_at_its_line(tmp_path):
    text = WHOLE.replace("a2: {a: 1.1, b: [-1.5, 0, 1.5]}", "a2: {a: 1.1, b: [-1.5, 0]}")
    line = next(n for n, each in enumerate(text.split("\n"), 1) if "a2: {a:" in each)
    said = [str(each) for each in check(write(tmp_path, closeness=text), STEP_TYPES)]
    assert [each.split(":")[1] for each in said] == [str(line)]


def test_two_instruments_have_two_slugs(tmp_path):
    folder = write(tmp_path)
    (folder / "instruments" / "second.yaml").write_text(
        yaml.safe_dump({**whole(), "uuid": "43333333-3333-4333-8333-333333333333"})
    )
    assert any("`slug` is the same as in" in str(each) for each in check(folder, STEP_TYPES))


def test_instruments_may_lie_in_folders(tmp_path):
    folder = write(tmp_path)
    (folder / "instruments" / "published").mkdir()
    data = {**unworded(), "slug": "other", "uuid": "43333333-3333-4333-8333-333333333333"}
    (folder / "instruments" / "published" / "other.yaml").write_text(yaml.safe_dump(data))
    loaded = load(folder, STEP_TYPES).instruments
    assert loaded["closeness"].worded
    assert not loaded["other"].worded


@pytest.mark.parametrize("code", ["44249-1", "44261-6", "69737-5", "70274-6", "76499-3", "76504-0"])
def test_real_codes_have_the_right_check_digit(code):
    assert is_loinc(code)
    assert not is_loinc(code[:-1] + str((int(code[-1]) + 1) % 10))


@pytest.mark.parametrize(
    ("scoring", "times", "expected"),
    [("mean", 1, (1, 4)), ("sum", 1, (3, 12)), ("sum", 4, (12, 48)), ("percent", 1, (0, 100))],
)
def test_the_range_of_a_score(tmp_path, scoring, times, expected):
    text = yaml.safe_dump(
        {**whole(), "scoring": scoring, "times": times, "norms": [], "cutoffs": [], "calibrated": False}
    )
    instrument = load(write(tmp_path, closeness=text), STEP_TYPES).instruments["closeness"]
    assert instrument.range_of("alarm") == expected
