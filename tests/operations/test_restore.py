"""`attune restore`: into an empty place, proved, and what was erased since is erased again before anyone is served."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from attune.operations.backup import gone, sealing, shelf
from attune.operations.refusal import Refusal
from tests import databases
from tests.operations.house import WEAK, House

NAMES = "sorted(Person.objects.values_list('username', flat=True))"
ERASE = """
from datetime import date
from uuid import UUID
from django.db import transaction
from attune.people.tombstones import note
from attune.spaces.removing import remove_person
with transaction.atomic():
    note(UUID({person!r}), date(2026, 11, 24))
    assert remove_person(person_id=UUID({person!r}))
"""
SEARCH = """
from uuid import UUID
from attune.operations import tables
marks = [UUID(each) for each in {ids!r}]
forms = [form for mark in marks for form in (mark, str(mark), mark.hex, mark.bytes)]
for model in tables.models():
    for row in tables.rows(model, "default"):
        values = [bytes(value) if isinstance(value, memoryview) else value for value in row]
        if any(form == value or (type(form) is type(value) is not UUID and form in value)
               for form in forms for value in values):
            print(model.__name__)
"""
SIGN_IN = """
from django.test import Client
from django.urls import reverse
client = Client(headers={{"host": "localhost"}})
answer = client.post(reverse("people:sign-in"),
                     {{"username": {name!r}, "passphrase": "plain harbour seven lanterns"}}, secure=True)
print(answer.status_code, "__Host-attune" in client.cookies)
"""


@pytest.fixture
def backup(house: House) -> Path:
    """A plain backup of the house, as it is now."""
    assert house.attune("backup", "--plain").code == 0
    return shelf.backups(house.folder / "backups")[0]


@pytest.fixture
def new(build) -> House:
    """An empty place."""
    return build("new")


def restore(house: House, file: Path, *more: object):
    return house.attune("restore", file, "--data", house.folder, *more)


def ids_of_alice(house: House) -> list[str]:
    """Every id that is hers alone: her own, her space's, her records'."""
    alice = house.people["alice"]
    space = f"Space.objects.get(kind='private', members__person='{alice}')"
    found = house.ask(f"'{alice}', {space}.id, *{space}.records.values_list('id', flat=True)")
    return re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", found)


def search(house: House, ids: list[str]) -> set[str]:
    """The tables in which one of these ids stands, in whatever writing."""
    return set(house.python(WEAK + SEARCH.format(ids=ids)).split())


def sign_in(house: House, name: str) -> str:
    return house.python(WEAK + SIGN_IN.format(name=name))


def test_what_was_there_is_there_again(house, backup, new):
    done = restore(new, backup)
    assert (done.code, done.err) == (0, "")
    assert "rows, proved, tables up to date" in done.out
    assert new.ask(NAMES) == house.ask(NAMES)
    assert new.ask("Record.objects.count()") == "15"
    assert (new.folder / "secret.key").read_text() == (house.folder / "secret.key").read_text()
    assert {path.name for path in new.folder.iterdir()} <= {"secret.key", "attune.sqlite3"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in (new.folder, *new.folder.iterdir()))
    assert sign_in(new, "alice").endswith("True")


def test_sign_ins_and_links_of_then_are_gone(house, backup, new):
    assert house.ask("Session.objects.count()") == "3"
    restore(new, backup)
    assert new.ask("Session.objects.count()") == "0"


def test_an_erased_person_is_gone_before_the_first_request(house, backup, new):
    ids = ids_of_alice(house)
    assert search(house, ids) >= {"Person", "Member", "Space", "Record", "EpochKey", "Session"}
    house.python(WEAK + ERASE.format(person=house.people["alice"]))
    assert search(house, ids) == set()
    assert "alice" not in house.ask(NAMES)

    done = restore(new, backup)
    assert "people: 1, records: 0" in done.out
    assert new.ask(NAMES) == "['bob', 'charlie']"
    assert search(new, ids) == set()
    assert sign_in(new, "alice").endswith("False")
    assert sign_in(new, "bob").endswith("True")
    assert new.ask("Space.objects.filter(kind='shared', epoch_due=True).count()") == "1", (
        "Bob keeps what they shared"
    )
    assert new.ask("Tombstone.objects.count()") == "1"


def test_without_the_tombstones_she_would_be_back(house, backup, new):
    """The fault that the test above would find."""
    ids = ids_of_alice(house)
    house.python(WEAK + ERASE.format(person=house.people["alice"]))
    (backup.parent / "tombstones").unlink()
    restore(new, backup)
    assert search(new, ids) >= {"Person", "Record"}
    assert sign_in(new, "alice").endswith("True")


def test_a_later_file_of_tombstones_can_be_named(house, backup, new, tmp_path):
    house.python(WEAK + ERASE.format(person=house.people["alice"]))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.move(backup, elsewhere)
    shutil.move(backup.parent / "tombstones", tmp_path / "later")
    done = restore(new, elsewhere / backup.name, "--tombstones", tmp_path / "later")
    assert "people: 1" in done.out
    assert "alice" not in new.ask(NAMES)


def test_a_record_that_was_taken_back_is_gone_too(house, backup, new):
    record = house.ask("Record.objects.first().id")
    code = f"""
