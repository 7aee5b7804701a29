"""What happened to an account: noted for its person, told once, and to nobody else."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.test import Client, RequestFactory
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from attune.people import history, preferences, sessions
from attune.people.about import About, about
from attune.people.history import Kind
from attune.people.history_room import spare
from attune.people.models import Attempts, HistoryLine, Session
from attune.people.telling import in_a_sentence, told
from tests.conftest import NOW, PASSPHRASE, SignedIn
from tests.people import comparing
from tests.people.comparing import asked
from tests.people.factors import here

URL = reverse("people:see-history")
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"
NEWS = "happened to your account since you last looked"


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """The tests' evening; it moves when a test moves it."""
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


def note(someone: SignedIn, kind: Kind, times: int = 1, **more: Any) -> None:
    told = About(at=int(NOW.timestamp()), agent=FIREFOX, address="192.168.1.7")
    history.note_line(person=someone.person, kind=kind, about=told, times=times, **more)


def sign_in(client: Client, passphrase: str = PASSPHRASE, username: str = "alice") -> Any:
    return client.post(reverse("people:sign-in"), {"username": username, "passphrase": passphrase})


def kinds(someone: SignedIn) -> list[str]:
    return [line.kind for line in history.lines(someone.viewer)]


def test_it_shows_what_when_and_from_where(alice: SignedIn) -> None:
    note(alice, Kind.RECOVERY_MADE)
    page = alice.client.get(URL).text
    for words in (
        "A new recovery code made",
        "Today, in the evening",
        "Firefox on Linux",
        "your home network",
    ):
        assert words in page


def test_sign_ins_are_noted_and_a_new_browser_is_told_apart(alice: SignedIn, visitor: Client) -> None:
    sign_in(visitor)
    visitor.post(reverse("people:sign-out"))
    sign_in(visitor)
    assert kinds(alice) == [Kind.SIGNED_IN, Kind.NEW_BROWSER]


def test_failed_tries_are_noted_and_nothing_of_what_was_typed(alice: SignedIn) -> None:
    sign_in(Client(headers={"host": "localhost"}), "wrong words here")
    (line,) = history.lines(alice.viewer)
    assert (line.kind, line.times) == (Kind.FAILED, 1)
    assert "wrong words" not in str(line)


