"""The instruments that Attune words itself, held to their rules; a planted fault shows that each rule can fail."""

import re

import pytest
from msgspec.structs import replace

from attune.player.library import curriculum
from tests.architecture.source import ROOT
from tests.measure.own_instruments import MAP, docs_row, facts_told, faults, is_own, next_steps, rows_without

COUNTS = {
    "attachment": {"anxiety": 12, "avoidance": 12},
    "felt-security": {"security": 3},
    "self-awareness": {"awareness": 8},
    "emotion-regulation": {"regulation": 8},
    "communication": {"saying": 4, "hearing": 4},
    "trust-and-reliability": {"reliability": 4, "trust": 4},
    "ease-of-relying": {"relying": 6},
    "availability": {"given": 6, "received": 6},
    "boundaries": {"mine": 4, "theirs": 4},
    "readiness-for-help": {"readiness": 4},
    "well-being": {"wellbeing": 5},
    "felt-understood": {"understood": 6},
    "intimacy": {"closeness": 6},
    "vulnerability": {"showing": 6},
    "responsiveness": {"answered": 6},
    "conflict-and-repair": {"disagreeing": 4, "repair": 4},
    "belonging": {"belonging": 6},
    "mutual-support": {"given": 3, "received": 3},
    "relationship-climate": {"warmth": 4, "ease": 4},
}
ALARMS = {
    "felt-security": ["security"],
    "communication": ["saying", "hearing"],
    "trust-and-reliability": ["reliability", "trust"],
    "ease-of-relying": ["relying"],
    "availability": ["given", "received"],
    "boundaries": ["mine", "theirs"],
    "felt-understood": ["understood"],
    "intimacy": ["closeness"],
    "vulnerability": ["showing"],
    "responsiveness": ["answered"],
    "conflict-and-repair": ["disagreeing", "repair"],
    "belonging": ["belonging"],
    "mutual-support": ["given", "received"],
    "relationship-climate": ["warmth", "ease"],
}
"""Where a low score can be a right alarm (care 1.1)."""
URGENT = [
    ("responsiveness", "answered"),
    ("conflict-and-repair", "disagreeing"),
    ("conflict-and-repair", "repair"),
    ("mutual-support", "received"),
    ("relationship-climate", "warmth"),
    ("relationship-climate", "ease"),
]
"""Where its words name the page with people to call, too."""
CAREFUL_MIDDLE = [
    *URGENT,
    ("vulnerability", "showing"),
    ("trust-and-reliability", "trust"),
    ("availability", "received"),
    ("communication", "saying"),
    ("boundaries", "mine"),
]
"""Where a low score is often said with the middle words, since few answers leave it unclear."""
CAREFUL_HIGH = [
    ("boundaries", "theirs"),
    ("conflict-and-repair", "disagreeing"),
    ("conflict-and-repair", "repair"),
    ("relationship-climate", "warmth"),
]
"""Where somebody who lives in fear can score high."""


def own():
    return [each for each in curriculum().instruments.values() if is_own(each)]


def shipped(slug):
    return curriculum().instruments[slug]


def test_each_has_as_many_statements_as_was_planned():
    for slug, planned in COUNTS.items():
        instrument = shipped(slug)
        assert {name: len(instrument.items_of(name)) for name in instrument.subscales} == planned, slug


def test_each_is_in_the_plan_and_in_the_docs():
    assert {each.slug for each in own()} == set(COUNTS)
    docs = (ROOT / "docs/measurement.md").read_text()
    assert [each.slug for each in own() if each.slug != MAP and docs_row(each) not in facts_told(docs)] == []
    other = replace(shipped("belonging"), again_after=22)
    assert docs_row(other) not in facts_told(docs)


def test_each_keeps_every_rule():
    assert {each.slug: faults(each) for each in own() if faults(each)} == {}


def test_results_point_to_exercises_that_exist():
    for instrument in own():
        for slug in next_steps(instrument.results):
            assert curriculum().exercise(slug), (instrument.slug, slug)


def test_a_low_score_that_may_be_a_right_alarm_says_so_and_leads_outside():
    for slug, subscales in ALARMS.items():
        for subscale in subscales:
            alarm = shipped(slug).results[subscale]["low"]["alarm"]
            assert any(word in alarm for word in ("afraid", "threat", "frighten", "control")), (
                slug,
                subscale,
            )
            assert any(word in alarm.lower() for word in ("outside", "somebody else", "used up")), (
                slug,
                subscale,
            )


def test_each_result_about_a_bond_where_it_may_be_right_names_being_afraid():
    for slug in ALARMS:
        assert "If you are afraid of somebody" in shipped(slug).results["note"], slug


def test_where_fear_may_stand_behind_a_score_its_words_lead_to_people_to_call():
    for slug, subscale in URGENT:
        assert "Right now" in shipped(slug).results[subscale]["low"]["alarm"], (slug, subscale)
    careful = [("middle", *each) for each in CAREFUL_MIDDLE] + [("high", *each) for each in CAREFUL_HIGH]
    for band, slug, subscale in careful:
        alarm = shipped(slug).results[subscale][band]["alarm"]
        assert "outside" in alarm, (slug, subscale, band)
        assert "afraid" in alarm or "frighten" in alarm, (slug, subscale, band)


def test_conflict_asks_nothing_about_violence_and_says_what_to_do_in_fear():
    conflict = shipped("conflict-and-repair")
    violent = re.compile(r"\b(hit|push|shov|slap|kick|threat|thr[eo]w|force|afraid|fear)", re.IGNORECASE)
    assert [item.id for item in conflict.items if violent.search(item.text)] == []
    assert violent.search("I push {name} away.")
    assert all(word in conflict.results["note"] for word in ("afraid", "outside", "Right now"))


