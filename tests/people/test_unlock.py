"""Six digits for one browser, and locking."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from attune.core.sealing import stretch
from attune.people import actions, history, preferences, quick, sessions
from attune.people.history import Kind
from attune.people.models import Person, QuickUnlock, Session
from attune.spaces import second_lock
from tests.conftest import NOW, PASSPHRASE, SignedIn
from tests.people.factors import code as app_code
from tests.people.factors import here, not_lately, set_app

CODE = "739462"
UNLOCK, HERE, LOCK, STATE, STAY = (
    reverse(f"people:{name}") for name in ("unlock", "unlock-here", "lock-now", "see-lock", "stay-open")
)
SET, SETTINGS, REMOVE = (reverse(f"people:{name}") for name in ("set-quick", "set-locking", "remove-quick"))
ACCOUNT, SIGN_IN = reverse("account:see-account"), reverse("people:sign-in")
PROVE = reverse("people:prove")
FETCH = {"X-Requested-With": "fetch"}


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """The tests' evening; it moves when a test moves it."""
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


@pytest.fixture
def locked(alice: SignedIn) -> Client:
    """Alice's browser with six digits, locked."""
    alice.client.post(SET, {"code": CODE})
    alice.client.post(LOCK)
    return alice.client


def kinds(someone: SignedIn) -> list[str]:
    return [line.kind for line in history.lines(someone.viewer)]


def test_it_works(alice: SignedIn, locked: Client) -> None:
    assert locked.get(ACCOUNT)["Location"] == SIGN_IN
    assert locked.get(SIGN_IN)["Location"] == UNLOCK
    assert locked.post(UNLOCK, {"code": "739 462"})["Location"] == reverse("people:check-sign-in")
    assert locked.get(ACCOUNT).status_code == 200
    assert kinds(alice)[0] == Kind.QUICK_USED


def test_it_opens_pages_and_no_doors(locked: Client) -> None:
    locked.post(UNLOCK, {"code": CODE})
    answer = locked.get(reverse("account:make-recovery-code"))
    assert answer["Location"].startswith(reverse("people:prove"))


def test_the_passphrase_still_works(locked: Client) -> None:
    assert "Your passphrase" in locked.get(SIGN_IN, {"with": "passphrase"}).text
    assert locked.post(SIGN_IN, {"username": "alice", "passphrase": PASSPHRASE}).status_code == 302


def test_a_wrong_one_says_how_many_are_left(locked: Client) -> None:
    answer = locked.post(UNLOCK, {"code": "111999"})
    assert answer.status_code == 422
    assert "4 more tries" in answer.text
    assert locked.get(ACCOUNT).status_code == 302


def test_after_five_only_the_passphrase_opens(alice: SignedIn, locked: Client) -> None:
    for _ in range(5):
        answer = locked.post(UNLOCK, {"code": "111999"})
    assert "Five times wrong" in answer.text
    assert "Your passphrase" in answer.text
    assert not QuickUnlock.objects.exists()
    assert locked.post(UNLOCK, {"code": CODE})["Location"] == SIGN_IN
    assert kinds(alice)[0] == Kind.QUICK_FAILED


def test_a_right_one_gives_five_tries_again(locked: Client) -> None:
    for _ in range(4):
        locked.post(UNLOCK, {"code": "111999"})
    locked.post(UNLOCK, {"code": CODE})
    assert QuickUnlock.objects.get().tries_left == 5