from datetime import date
from uuid import UUID
from attune.people.tombstones import note
note(UUID({record!r}), date(2026, 11, 24))
"""
    house.python(WEAK + code)
    done = restore(new, backup)
    assert "people: 0, records: 1" in done.out
    assert new.ask(f"Record.objects.filter(id='{record}').count()") == "0"
    assert new.ask("Record.objects.count()") == "14"


def test_the_next_backup_notes_what_was_missed_beside_it(house, backup):
    """Erased while the folder could not be written."""
    house.python(WEAK + ERASE.format(person=house.people["alice"]), ATTUNE_BACKUPS=str(house.folder / "none"))
    assert gone.read(backup.parent / "tombstones") == {}
    house.attune("backup", "--plain", "--to", house.folder / "backups")
    assert len(gone.read(backup.parent / "tombstones")) == 1


def test_a_sealed_backup_opens_with_its_identity_alone(house, new, tmp_path, capsys):
    sealing.new_identity(tmp_path / "right")
    recipient = re.search(r"age1\w+", capsys.readouterr().out)[0]
    sealing.new_identity(tmp_path / "wrong")
    house.attune("backup", "--recipient", recipient)
    (file,) = shelf.backups(house.folder / "backups")
    for identity, says in (
        ([], "give the file of the identity"),
        (["--identity", tmp_path / "wrong"], "the identity does not open it"),
        (["--identity", tmp_path / "none"], "cannot be read"),
        (["--identity", house.folder / "secret.key"], "holds no age identity"),
    ):
        done = restore(new, file, *identity)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert says in done.err
        assert "Mend: " in done.err
        assert not new.folder.exists()
    assert restore(new, file, "--identity", tmp_path / "right").code == 0
    assert "alice" in new.ask(NAMES)


def damage(file: Path, how: str) -> None:
    content = bytearray(file.read_bytes())
    match how:
        case "cut in half":
            content = content[: len(content) // 2]
        case "cut at the end":
            content = content[:-12_000]
        case "empty":
            content = bytearray()
        case "another file":
            content = bytearray(b"hello " * 9999)
        case "one bit":
            content[len(content) // 2] ^= 1
        case "manifest":
            content = content.replace(b'"people_person": 3', b'"people_person": 4')
    file.write_bytes(content)


HOW = ["cut in half", "cut at the end", "empty", "another file", "one bit"]


@pytest.mark.parametrize("how", [*HOW, "manifest"])
def test_a_damaged_plain_backup_is_refused(backup, new, how):
    damage(backup, how)
    done = restore(new, backup)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert re.search(r"the backup (is damaged|cannot be used|cannot be opened).*Mend: ", done.err)
    assert not new.folder.exists()


@pytest.mark.parametrize("how", HOW)
def test_a_damaged_sealed_backup_is_refused(tmp_path, capsys, how):
    sealing.new_identity(tmp_path / "identity")
    recipient = sealing.recipient(re.search(r"age1\w+", capsys.readouterr().out)[0])
    file = tmp_path / "attune.tar.age"
    with (tmp_path / "tar").open("wb+") as tar, file.open("wb") as out:
        tar.write(b"content " * 40_000)
        tar.seek(0)
        sealing.seal(tar, out, [recipient])
    by = sealing.identities(tmp_path / "identity")
    with file.open("rb") as source, (tmp_path / "opened").open("wb") as out:
        sealing.open_sealed(source, out, by)
    damage(file, how)
    with (
        file.open("rb") as source,
        (tmp_path / "opened").open("wb") as out,
        pytest.raises(Refusal, match="damaged or cut short"),
    ):
        sealing.open_sealed(source, out, by)


def test_only_an_empty_place_is_taken(house, backup, new):
    new.folder.mkdir()
    (new.folder / "letters.txt").write_text("mine")
    for folder in (new.folder, house.folder, new.folder / "letters.txt"):
        done = new.attune("restore", backup, "--data", folder)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert "is not empty. Mend: " in done.err
    assert [path.name for path in new.folder.iterdir()] == ["letters.txt"]
    assert house.ask("Person.objects.count()") == "3"


@pytest.mark.skipif(not databases.SERVER, reason="only PostgreSQL has a database beside the folder")
def test_only_an_empty_database_is_taken(house, backup, new):
    done = new.attune(
        "restore", backup, "--data", new.folder, ATTUNE_DATABASE=databases.address_of(house.folder)
    )
    assert (done.code, done.out) == (2, "")
    assert "the database of ATTUNE_DATABASE is not empty" in done.err
    assert house.ask("Person.objects.count()") == "3"


@pytest.mark.skipif(not databases.SERVER, reason="needs both kinds")
def test_a_backup_of_the_other_kind_says_what_to_do(house, backup, new):
    done = new.attune("restore", backup, "--data", new.folder, ATTUNE_DATABASE="")
    assert (done.code, done.out) == (2, "")
    assert "set ATTUNE_DATABASE to an empty PostgreSQL database" in done.err
    house.attune("database", "move", "--to", "sqlite")
    house.attune("backup", "--plain", "--to", house.folder / "lite", ATTUNE_DATABASE="")
    done = restore(new, shelf.backups(house.folder / "lite")[0])
    assert done.code == 2
    assert "use `attune database move` afterwards" in done.err


def test_a_backup_of_a_newer_version_is_refused(house, new):
    recorder = "from django.db.migrations.recorder import MigrationRecorder"
    house.python(
        f"{WEAK}{recorder}\nMigrationRecorder.Migration.objects.create(app='people', name='9999_far_away')"
    )
    done = house.attune("backup", "--plain")
    assert done.code == 1
    assert "does not know people.9999_far_away" in done.out


def test_a_kill_in_the_middle_leaves_nothing_that_is_served(backup, new):
    kill = f"""
