"""Search in one's own words: every kind, newest first, nothing kept, nobody else's."""

import base64
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from attune.core.sealing import seal_record, stream_token
from attune.measure.records import Bond
from attune.measure.records import fresh as begin
from attune.player.library import curriculum
from attune.spaces import actions, keyring, queries
from attune.spaces.mine import change
from attune.spaces.models import Record
from attune.spaces.records import KINDS, Body, decode, encode
from attune.today.records import CheckIn
from attune.tools.journal.records import Note
from attune.tools.search.queries import Asked, search, searched
from attune.tools.sharing.records import Part
from tests.conftest import NOW, SignedIn
from tests.samples import shipped
from tests.spaces.linked import fresh, linked, shared_copy

PAGE = "/notebook/search"
SAMPLES = Path(__file__).parents[2] / "samples"

# For each kind: every field that a person types into, and how a planted word gets into it.
TYPED: dict[str, dict[str, Callable[[Any, str], Any]]] = {
    "note": {"text": lambda old, word: word},
    "note-draft": {"text": lambda old, word: word},
    "check-in": {"line": lambda old, word: word},
    "plan": {"after_what": lambda old, word: word},
    "someone": {"name": lambda old, word: word},
    "night-note": {"text": lambda old, word: word, "draft": lambda old, word: word},
    "unsent": {"text": lambda old, word: word},
    "worse-reason": {"text": lambda old, word: word},
    "run": {
        "answers": lambda old, word: {**old, "camera": word},
        "drafts": lambda old, word: {"camera": word, "step": "else"},
    },
    "measure": {"bond": lambda old, word: Bond("partner", word)},
    "schedule": {"bond": lambda old, word: Bond("partner", word)},
    "goal": {each: lambda old, word: word for each in ("wish", "zero", "five", "ten")},
    "copy": {"parts": lambda old, word: [Part(key="text", label="What I wrote", text=word)]},
    "invited": {"name": lambda old, word: word},
    "coming-back": {"not_words": lambda old, word: [word]},
    "letter-line": {"line": lambda old, word: word},
}
# Kinds with no word of the person's own: choices, days, ids, and the private answer that no page shows.
WORDLESS = {"day", "alarm", "ways", "night", "sent"}


def sample(kind: str) -> Body:
    if kind == "measure":  # the page of one that is under way needs questions that there are
        return begin(curriculum().instruments["attachment"], Bond("partner", ""), NOW)
    path = SAMPLES / f"{kind}-{KINDS[kind].current_version}.b64"
    return decode(base64.b64decode(path.read_text()))[1]


def keep(someone: SignedIn, body: Body, *, now=NOW, key=None):
    space = queries.private_space(someone.viewer)
    return actions.write(viewer=someone.viewer, space=space, body=body, now=now, key=key)


def found(someone: SignedIn, words: str, **more: Any) -> list[Any]:
    return [each.kept.id for each in search(fresh(someone), Asked(words, **more)).shown]


def text_of(someone: SignedIn, words: str, **more: str) -> str:
    answer = someone.client.post(PAGE, {"words": words, **more}, follow=True)
    return answer.content.decode()


def test_every_kind_says_whether_words_are_typed_into_it() -> None:
    assert set(TYPED) | WORDLESS == set(shipped()), "a new kind: name the fields that a person types into"


@pytest.mark.parametrize(("kind", "field"), [(kind, field) for kind in TYPED for field in TYPED[kind]])
def test_a_word_in_any_typed_field_of_any_kind_is_found(alice: SignedIn, kind: str, field: str) -> None:
    body = sample(kind)
    planted = msgspec.structs.replace(body, **{field: TYPED[kind][field](getattr(body, field), "Heronquill")})
    kept = keep(alice, planted)
    keep(alice, Note(text="Another"))
    assert found(alice, "heronq") == [kept.id]
    html = text_of(alice, "heronquill")
    assert "<mark>Heronquill</mark>" in html
    shown = search(fresh(alice), Asked("heronquill")).shown[0]
    assert shown.kept.body.about(), "the kind in words"
    assert alice.client.get(shown.url, follow=True).status_code == 200


def test_it_says_how_many_of_how_many_newest_first(alice: SignedIn) -> None:
    old = keep(alice, Note(text="A kettle"), now=NOW - timedelta(days=3))
    new = keep(alice, CheckIn(line="The kettle again"), key="2026-11-24")
    keep(alice, Note(text="No such word"))
    assert found(alice, "kettle") == [new.id, old.id]
    html = text_of(alice, "kettle")
    assert "2 of 3 entries" in html
    assert html.index("again") < html.index("A <mark>kettle")
    assert "In none of 3 entries." in text_of(alice, "tram")


