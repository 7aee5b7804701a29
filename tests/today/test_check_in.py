"""Seven stops, kept at once; and the rest of the check-in."""

import pytest
from django.urls import reverse

from attune.player.library import curriculum
from attune.today.records import SECURITY, CheckIn
from tests.conftest import NOW
from tests.today.people import checked_in, found, planned, practised

CHECK_IN = "/today/check-in"
MORE = "/today/more"
SCRIPT = {"X-Requested-With": "fetch"}
TODAY = NOW.date().isoformat()


def kept(person) -> CheckIn | None:
    return found(person, CheckIn, TODAY)


def test_it_works_without_a_script(alice):
    answer = alice.client.post(CHECK_IN, {"distress": "3"})
    assert (answer.status_code, answer.url) == (302, "/today")
    assert kept(alice).distress == 3


def test_it_works_with_one(alice):
    answer = alice.client.post(CHECK_IN, {"distress": "3"}, headers=SCRIPT)
    assert (answer.status_code, answer.content) == (204, b"")
    assert kept(alice).distress == 3


def test_the_last_one_of_a_day_counts_and_there_is_one(alice):
    for stop in "2755":
        alice.client.post(CHECK_IN, {"distress": stop}, headers=SCRIPT)
    assert kept(alice).distress == 5


def test_a_hard_moment_brings_another_card(alice):
    planned(alice, focus=["P1"])
    for ago in (3, 2, 1):
        practised(alice, ago=ago, before=5, after=2)
    answer = alice.client.post(CHECK_IN, {"distress": "7"}, headers=SCRIPT)
    assert answer.status_code == 200
    assert "<title>" not in answer.content.decode()
    assert "You rated this moment 7 of 7." in answer.content.decode()
    assert alice.client.post(CHECK_IN, {"distress": "6"}, headers=SCRIPT).status_code == 204
    calm = alice.client.post(CHECK_IN, {"distress": "2"}, headers=SCRIPT)
    assert "You rated" not in calm.content.decode()


@pytest.mark.parametrize("sent", ["0", "8", "", "x", "3.5", "-1", "٣"])
def test_it_keeps_nothing_else(alice, sent):
    assert alice.client.post(CHECK_IN, {"distress": sent}, headers=SCRIPT).status_code == 400
    assert alice.client.post(CHECK_IN, {"distress": sent}).status_code == 302
    assert kept(alice) is None


@pytest.mark.parametrize("url", [CHECK_IN, MORE])
def test_it_sends_a_visitor_away(visitor, url):
    assert visitor.post(url, {"distress": "3"}).status_code == 302
    assert visitor.post(url, {"distress": "3"}, headers=SCRIPT).status_code == 401


def test_it_rejects_get(alice):
    assert alice.client.get(CHECK_IN).status_code == 405


def test_it_is_not_seen_by_others(alice, bob, charlie):
    alice.client.post(CHECK_IN, {"distress": "3"})
    assert kept(bob) is None
    assert kept(charlie) is None


def test_the_rest_works(alice):
    checked_in(alice, 4)
    word = curriculum().feelings.roots[0].words[0].id
    extras = [each.id for each in curriculum().feelings.extras]
    sent = {
        "version": "1",
        "someone": "6",
        "near-or-alone": "2",
        "feelings": [word, *extras],
        "line": "A line.\r\nTwo",
    }
    assert alice.client.post(MORE, sent).url == "/today"
    body = kept(alice)
    assert body.distress == 4
    assert body.security == {"someone": 6, "near-or-alone": 2}
    assert body.feelings == [word, *extras]
    assert body.line.startswith("A line.")


def test_everything_can_be_left_out(alice):
    assert alice.client.post(MORE, {"version": "0"}).status_code == 302


def test_the_page_shows_what_was_chosen(alice):
    root = curriculum().feelings.roots[0]
    checked_in(alice, 4, security={"someone": 6}, feelings=[root.words[0].id], line="What I wrote")
    html = alice.client.get(MORE).content.decode()
    assert "What I wrote</textarea>" in html
    assert html.count(" checked") == 2
    assert html.count('<details class="folded" open>') == 1
    assert all(str(words) in html for words in SECURITY.values())
    assert len(curriculum().feelings.roots) == 8


def test_it_keeps_while_writing(alice):
    first = alice.client.post(MORE, {"version": "0", "line": "One"}, headers=SCRIPT)
    assert (first.status_code, first.headers["X-Version"]) == (204, "1")
    second = alice.client.post(MORE, {"version": "1", "line": "One two"}, headers=SCRIPT)
    assert second.headers["X-Version"] == "2"
    assert kept(alice).line == "One two"


def test_a_second_window_loses_nothing(alice):
    alice.client.post(MORE, {"version": "0", "line": "From the first window"}, headers=SCRIPT)
    other = {"version": "0", "line": "From the second window"}
    assert alice.client.post(MORE, other, headers=SCRIPT).status_code == 409
    answer = alice.client.post(MORE, other)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "From the first window" in html
    assert "From the second window</textarea>" in html
    assert kept(alice).line == "From the first window"


def test_too_long_is_said_kindly_and_stays_in_the_box(alice):
    answer = alice.client.post(MORE, {"version": "0", "line": "x" * 1001})
    assert answer.status_code == 422
    assert "x" * 1001 in answer.content.decode()
    assert alice.client.post(MORE, {"line": "x" * 1001}, headers=SCRIPT).status_code == 422
    assert kept(alice) is None


def test_unknown_feelings_and_items_are_left_out(alice):
    alice.client.post(MORE, {"feelings": ["nonsense"], "someone": "9", "other": "3"})
    assert kept(alice) == CheckIn()


def test_put_aside_rejects_get_and_nonsense(alice):
    assert alice.client.get(reverse("today:put-aside")).status_code == 405
    assert alice.client.post(reverse("today:put-aside"), {"what": "drop"}).status_code == 302
