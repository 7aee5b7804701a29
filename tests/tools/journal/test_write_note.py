"""A new note: kept while it is written, put away once, nothing lost between two windows."""

from attune.spaces import queries
from attune.tools.journal.forms import MOST
from attune.tools.journal.records import DRAFT, Note, NoteDraft

URL = "/notebook/new"
SCRIPT = {"X-Requested-With": "fetch"}


def notes(person) -> list[str]:
    found = queries.entries(person.viewer, queries.private_space(person.viewer), Note)
    return [each.body.text for each in found]


def draft(person) -> str:
    kept = queries.keyed(person.viewer, queries.private_space(person.viewer), NoteDraft, DRAFT)
    return kept.body.text if kept else ""


def keep(person, text: str, version: int = 0):
    return person.client.post(URL, {"text": text, "version": str(version)}, headers=SCRIPT)


def test_it_works(alice):
    assert 'data-keep="/notebook/new"' in alice.client.get(URL).content.decode()
    answer = alice.client.post(URL, {"text": "Two lines\r\nof mine", "version": "0"})
    assert answer.url == "/notebook"
    assert notes(alice) == ["Two lines\nof mine"]


def test_it_sends_a_visitor_away(visitor):
    assert visitor.get(URL).status_code == 302
    assert visitor.post(URL, {"text": "x"}).status_code == 302


def test_it_keeps_while_writing(alice):
    assert keep(alice, "One").headers["X-Version"] == "1"
    assert keep(alice, "One two", 1).headers["X-Version"] == "2"
    assert draft(alice) == "One two"
    assert notes(alice) == []


def test_a_draft_survives(alice):
    keep(alice, "Half a sen")
    html = alice.client.get(URL).content.decode()
    assert "Half a sen</textarea>" in html
    assert 'name="version" value="1"' in html


def test_putting_it_away_empties_the_box(alice):
    keep(alice, "Half a sen")
    alice.client.post(URL, {"text": "Half a sentence", "version": "1"})
    assert notes(alice) == ["Half a sentence"]
    assert draft(alice) == ""
    assert keep(alice, "The next one").status_code == 204


def test_a_second_window_loses_nothing(alice):
    keep(alice, "From the first window")
    assert keep(alice, "From the second window").status_code == 409
    assert draft(alice) == "From the first window"
    alice.client.post(URL, {"text": "From the second window", "version": "0"})
    assert notes(alice) == ["From the second window"]
    assert draft(alice) == "From the first window"


def test_nothing_is_said_kindly(alice):
    answer = alice.client.post(URL, {"text": "  \n ", "version": "0"})
    assert answer.status_code == 422
    assert "There is nothing in the box yet." in answer.content.decode()
    assert notes(alice) == []


def test_too_long_stays_in_the_box(alice):
    answer = alice.client.post(URL, {"text": "x" * (MOST + 1), "version": "0"})
    assert answer.status_code == 422
    assert "x" * MOST in answer.content.decode()
    assert keep(alice, "x" * (MOST + 1)).status_code == 422


def test_what_looks_like_markup_is_words(alice):
    keep(alice, "</textarea><script>x</script>")
    assert "<script>x" not in alice.client.get(URL).content.decode()


def test_it_is_each_persons_own(alice, bob):
    keep(alice, "Mine")
    assert "Mine" not in bob.client.get(URL).content.decode()
