"""The demo: five invented people with half a year behind them, in a folder that is never somebody's."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.db.models import Model

from attune.measure import queries as measures
from attune.operations import tables
from attune.operations.cli import main
from attune.operations.demo.making import LIVES, make_people
from attune.operations.demo.starting import MARK, clear, default_folder, move_in, prepare_folder
from attune.operations.refusal import Refusal
from attune.people.actions import open_with_passphrase
from attune.people.models import Person, Server
from attune.people.viewer import Viewer
from attune.player.records import Run
from attune.safety.night import queries as nights
from attune.safety.rules import crisis
from attune.spaces import queries
from attune.spaces.members import Standing, sides
from attune.spaces.models import EpochKey, Record
from attune.today.plan.queries import alarm
from attune.today.queries import today_page
from attune.today.records import CheckIn, Plan
from attune.tools.journal.records import Note
from attune.tools.sharing.records import Copy

NOW = datetime(2026, 11, 24, 9, 10, tzinfo=UTC)


MADE: list[tuple[type[Model], list[Model]]] = []
"""Every row of the demo, made once: the tests after the first put them back."""


@pytest.fixture
def made(db: None) -> dict[str, Viewer]:
    """The five, signed in as one signs in."""
    if MADE:
        for model, rows in MADE:
            model._default_manager.bulk_create(rows)
    else:
        make_people(NOW)
        MADE.extend((model, list(model._default_manager.all())) for model in tables.models())
    return signed_in()


def signed_in() -> dict[str, Viewer]:
    found = {
        life.name: open_with_passphrase(username=life.name, passphrase=life.passphrase) for life in LIVES
    }
    return {name: Viewer(*opened) for name, opened in found.items() if opened}


def own(viewer: Viewer, body: type) -> list:
    return queries.entries(viewer, queries.private_space(viewer), body)


def test_it_makes_five_people_with_half_a_year_behind_them(made):
    assert set(made) == {"alice", "bob", "charlie", "dana", "erin"}
    assert made["alice"].person.is_operator
    assert Server.row().operator_name == "Alice"
    assert [one.person.username for one in made.values() if one.person.is_practitioner] == ["dana"]
    for life in LIVES:
        viewer = made[life.name]
        days = [kept.day for kept in own(viewer, CheckIn)]
        assert min(days) <= viewer.day(NOW) - timedelta(days=150)
        assert max(days) < viewer.day(NOW), "the history ends yesterday"
        assert len(days) >= 182 * life.often * 0.7
        assert len({kept.body.distress for kept in own(viewer, CheckIn)}) >= 4, (
            "not one level for half a year"
        )


def test_what_was_written_in_practices_and_notes_is_there(made):
    for life in LIVES:
        viewer = made[life.name]
        runs = {(kept.body.activity, kept.day): kept.body for kept in own(viewer, Run)}
        for each in life.practices:
            run = runs[each.slug, viewer.day(NOW) - timedelta(days=each.ago)]
            assert run.outcome == "done"
            missing = {
                step for step, said in each.answers.items() if run.answers.get(step) not in (said, [said])
            }
            assert not missing, f"{life.name}: {each.slug} at {each.ago}"
        assert {kept.body.text for kept in own(viewer, Note)} == {entry.text for entry in life.notes}
        assert all(run.finished for run in runs.values())


def test_what_is_followed_has_a_history(made):
    viewer = made["alice"]
    found = measures.outcomes(viewer, measures.measures(viewer))
    asked = Counter(one.body.instrument for one in found)
    assert asked["well-being"] == 6
    assert asked["felt-security"] >= 25
    assert asked["availability"] == 2
    assert len({one.body.bond.key for one in measures.results(viewer, measures.measures(viewer))}) == 3


def test_three_measures_and_a_plan(made):
    for life in LIVES:
        viewer = made[life.name]
        counted = measures.results(viewer, measures.measures(viewer))
        assert len(counted) == len(life.measures) >= 3
        assert own(viewer, Plan)[0].body.made
        assert alarm(viewer, queries.private_space(viewer)).answer == "no"
    first = {name: measures.results(one, measures.measures(one))[-1].place for name, one in made.items()}
    likeliest = {name: max(place.probabilities, key=place.probabilities.get) for name, place in first.items()}
    assert likeliest["alice"] == "anxious"
    assert likeliest["bob"] == "avoidant"


def test_nights_with_their_note(made):
    kept = nights.since(made["alice"])
    assert kept
    assert (kept.count, kept.slept) == (4, 3)


def test_weeks_without_anything_are_there(made):
    bob = next(life for life in LIVES if life.name == "bob")
    ago = Counter((made["bob"].day(NOW) - kept.day).days for kept in own(made["bob"], CheckIn))
    for week in bob.paused:
        days = range((25 - week) * 7 + 1, (26 - week) * 7 + 1)
        assert sum(ago[day] for day in days) <= sum(line.ago in days for line in bob.lines)


def test_shared_spaces_stand_as_people_left_them(made):
    def shared(name: str) -> dict[str, list[str]]:
        found = {}
        for side in sides(made[name]):
            assert side.standing is Standing.OPEN
            copies = queries.entries(made[name], side.space, Copy)
            found[side.name] = [kept.body.parts[0].text for kept in copies] if copies else []
        return found

    assert set(shared("alice")) == {"Bob", "Dana", "Erin"}
    assert set(shared("bob")) == {"Alice"}
    assert len(shared("bob")["Alice"]) == 4
    assert len(shared("dana")["Alice (the violins)"]) == 4
    assert shared("erin") == {}, "they have left"
    assert shared("charlie") == {}, "a stranger"
    left = next(side for side in sides(made["alice"]) if side.name == "Erin")
    assert left.is_due or not left.others


def test_the_same_day_makes_the_same_words(made):
    def words(viewers: dict[str, Viewer]) -> dict[str, list]:
        return {
            name: [
                (kept.at, kept.body.about(), [each.text for each in kept.body.passages()])
                for kept in queries.notebook(viewer, queries.private_space(viewer), limit=5000)
            ]
            for name, viewer in viewers.items()
        }

    with transaction.atomic():
        Record.objects.all().delete()
        EpochKey.objects.all().delete()
        Person.objects.all().delete()
        make_people(NOW)
        again = signed_in()
        words_again = words(again)
        transaction.set_rollback(True)
    assert words_again == words(made)
    assert all(again[name].keys.public != made[name].keys.public for name in made), "keys come from no seed"


def test_nobody_meets_an_alarm_on_the_first_page(made):
    """The demo is somebody's first look: no crisis words, and Today offers something."""
    for life in LIVES:
        page = today_page(made[life.name], NOW)
        assert page.card
        assert page.offer is None
        texts = [entry.text for entry in life.notes] + [line.text for line in life.lines]
        assert not [text for text in texts if crisis(text)]