import os, signal
from attune.operations import cli
from attune.operations.backup import restoring
restoring.finish = lambda *args: os.kill(os.getpid(), signal.SIGKILL)
cli.main(["restore", {str(backup)!r}, "--data", {str(new.folder)!r}])
"""
    killed = subprocess.run([sys.executable, "-c", kill], env=new.environment, check=False)
    assert killed.returncode == -9
    for command in (["serve", "--port", "47124"], ["doctor"], ["backup", "--plain"]):
        done = new.attune(*command, "--data", new.folder)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert "did not end. Mend: start it again" in done.err
    again = restore(new, backup)
    if databases.SERVER:
        assert "is not empty" in again.err
        shutil.rmtree(new.folder, ignore_errors=True)
        shutil.copytree(backup.parent.parent, new.folder, ignore=shutil.ignore_patterns("backups"))
        served = new.attune("serve", "--port", "47124", "--data", new.folder)
        assert "a restore into this database did not end" in served.err
    else:
        assert (again.code, again.err) == (0, "")
        assert "alice" in new.ask(NAMES)


@pytest.mark.parametrize("line", ["no tombstone", "0" * 64, "x" * 64 + " 2026-11-24"])
def test_a_wrong_line_among_tombstones_is_named(tmp_path, line):
    (tmp_path / "tombstones").write_text(f"{'a' * 64} 2026-11-24\n{line}\n{'b' * 64} 2026-11-24\n")
    with pytest.raises(Refusal, match=r"tombstones:2 is no tombstone\. Mend: "):
        gone.read(tmp_path / "tombstones")


def test_a_last_line_that_was_cut_short_is_left_out(tmp_path):
    (tmp_path / "tombstones").write_text(f"{'a' * 64} 2026-11-24\n{'b' * 30}")
    assert list(gone.read(tmp_path / "tombstones")) == [bytes.fromhex("a" * 64)]
