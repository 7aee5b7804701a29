"""Pictures and controls that many pages share."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from attune.web import charts
from tests.conftest import SignedIn

ICONS = [
    "today",
    "practise",
    "notebook",
    "map",
    "people",
    "kept",
    "error",
    "water",
    "message",
    "night",
    "pause",
]
ICONS += ["call", "lock", "read", "light"]


def draw(name: str, /, **context: object) -> str:
    return render_to_string(f"web/{name}.html", context)


@pytest.mark.parametrize("name", ICONS)
def test_each_icon_is_drawn_and_hidden_from_readers(name: str):
    icon = ElementTree.fromstring(draw("_icon", name=name))
    assert len(icon) >= 1
    assert icon.get("aria-hidden") == "true"


def test_the_harbour_has_the_level_and_the_light():
    lit = draw("_harbour", level=4, lit=True, label="Two arcs")
    assert "level-4" in lit
    assert 'class="light"' in lit
    assert 'role="img"' in lit
    dark = draw("_harbour", level=None)
    assert "level-0" in dark
    assert "light" not in dark
    assert 'aria-hidden="true"' in dark


def test_the_water_settles_from_what_was_before():
    assert "level-3 settles from-8" in draw("_water", before=8, after=3)
    assert "settles" not in draw("_water", after=3)


def test_the_seven_stops_are_radio_buttons_with_words_at_the_ends():
    stops = draw("_stops", name="distress", value=3, low="calm", high="distressed")
    assert re.findall(r'value="(\d)"[^>]*?( checked)?>', stops) == [
        (str(n), " checked" if n == 3 else "") for n in range(1, 8)
    ]
    assert 'aria-label="1, calm"' in stops
    assert 'aria-label="7, distressed"' in stops
    assert "checked" not in draw("_stops", name="distress", low="calm", high="distressed")


def test_a_rating_has_eleven_numbers_and_starts_with_none_chosen():
    rate = draw("_rate", name="now", low="calm", high="distressed")
    assert re.findall(r'value="(\d+)"', rate) == [str(n) for n in range(11)]
    assert "checked" not in rate
    assert draw("_rate", name="now", value=0, low="calm", high="distressed").count("checked") == 1


def test_the_pacer_can_be_paused_without_a_script():
    pacer = draw("_pacer", per_minute=5.5, minutes=3, hint="Eyes open.")
    assert "pace-5-5" in pacer
    assert 'type="checkbox"' in pacer
    assert "Eyes open." in pacer


def test_saved_words_stand_ready_in_the_page():
    assert "Kept, sealed</span>" in draw("_kept", kept=True)
    assert 'data-no="Not kept yet. What you wrote is still here."' in draw("_kept")


def test_the_map_says_that_words_say_the_same():
    here = charts.Place(across=2.5, up=4.5, across_axis=1, up_axis=1, label="today")
    plane = charts.plane(here=here, corners=("a-b", "c", "d", "e"), ends=("up", "down", "left", "right"))
    drawn = draw("_map", map=plane, caption="Filled: today.")
    assert 'role="img"' in drawn
    assert "Filled: today." in drawn
    assert ">today</text>" in drawn
    assert 'cx="103.0"' in drawn


def test_the_line_has_its_band_and_its_days():
    readings = [charts.Reading(day=dt.date(2026, 11, day), value=3, error=1) for day in range(1, 8)]
    chart = charts.line_chart(readings, lowest=1, highest=7, low="calm", high="distressed")
    drawn = draw("_line_chart", chart=chart)
    assert drawn.count('class="error-band"') == 1
    assert "1 November" in drawn
    assert "distressed" in drawn


def test_confirming_is_a_form_of_its_own():
    page = draw("_confirm", title="Erase this?", action="/x", button="Erase it", back="/y", exit=True)
    assert 'method="post" action="/x"' in page
    assert 'href="/y"' in page


def test_the_five_places_have_a_word_and_an_icon_each(alice: SignedIn):
    page = alice.client.get("/people").text
    places = re.findall(r'<li><a href="[^"]+"( aria-current="page")?><svg.*?</svg>\s*(\w+)</a></li>', page)
    assert places == [
        ("", "Today"),
        ("", "Practise"),
        ("", "Notebook"),
        ("", "Map"),
        (' aria-current="page"', "People"),
    ]


def test_the_way_out_is_the_first_thing_that_takes_the_focus(alice: SignedIn):
    page = alice.client.get("/people").text
    first = re.search(r"<(?:a|button|input|select|textarea|summary)\b[^>]*>", page)
    assert first
    assert 'class="leave"' in first[0]
