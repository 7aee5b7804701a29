"""Coming in: a one-time link, keys of one's own, nothing else. The first account runs the server."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attune.account.joining import actions
from attune.account.joining.actions import make_welcome_link
from attune.account.passphrases import strength
from attune.people.models import Invitation, Person, Server
from attune.spaces import queries
from attune.spaces.models import Space
from tests.conftest import PASSPHRASE, SignedIn

GOOD = {
    "operator_name": "Nora Lind",
    "username": "Alice",
    "passphrase": PASSPHRASE,
    "time_zone": "Europe/Berlin",
}
WELCOME, OPEN, ACCOUNT = "/welcome", "/welcome/open", "/welcome/account"
Role = Invitation.Role


def today():
    return timezone.now().date()


@pytest.fixture
def code(db: None) -> str:
    """A fresh link's token for the first account."""
    return make_welcome_link(today=today()) or ""


@pytest.fixture
def invited(alice: SignedIn) -> str:
    """An invitation to a server that Alice runs."""
    Server.objects.update_or_create(pk=1, defaults={"operator_name": "Nora Lind"})
    return actions.invite(role=Role.PERSON, today=today())


def come(client: Client, code: str, **typed: str):
    return client.post(ACCOUNT, {**GOOD, "code": code, **typed})


def test_first_who_can_read_what(visitor: Client, code: str) -> None:
    page = visitor.get(WELCOME).content.decode()
    assert "Who can read what" in page
    assert "Whoever uses the first link runs this server" in page
    assert page.index("Who can read what") < page.index('name="code"')
    assert 'name="username"' not in page


def test_who_is_invited_reads_who_runs_the_server_first(visitor: Client, invited: str) -> None:
    page = visitor.get(WELCOME).content.decode()
    assert "This server is run by Nora Lind" in page
    assert "eighteen" in page
    form = visitor.post(OPEN, {"code": invited}).content.decode()
    assert 'name="username"' in form
    assert 'name="operator_name"' not in form


def test_it_works(visitor: Client, code: str) -> None:
    assert visitor.post(OPEN, {"code": code}).status_code == 200
    answer = come(visitor, code)
    assert answer.status_code == 302
    person = Person.objects.get()
    assert (person.username, person.is_operator, person.time_zone) == ("alice", True, "Europe/Berlin")
    assert Server.row().operator_name == "Nora Lind"
    assert Space.objects.get().kind == Space.Kind.PRIVATE
    assert visitor.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("pasted", ["{}", "  {}\n", "https://attune.example.org/welcome#{}"])
def test_a_whole_link_can_be_pasted(visitor: Client, code: str, pasted: str) -> None:
    assert visitor.post(OPEN, {"code": pasted.format(code)}).status_code == 200


@pytest.mark.parametrize(
    ("role", "operator", "practitioner"),
    [(Role.PERSON, False, False), (Role.PRACTITIONER, False, True), (Role.OPERATOR, True, False)],
)
def test_the_link_says_what_the_account_will_be(
    visitor: Client, alice: SignedIn, role: Role, operator: bool, practitioner: bool
) -> None:
    code = actions.invite(role=role, today=today())
    assert come(visitor, code, username="bob", operator_name="Mallory").status_code == 302
    bob = Person.objects.get(username="bob")
    assert (bob.is_operator, bob.is_practitioner) == (operator, practitioner)
    assert Server.row().operator_name != "Mallory"


def test_what_is_typed_makes_nobody_more_than_the_link_says(visitor: Client, invited: str) -> None:
    come(visitor, invited, username="bob", role="operator", is_operator="true")
    assert not Person.objects.get(username="bob").is_operator


def test_the_link_works_once(visitor: Client, code: str) -> None:
    come(visitor, code)
    again = Client(headers={"host": "localhost"})
    assert come(again, code, username="mallory").status_code == 410
    assert again.post(OPEN, {"code": code}).status_code == 410
    assert Person.objects.count() == 1
    assert make_welcome_link(today=today()) is None


def test_of_two_who_use_it_at_once_one_comes_in(code: str) -> None:
    who = actions.Newcomer("alice", PASSPHRASE, "UTC")
    actions.join(code=code, who=who, now=timezone.now())
    with pytest.raises(actions.NoLonger):
        actions.join(code=code, who=actions.Newcomer("mallory", PASSPHRASE, "UTC"), now=timezone.now())
    assert Person.objects.count() == 1
    assert Space.objects.count() == 1


def test_a_name_that_was_taken_a_moment_ago_leaves_the_link_good(alice: SignedIn, invited: str) -> None:
    with pytest.raises(actions.NameTaken):
        actions.join(code=invited, who=actions.Newcomer("alice", PASSPHRASE, "UTC"), now=timezone.now())
    assert actions.look(code=invited, today=today())


def test_a_newer_first_link_ends_the_one_before(visitor: Client, code: str) -> None:
    make_welcome_link(today=today())
    assert visitor.post(OPEN, {"code": code}).status_code == 410


def test_when_nobody_runs_the_server_any_more_the_next_start_prints_a_link(bob: SignedIn) -> None:
    invitation = actions.invite(role=Role.PERSON, today=today())
    assert make_welcome_link(today=today())
    assert actions.look(code=invitation, today=today())


