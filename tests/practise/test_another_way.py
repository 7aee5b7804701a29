"""A scene is played, seen again at its end, and taken another way."""

import pytest

from attune.player import actions, queries
from tests.player.staged import EVENING

pytestmark = pytest.mark.usefixtures("staged")
WAY = (
    ("before", "5"),
    ("door", "push"),
    ("loud", "stop"),
    ("calm", "ask"),
    ("met", ""),
    ("line", "Mine, in words"),
)


@pytest.fixture
def run_id(alice, now, staged):
    return actions.begin(viewer=alice.viewer, exercise=staged.exercise("evening"), now=now).id


@pytest.fixture
def url(run_id):
    return f"/practise/run/{run_id}"


def play(alice, url, *, after="3"):
    for step, answer in (*WAY, ("after", after)):
        assert alice.client.post(url, {"step": step, "answer": answer})["Location"] == url
    return alice.client.get(url).content.decode()


def place_of(response):
    return response["Location"].rsplit("/", 1)[1]


def test_it_works(alice, url, run_id):
    html = play(alice, url)
    assert "The way you took" in html
    assert "What it was like for Kim is made up" in html
    begun = place_of(alice.client.post(f"{url}/again", {"step": "loud"}))
    assert begun != str(run_id)
    run = queries.run(alice.viewer, begun).body
    assert run.at == "loud"
    assert run.answers == {"before": 3, "door": "push"}
    page = alice.client.get(f"/practise/run/{begun}").content.decode()
    assert "That was loud." in page
    assert "It gets loud" in page


def test_what_was_played_stays(alice, url, run_id):
    play(alice, url)
    before = queries.run(alice.viewer, run_id).body
    alice.client.post(f"{url}/again", {"step": "door"})
    assert queries.run(alice.viewer, run_id).body == before


def test_a_double_click_begins_once(alice, url):
    play(alice, url)
    places = {place_of(alice.client.post(f"{url}/again", {"step": "loud"})) for _click in range(2)}
    assert len(places) == 1


def test_a_second_try_puts_the_first_away(alice, url):
    play(alice, url)
    first = place_of(alice.client.post(f"{url}/again", {"step": "loud"}))
    second = place_of(alice.client.post(f"{url}/again", {"step": "door"}))
    assert queries.run(alice.viewer, first).body.outcome == "stopped"
    assert queries.run(alice.viewer, second).body.answers == {"before": 3}


@pytest.mark.parametrize("step", ["", "nowhere", "met", "line"])
def test_a_place_where_nothing_is_chosen_begins_nothing(alice, url, step):
    play(alice, url)
    assert alice.client.post(f"{url}/again", {"step": step})["Location"] == url


def test_a_run_that_is_not_finished_goes_on_as_it_is(alice, url):
    alice.client.post(url, {"step": "before", "answer": "5"})
    assert alice.client.post(f"{url}/again", {"step": "door"})["Location"] == url


def test_nothing_more_is_offered_when_it_rose(alice, url):
    html = play(alice, url, after="8")
    assert "For now, this is enough" in html
    assert "Try it another way" not in html


def test_the_choices_are_one_tap_and_there_is_no_next(alice, url):
    alice.client.post(url, {"step": "before", "answer": "5"})
    html = alice.client.get(url).content.decode()
    assert '<button class="answer" name="answer" value="push">' in html
    assert "Leave the scene" in html
    assert ">Next<" not in html
    assert "What that was like" not in html


def test_back_shows_what_was_chosen(alice, url):
    alice.client.post(url, {"step": "before", "answer": "5"})
    alice.client.post(url, {"step": "door", "answer": "push"})
    assert "What that was like for Kim" in alice.client.get(url).content.decode()
    alice.client.post(url, {"step": "loud", "act": "back"})
    assert "(your choice before)" in alice.client.get(url).content.decode()


def test_a_post_without_a_choice_asks_for_one(alice, url):
    alice.client.post(url, {"step": "before", "answer": "5"})
    response = alice.client.post(url, {"step": "door"})
    assert response.status_code == 422
    assert "Choose one" in response.content.decode()


def test_the_notebook_reads_the_way(alice, url, run_id):
    play(alice, url)
    html = alice.client.get(f"/notebook/{run_id}").content.decode()
    assert "At the door" in html
    assert "Send: “Well?”" in html


def test_scenes_stand_on_their_shelf_and_not_among_the_rows(alice):
    html = alice.client.get("/practise").content.decode()
    assert html.count(f"/practise/{EVENING}") == 1
    assert "Scene · 3 minutes" in " ".join(html.split())
    assert "Coming later: Saying and hearing." in " ".join(html.split())


def test_signed_out_the_way_is_told_and_nothing_is_kept(visitor, db, staged):
    carried = {}
    for step, answer in (*WAY, ("after", "3")):
        page = visitor.post(f"/try/{EVENING}", {**carried, "step": step, "answer": answer}).content.decode()
        carried[f"kept-{step}"] = answer
        assert step != "door" or "That was loud." in page
    assert "The way you took" in page
    assert "You said where you stop." in page
    assert "Try it another way" not in page
    assert "Nothing of this was kept" in page


def test_it_refuses_another(bob, alice, url):
    play(alice, url)
    assert bob.client.post(f"{url}/again", {"step": "door"}).status_code == 404


def test_it_refuses_who_is_not_signed_in(visitor, url):
    assert visitor.post(f"{url}/again", {"step": "door"}).status_code == 302


def test_it_rejects_get(alice, url):
    assert alice.client.get(f"{url}/again").status_code == 405