def test_the_words_are_in_no_address_and_back_works(alice: SignedIn) -> None:
    keep(alice, Note(text="A kettle"))
    address = alice.client.post(PAGE, {"words": "kettle"})["Location"]
    assert "kettle" not in address
    assert b"<mark>kettle</mark>" in alice.client.get(address).content
    assert b'value="kettle"' in alice.client.get(address).content


def test_an_address_opens_for_nobody_else_and_in_no_other_sign_in(
    alice: SignedIn, bob: SignedIn, sign_in: Callable[..., SignedIn]
) -> None:
    address = alice.client.post(PAGE, {"words": "kettle"})["Location"]
    assert b"kettle" not in bob.client.get(address).content
    from datetime import UTC, datetime

    from attune.people import sessions

    token = sessions.begin(person=alice.person, keys=alice.viewer.keys, now=datetime.now(UTC))
    alice.client.cookies[sessions.COOKIE] = token.to_cookie()
    assert b"kettle" not in alice.client.get(address).content
    assert alice.client.get(f"{PAGE}?again=%C3%A4").status_code == 200


def test_kind_and_days_narrow_it(alice: SignedIn) -> None:
    note = keep(alice, Note(text="A kettle"), now=NOW - timedelta(days=9))
    check = keep(alice, CheckIn(line="kettle"))
    assert found(alice, "kettle", kind="note") == [note.id]
    assert found(alice, "kettle", since=date(2026, 11, 20)) == [check.id]
    assert found(alice, "kettle", until=date(2026, 11, 20)) == [note.id]
    html = text_of(alice, "kettle", kind="note", since="2026-11-24", until="2026-11-01")
    assert "1 of 1 entry" in html
    assert "That is no date" in text_of(alice, "kettle", since="tomorrow")
    assert alice.client.post(PAGE, {"words": "kettle", "kind": "x"}).status_code == 422
    assert alice.client.post(PAGE, {"words": " "}).status_code == 422


def test_nothing_is_stored_of_a_search(alice: SignedIn) -> None:
    alice.client.get("/today")
    before = Record.objects.count()
    text_of(alice, "Heronquill")
    assert Record.objects.count() == before


def test_shared_words_are_found_by_both_and_by_nobody_else(
    alice: SignedIn, bob: SignedIn, erin: SignedIn
) -> None:
    space = linked(alice, bob, name="Bo", theirs="Al")
    copy = shared_copy(alice, space, text="Heronquill by the lake")
    assert copy.id in found(alice, "heronquill")
    assert found(bob, "heronquill") == [copy.id]
    assert found(erin, "heronquill") == []
    assert "by Al, in Al" in text_of(bob, "heronquill")
    for side in ({"hidden": True}, {"resting": True, "hidden": False}):
        change(viewer=fresh(bob), space_id=space.id, **side)
        assert found(bob, "heronquill") == []


def test_the_private_answer_is_never_found(alice: SignedIn) -> None:
    keep(alice, sample("alarm"), key="alarm")
    assert "alarm" not in searched()
    assert found(alice, "no") == []


def test_the_scale_of_a_check_in_is_not_its_words(alice: SignedIn) -> None:
    keep(alice, CheckIn(distress=2, line="The kettle"), key="2026-11-24")
    assert found(alice, "distressed") == []
    assert found(alice, "kettle")


def test_it_needs_a_sign_in(visitor) -> None:
    assert visitor.get(PAGE)["Location"] == "/sign-in"


def test_markup_is_words(alice: SignedIn) -> None:
    keep(alice, Note(text="<script>kettle</script>"))
    assert "<script>kettle" not in text_of(alice, "kettle").replace("<mark>", "")


def test_ten_years_take_one_query_and_no_time(alice: SignedIn, django_assert_max_num_queries) -> None:
    ten_years(alice)
    viewer = fresh(alice)
    with django_assert_max_num_queries(4):
        began = time.perf_counter()
        answer = search(viewer, Asked("kettle entry"))
        took = time.perf_counter() - began
    assert answer.among == 4650
    assert answer.found > 0
    assert took < 1.0, f"{took:.3f} s; the figure to keep is 0.2 s on a quiet machine"


def ten_years(someone: SignedIn) -> None:
    """3,650 check-ins and 1,000 notes."""
    space = queries.private_space(someone.viewer)
    key = keyring.open_keys(someone.viewer, space.id)[1]
    rows = []
    for number in range(4650):
        at = NOW - timedelta(days=number if number < 3650 else (number - 3650) * 3)
        body: Body = CheckIn(distress=3, line=f"A line of day {number}, and the tea.")
        if number >= 3650:
            body = Note(text=f"Entry {number}. " + "The kettle was on, and nobody called before nine. " * 12)
        row = Record(space=space, day=at.date(), epoch=1, stream=stream_token(key, body.kind))
        row.sealed = seal_record(key, row.place, encode(body, at=at, changed=at, author=someone.person.id))
        rows.append(row)
    Record.objects.bulk_create(rows)