def test_it_lasts_seven_days(visitor: Client, invited: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=7)):
        assert visitor.post(OPEN, {"code": invited}).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert visitor.post(OPEN, {"code": invited}).status_code == 410
        assert come(visitor, invited, username="bob").status_code == 410


def test_the_link_is_nowhere_in_the_database(code: str) -> None:
    assert code.encode() not in bytes(Invitation.objects.get().id)


def test_no_link_needs_an_address_with_its_token_in_it(visitor: Client, invited: str) -> None:
    for answer in (visitor.post(OPEN, {"code": invited}), come(visitor, invited, username="x" * 60)):
        page = answer.content.decode()
        assert f'name="code" value="{invited}"' in page
        assert page.count(invited) == 1  # in the field of the form, and in no link or action


def test_a_name_is_looked_at_only_behind_a_good_link(visitor: Client, alice: SignedIn) -> None:
    taken, free = (come(visitor, "not-a-link", username=name) for name in ("alice", "nobody"))
    assert taken.status_code == free.status_code == 410
    assert "is taken here" not in taken.content.decode()


def test_trying_names_behind_a_link_is_slowed(visitor: Client, invited: str) -> None:
    for _ in range(3):
        assert "That name is taken" in come(visitor, invited).content.decode()
    answer = come(visitor, invited)
    assert answer.status_code == 429
    assert "taken" not in answer.content.decode()
    assert f'value="{PASSPHRASE}"' in answer.content.decode()


def test_no_passphrase_and_no_link_is_asked_for_over_an_open_line(db: None) -> None:
    page = Client(headers={"host": "testserver"}).get(WELCOME)
    assert b"HTTPS" in page.content
    assert b"<input" not in page.content.split(b"<main")[1]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("username", "", "A name to sign in with is needed"),
        ("username", "<script>", "Letters, numbers"),
        ("username", "anna  b", "Letters, numbers"),
        ("username", "\u0430nna", "Letters of one alphabet"),
        ("passphrase", "", "A passphrase is needed"),
        ("passphrase", "short", "more letters are needed"),
        ("passphrase", "aaaaaaaaaaaaaaaaaaaa", "words that do not belong together"),
        ("passphrase", "alicealicealice", "belong together"),
        ("operator_name", "", "People who come here will want to know"),
    ],
)
def test_bad_input_is_said_beside_the_field_and_nothing_is_lost(
    visitor: Client, code: str, field: str, value: str, words: str
) -> None:
    answer = come(visitor, code, **{field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    for name, typed in GOOD.items():
        if name != field:
            assert f'value="{typed}"' in page
    assert not Person.objects.exists()


def test_an_unknown_time_zone_is_utc(visitor: Client, code: str) -> None:
    come(visitor, code, time_zone="Mars/Olympus")
    assert Person.objects.get().time_zone == "UTC"


def test_the_passphrase_is_nowhere(visitor: Client, code: str) -> None:
    come(visitor, code)
    person = Person.objects.get()
    stored = b"".join(
        bytes(value) for value in vars(person).values() if isinstance(value, (bytes, memoryview))
    )
    assert PASSPHRASE.encode() not in stored
    assert len(bytes(person.verifier)) == 32


def test_the_new_person_has_a_space_that_opens(visitor: Client, code: str) -> None:
    from attune.people import actions as people
    from attune.people.viewer import Viewer

    come(visitor, code)
    opened = people.open_with_passphrase(username="alice", passphrase=PASSPHRASE)
    assert opened
    assert queries.private_space(Viewer(*opened)).kind == Space.Kind.PRIVATE


def test_the_meter_answers_and_keeps_nothing(visitor: Client, db: None) -> None:
    answer = visitor.post(
        reverse("account:meter-passphrase"), {"passphrase": PASSPHRASE, "username": "alice"}
    )
    assert answer.json()["score"] >= 3
    assert visitor.get(reverse("account:meter-passphrase")).status_code == 405
    weak = visitor.post(
        reverse("account:meter-passphrase"), {"passphrase": "alice alice alice", "username": "alice"}
    )
    assert weak.json()["score"] < 3


def test_the_suggestion_is_four_words_that_pass(visitor: Client, db: None) -> None:
    offered = [visitor.post(reverse("account:suggest-passphrase")).json()["passphrase"] for _ in range(5)]
    assert len(set(offered)) == 5
    for passphrase in offered:
        assert len(passphrase.split()) == 4
        assert (
            visitor.post(reverse("account:meter-passphrase"), {"passphrase": passphrase}).json()["score"] >= 3
        )


def test_the_front_knows_whether_anyone_is_here(visitor: Client, db: None) -> None:
    assert "welcome link" in visitor.get("/").content.decode()


def test_the_front_sends_a_signed_in_person_on(alice: SignedIn) -> None:
    assert alice.client.get("/")["Location"] == reverse("today:see-today")


def test_the_meter_is_quick_whatever_is_typed() -> None:
    stand_ins = ("4@8({<[369&#!1/|0$5+7%2" * 4)[:72]
    began = time.process_time()
    for passphrase in (stand_ins, "a" * 1024, "@" * 72, "p4$$w0rd" * 9):
        strength(passphrase, "x" * 64)
    assert time.process_time() - began < 2  # it took eight seconds before its input was cut
