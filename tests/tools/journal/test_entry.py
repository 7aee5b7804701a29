"""Open, change and erase an entry of any kind that the notebook lists."""

from uuid import uuid4

import pytest

from attune.spaces import actions, queries
from attune.today.records import Alarm, CheckIn, Day, Plan, Someone
from attune.tools.journal.records import Note, NoteDraft
from tests.conftest import NOW
from tests.spaces.linked import linked

SCRIPT = {"X-Requested-With": "fetch"}
PATHS = ["", "/edit", "/erase"]


def read(person, kept):
    return queries.read_any(person.viewer, kept.id)


@pytest.mark.parametrize("path", PATHS)
def test_it_works(alice, write, path):
    kept = write(alice, "The words\nof the note", hours=24)
    answer = alice.client.get(f"/notebook/{kept.id}{path}")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "<title>Notebook</title>" in html
    assert "Yesterday, in the evening" in html
    assert ("The words" in html) is (path != "/erase")


@pytest.mark.parametrize("path", PATHS)
def test_it_refuses_everybody_else(alice, bob, charlie, dana, erin, visitor, write, path):
    kept = write(alice, "Mine")
    url = f"/notebook/{kept.id}{path}"
    for other in (bob, charlie, dana, erin):
        assert other.client.get(url).status_code == 404
        assert other.client.post(url, {"passage-text": "x"}).status_code in (404, 405)
    assert visitor.get(url).status_code == 302
    assert read(alice, kept).body.text == "Mine"


@pytest.mark.parametrize("path", PATHS)
def test_it_does_not_know_what_is_not_there(alice, path):
    assert alice.client.get(f"/notebook/{uuid4()}{path}").status_code == 404


@pytest.mark.parametrize("body", [Alarm(answer="yes"), Plan(), Day(), Someone(name="x"), NoteDraft(text="x")])
@pytest.mark.parametrize("path", PATHS)
def test_it_does_not_open_what_is_never_listed(alice, write, body, path):
    kept = write(alice, body)
    assert alice.client.get(f"/notebook/{kept.id}{path}").status_code == 404
    assert alice.client.post(f"/notebook/{kept.id}/erase").status_code == 404


@pytest.mark.parametrize("path", PATHS)
def test_it_is_for_ones_own_space_alone(alice, bob, path):
    """A note in a shared space has pages of its own there."""
    space = linked(alice, bob)
    kept = actions.write(viewer=alice.viewer, space=space, body=Note(text="Ours"), now=NOW)
    for person in (alice, bob):
        assert person.client.get(f"/notebook/{kept.id}{path}").status_code == 404


def test_reading_rejects_post(alice, write):
    assert alice.client.post(f"/notebook/{write(alice, 'x').id}").status_code == 405


def test_a_check_in_is_read_in_words(alice, write):
    kept = write(alice, CheckIn(distress=4, security={"someone": 6}, line="A line"))
    html = alice.client.get(f"/notebook/{kept.id}").content.decode()
    assert "4 of 7, where 1 is calm and 7 distressed" in html
    assert "There is someone I could turn to right now." in html
    assert "A line" in html


def test_change_works(alice, write):
    kept = write(alice, "One")
    answer = alice.client.post(f"/notebook/{kept.id}/edit", {"passage-text": "One\r\ntwo", "version": "1"})
    assert answer.url == f"/notebook/{kept.id}"
    assert read(alice, kept).body.text == "One\ntwo"
    assert read(alice, kept).at == kept.at


def test_change_keeps_while_writing(alice, write):
    kept = write(alice, "One")
    url = f"/notebook/{kept.id}/edit"
    first = alice.client.post(url, {"passage-text": "One two", "version": "1"}, headers=SCRIPT)
    assert (first.status_code, first.headers["X-Version"]) == (204, "2")
    assert read(alice, kept).body.text == "One two"


def test_only_what_can_be_edited_is_changed(alice, write):
    kept = write(alice, CheckIn(distress=4, line="A line"))
    sent = {"passage-line": "Another", "passage-distress": "1", "passage-nothing": "x", "version": "1"}
    alice.client.post(f"/notebook/{kept.id}/edit", sent)
    assert read(alice, kept).body == CheckIn(distress=4, line="Another")


def test_a_second_window_loses_nothing(alice, write):
    kept = write(alice, "As it was")
    url = f"/notebook/{kept.id}/edit"
    alice.client.post(url, {"passage-text": "From the first window", "version": "1"})
    second = {"passage-text": "From the second window", "version": "1"}
    assert alice.client.post(url, second, headers=SCRIPT).status_code == 409
    answer = alice.client.post(url, second)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "From the first window" in html
    assert "From the second window</textarea>" in html
    assert read(alice, kept).body.text == "From the first window"
    assert 'name="version" value="2"' in html
    alice.client.post(url, {**second, "version": "2"})
    assert read(alice, kept).body.text == "From the second window"


def test_too_long_stays_in_the_box(alice, write):
    kept = write(alice, "One")
    answer = alice.client.post(f"/notebook/{kept.id}/edit", {"passage-text": "x" * 100_001, "version": "1"})
    assert answer.status_code == 422
    assert "x" * 100_001 in answer.content.decode()
    assert read(alice, kept).body.text == "One"


def test_erasing_asks_once(alice, write):
    kept = write(alice, "One")
    url = f"/notebook/{kept.id}/erase"
    html = alice.client.get(url).content.decode()
    assert "For 30 seconds you can put it back" in html
    assert read(alice, kept).body.text == "One"
    assert "It is erased" in alice.client.post(url).content.decode()
    assert alice.client.get(f"/notebook/{kept.id}").status_code == 404
    assert alice.client.post(url).status_code == 404


def test_what_looks_like_markup_is_words(alice, write):
    kept = write(alice, "<script>x</script>")
    for path in PATHS:
        assert "<script>x" not in alice.client.get(f"/notebook/{kept.id}{path}").content.decode()
