"""Nobody learns from outside who has an account here, or what became of a link: not by words, queries or time.

How it is measured, and when a difference counts, stands in tests/people/comparing.py and docs/security.md.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.utils import timezone

from attune.account.joining import actions as joining
from attune.core.sealing import LinkCode
from attune.people import actions, views
from attune.people.models import Attempts, HistoryLine, Invitation, Person, Server, Totp
from attune.spaces.linking import actions as linking
from attune.spaces.models import SpaceInvitation
from tests.conftest import SignedIn
from tests.people.comparing import Kind, asked, judged, measured, said, told_apart

pytestmark = pytest.mark.django_db(transaction=True)
WRONG = "quiet copper window orchard"
CODE = "0" * 26
KNOWN, UNKNOWN = "alice", "zelda"
PAIRS, SLOW_PAIRS = 60, 20
PRODUCT = override_settings(ATTUNE_ARGON2={"memory_kib": 65536, "iterations": 3, "lanes": 1})

type Pair = tuple[Kind, Kind]


def afresh() -> None:
    """As at the first try: nothing is counted, and no line stands."""
    Attempts.objects.all().delete()
    HistoryLine.objects.all().delete()


def posting(path: str, typed: dict[str, str], client: Client | None = None) -> Kind:
    """One form, sent by a browser that was never here, or by this one."""
    sender = client or Client(headers={"host": "localhost"})
    return Kind(lambda: sender.post(path, typed), tuple(typed.values()), afresh)


def signing_in(name: str) -> Kind:
    return posting("/sign-in", {"username": name, "passphrase": WRONG})


def recovering(name: str, code: str = CODE) -> Kind:
    return posting("/recover", {"username": name, "code": code, "passphrase": WRONG})


@pytest.fixture(autouse=True)
def server() -> None:
    """The row that each page reads."""
    Server.objects.update_or_create(pk=1, defaults={"operator_name": "Nora Lind"})


def sign_in_pair(alice: SignedIn, **others: SignedIn) -> Pair:
    return signing_in(KNOWN), signing_in(UNKNOWN)


def second_factor_pair(alice: SignedIn, **others: SignedIn) -> Pair:
    Totp.objects.create(person=alice.person, sealed=b"")
    return signing_in(KNOWN), signing_in(UNKNOWN)


def recovery_pair(alice: SignedIn, **others: SignedIn) -> Pair:
    actions.make_recovery_code(viewer=alice.viewer)
    return recovering(KNOWN), recovering(UNKNOWN)


def no_recovery_code_pair(alice: SignedIn, **others: SignedIn) -> Pair:
    return recovering(KNOWN), recovering(UNKNOWN)


def right_code_of_another_pair(alice: SignedIn, bob: SignedIn, **others: SignedIn) -> Pair:
    """A code that is right, for somebody else."""
    code = actions.make_recovery_code(viewer=bob.viewer)
    actions.make_recovery_code(viewer=alice.viewer)
    return recovering(KNOWN, code), recovering(UNKNOWN, code)


def used() -> str:
    code = joining.invite(role=Invitation.Role.PERSON, today=timezone.now().date())
    joining.join(code=code, who=joining.Newcomer("carol", WRONG, "UTC"), now=timezone.now())
    return code


def run_out() -> str:
    code = joining.invite(role=Invitation.Role.PERSON, today=timezone.now().date())
    Invitation.objects.update(gone_after=timezone.now().date() - timedelta(days=1))
    return code


def cancelled() -> str:
    code = joining.invite(role=Invitation.Role.PERSON, today=timezone.now().date())
    joining.cancel(invitation=bytes(Invitation.objects.get().id))
    return code


NEVER = "A" * 32
TYPED = {"passphrase": WRONG, "time_zone": "UTC"}


def server_link_pair(make: Callable[[], str]) -> Callable[..., Pair]:
    def pair(**people: SignedIn) -> Pair:
        return posting("/welcome/open", {"code": make()}), posting("/welcome/open", {"code": NEVER})

    return pair


def name_behind_no_link_pair(make: Callable[[], str]) -> Callable[..., Pair]:
    """A taken name with a link that is gone, and a free one with none."""

    def pair(**people: SignedIn) -> Pair:
        gone = {"code": make(), "username": KNOWN, **TYPED}
        never = {"code": NEVER, "username": UNKNOWN, **TYPED}
        return posting("/welcome/account", gone), posting("/welcome/account", never)

    return pair


def space_link_pair(what: str) -> Callable[..., Pair]:
    """Charlie tries a link of Alice's that Bob used, that she took back, or that ran out; and one that never was."""

    def pair(alice: SignedIn, bob: SignedIn, charlie: SignedIn) -> Pair:
        now, code = timezone.now(), LinkCode.new(alice.viewer.keys.public)
        linking.invite(viewer=alice.viewer, code=code, name="Sam", word="", now=now)
        if what == "used":
            linking.accept(viewer=bob.viewer, code=code, name="Alice", word="", now=now)
        elif what == "cancelled":
            linking.cancel(viewer=alice.viewer, code_id=code.row_id)
        else:
            SpaceInvitation.objects.update(gone_after=now.date() - timedelta(days=1))
        never = LinkCode.new(alice.viewer.keys.public)
        charlie.client.get("/people")
        return (
            posting("/join", {"code": code.write()}, charlie.client),
            posting("/join", {"code": never.write()}, charlie.client),
        )

    return pair


PAIRS_OF: dict[str, Callable[..., Pair]] = {
    "sign-in": sign_in_pair,
    "sign-in where a second factor is set": second_factor_pair,
    "recovery": recovery_pair,
    "recovery where there is no code": no_recovery_code_pair,
    "recovery with another's code": right_code_of_another_pair,
    **{f"server link {make.__name__}": server_link_pair(make) for make in (used, run_out, cancelled)},
    **{
        f"name behind link {make.__name__}": name_behind_no_link_pair(make)
        for make in (used, run_out, cancelled)
    },
    **{f"space link {what}": space_link_pair(what) for what in ("used", "cancelled", "run out")},
}