def test_tries_are_taken_before_any_hash_so_that_five_at_once_are_five(
    alice: SignedIn, locked: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[int] = []

    def others_try_meanwhile(*asked: Any) -> Any:
        hashed.append(QuickUnlock.objects.values_list("tries_left", flat=True).first() or 0)
        if len(hashed) < 20:
            locked.post(UNLOCK, {"code": "111999"})  # this one begins before the first has ended
        return stretch(*asked)

    monkeypatch.setattr("attune.core.sealing.quick.stretch", others_try_meanwhile)
    locked.post(UNLOCK, {"code": "111999"})
    assert hashed == [4, 3, 2, 1, 0]
    assert not QuickUnlock.objects.exists()


def test_each_half_alone_opens_nothing(alice: SignedIn, locked: Client, visitor: Client) -> None:
    visitor.cookies[quick.COOKIE] = "A" * 43
    assert visitor.get(UNLOCK)["Location"] == SIGN_IN
    row = QuickUnlock.objects.get()
    row.server_half = b"0" * 32
    row.save()
    assert locked.post(UNLOCK, {"code": CODE}).status_code == 422


@pytest.mark.parametrize("cookie", ["", "x", "é", "A" * 42, "A" * 5000])
def test_a_strange_cookie_opens_nothing(cookie: str, visitor: Client) -> None:
    visitor.cookies[quick.COOKIE] = cookie
    assert visitor.get(UNLOCK)["Location"] == SIGN_IN
    assert visitor.get(SIGN_IN).status_code == 200


def test_a_row_given_to_another_person_opens_nothing(bob: SignedIn, locked: Client) -> None:
    QuickUnlock.objects.update(person=bob.person)
    assert locked.post(UNLOCK, {"code": CODE}).status_code == 422


def test_after_thirty_days_the_passphrase_is_needed(locked: Client, clock: Any) -> None:
    clock.shift(timedelta(days=31))
    assert locked.get(UNLOCK)["Location"] == SIGN_IN


def test_six_digits_do_not_make_it_last_longer_and_the_passphrase_does(locked: Client, clock: Any) -> None:
    clock.shift(timedelta(days=20))
    locked.post(UNLOCK, {"code": CODE})
    assert QuickUnlock.objects.get().gone_after == (NOW + timedelta(days=30)).date()
    locked.post(SIGN_IN, {"username": "alice", "passphrase": PASSPHRASE})
    assert QuickUnlock.objects.get().gone_after == (NOW + timedelta(days=50)).date()


@pytest.mark.parametrize("way", ["passphrase", "recovery"])
def test_a_new_passphrase_ends_it_everywhere(way: str, alice: SignedIn, locked: Client) -> None:
    if way == "passphrase":
        actions.change_passphrase(viewer=alice.viewer, passphrase="quiet copper window orchard")
    else:
        code = actions.make_recovery_code(viewer=alice.viewer)
        form = {"username": "alice", "code": code, "passphrase": "quiet copper window orchard"}
        Client(headers={"host": "localhost"}).post(reverse("account:recover"), form)
    assert locked.post(UNLOCK, {"code": CODE})["Location"] == SIGN_IN


def test_a_name_is_shown_only_where_it_was_chosen(alice: SignedIn, locked: Client) -> None:
    assert "alice" not in locked.get(UNLOCK).text
    locked.post(UNLOCK, {"code": CODE})
    token = sessions.begin(person=alice.person, keys=alice.viewer.keys, now=NOW)
    locked.cookies[sessions.COOKIE] = token.to_cookie()
    locked.post(SET, {"code": CODE, "named": "on"})
    locked.post(LOCK)
    assert "alice" in locked.get(UNLOCK).text
    assert QuickUnlock.objects.count() == 1


def test_it_needs_no_second_factor(alice: SignedIn, locked: Client) -> None:
    set_app(alice, NOW)
    assert locked.post(UNLOCK, {"code": CODE})["Location"] == reverse("people:check-sign-in")


def test_it_never_opens_a_space_that_is_closed_by_only_me(alice: SignedIn) -> None:
    viewer = here(alice.client, NOW)
    second_lock.close(viewer=viewer, passphrase="other words for another door", how=actions.floor())
    alice.client.post(SET, {"code": CODE})
    alice.client.post(LOCK)
    alice.client.post(UNLOCK, {"code": CODE})
    assert here(alice.client, NOW).own_space is None
    assert alice.client.get(reverse("journal:see-notebook"))["Location"].startswith(
        reverse("account:open-own")
    )


@pytest.mark.parametrize(
    "code",
    [
        "123456",
        "654321",
        "456789",
        "000000",
        "121212",
        "123123",
        "112233",
        "551155",
        "241188",
        "112488",
        "881124",
        "199204",
        "041992",
        "012345",
    ],
)
def test_a_code_that_is_guessed_is_refused_kindly(code: str, alice: SignedIn) -> None:
    answer = alice.client.post(SET, {"code": code})
    assert answer.status_code == 422
    assert "guessed quickly" in answer.text
    assert code not in re.sub(r'"[^"]*"', "", answer.text)
    assert not QuickUnlock.objects.exists()


def test_most_codes_are_good() -> None:
    refused = sum(quick.is_guessed(f"{number:06}") for number in range(0, 1_000_000, 7))
    assert refused < 0.15 * 1_000_000 / 7


@pytest.mark.parametrize("code", ["", "12", "73946", "7394627", "abcdef", "٧٣٩٤٦٢"])
def test_what_is_no_code_is_refused(code: str, alice: SignedIn) -> None:
    assert alice.client.post(SET, {"code": code}).status_code == 422


def test_setting_it_asks_for_the_passphrase(locked: Client) -> None:
    locked.post(UNLOCK, {"code": CODE})
    assert locked.post(SET, {"code": "628394"})["Location"].startswith(reverse("people:prove"))


def test_it_is_taken_away_here_or_everywhere(alice: SignedIn, locked: Client) -> None:
    locked.post(UNLOCK, {"code": CODE})
    assert "They are set here" in locked.get(SETTINGS).text
    locked.post(REMOVE)
    assert not QuickUnlock.objects.exists()
    assert locked.cookies[quick.COOKIE]["max-age"] == 0
    for _ in range(2):
        other = Client(headers={"host": "localhost"})
        other.post(SIGN_IN, {"username": "alice", "passphrase": PASSPHRASE})
        other.post(SET, {"code": CODE})
    assert "set in 2 other browsers" in locked.get(SETTINGS).text
    locked.post(REMOVE, {"everywhere": "yes"})
    assert not QuickUnlock.objects.exists()
    assert kinds(alice)[0] == Kind.QUICK_REMOVED


def test_taking_away_here_leaves_anothers(alice: SignedIn, bob: SignedIn) -> None:
    bob.client.post(SET, {"code": CODE})
    alice.client.cookies[quick.COOKIE] = bob.client.cookies[quick.COOKIE].value
    alice.client.post(REMOVE)
    assert QuickUnlock.objects.count() == 1


def test_locking_ends_the_sign_in(alice: SignedIn) -> None:
    rows = Session.objects.count()
    answer = alice.client.post(LOCK)
    assert answer["Location"] == UNLOCK
    assert answer.cookies[sessions.COOKIE]["max-age"] == 0
    assert settings.CSRF_COOKIE_NAME not in answer.cookies  # other windows are opened in place with it
    assert Session.objects.count() == rows - 1
    assert alice.client.get(UNLOCK)["Location"] == SIGN_IN


def test_a_script_that_locks_keeps_its_page(alice: SignedIn) -> None:
    answer = alice.client.post(LOCK, headers=FETCH)
    assert answer.status_code == 204
    assert "Clear-Site-Data" not in answer
    assert alice.client.get(ACCOUNT).status_code == 302


def test_a_covered_page_learns_whose_sign_in_there_is_and_that_is_no_use(alice: SignedIn) -> None:
    before = [bytes(row.sealed_keys) for row in Session.objects.all()]
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        assert alice.client.get(STATE)["X-For"] == str(alice.person.id)
    assert [bytes(row.sealed_keys) for row in Session.objects.all()] == before
    alice.client.post(LOCK)
    assert alice.client.get(STATE)["X-For"] == ""


def test_typing_on_a_page_is_use(alice: SignedIn) -> None:
    for minutes in (10, 20, 30):
        with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
            assert alice.client.post(STAY, headers=FETCH).status_code == 204
    alice.client.post(LOCK)
    assert alice.client.post(STAY, headers=FETCH).status_code == 401


def opens(client: Client, someone: SignedIn, **typed: str) -> Any:
    return client.post(HERE, {"for": str(someone.person.id), **typed}, headers=FETCH)


def test_a_page_is_opened_in_place_by_six_digits(alice: SignedIn, locked: Client) -> None:
    wrong = opens(locked, alice, code="111999")
    assert (wrong.json()["state"], "4 more tries" in wrong.json()["words"]) == ("wrong", True)
    assert opens(locked, alice, code=CODE).json() == {"state": "open", "words": ""}
    assert locked.get(ACCOUNT).status_code == 200


def test_or_by_the_passphrase(alice: SignedIn, locked: Client) -> None:
    assert opens(locked, alice, current="wrong").json()["state"] == "wrong"
    assert opens(locked, alice, current=PASSPHRASE).json()["state"] == "open"
    assert sessions.is_fresh(here(locked, NOW), NOW)


def test_five_wrong_in_place_lead_to_the_passphrase(alice: SignedIn, locked: Client) -> None:
    states = [opens(locked, alice, code="111999").json()["state"] for _ in range(6)]
    assert states == ["wrong"] * 4 + ["passphrase"] * 2
    assert kinds(alice).count(Kind.QUICK_FAILED) == 1


def test_guessing_the_passphrase_in_place_is_slowed(alice: SignedIn) -> None:
    client = Client(headers={"host": "localhost"})
    for _ in range(3):
        opens(client, alice, current="wrong")
    assert opens(client, alice, current=PASSPHRASE).status_code == 429


def test_with_a_second_factor_the_passphrase_in_place_is_not_enough(alice: SignedIn, locked: Client) -> None:
    set_app(alice, NOW)
    assert opens(locked, alice, current=PASSPHRASE).json()["state"] == "second"
    assert locked.get(ACCOUNT).status_code == 302
    locked.post(SIGN_IN, {"username": "alice", "passphrase": PASSPHRASE})
    assert locked.get(STATE)["X-For"] == ""
    locked.post(reverse("people:give-second"), {"code": app_code(NOW)})
    assert locked.get(STATE)["X-For"] == str(alice.person.id)


def test_nobody_else_opens_somebodys_page(alice: SignedIn, bob: SignedIn, locked: Client) -> None:
    assert opens(locked, bob, code=CODE).json()["state"] == "passphrase"
    assert opens(locked, alice, current="bob's words").json()["state"] == "wrong"
    assert QuickUnlock.objects.get().tries_left == 5
    for nonsense in ("", "x", "00000000-0000-0000-0000-000000000000"):
        answer = locked.post(HERE, {"for": nonsense, "current": PASSPHRASE}, headers=FETCH)
        assert answer.json()["state"] in {"wrong", "passphrase"}
    assert locked.get(ACCOUNT).status_code == 302


def test_locking_times_are_kept_and_count_at_once(alice: SignedIn) -> None:
    assert alice.client.post(SETTINGS, {"idle": "5", "hidden": "60"})["Location"] == ACCOUNT
    kept = preferences.of(alice.viewer.person.__class__.objects.get(id=alice.person.id), alice.viewer.keys)
    assert (kept.idle_minutes, kept.hidden_seconds) == (5, 60)
    page = alice.client.get(ACCOUNT).text
    assert 'data-idle="300"' in page
    assert 'data-hidden="60"' in page
    with time_machine.travel(NOW + timedelta(minutes=6), tick=False):
        assert alice.client.get(ACCOUNT).status_code == 302


def test_never_by_themselves(alice: SignedIn) -> None:
    alice.client.post(SETTINGS, {"idle": "0", "hidden": "idle"})
    page = alice.client.get(ACCOUNT).text
    assert 'data-idle=""' in page
    assert 'data-hidden=""' in page
    assert re.search(r'value="idle" checked', alice.client.get(SETTINGS).text)


@pytest.mark.parametrize(
    ("idle", "hidden", "asks"),
    [
        ("15", "300", False),  # as it stands
        ("5", "300", False),
        ("5", "0", False),
        ("5", "idle", False),  # out of sight no longer than alone: five minutes, as now
        ("60", "300", True),
        ("0", "300", True),
        ("15", "idle", True),
        ("5", "60", False),
    ],
)
def test_a_page_stays_open_longer_only_for_who_gives_the_passphrase(
    idle: str, hidden: str, asks: bool, alice: SignedIn
) -> None:
    not_lately(alice, NOW)
    chosen = {"idle": idle, "hidden": hidden}
    answer = alice.client.post(SETTINGS, chosen)
    before = preferences.of(Person.objects.get(id=alice.person.id), alice.viewer.keys)
    assert (before == preferences.Preferences()) == (asks or chosen == {"idle": "15", "hidden": "300"})
    if not asks:
        assert answer["Location"] == ACCOUNT
        return
    again = alice.client.post(PROVE, {"current": PASSPHRASE, "next": goes_to(answer)})
    page = alice.client.get(again["Location"]).text
    for name, value in chosen.items():  # what was chosen is chosen still
        assert re.search(rf'name="{name}" value="{value}"[^>]* checked', page)
    assert alice.client.post(SETTINGS, chosen)["Location"] == ACCOUNT
    after = preferences.of(Person.objects.get(id=alice.person.id), alice.viewer.keys)
    assert after.idle_minutes == int(idle)


def goes_to(answer: Any) -> str:
    """Where the question leads on to."""
    return parse_qs(urlsplit(answer["Location"]).query)["next"][0]


@pytest.mark.parametrize(
    "form", [{}, {"idle": "5"}, {"idle": "1", "hidden": "60"}, {"idle": "5", "hidden": "-1"}]
)
def test_other_times_are_refused(form: dict[str, str], alice: SignedIn) -> None:
    assert alice.client.post(SETTINGS, form).status_code == 422


def test_a_page_says_whose_it_is_only_to_them(alice: SignedIn, visitor: Client) -> None:
    assert f'value="{alice.person.id}"' in alice.client.get(ACCOUNT).text
    assert "data-cover" not in visitor.get(SIGN_IN).text


def test_who_may_what(alice: SignedIn, visitor: Client) -> None:
    for url in (SET, SETTINGS):
        assert visitor.get(url)["Location"] == SIGN_IN
    for url in (LOCK, HERE, STAY, REMOVE):
        assert alice.client.get(url).status_code == 405
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    for url in (LOCK, HERE, UNLOCK):
        assert strict.post(url).status_code == 403