def test_an_unknown_name_costs_the_same_and_leaves_nothing(
    alice: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed: list[str] = []
    real = history._seal
    monkeypatch.setattr(history, "_seal", lambda *asked: (sealed.append("once"), real(*asked))[1])
    sign_in(Client(headers={"host": "localhost"}), username="nobody")
    assert sealed == ["once"]
    assert not HistoryLine.objects.exists()


def test_many_tries_in_a_row_do_not_push_others_out(alice: SignedIn, clock: Any) -> None:
    note(alice, Kind.RECOVERY_USED)
    for _ in range(30):
        sign_in(Client(headers={"host": "localhost"}), "wrong")
        clock.shift(timedelta(seconds=61))
    lines = history.lines(alice.viewer)
    assert [line.times for line in lines] == [25, 5, 4, 3, 2, 1, 1]
    assert [line.opens_door for line in lines] == [True, True, False, False, False, False, True]
    assert "5 times in a row" in in_a_sentence(lines[1])


def test_about_two_hundred_are_kept_and_what_does_not_open_goes_first(alice: SignedIn) -> None:
    note(alice, Kind.RECOVERY_USED)
    HistoryLine.objects.bulk_create(
        HistoryLine(person=alice.person, sealed=b"x") for _ in range(history.KEPT - 1)
    )
    note(alice, Kind.SIGNED_IN, viewer=alice.viewer)
    assert HistoryLine.objects.count() == history.KEPT
    assert kinds(alice) == [Kind.SIGNED_IN, Kind.RECOVERY_USED]


def test_tries_without_keys_wait_and_then_are_not_noted_so_that_they_push_nothing_out(
    alice: SignedIn, clock: Any
) -> None:
    note(alice, Kind.RECOVERY_USED)
    for _ in range(history.MOST - 3):
        note(alice, Kind.FAILED)
    for _ in range(5):
        sign_in(Client(headers={"host": "localhost"}), "wrong")
        clock.shift(timedelta(seconds=61))
    assert HistoryLine.objects.count() == history.MOST
    assert len(kinds(alice)) == history.KEPT
    assert Kind.RECOVERY_USED in kinds(alice)
    note(alice, Kind.SIGNED_IN, viewer=alice.viewer)
    assert HistoryLine.objects.count() == history.KEPT
    assert Kind.RECOVERY_USED in kinds(alice)


def test_a_full_history_cannot_be_told_from_a_name_that_nobody_has(alice: SignedIn) -> None:
    """As many reads and writes for both, also where the line is not kept."""
    sign_in(Client(headers={"host": "localhost"}), "wrong")  # what is made once is made
    for there in (0, history.MOST):
        HistoryLine.objects.bulk_create(HistoryLine(person=alice.person, sealed=b"x") for _ in range(there))
        one, other = (
            asked(
                comparing.Kind(
                    partial(sign_in, Client(headers={"host": "localhost"}), "wrong", name),
                    before=Attempts.objects.all().delete,
                )
            )
            for name in ("alice", "nobody")
        )
        assert one == other


def test_new_browsers_cannot_push_out_an_export(alice: SignedIn) -> None:
    note(alice, Kind.EXPORTED)
    for _ in range(history.KEPT + 3):
        note(alice, Kind.NEW_BROWSER, viewer=alice.viewer)
    assert Kind.EXPORTED in kinds(alice)


@given(
    st.lists(st.sampled_from(["", "a", "b", "c", "d"]), max_size=60), st.integers(8, 30), st.integers(1, 3)
)
def test_which_lines_go(listed: list[str], kept: int, own: int) -> None:
    lines = list(enumerate(listed))
    gone = spare(lines, kept=kept, own={"a": own})
    left = [(row, kind) for row, kind in lines if row not in gone]
    many, stay = Counter(listed), Counter(kind for _, kind in left)
    assert stay["a"] <= own
    assert len(left) == min(kept, len(lines) - max(0, many["a"] - own))
    for kind, number in many.items():
        if kind and number <= min(own, kept // 4):  # what happened seldom stands, whatever happened often
            assert stay[kind] == number
        rows = [row for row, each in lines if each == kind]
        assert [row for row, each in left if each == kind] == rows[number - stay[kind] :]


def test_nobody_pushes_out_what_opened_a_door_with_ordinary_sign_ins(alice: SignedIn) -> None:
    for kind in (Kind.SIGNED_IN, Kind.EXPORTED, *[Kind.SIGNED_IN] * (history.KEPT + 3)):
        note(alice, kind, viewer=alice.viewer)
    assert HistoryLine.objects.count() == history.KEPT
    assert Kind.EXPORTED in kinds(alice)


def test_a_row_tells_neither_time_nor_kind_and_opens_for_nobody_else(alice: SignedIn, bob: SignedIn) -> None:
    names = {field.name for field in HistoryLine._meta.get_fields()}
    assert names == {"id", "person", "sealed"}
    for kind in Kind:
        note(alice, kind)
    assert len({len(bytes(row.sealed)) for row in HistoryLine.objects.all()}) == 1
    HistoryLine.objects.update(person=bob.person)
    assert history.lines(bob.viewer) == []


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_has_words(kind: Kind, alice: SignedIn) -> None:
    note(alice, kind)
    assert "no words" not in told(alice.viewer, NOW)[0].what


def test_a_kind_of_a_newer_version_is_still_a_line(alice: SignedIn) -> None:
    note(alice, "from-the-future")  # type: ignore[arg-type]
    assert "no words for" in alice.client.get(URL).text


def test_what_opened_a_door_is_told_until_it_was_looked_at(alice: SignedIn) -> None:
    note(alice, Kind.RECOVERY_USED)
    for place in ("account:see-account", "today:see-today", "account:see-account"):
        assert NEWS in alice.client.get(reverse(place)).text
    alice.client.get(URL)
    for place in ("account:see-account", "today:see-today"):
        assert NEWS not in alice.client.get(reverse(place)).text


def test_the_ordinary_is_not_told(alice: SignedIn) -> None:
    for kind in (Kind.SIGNED_IN, Kind.FAILED, Kind.QUICK_USED, Kind.FACTOR_ADDED):
        note(alice, kind)
    assert not history.unseen(alice.viewer)


def test_each_line_is_opened_once(alice: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    note(alice, Kind.RECOVERY_USED)
    assert history.unseen(alice.viewer).count == 1
    monkeypatch.setattr(history, "_opened", lambda *asked: pytest.fail("opened again"))
    assert history.unseen(alice.viewer).count == 1


def test_what_a_sign_in_did_is_news_for_the_others_and_not_for_itself(
    alice: SignedIn, visitor: Client
) -> None:
    sign_in(visitor)
    stranger = here(visitor, NOW)
    assert not history.unseen(stranger)
    history.look(viewer=stranger)
    assert history.unseen(here(alice.client, NOW)).count == 1


def test_coming_back_to_a_browser_that_was_left_is_no_news(alice: SignedIn, visitor: Client) -> None:
    def news() -> int:
        alice.person.refresh_from_db()
        return history.unseen(alice.viewer).count

    def come_back() -> None:
        client = Client(headers={"host": "localhost", "user-agent": FIREFOX})
        sign_in(client)
        client.get(reverse("safety:leave-page"))

    come_back()
    assert news() == 1  # it was new
    history.look(viewer=alice.viewer)
    come_back()
    assert news() == 0
    for _ in range(2):
        sign_in(Client(headers={"host": "localhost", "user-agent": FIREFOX}))
    assert news() == 1  # one was expected, and two came


def test_leaving_never_fails_for_the_history(alice: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**asked: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(history, "expect_here", broken)
    answer = alice.client.get(reverse("safety:leave-page"))
    assert answer.status_code == 302
    assert answer.cookies[sessions.UNLOCK_COOKIE]["max-age"] == 0
    assert not Session.objects.filter(person=alice.person).exists()


def test_nobody_elses_pages_say_anything(alice: SignedIn, bob: SignedIn) -> None:
    note(alice, Kind.RECOVERY_USED)
    for place in ("account:see-account", "today:see-today", "people:see-history"):
        page = bob.client.get(reverse(place)).text
        assert NEWS not in page
        assert "recovery code" not in page or place != "people:see-history"


def test_a_changed_passphrase_and_a_new_code_are_noted(alice: SignedIn) -> None:
    alice.client.post(reverse("account:make-recovery-code"))
    alice.client.post(
        reverse("account:change-passphrase"),
        {"current": PASSPHRASE, "passphrase": "quiet copper window orchard"},
    )
    assert kinds(alice) == [Kind.PASSPHRASE_CHANGED, Kind.RECOVERY_MADE]


def test_two_windows_do_not_undo_each_others_settings(alice: SignedIn) -> None:
    one, other = here(alice.client, NOW), here(alice.client, NOW)
    preferences.update(viewer=one, idle_minutes=60)
    preferences.update(viewer=other, looked_to=7)
    kept = preferences.of(other.person, other.keys)
    assert (kept.idle_minutes, kept.looked_to) == (60, 7)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        ("", "a browser"),
        ("something of my own", "a browser"),
        ("x" * 5000, "a browser"),
    ],
)
def test_browsers_in_words(agent: str, words: str) -> None:
    request = RequestFactory().get("/", headers={"User-Agent": agent})
    assert about(request, NOW).browser == words
    assert len(about(request, NOW).agent) <= 400


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("127.0.0.1", "this machine"),
        ("::1", "this machine"),
        ("192.168.1.7", "your home network"),
        ("fe80::1", "your home network"),
        ("fd00::1", "your home network"),
        ("8.8.4.4", "another network, 8.8.4…"),
        ("2606:4700:1:2::3", "another network, 2606:4700:1…"),
        ("nonsense", "an unknown network"),
    ],
)
def test_networks_in_words(address: str, words: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    assert about(request, NOW).network == words


def test_it_needs_a_sign_in(visitor: Client) -> None:
    assert visitor.get(URL)["Location"] == reverse("people:sign-in")


def test_it_rejects_post(alice: SignedIn) -> None:
    assert alice.client.post(URL).status_code == 405


def test_a_sign_in_still_finds_itself_after_it_was_proved_again(alice: SignedIn) -> None:
    before = here(alice.client, NOW)
    assert history.mark_of(before) == before.session.row_id[: history.MARK_BYTES]  # type: ignore[union-attr]
    assert sessions.is_fresh(before, NOW)
