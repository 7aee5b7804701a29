"""Frozen samples: what was kept in the first version opens for ever. Never edit them; add one with each version."""

import base64

import msgspec
import pytest

from attune.player.records import Run, WorseReason
from attune.spaces.records import decode

RUN_1 = (
    "h6RraW5ko3J1bqd2ZXJzaW9uAaJhdNb/awXluKdjaGFuZ2Vk1v9rBeW4pmF1dGhvctkkMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAw"
    "MDAwMDAwMDAxpnNvdXJjZcCkYm9ked4AEahhY3Rpdml0eapoYWxmLXNwZWVkrWFjdGl2aXR5X3V1aWTZJDVkMGMxYjUyLTdmOGUtNGEz"
    "Ni05YTQxLTBjN2I2ZTFkMmYzMK9jb250ZW50X3ZlcnNpb24BpXRpdGxlqkhhbGYgc3BlZWSnc3RhcnRlZNb/awXluKdhbnN3ZXJzhKZi"
    "ZWZvcmUHo3dheaZzb3VuZHOmcGxhY2VzkaVjaGVzdKZjYW1lcmGoQSBrZXR0bGWmZHJhZnRzgadmZWVsaW5npGhlYXalYXNrZWSDpmJl"
    "Zm9yZaxIb3cgYXJlIHlvdT+mY2FtZXJhvldoYXQgd291bGQgYSBjYW1lcmEgaGF2ZSBzZWVuP6dmZWVsaW5nsldoYXQgZGlkIHlvdSBm"
    "ZWVsP6RzYWlkgaZiZWZvcmWhN6RzZWVugaZjYW1lcmEDomF0pWFmdGVypmJlZm9yZQelYWZ0ZXIEqGZpbmlzaGVk1v9rBeW4p291dGNv"
    "bWWkZG9uZahmZWVkYmFja5G1SXQgZWFzZWQgZnJvbSA3IHRvIDQuqGFza3Nfd2h5wg=="
)
REASON_1 = (
    "h6RraW5krHdvcnNlLXJlYXNvbqd2ZXJzaW9uAaJhdNb/awXluKdjaGFuZ2Vk1v9rBeW4pmF1dGhvctkkMDAwMDAwMDAtMDAwMC0wMDAw"
    "LTAwMDAtMDAwMDAwMDAwMDAxpnNvdXJjZcCkYm9keYOoYWN0aXZpdHmqaGFsZi1zcGVlZKV0aXRsZapIYWxmIHNwZWVkpHRleHStT2xk"
    "IG1lbW9yaWVzLg=="
)


def test_a_run_of_the_first_version_opens():
    _sealed, body = decode(base64.b64decode(RUN_1))
    assert isinstance(body, Run)
    assert body.answers == {"before": 7, "way": "sounds", "places": ["chest"], "camera": "A kettle"}
    assert (body.before, body.after, body.outcome) == (7, 4, "done")
    assert [(passage.label, passage.text, passage.editable) for passage in body.passages()] == [
        ("How are you?", "7", False),
        ("What would a camera have seen?", "A kettle", True),
        ("What did you feel?", "heav", True),
        ("What was said at the end", "It eased from 7 to 4.", False),
    ]


def test_a_reason_of_the_first_version_opens():
    _sealed, body = decode(base64.b64decode(REASON_1))
    assert isinstance(body, WorseReason)
    assert body.with_passage("text", " New. ").passages()[0].text == "New."
    with pytest.raises(KeyError):
        body.with_passage("title", "x")


def test_the_notebook_names_the_kind_and_never_the_content():
    _sealed, run = decode(base64.b64decode(RUN_1))
    _sealed, reason = decode(base64.b64decode(REASON_1))
    assert isinstance(run, Run)
    assert run.about() == "A practice"
    assert msgspec.structs.replace(run, finished=None).about() == "A practice, not finished"
    assert reason.about() == "About a practice that made it worse"


def test_a_run_without_a_word_is_not_in_the_notebook():
    _sealed, run = decode(base64.b64decode(RUN_1))
    assert isinstance(run, Run)
    assert run.in_notebook()
    assert not msgspec.structs.replace(run, answers={}, drafts={}).in_notebook()
