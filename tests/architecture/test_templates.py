"""Templates: every word can be translated, and nothing in them needs a looser content policy."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, SRC

# Names and units that are the same in every language.
NAMES = {"Attune", "ml", "min"}
TRANSLATED = re.compile(
    r"{%\s*comment.*?{%\s*endcomment\s*%}"
    r"|{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}"
    r"|{%\s*block\s+\w+_class\s*%}.*?{%\s*endblock"  # names of styles, not words
    r"|{#.*?#}",
    re.S,
)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.S)
MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.S)
# Attributes that are read aloud or shown.
SHOWN = re.compile(
    r"""\b(?:alt|aria-label|aria-description|placeholder|title|label)\s*=\s*["']([^"']*)["']"""
)
# In a part that holds only attributes, to be included inside a tag.
ATTRIBUTE = re.compile(r"""[\w-]*\s*=\s*"[^"]*\"""")
WORD = re.compile(r"[^\W\d_]{2,}")
FORBIDDEN = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=", re.S),
    "a style element": re.compile(r"<style\b"),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.S),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.S),
    "another host": re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//"""),
    "unescaped text": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
}


def blank(pattern: re.Pattern[str], text: str) -> str:
    """Take out what matches and keep the lines."""
    return pattern.sub(lambda found: " " + "\n" * found[0].count("\n"), text)


def bare_words(template: str) -> list[str]:
    """Words that a person would read and no translator could reach, as "line: words"."""
    text = blank(TAG, blank(TRANSLATED, template))
    shown = [(text.count("\n", 0, found.start()), found[1]) for found in SHOWN.finditer(text)]
    shown += list(enumerate(blank(ATTRIBUTE, blank(MARKUP, text)).split("\n")))
    faults = []
    for line, words in sorted(shown):
        if set(WORD.findall(words)) - NAMES:
            faults.append(f"{line + 1}: {' '.join(words.split())}")
    return faults


def forbidden(template: str) -> list[str]:
    """What the content policy would refuse, or what would let text become markup."""
    text = blank(re.compile(r"{#.*?#}|{%\s*comment.*?{%\s*endcomment\s*%}", re.S), template)
    return [what for what, pattern in FORBIDDEN.items() if pattern.search(text)]


TEMPLATES = sorted(SRC.rglob("templates/**/*.html"))


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda p: str(p.relative_to(SRC / "attune")))
def test_every_word_can_be_translated(file: Path):
    assert bare_words(file.read_text()) == []


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda p: str(p.relative_to(SRC / "attune")))
def test_nothing_needs_a_looser_policy(file: Path):
    assert forbidden(file.read_text()) == []


def test_there_are_templates():
    assert len(TEMPLATES) > 20, f"no templates found under {SRC.relative_to(ROOT)}"


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Hello there</p>",
        '<button aria-label="Close">×</button>',
        '{% load i18n %}<p>{% translate "Fine" %} not fine</p>',
        '<input placeholder="What happened">',
        "<p>{{ count }} days</p>",
    ],
)
def test_planted_bare_words_are_found(planted: str):
    assert len(bare_words(planted)) == 1


@pytest.mark.parametrize(
    "fine",
    [
        '{% load i18n %}<p>{% translate "Hello" %} {{ name }} · 3 / 10</p>',
        "{% blocktranslate trimmed count n=days %}One day{% plural %}{{ n }} days{% endblocktranslate %}",
        "<a class='brand'>Attune</a><!-- a note --><svg viewBox='0 0 1 1'><path d='M0 0 L1 1'/></svg>",
        '<label title="{% translate "Show" %}">{# why #}</label>',
        ' id="{{ field.id }}-hint" aria-invalid="true"',
    ],
)
def test_planted_translated_words_are_left_alone(fine: str):
    assert bare_words(fine) == []


@pytest.mark.parametrize(
    ("planted", "what"),
    [
        ('<p class="a" style="color:red">', "an inline style"),
        ("<style>p{}</style>", "a style element"),
        ("<script>alert(1)</script>", "an inline script"),
        ('<a onclick="go()">', "an inline handler"),
        ('<img src="https://example.org/a.png">', "another host"),
        ('<script src="//example.org/a.js"></script>', "another host"),
        ("{{ note|safe }}", "unescaped text"),
    ],
)
def test_planted_looser_markup_is_found(planted: str, what: str):
    assert forbidden(planted) == [what]
