"""The private question, what comes first, and a plan of which all can be changed."""

import re

import pytest

from attune.core.measurement.plane import REGIONS
from attune.today.plan import queries as plan_queries
from attune.today.records import ALARM, PLAN, SOMEONE, Alarm, Plan, Someone
from tests.conftest import NOW
from tests.today.people import found, keep, planned

PLAN_URL, QUESTION, FIRST, SOMEONE_URL = "/plan", "/plan/question", "/plan/first", "/plan/someone"
GETS = [
    PLAN_URL,
    QUESTION,
    SOMEONE_URL,
    *(f"/plan/change/{part}" for part in ("start", "focus", "minutes", "weekdays")),
]


def html(person, url: str = PLAN_URL) -> str:
    answer = person.client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def without_tokens(page: str) -> str:
    return re.sub(
        r'name="(csrfmiddlewaretoken|for)" value="[\w-]+"', "", page
    )  # whose page it is differs, and says no more


def test_the_private_question_comes_first(alice):
    page = html(alice)
    assert "Is something happening now that would worry a calm friend of yours?" in page
    assert "Seen only by you." in page
    assert page.count('class="answer"') == 4
    assert "Keep this plan" not in page
    assert alice.client.post(PLAN_URL, {}).status_code == 200
    assert found(alice, Plan, PLAN) is None


@pytest.mark.parametrize("url", GETS)
def test_it_sends_a_visitor_away(visitor, url):
    assert visitor.get(url).status_code == 302
    assert visitor.post(url).status_code == 302


def test_it_rejects_get_where_it_writes(alice):
    assert alice.client.get(FIRST).status_code == 405


@pytest.mark.parametrize("answer", ["no", "unasked"])
def test_no_and_not_now_lead_to_the_plan(alice, answer):
    assert alice.client.post(QUESTION, {"answer": answer}).url == PLAN_URL
    assert "A plan, as it could be" in html(alice)
    assert found(alice, Alarm, ALARM) == Alarm(answer=answer, asked=NOW.date())


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_yes_and_unsure_are_met_with_what_comes_first(alice, answer):
    alice.client.post(QUESTION, {"answer": answer})
    page = html(alice)
    assert "/right-now/others" in page
    assert "Someone outside: who could you tell one sentence?" in page
    assert "A limit: what you will do" in page
    assert "old story" not in page
    assert "learned" not in page
    alice.client.post(PLAN_URL, {})
    assert found(alice, Plan, PLAN) is None
    assert alice.client.post(FIRST, {"name": " my  sister "}).url == PLAN_URL
    assert found(alice, Someone, SOMEONE).name == "my sister"
    assert "A plan, as it could be" in html(alice)


def test_nothing_chosen_is_asked_again(alice):
    answer = alice.client.post(QUESTION, {"answer": "maybe"})
    assert answer.status_code == 422
    assert "Not now" in answer.content.decode()


def test_the_answer_is_on_no_page_not_even_its_own(alice, bob):
    """Whoever reads every page of both cannot tell who answered what."""
    for person, answer in ((alice, "yes"), (bob, "no")):
        planned(person, answer=answer, start="steady")
    for url in [*GETS, "/today", "/today/more", "/map/check-ins", "/notebook"]:
        mine, other = (without_tokens(html(person, url)) for person in (alice, bob))
        same = mine.replace("alice", "bob").replace('aria-hidden="true">A<', 'aria-hidden="true">B<')
        assert same == other, url


def test_it_is_never_in_the_notebook(alice):
    kept = keep(alice, Alarm(answer="yes", asked=NOW.date()), key=ALARM)
    assert str(kept.id) not in html(alice, "/notebook")
    for path in ("", "/edit", "/erase"):
        assert alice.client.get(f"/notebook/{kept.id}{path}").status_code == 404


def test_not_now_leaves_an_earlier_answer(alice):
    planned(alice, answer="yes", ago=40)
    alice.client.post(QUESTION, {"answer": "unasked"})
    assert found(alice, Alarm, ALARM) == Alarm(answer="yes", asked=NOW.date(), met=True)