@pytest.fixture
def pair(request: pytest.FixtureRequest, alice: SignedIn, bob: SignedIn, charlie: SignedIn) -> Pair:
    """Two kinds of request that nobody can tell apart."""
    return PAIRS_OF[request.param](alice=alice, bob=bob, charlie=charlie)


each_pair = pytest.mark.parametrize("pair", PAIRS_OF, indirect=True)


@each_pair
def test_the_same_is_said(pair: Pair) -> None:
    one, other = pair
    assert said(one) == said(other)


@each_pair
def test_the_database_is_asked_the_same(pair: Pair) -> None:
    one, other = pair
    said(one)
    assert asked(one) == asked(other)


@each_pair
def test_it_takes_the_same_time(pair: Pair) -> None:
    assert not told_apart(*pair, pairs=PAIRS)


@PRODUCT
def test_with_the_products_own_hash_it_takes_the_same_time(alice: SignedIn) -> None:
    actions.change_passphrase(viewer=alice.viewer, passphrase="five other quiet windows")
    assert not told_apart(signing_in(KNOWN), signing_in(UNKNOWN), pairs=SLOW_PAIRS)


@PRODUCT
def test_while_a_stronger_hash_reaches_people_the_time_tells_nothing(alice: SignedIn) -> None:
    """Alice's passphrase is stretched as it was before; a name that nobody has costs the same."""
    assert alice.person.argon2 != actions.chosen()
    assert not told_apart(signing_in(KNOWN), signing_in(UNKNOWN), pairs=PAIRS)


def test_who_tries_too_often_is_told_the_same(alice: SignedIn) -> None:
    def worn_out(name: str) -> Kind:
        kind = signing_in(name)

        def often() -> None:
            afresh()
            for _ in range(3):
                kind.ask()

        return Kind(kind.ask, kind.typed, often)

    one, other = said(worn_out(KNOWN)), said(worn_out(UNKNOWN))
    assert one.status == 429
    assert one == other


def test_a_taken_name_is_said_behind_a_good_link_alone(alice: SignedIn) -> None:
    code = joining.invite(role=Invitation.Role.PERSON, today=timezone.now().date())
    typed = {"username": KNOWN, **TYPED}
    assert "is taken here" in said(posting("/welcome/account", {"code": code, **typed})).body
    assert "is taken here" not in said(posting("/welcome/account", {"code": NEVER, **typed})).body


# Planted faults: each check finds what it is for.


def skips_hash(*, username: str, passphrase: str) -> Any:
    if not Person.objects.filter(username=username).exists():
        return None
    return actions.open_with_passphrase(username=username, passphrase=passphrase)


@PRODUCT
def test_a_view_that_skips_the_hash_for_unknown_names_is_found(alice: SignedIn) -> None:
    actions.change_passphrase(viewer=alice.viewer, passphrase="five other quiet windows")
    with patch.object(views, "actions") as planted:
        planted.open_with_passphrase = skips_hash
        # On a machine that does much else one series may drown in noise; a difference that is there is found again.
        series = (told_apart(signing_in(KNOWN), signing_in(UNKNOWN), pairs=SLOW_PAIRS) for _ in range(3))
        found = next((each for each in series if each), [])
    assert len(found) == 3
    assert found[0].difference > 0


@pytest.fixture
def talkative() -> Iterator[Callable[[Callable[[HttpResponse, bool], None]], None]]:
    """The page of a refused sign-in, with something done to it that depends on whether the name is known."""
    page = views.sign_in_page

    def plant(change: Callable[[HttpResponse, bool], None]) -> None:
        def planted(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
            answer = page(request, *given, **named)
            change(answer, Person.objects.filter(username=request.POST.get("username")).exists())
            return answer

        views.sign_in_page = planted

    yield plant
    views.sign_in_page = page


def one_letter(answer: HttpResponse, known: bool) -> None:
    answer.content += b"." if known else b""


def a_header(answer: HttpResponse, known: bool) -> None:
    answer["X-Known"] = str(known)


def a_cookie(answer: HttpResponse, known: bool) -> None:
    if known:
        answer.set_cookie("seen", "yes")


def a_status(answer: HttpResponse, known: bool) -> None:
    answer.status_code = 422 if known else 404


@pytest.mark.parametrize("change", [one_letter, a_header, a_cookie, a_status])
def test_an_answer_that_differs_is_found(
    alice: SignedIn, talkative: Callable[..., None], change: Callable[[HttpResponse, bool], None]
) -> None:
    talkative(change)
    assert said(signing_in(KNOWN)) != said(signing_in(UNKNOWN))


def test_one_more_question_to_the_database_is_found(alice: SignedIn, talkative: Callable[..., None]) -> None:
    talkative(lambda answer, known: list(Person.objects.all()) and None if known else None)
    assert asked(signing_in(KNOWN)) != asked(signing_in(UNKNOWN))


def test_the_statistic_finds_a_shift_and_not_chance() -> None:
    wave = [((each * 37) % 101 - 50) / 10 for each in range(60)]
    assert not judged(wave).found
    assert judged([each + 3 for each in wave]).found
    assert not judged([0.0] * 60).found


def test_the_same_request_is_not_told_apart_from_itself(alice: SignedIn) -> None:
    measured(signing_in(UNKNOWN), signing_in(UNKNOWN), pairs=3)
    assert not told_apart(signing_in(UNKNOWN), signing_in(UNKNOWN), pairs=PAIRS)