def test_every_row_of_the_mission_is_measured_in_our_own_words():
    assert rows_without(curriculum().rows, own()) == []


def test_heavy_days_lead_to_somebody_to_tell():
    low = shipped("well-being").results["wellbeing"]["low"]
    assert low["next_step"] == "two-names"
    assert all(word in low["alarm"] for word in ("somebody", "doctor", "Right now"))


def test_low_trust_never_leads_to_more_trust():
    low = shipped("trust-and-reliability").results["trust"]["low"]
    assert low["next_step"] == "two-names"


# ---- planted faults ----

TEXTS = {
    "When I think of the last three weeks I find that I have told {name} a good deal of what I needed.": "longer",
    "I ask {name} first. Then I decide.": "one sentence",
    "I do not hide from {name} that I am unhappy.": "double negative",
    "I never leave {name} without an answer.": "double negative",
    "I tell {name} that I need them.": "pronoun",
    "I miss the voice of {name} when I am away.": "assumes",
    "{name} can count on me.": "begins",
    "I mind {name}’s moods.": "possessive",
    "When {name} is late, I begin to worry.": "changes with number",
    "When {name} are late, I begin to worry.": "changes with number",
    "When {name} really needs me, I am there.": "changes with number",
    "I ask {name} what {name} would like.": "twice",
}


@pytest.mark.parametrize(("text", "said"), TEXTS.items())
def test_a_badly_worded_statement_is_found(text, said):
    good = shipped("availability")
    bad = replace(good, items=[replace(good.items[0], text=text), *good.items[1:]])
    assert [fault for fault in faults(bad) if said in fault], faults(bad)


@pytest.mark.parametrize(
    "text",
    [
        "When {name} had good news, I show that I am glad.",
        "While {name} and I talk, I am already planning my answer.",
        "I get a no from {name} and accept it.",
        "I ask {name} afterwards how a hard thing went.",
        "When an answer from {name} takes long, I think of an ordinary reason.",
        "When I am very tired, I let {name} do something for me.",
    ],
)
def test_a_well_worded_statement_is_left_alone(text):
    good = shipped("availability")
    assert faults(replace(good, items=[replace(good.items[0], text=text), *good.items[1:]])) == []


def test_a_statement_turned_round_by_not_is_found():
    good = shipped("boundaries")
    turned = next(n for n, item in enumerate(good.items) if item.key == -1)
    items = [*good.items]
    items[turned] = replace(items[turned], text="I do not tell {name} what I expect.")
    assert any("by a negation" in fault for fault in faults(replace(good, items=items)))


def test_a_row_that_nothing_of_ours_measures_is_found():
    rows = curriculum().rows
    fewer = [each for each in own() if each.slug != "vulnerability"]
    assert rows_without(rows, fewer) == ["C7"]
    brought = replace(shipped("vulnerability"), rights=replace(shipped("ras").rights))
    assert rows_without(rows, [*fewer, brought]) == ["C7"]


def test_too_few_the_other_way_is_found():
    good = shipped("well-being")
    same_way = [replace(item, key=1) for item in good.items]
    assert any("third" in fault for fault in faults(replace(good, items=same_way)))


def test_a_name_where_the_person_is_asked_about_themselves_is_found():
    good = shipped("self-awareness")
    named = [replace(good.items[0], text="I ask {name} for advice."), *good.items[1:]]
    assert any("themselves" in fault for fault in faults(replace(good, items=named)))


FRAMES = {
    "calibrated": {"calibrated": True},
    "design note": {"design_note": "Eight statements."},
    "missing": {"summary": ""},
    "names nobody": {"stem": "Think of the last three weeks."},
    "grammar of the stem": {"stem": "{name} and you, these three weeks."},
}


@pytest.mark.parametrize(("said", "change"), FRAMES.items())
def test_a_frame_that_lacks_something_is_found(said, change):
    assert any(said in fault for fault in faults(replace(shipped("boundaries"), **change)))


@pytest.mark.parametrize(
    ("said", "band"),
    [
        ("is not", {"title": "By these answers", "protects": "Peace."}),
        ("is not", {"title": "By these answers", "protects": "Peace.", "costs": "Time.", "cost": "Time."}),
        ("name the other one", {"title": "So it is with {name}", "protects": "Peace.", "costs": "Time."}),
        ("praise", {"title": "By these answers", "protects": "Well done.", "costs": "You should rest."}),
        ("judge", {"title": "You are avoidant", "protects": "Peace.", "costs": "Time."}),
    ],
)
def test_words_of_a_result_that_do_not_fit_are_found(said, band):
    good = shipped("boundaries")
    results = {**good.results, "mine": {**good.results["mine"], "low": band}}
    assert any(said in fault for fault in faults(replace(good, results=results)))


def test_results_of_a_subscale_or_a_band_that_are_missing_are_found():
    good = shipped("boundaries")
    without = {name: words for name, words in good.results.items() if name != "theirs"}
    assert any("subscales" in fault for fault in faults(replace(good, results=without)))
    short = {**good.results, "mine": {"low": good.results["mine"]["low"]}}
    assert any("low, middle and high" in fault for fault in faults(replace(good, results=short)))
    silent = {**good.results, "note": "Our own words."}
    assert any("note" in fault for fault in faults(replace(good, results=silent)))


def test_the_map_keeps_its_own_shape():
    assert "secure" in shipped(MAP).results
