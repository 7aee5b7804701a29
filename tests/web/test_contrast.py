"""Every ratio that the design language promises, computed anew from the stylesheet."""

import re

import pytest

from tests.web.colours import CSS, TOKENS, contrast, themes

THEMES = themes()

# token, ground, and the ratio in each theme that has one of its own in the design language.
PROMISED = [
    ("ink", "paper", {"light": 14.84, "dark": 14.02, "bedside": 10.66}),
    ("ink", "card", {"light": 15.73, "dark": 12.62}),
    ("ink-2", "paper", {"light": 7.21, "dark": 8.17, "bedside": 6.48}),
    ("ink-2", "card", {"light": 7.64, "dark": 7.36}),
    ("edge", "paper", {"light": 3.72, "dark": 4.81, "bedside": 4.58}),
    ("edge", "card", {"light": 3.94, "dark": 4.33}),
    ("line", "paper", {"light": 1.38, "dark": 1.54}),
    ("accent", "paper", {"light": 7.12, "dark": 9.56, "bedside": 8.26}),
    ("accent", "card", {"light": 7.55, "dark": 8.61}),
    ("accent-deep", "paper", {"light": 9.78, "dark": 11.82, "bedside": 10.57}),
    ("accent-deep", "card", {"light": 10.37, "dark": 10.64}),
    ("button", "paper", {"light": 7.12, "dark": 3.44}),
    ("button", "card", {"light": 7.55, "dark": 3.10}),
    ("button-edge", "card", {"bedside": 7.79}),
    ("on-button", "button", {"light": 7.55, "dark": 5.07, "bedside": 7.17}),
    ("accent", "tint", {"light": 6.35, "dark": 6.84, "bedside": 6.78}),
    ("ink", "tint", {"light": 13.22, "dark": 10.03}),
    ("lamp", "paper", {"light": 2.00, "dark": 10.22}),
    ("lamp-ink", "paper", {"light": 6.82, "dark": 10.22, "bedside": 8.26}),
    ("lamp-ink", "lamp-tint", {"light": 6.26, "dark": 8.23}),
    ("ink", "lamp-tint", {"light": 13.61, "dark": 11.29, "bedside": 9.40}),
    ("exit", "paper", {"light": 6.12, "dark": 8.53}),
    ("exit", "exit-tint", {"light": 5.35, "dark": 7.21, "bedside": 6.66}),
    ("ink", "exit-tint", {"light": 12.96, "dark": 11.84}),
    ("other", "paper", {"light": 4.63, "dark": 8.56, "bedside": 7.05}),
    ("together", "paper", {"light": 5.01, "dark": 8.80}),
]
TEXT = ("ink", "ink-2", "accent", "accent-deep", "lamp-ink", "exit")
GROUNDS = ("paper", "card", "sunk")
TINTED = [
    ("ink", "tint"),
    ("accent", "tint"),
    ("accent-deep", "tint"),
    ("ink", "lamp-tint"),
    ("lamp-ink", "lamp-tint"),
    ("accent", "lamp-tint"),
    ("exit", "lamp-tint"),
    ("exit", "exit-tint"),
    ("on-button", "button"),
]
MARKS = ("edge", "accent", "other", "together", "exit")


def ratio(theme: str, token: str, ground: str) -> float:
    colours = dict(THEMES[theme])
    colours.setdefault("button-edge", colours["button"])
    return contrast(colours[token], colours[ground])


@pytest.mark.parametrize(("token", "ground", "promised"), PROMISED, ids=lambda value: str(value)[:24])
def test_the_ratios_are_as_promised(token: str, ground: str, promised: dict[str, float]):
    for theme, expected in promised.items():
        assert ratio(theme, token, ground) == pytest.approx(expected, abs=0.006), theme


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_on_every_ground(theme: str):
    pairs = [(token, ground) for token in TEXT for ground in GROUNDS] + TINTED
    weak = {pair: round(ratio(theme, *pair), 2) for pair in pairs if ratio(theme, *pair) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_body_text_has_more_than_enough(theme: str):
    assert all(ratio(theme, token, ground) >= 7 for token in ("ink", "ink-2") for ground in ("paper", "card"))


@pytest.mark.parametrize("theme", THEMES)
def test_edges_and_marks_can_be_seen(theme: str):
    weak = [(m, g) for m in MARKS for g in ("paper", "card") if ratio(theme, m, g) < 3]
    assert weak == []


def test_the_bedside_theme_sets_every_colour_of_its_own():
    night = THEMES["bedside"]
    same = {name for name, colour in night.items() if THEMES["dark"].get(name) == colour}
    assert same == set()


def test_at_night_nothing_is_brighter_than_the_words():
    night = THEMES["bedside"]
    at_rest = {name: colour for name, colour in night.items() if name != "accent-deep"}
    brightest = max(at_rest, key=lambda name: contrast(at_rest[name], "#000000"))
    assert at_rest[brightest] == night["ink"]


def test_colours_stand_in_one_place_only():
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", CSS.replace(TOKENS, "")) == []
