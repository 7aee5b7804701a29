"""Frozen samples: what was kept in the first version opens for ever. Never edit them; add one with each version."""

import base64

import pytest

from attune.spaces.records import decode
from attune.tools.journal.records import Note, NoteDraft

NOTE_1 = (
    "h6RraW5kpG5vdGWndmVyc2lvbgGiYXTW/2sF5binY2hhbmdlZNb/awXluKZhdXRob3LZJDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAw"
    "LTAwMDAwMDAwMDAwMaZzb3VyY2XApGJvZHmBpHRleHSxVHdvIGxpbmVzCm9mIG1pbmU="
)
NOTE_DRAFT_1 = (
    "h6RraW5kqm5vdGUtZHJhZnSndmVyc2lvbgGiYXTW/2sF5binY2hhbmdlZNb/awXluKZhdXRob3LZJDAwMDAwMDAwLTAwMDAtMDAw"
    "MC0wMDAwLTAwMDAwMDAwMDAwMaZzb3VyY2XApGJvZHmBpHRleHSqSGFsZiBhIHNlbg=="
)


def test_a_note_of_the_first_version_opens():
    assert decode(base64.b64decode(NOTE_1))[1] == Note(text="Two lines\nof mine")


def test_a_draft_of_the_first_version_opens_and_is_not_listed():
    assert decode(base64.b64decode(NOTE_DRAFT_1))[1] == NoteDraft(text="Half a sen")
    assert not NoteDraft.notebook


def test_only_its_words_change():
    assert Note(text="One").with_passage("text", "Two") == Note(text="Two")
    with pytest.raises(KeyError):
        Note(text="One").with_passage("kind", "Two")
