"""The list of what I wrote: rows with the day in words and the kind, never the content."""

import pytest

from attune.today.records import CheckIn, Day, Plan
from attune.tools.journal.queries import A_PAGE

URL = "/notebook"


def page(person, url: str = URL) -> str:
    answer = person.client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_is_a_page_of_its_own_when_empty(alice):
    html = page(alice)
    assert "Nothing here yet, and nothing is due." in html
    assert "<title>Notebook</title>" in html


def test_it_sends_a_visitor_away(visitor):
    assert visitor.get(URL).status_code == 302


def test_it_rejects_post(alice):
    assert alice.client.post(URL).status_code == 405


def test_it_shows_the_kind_and_not_the_content(alice, write):
    kept = write(alice, "The words of the note")
    write(alice, CheckIn(distress=4, line="The words of the line"))
    html = page(alice)
    assert f"/notebook/{kept.id}" in html
    assert "Today, in the evening" in html
    assert "A note" in html
    assert "A check-in" in html
    assert "The words" not in html


def test_what_was_not_written_is_not_listed(alice, write):
    write(alice, Day(not_today=True))
    write(alice, Plan())
    assert "Nothing here yet" in page(alice)


def test_only_notes(alice, write):
    write(alice, "One")
    write(alice, CheckIn(distress=4))
    html = page(alice, f"{URL}?show=notes")
    assert "A note" in html
    assert "A check-in" not in html


@pytest.mark.parametrize("show", ["", "show=notes"])
def test_earlier_pages_hold_the_rest_and_nothing_twice(alice, write, show):
    ids = [str(write(alice, f"Note {number}", hours=12 * number).id) for number in range(50)]
    seen, url = [], f"{URL}?{show}"
    for _ in range(10):
        html = page(alice, url)
        seen += [one for one in ids if one in html]
        if ">Earlier<" not in html:
            break
        url = URL + html.split('href="/notebook?before=')[1].split('"')[0].replace("&amp;", "&").join(
            ["?before=", ""]
        )
    assert seen == ids
    assert len(ids) > 2 * A_PAGE


def test_a_day_that_is_no_day_shows_the_newest(alice, write):
    kept = write(alice, "One")
    assert str(kept.id) in page(alice, f"{URL}?before=soon")


def test_nothing_earlier_says_so(alice, write):
    write(alice, "One")
    assert "Nothing here." in page(alice, f"{URL}?before=2020-01-01")


def test_it_is_each_persons_own(alice, bob, charlie, write):
    write(alice, "Mine")
    assert "Nothing here yet" in page(bob)
    assert "Nothing here yet" in page(charlie)


def test_a_draft_is_gone_on_with(alice):
    alice.client.post(
        "/notebook/new", {"text": "Half a sen", "version": "0"}, headers={"X-Requested-With": "fetch"}
    )
    html = page(alice)
    assert "Go on with your note" in html
    assert "Half a sen" not in html


def test_it_takes_few_queries(alice, write, django_assert_max_num_queries):
    for number in range(30):
        write(alice, f"Note {number}", hours=12 * number)
    page(alice)
    with django_assert_max_num_queries(10):
        page(alice)