def test_a_new_answer_takes_the_place_of_the_old(alice):
    planned(alice, answer="no", ago=40)
    alice.client.post(QUESTION, {"answer": "unsure"})
    assert found(alice, Alarm, ALARM) == Alarm(answer="unsure", asked=NOW.date())
    assert "Then this comes before any practice" in html(alice)


@pytest.mark.parametrize("likely", REGIONS)
def test_it_is_proposed_from_the_measure_with_a_reason_for_each_part(alice, monkeypatch, likely):
    answers = {name: 0.85 if name == likely else 0.05 for name in REGIONS}
    monkeypatch.setattr(plan_queries, "regions", lambda viewer: answers)
    alice.client.post(QUESTION, {"answer": "no"})
    page = html(alice)
    assert page.count("Why this?") == 4
    assert page.count("<details>") == 4
    assert "Your answers fall" in page or "ease with closeness" in page
    assert "you are " not in page.casefold()
    alice.client.post(PLAN_URL, {"after_what": "Brushing my teeth"})
    assert found(alice, Plan, PLAN).start == ("steady" if likely == "secure" else likely)


def test_keeping_it_makes_it_the_plan(alice):
    alice.client.post(QUESTION, {"answer": "no"})
    answer = alice.client.post(PLAN_URL, {"after_what": "  Brushing   my teeth "})
    assert answer.url == "/today"
    kept = found(alice, Plan, PLAN)
    assert (kept.made, kept.after_what) == (NOW.date(), "Brushing my teeth")
    assert (kept.focus, kept.minutes, kept.weekdays) == (["P3", "P1"], 5, [0, 1, 2, 3, 4])
    page = html(alice)
    assert "Your plan" in page
    assert 'value="Brushing my teeth"' in page
    assert "/plan" in html(alice, "/today")


@pytest.mark.parametrize(
    ("part", "sent", "value"),
    [
        ("start", ["avoidant"], "avoidant"),
        ("focus", ["P1"], ["P1"]),
        ("minutes", ["10"], 10),
        ("weekdays", ["5", "6"], [5, 6]),
        ("weekdays", [], []),
    ],
)
def test_each_part_can_be_changed(alice, part, sent, value):
    planned(alice)
    url = f"/plan/change/{part}"
    assert ">Keep<" in html(alice, url)
    assert alice.client.post(url, {"choice": sent}).url == PLAN_URL
    assert getattr(found(alice, Plan, PLAN), part) == value
    assert "You chose this." in html(alice)


@pytest.mark.parametrize(("part", "sent"), [("start", []), ("focus", ["P9"]), ("minutes", ["7"])])
def test_what_is_no_choice_is_said_kindly(alice, part, sent):
    planned(alice)
    answer = alice.client.post(f"/plan/change/{part}", {"choice": sent})
    assert answer.status_code == 422
    assert "Choose one of these" in answer.content.decode()


def test_a_change_before_keeping_is_a_draft(alice):
    alice.client.post(QUESTION, {"answer": "no"})
    alice.client.post("/plan/change/minutes", {"choice": ["3"]})
    assert found(alice, Plan, PLAN).made is None
    page = html(alice)
    assert "A plan, as it could be" in page
    assert "3 minutes a day" in page


def test_an_unknown_part_is_not_found(alice):
    assert alice.client.get("/plan/change/made").status_code == 404
    assert alice.client.post("/plan/change/made", {"choice": ["x"]}).status_code == 404


def test_anybody_can_name_someone(alice):
    planned(alice)
    assert alice.client.post(SOMEONE_URL, {"name": "the neighbour"}).url == PLAN_URL
    assert 'value="the neighbour"' in html(alice, SOMEONE_URL)
    alice.client.post(SOMEONE_URL, {"name": ""})
    assert found(alice, Someone, SOMEONE).name == ""


def test_it_is_each_persons_own(alice, bob, charlie):
    planned(alice, after_what="words of mine")
    for other in (bob, charlie):
        assert found(other, Plan, PLAN) is None
        assert "words of mine" not in html(other)


@pytest.mark.parametrize("url", GETS)
def test_the_title_tells_nothing(alice, url):
    planned(alice, answer="yes")
    assert "<title>Plan</title>" in html(alice, url)
