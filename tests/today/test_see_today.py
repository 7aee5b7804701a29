"""Today: the harbour, seven stops, one card."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attune.core import planning
from attune.measure import actions as measures
from attune.people.models import Person
from attune.player.library import curriculum
from attune.spaces.queries import private_space
from attune.today.standing import KEPT_LINES, choices, standing
from attune.tools.journal.records import Note
from tests.conftest import NOW
from tests.measure.answering import begun, measured
from tests.today.people import WATER, checked_in, keep, planned, practised

URL = "/today"


def page(person) -> str:
    answer = person.client.get(URL)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_works(alice):
    html = page(alice)
    assert "<title>Today</title>" in html
    assert "How are you at this moment?" in html
    assert html.count('type="radio" name="distress"') == 7
    assert html.count('class="button"') == 1


def test_it_sends_a_visitor_to_the_sign_in(visitor):
    assert visitor.get(URL).url == reverse("people:sign-in")


def test_it_rejects_post(alice):
    assert alice.client.post(URL).status_code == 405


@pytest.mark.parametrize(("ago", "light"), [(0, True), (6, True), (7, False)])
def test_for_a_week_after_a_hard_result_only_what_is_light_is_proposed(alice, ago, light):
    """The way on from such a result led to Today, whose card still offered what is not light."""
    planned(alice, minutes=10)
    measured(alice, NOW - timedelta(days=ago + 22), anxiety=2)
    measured(alice, NOW - timedelta(days=ago), anxiety=7)
    held = standing(alice.viewer, private_space(alice.viewer), NOW)
    middle = next(each for each in choices() if each.depth is planning.Depth.MIDDLE and not each.needs)
    assert (planning.bar(middle, held.state(), choices()) is planning.Bar.TOO_DEEP_FOR_NOW) is light
    assert "harder" not in page(alice)


def test_it_is_each_persons_own(alice, bob, charlie):
    checked_in(alice, 7)
    practised(alice, before=5, after=2)
    for other in (bob, charlie):
        html = page(other)
        assert " checked" not in html
        assert "You did" not in html


def test_it_begins_with_a_first_practice(alice):
    html = page(alice)
    assert "A first practice · 3 minutes" in html
    assert reverse("practise:begin-practice", args=[WATER]) in html
    assert reverse("measure:begin-measure") not in html


def test_then_come_the_six_questions(alice):
    practised(alice, before=6, after=4)
    html = page(alice)
    assert "You were at 6 of 10 before, and at 4 after." in html
    assert reverse("measure:begin-measure") in html


def test_the_six_questions_can_be_put_off_and_the_plan_too(alice):
    practised(alice, ago=1)
    aside = reverse("today:put-aside")
    alice.client.post(aside, {"what": "put-off", "slug": "first-six"})
    assert reverse("today:make-plan") in page(alice)
    alice.client.post(aside, {"what": "put-off", "slug": "plan"})
    html = page(alice)
    assert "Today · " in html
    assert ">Begin<" in html


def test_after_practising_nothing_asks_for_more(alice):
    planned(alice)
    practised(alice, before=7, after=4)
    html = page(alice)
    assert "You did “Come down to the water”. You were at 7 of 10 before, and at 4 after." in html
    assert 'class="button"' not in html
    assert "settled" in html
    assert "level-4 settles from-7" in html


def test_the_same_rating_and_none_are_said_as_they_are(alice, bob):
    planned(alice)
    practised(alice, before=5, after=5)
    assert "You were at 5 of 10 before, and the same after." in page(alice)
    planned(bob)
    practised(bob)
    assert "You did “Come down to the water”.</p>" in page(bob)


def test_a_stopped_practice_is_met_kindly(alice):
    planned(alice)
    practised(alice, outcome="stopped")
    assert "before its end, which is always allowed" in page(alice)


def test_after_a_worse_end_there_is_rest_and_right_now(alice):
    practised(alice, before=3, after=6)
    html = page(alice)
    assert "Nothing more is proposed today." in html
    assert reverse("measure:begin-measure") not in html
    assert ">Begin<" not in html


def test_a_practice_that_was_begun_waits(alice):
    planned(alice)
    kept = practised(alice, outcome=None)
    assert reverse("practise:play-step", args=[kept.id]) in page(alice)
    alice.client.post(reverse("today:put-aside"), {"what": "else", "slug": WATER})
    assert reverse("practise:play-step", args=[kept.id]) not in page(alice)


def test_the_reason_is_closed_until_it_is_tapped(alice):
    planned(alice)
    html = page(alice)
    assert "<details>" in html
    assert "<details open" not in html


def test_the_check_in_of_today_is_chosen_and_kept(alice):
    checked_in(alice, 3)
    html = page(alice)
    assert 'value="3" id="distress-3" aria-label="3" checked' in html
    assert "data-kept-words>Kept, sealed" in html


def test_the_water_of_yesterday_stays_until_it_is_rated(alice):
    checked_in(alice, 7, ago=1)
    html = page(alice)
    assert "level-10" in html
    assert " checked" not in html


def test_a_later_check_in_moves_the_water_on(alice):
    planned(alice)
    practised(alice, before=7, after=4)
    checked_in(alice, 2)
    html = page(alice)
    assert "settled" not in html
    assert "level-2" in html


def test_missed_days_have_no_name(alice, bob):
    planned(alice)
    practised(alice, ago=5)
    html = page(alice)
    assert (
        "Good to see you. You don&#x27;t have to catch up." in html
        or "Good to see you. You don't have" in html
    )
    assert "5 days" not in html.split("card")[0]
    planned(bob)
    practised(bob, ago=1)
    assert "Good to see you" not in page(bob)


def test_a_free_day_says_so(alice):
    planned(alice, weekdays=[5])
    practised(alice, ago=1)
    assert "A free day · " in page(alice)


def test_a_hard_day_gets_something_light_and_right_now_near(alice):
    planned(alice, focus=["P1"], minutes=10)
    checked_in(alice, 7)
    html = page(alice)
    assert "You rated this moment 7 of 7." in html
    assert reverse("practise:begin-practice", args=["where-i-learned-it"]) not in html


def test_seven_hard_days_lead_to_one_page(alice):
    for ago in range(7):
        checked_in(alice, 6, ago=ago)
    assert reverse("today:see-hard-days") in page(alice)
    answer = alice.client.get(reverse("today:see-hard-days"))
    assert answer.status_code == 200
    assert "Begin" not in answer.content.decode()


@pytest.mark.parametrize("answer", ["no", "yes", "unsure"])
def test_it_looks_the_same_whatever_was_answered_in_private(alice, answer):
    planned(alice, answer=answer)
    practised(alice, ago=1, before=5, after=2)
    html = page(alice)
    assert "private" not in html
    said = re.sub(r"<[^>]*>", " ", html).casefold()
    assert not any(word in said for word in ("alarm", "unsure", "threat", "safe", "boundary"))


def test_the_question_comes_back_in_a_path_for_high_anxiety(alice, bob):
    planned(alice, ago=28, start="anxious", answer="no")
    assert reverse("today:answer-alarm") in page(alice)
    planned(bob, ago=28, start="steady", answer="no")
    assert reverse("today:answer-alarm") not in page(bob)


def test_nothing_written_stands_on_it(alice):
    checked_in(alice, 4, line="the words of the line", feelings=["afraid"])
    keep(alice, Note(text="words of a note"))
    html = page(alice)
    assert "the words of the line" not in html
    assert "words of a note" not in html


def test_it_takes_few_queries(alice, django_assert_max_num_queries):
    planned(alice)
    for ago in range(1, 40):
        practised(alice, ago=ago, before=5, after=3)
        checked_in(alice, 3, ago=ago)
    page(alice)
    with django_assert_max_num_queries(6):
        page(alice)


def test_a_line_that_was_kept_comes_back_closed_and_a_light_is_on(alice, bob):
    planned(alice)
    practised(alice, "someone-in-your-corner", ago=2, answers={"answer": "It was about the bus."})
    html = page(alice)
    assert 'class="light"' in html
    assert "Something you kept for yourself" in html
    assert "Sunday, you wrote:" in html
    assert html.index("<summary>Something you kept") < html.index("It was about the bus.")
    assert 'class="light"' not in page(bob)


def test_the_steps_of_kept_lines_are_there():
    for slug, steps in KEPT_LINES.items():
        assert {step.id for step in curriculum().exercise(slug).steps} >= set(steps)


def test_what_looks_back_is_known_by_its_ingredient():
    found = {one.slug for one in choices() if one.looks_back}
    assert found == {"where-i-learned-it", "an-old-story-weighed", "the-moments-i-know"}


def test_worse_twice_counts_however_long_it_took(alice):
    """The second time was lately, the first one months ago: it rests, and what is not in the last weeks is read."""
    planned(alice, minutes=3)
    practised(alice, WATER, ago=80, before=3, after=6)
    practised(alice, WATER, ago=3, before=3, after=6)
    practised(alice, "three-weathers", ago=1, before=3, after=3)
    html = page(alice)
    assert reverse("practise:begin-practice", args=[WATER]) not in html
    assert ">Begin<" in html


def test_a_measure_that_was_begun_waits_until_it_has_a_result(alice):
    kept = begun(alice, NOW)
    assert f"/measure/{kept.id}" in alice.client.get("/today").content.decode()
    measures.erase(viewer=alice.viewer, measure_id=kept.id, now=NOW)
    done = measured(alice, NOW)
    assert f"/measure/{done.id}" not in alice.client.get("/today").content.decode()


def test_the_recovery_code_is_asked_for_until_there_is_one_or_it_is_put_off(alice):
    url = "/account/recovery-code"
    assert url in alice.client.get("/today").content.decode()
    alice.client.post(f"{url}/later")
    assert url not in alice.client.get("/today").content.decode()
    Person.objects.update(recovery_asked_from=alice.viewer.day(NOW))
    assert url in alice.client.get("/today").content.decode()
    alice.client.post(url)
    assert url not in alice.client.get("/today").content.decode()


def of_long_ago(who):
    who.person.since = who.viewer.day(NOW) - timedelta(days=200)
    who.person.save()
    planned(who)
    practised(who, ago=3, before=6, after=4)


def test_whom_to_call_is_proposed_to_somebody_who_never_practised_it(alice):
    of_long_ago(alice)
    assert "Two names" in page(alice)
    assert "Two names" in page(alice)


def test_whom_to_call_is_not_proposed_again_as_early_after_months(alice):
    of_long_ago(alice)
    practised(alice, "two-names", ago=195)
    assert "Two names" not in page(alice)
    assert "Two names" not in page(alice)


@pytest.mark.parametrize("long_ago", ["two-names", "come-down-to-the-water"])
def test_what_was_looked_for_long_ago_is_not_looked_up_again(alice, long_ago):
    of_long_ago(alice)
    practised(alice, long_ago, ago=195)
    page(alice)
    with CaptureQueriesContext(connection) as second:
        page(alice)
    practised(alice, "two-names", ago=1)
    with CaptureQueriesContext(connection) as lately:
        page(alice)
    assert len(second) <= len(lately)
