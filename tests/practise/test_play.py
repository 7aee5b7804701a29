import re

import pytest

from attune.player import actions, queries
from tests.player.playing import half_speed

pytestmark = pytest.mark.usefixtures("small")
WORDS = "Kitchen, about ten, a kettle"


@pytest.fixture
def run_id(alice, now):
    return actions.begin(viewer=alice.viewer, exercise=half_speed(), now=now).id


@pytest.fixture
def url(run_id):
    return f"/practise/run/{run_id}"


def body(who, run_id):
    return queries.run(who.viewer, run_id).body


def go_to(alice, url, step):
    """Skip all steps before this one."""
    for each in ("welcome", "before", "way", "sounds", "camera", "feeling", "places"):
        if each == step:
            break
        alice.client.post(url, {"step": each, "act": "skip"})
    return alice.client.get(url).content.decode()


def test_it_works_from_the_first_step_to_the_end(alice, url, run_id):
    pages = []
    for step, answer in [
        ("welcome", None), ("before", "7"), ("way", "sounds"), ("sounds", None), ("camera", WORDS),
        ("feeling", "sad"), ("places", ["chest", "belly"]), ("after", "4"),
    ]:  # fmt: skip
        page = alice.client.get(url)
        assert page.status_code == 200
        assert f'name="step" value="{step}"' in page.content.decode()
        pages.append(page)
        data = {"step": step, "act": "next"} | ({"answer": answer} if answer else {})
        assert alice.client.post(url, data)["Location"] == url
    end = alice.client.get(url).content.decode()
    assert "It eased from 7 to 4." in end
    assert "level-4" in end
    assert "from-7" in end
    assert "Back to Today" in end
    assert body(alice, run_id).outcome == "done"
    assert all(page["Cache-Control"].startswith("no-store") for page in pages)


def test_each_step_has_one_question_and_says_who_can_read_it(alice, url):
    html = go_to(alice, url, "camera")
    assert html[html.index("<main") : html.index("</main>")].count("<h1") == 1
    assert "What would a camera have seen?" in html
    assert "Only you can read this" in html
    assert f'data-keep="{url}/keep"' in html
    assert '<li class="done">' in html
    assert 'aria-current="step"' in html


@pytest.mark.parametrize("step", ["before", "camera"])
def test_enter_goes_on_and_does_not_stop(alice, url, step):
    """A browser presses the form's first button of the page."""
    html = go_to(alice, url, step)
    first = re.search(r'<button[^>]*name="act"[^>]*>', html)
    assert first is not None
    assert 'value="next"' in first[0]


def test_titles_are_neutral_and_addresses_say_nothing(alice, url):
    assert "<title>Practice</title>" in alice.client.get(url).content.decode()
    assert "half" not in url


def test_the_breathing_page_is_still_and_has_another_way(alice, url, run_id):
    alice.client.post(url, {"step": "welcome"})
    alice.client.post(url, {"step": "before", "act": "skip"})
    alice.client.post(url, {"step": "way", "answer": "breath"})
    html = alice.client.get(url).content.decode()
    assert 'class="page still alone"' in html
    assert "pace-5-5" in html
    assert "Not breath: Sounds and feet" in html
    alice.client.post(url, {"step": "breathe", "instead": "way=sounds"})
    assert body(alice, run_id).at == "sounds"
    assert "1:30" in alice.client.get(url).content.decode()


@pytest.mark.parametrize(
    ("step", "data", "words"),
    [
        ("before", {"answer": "99"}, "Choose a number"),
        ("way", {}, "Choose one of these"),
        ("camera", {"answer": " "}, "A few words are plenty"),
        ("camera", {"answer": "a" * 210}, "This is 10 characters more"),
    ],
)
def test_a_wrong_answer_is_met_beside_the_field_and_stays(alice, url, step, data, words):
    go_to(alice, url, step)
    page = alice.client.post(url, {"step": step, "act": "next", **data})
    assert page.status_code == 422
    html = page.content.decode()
    assert words in html
    assert 'id="error"' in html
    assert len(data.get("answer", "")) < 200 or data["answer"] in html


