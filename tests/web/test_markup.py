"""Templates of every app take their colours from the stylesheet's tokens, by class."""

import re
from pathlib import Path

import pytest

import attune

SOURCE = Path(attune.__file__).parent
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
ADDRESS = re.compile(r"""\b(?:href|action)\s*=\s*(?:"[^"]*"|'[^']*')|&#\w+;""")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(")


def colours(markup: str) -> list[str]:
    return COLOUR.findall(ADDRESS.sub("", markup))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_template_has_a_colour_of_its_own(template: Path):
    assert colours(template.read_text()) == []


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<path fill="#1F5C5A"/>', ["#1F5C5A"]),
        ("<meta content='#fff'>", ["#fff"]),
        ('<a href="#add">&#8203;</a>', []),
    ],
)
def test_a_colour_is_found_and_an_address_is_not(markup: str, found: list[str]):
    assert colours(markup) == found