def test_a_second_start_keeps_what_is_there_and_says_so(made, capsys):
    count = Record.objects.count()
    move_in(8000)
    assert Record.objects.count() == count
    said = capsys.readouterr().out
    assert "still live here" in said
    for life in LIVES:
        assert life.passphrase in said
    assert "known to everybody" in said


# ---- the command ----


def test_serve_takes_demo_to_a_folder_of_its_own(tmp_path, monkeypatch):
    served = {}
    monkeypatch.setattr("attune.operations.serve.serve", lambda **given: served.update(given) or 0)
    monkeypatch.setattr("attune.operations.demo.starting.prepare_folder", lambda *_given, **_more: None)
    monkeypatch.setenv("ATTUNE_DATA", str(tmp_path / "data"))
    assert main(["serve", "--demo"]) == 0
    assert served["data"] == tmp_path.resolve() / "demo-data"
    assert served["move_in"] is move_in
    assert main(["serve"]) == 0
    assert served["data"] == tmp_path / "data"
    assert main(["serve", "--fresh"]) == 2, "the data of people is never made anew"


# ---- the folder ----


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.delenv("ATTUNE_DATABASE", raising=False)
    monkeypatch.setattr("os.umask", lambda _mask: 0)
    return tmp_path / "demo-data"


def prepare(folder, host="127.0.0.1", *, fresh=False):
    prepare_folder(folder, host, fresh=fresh)


def test_its_folder_lies_next_to_the_real_one(tmp_path):
    assert default_folder(tmp_path / "data") == tmp_path.resolve() / "demo-data"


def test_a_folder_of_its_own_is_marked_and_used_again(folder):
    prepare(folder)
    (folder / "attune.sqlite3").write_text("people")
    prepare(folder)
    assert (folder / MARK).is_file()
    assert (folder / "attune.sqlite3").read_text() == "people"


@pytest.mark.parametrize("name", ["secret.key", "attune.sqlite3", "letters.txt"])
@pytest.mark.parametrize("fresh", [False, True])
def test_it_refuses_a_folder_that_may_be_somebodys(folder, name, fresh):
    folder.mkdir()
    (folder / name).write_text("somebody's")
    with pytest.raises(Refusal, match="may be somebody's"):
        prepare(folder, fresh=fresh)
    assert [each.name for each in folder.iterdir()] == [name]


def test_fresh_deletes_what_the_demo_made_and_nothing_else(folder):
    prepare(folder)
    for name in ("attune.sqlite3", "secret.key", "my-own.txt"):
        (folder / name).write_text("x")
    prepare(folder, fresh=True)
    assert sorted(each.name for each in folder.iterdir()) == sorted([MARK, "my-own.txt"])


def test_fresh_refuses_while_a_server_runs_on_it(folder, monkeypatch):
    prepare(folder)
    (folder / "secret.key").write_text("x")
    monkeypatch.setattr("attune.operations.demo.starting.is_served", lambda _folder: True)
    with pytest.raises(Refusal, match="end it first"):
        clear(folder)


def test_it_refuses_another_database_and_another_address(folder, monkeypatch):
    with pytest.raises(Refusal, match="this machine alone"):
        prepare(folder, host="0.0.0.0")
    monkeypatch.setenv("ATTUNE_DATABASE", "postgresql:///attune")
    with pytest.raises(Refusal, match="ATTUNE_DATABASE"):
        prepare(folder)
    assert not folder.exists()