def test_back_and_skip_and_stop(alice, url, run_id):
    go_to(alice, url, "camera")
    alice.client.post(url, {"step": "camera", "act": "back", "answer": WORDS})
    assert body(alice, run_id).at == "sounds"
    alice.client.post(url, {"step": "sounds"})
    assert WORDS in alice.client.get(url).content.decode()
    alice.client.post(url, {"step": "camera", "act": "skip", "answer": WORDS})
    assert body(alice, run_id).at == "feeling"
    alice.client.post(url, {"step": "feeling", "act": "stop", "answer": "tired"})
    end = alice.client.get(url).content.decode()
    assert "Stopped here" in end
    assert "kept, sealed, in your notebook" in end
    assert body(alice, run_id).answers["feeling"] == "tired"


def test_a_double_post_moves_once(alice, url, run_id):
    go_to(alice, url, "camera")
    for _click in range(2):
        alice.client.post(url, {"step": "camera", "answer": WORDS})
    assert body(alice, run_id).at == "feeling"


def test_an_old_page_records_and_moves_nothing(alice, url, run_id):
    go_to(alice, url, "places")
    alice.client.post(url, {"step": "camera", "answer": WORDS})
    assert body(alice, run_id).at == "places"
    assert body(alice, run_id).answers["camera"] == WORDS


@pytest.mark.parametrize("data", [{}, {"step": "nonsense"}, {"step": "welcome", "instead": "nonsense=x"}])
def test_a_strange_post_breaks_nothing(alice, url, data):
    assert alice.client.post(url, data).status_code == 302
    assert alice.client.get(url).status_code == 200


def test_two_windows_are_told_and_both_texts_are_shown(alice, url, run_id):
    go_to(alice, url, "camera")
    version = queries.run(alice.viewer, run_id).version
    alice.client.post(f"{url}/keep", {"step": "camera", "answer": "Theirs", "version": version})
    page = alice.client.post(url, {"step": "camera", "answer": "Mine", "version": version})
    html = page.content.decode()
    assert page.status_code == 409
    assert "Theirs" in html
    assert "Kept, sealed</span>" not in html
    assert "Mine</textarea>" in html.replace("\n", "")
    now_known = re.search(r'name="version" value="(\d+)"', html)
    assert now_known is not None
    alice.client.post(url, {"step": "camera", "answer": "Mine", "version": now_known[1]})
    assert body(alice, run_id).answers["camera"] == "Mine"


def test_worse_by_two_ends_with_grounding_and_no_further_task(alice, url):
    go_to(alice, url, "before")
    alice.client.post(url, {"step": "before", "answer": "3"})
    for step in ("way", "sounds", "camera", "feeling", "places"):
        alice.client.post(url, {"step": step, "act": "skip"})
    alice.client.post(url, {"step": "after", "answer": "5"})
    html = alice.client.get(url).content.decode()
    assert "For now, this is enough" in html
    assert "Press both feet into the floor" in html
    assert "All practices" not in html
    assert "It rose from 3 to 5." in html


def test_what_is_typed_is_never_markup(alice, url):
    go_to(alice, url, "camera")
    alice.client.post(f"{url}/keep", {"step": "camera", "answer": "</textarea><script>x</script>"})
    assert "<script>x" not in alice.client.get(url).content.decode()


def test_a_changed_practice_ends_kindly(alice, url, small, monkeypatch):
    alice.client.post(url, {"step": "before", "answer": "7"})
    monkeypatch.setattr("attune.player.records.curriculum", type(small))
    page = alice.client.get(url)
    assert page.status_code == 200
    assert "has been changed since you began it" in page.content.decode()
    assert alice.client.post(url, {"step": "camera", "answer": WORDS}).status_code == 200


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_it_refuses_everybody_else(who, request, url, alice):
    other = request.getfixturevalue(who)
    assert other.client.get(url).status_code == 404
    assert other.client.post(url, {"step": "welcome"}).status_code == 404


def test_it_refuses_who_is_not_signed_in(visitor, url):
    assert visitor.get(url)["Location"] == "/sign-in"
    assert visitor.post(url, {"step": "welcome"})["Location"] == "/sign-in"


def test_it_leaks_nothing_into_the_database(alice, url):
    from django.db import connection

    go_to(alice, url, "camera")
    alice.client.post(url, {"step": "camera", "answer": WORDS})
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = [row for table in tables for row in cursor.execute(f'SELECT * FROM "{table}"').fetchall()]
    stored = b"".join(
        value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row
    )
    assert stored
    assert b"kettle" not in stored
    assert b"half-speed" not in stored
