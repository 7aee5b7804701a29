"""`attune doctor`: all well is 0; each check finds the fault that is planted for it, and says its mend."""

import json
import os
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from attune.operations.backup import sealing, shelf
from attune.operations.doctor import backups, database, files, program
from attune.operations.doctor.finding import Patient
from attune.people.tombstones import note
from tests import databases
from tests.architecture.source import ROOT

NOW = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)


@pytest.fixture
def patient(tmp_path, settings) -> Patient:
    """A data folder in which all is well, on the tests' own database."""
    settings.ATTUNE_BACKUPS = tmp_path / "backups"
    settings.ATTUNE_BACKUPS.mkdir(mode=0o700)
    tmp_path.chmod(0o700)
    (tmp_path / "secret.key").touch(0o600)
    return Patient(data=tmp_path, now=NOW)


def whats(checked) -> str:
    """What was found; each has a mend, and neither ends with a full stop."""
    assert all(each.mend and not f"{each.what}{each.mend}".endswith(".") for each in checked.findings)
    return "; ".join(each.what for each in checked.findings)


def make_backup(days: float = 0) -> Path:
    file = backups.settings.ATTUNE_BACKUPS / shelf.name_of(NOW - timedelta(days=days), ".tar")
    file.touch()
    return file


def test_a_house_in_order_is_well(house):
    """But for what the tests' own PostgreSQL leaves out."""
    house.python("import django; django.setup()\nfrom attune.operations import static\nstatic.collect()")
    house.attune("backup", "--plain")
    done = house.attune("doctor", "--json")
    found = {each["check"]: each["findings"] for each in json.loads(done.out) if not each["well"]}
    assert set(found) == ({"commits"} if databases.SERVER else set()), found
    assert done.code == (1 if databases.SERVER else 0)
    told = house.attune("doctor")
    assert told.out.rstrip().endswith("3 findings." if databases.SERVER else "All is well.")


def test_an_empty_folder_has_findings_and_1(build):
    house = build("data")
    house.folder.mkdir(mode=0o700)
    (house.folder / "secret.key").write_text("only-for-tests-" * 5)
    (house.folder / "secret.key").chmod(0o644)
    done = house.attune("doctor")
    assert (done.code, done.err) == (1, "")
    assert re.search(r"secret\.key has mode 644, .*Mend: chmod 600 ", done.out)
    assert "there is no backup" in done.out
    assert "style sheets and scripts are missing or older. Mend: start the server once." in done.out
    wanted = "tables wait for" if databases.SERVER else "there is no database. Mend: start the server once."
    assert wanted in done.out


def test_no_data_folder_is_2(build):
    house = build("data")
    done = house.attune("doctor", "--data", house.folder / "none")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "there is no data folder" in done.err


def test_it_changes_nothing(house):
    before = {path: path.read_bytes() for path in house.folder.rglob("*") if path.is_file()}
    house.attune("doctor")
    after = {path: path.read_bytes() for path in house.folder.rglob("*") if path.is_file()}
    beside = {path for path in after if path.name.endswith(("-wal", "-shm"))}
    assert {path: text for path, text in after.items() if path not in beside} == before


@pytest.mark.skipif(bool(databases.SERVER), reason="a file of SQLite is damaged here")
def test_a_damaged_database_is_found(house):
    file = house.folder / "attune.sqlite3"
    content = bytearray(file.read_bytes())
    content[4096 * 12 : 4096 * 16] = b"\xff" * 4096 * 4
    file.write_bytes(content)
    done = house.attune("doctor")
    assert done.code == 1
    assert re.search(r"MEND +(integrity|tables|database)", done.out)
    assert "restore the newest backup" in done.out
    file.write_bytes(b"not a database" * 1000)
    done = house.attune("doctor")
    assert (done.code, done.err) == (1, "")
    assert "it does not answer" in done.out


def test_a_database_that_is_away_is_a_finding(house):
    done = house.attune("doctor", ATTUNE_DATABASE=f"postgresql:///rows?host={house.folder}")
    assert (done.code, done.err) == (1, "")
    assert "it does not answer" in done.out
    assert "Mend: start it, and look at ATTUNE_DATABASE." in done.out


@pytest.mark.parametrize(
    ("version", "journal", "finds"),
    [
        ((3, 53, 4), "wal", ""),
        ((3, 53, 4), "delete", "the journal is delete, not WAL"),
        ((3, 45, 1), "truncate", "can damage a write-ahead log"),
        ((3, 45, 1), "wal", "can damage a write-ahead log.*in use all the same"),
    ],
)
def test_the_library_and_its_journal(version, journal, finds):
    found = whats(database.sqlite_library(version, journal))
    assert re.search(finds, found) if finds else found == ""


@pytest.mark.django_db
def test_loose_commits_are_found(patient):
    found = database.kept_for_good(patient)
    if connection.vendor == "postgresql":
        assert "fsync is off" in whats(found)
        return
    assert whats(found) == ""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        (before,) = cursor.fetchone()
    assert before == 2


@pytest.mark.django_db
def test_pending_and_unknown_migrations_are_found(patient):
    from django.db.migrations.recorder import MigrationRecorder

    assert whats(database.migrations(patient)) == ""
    rows = MigrationRecorder.Migration.objects
    rows.filter(app="people").order_by("-name").first().delete()
    rows.create(app="people", name="9999_far_away")
    found = whats(database.migrations(patient))
    assert "tables wait for" in found
    assert "a newer Attune was here (people.9999_far_away)" in found


@pytest.mark.django_db
def test_an_old_postgresql_is_found(patient, monkeypatch):
    monkeypatch.setattr("attune.operations.postgresql.in_use", lambda: True)
    monkeypatch.setattr("attune.operations.postgresql.version", lambda: 14)
    assert whats(database.safe_library(patient)) == "PostgreSQL 14 is too old"


def test_erased_rows_that_stay_are_found(patient, monkeypatch):
    answers = {"PRAGMA secure_delete": 1, "SHOW autovacuum": "on"}
    monkeypatch.setattr("attune.operations.postgresql.scalar", lambda sql, *_more: answers.get(sql, 3))
    for postgres, fine, wrong in ((False, "PRAGMA secure_delete", 0), (True, "SHOW autovacuum", "off")):
        monkeypatch.setattr("attune.operations.postgresql.in_use", lambda postgres=postgres: postgres)
        assert whats(database.erased_rows(patient)) == ""
        answers[fine] = wrong
        assert "erased rows stay" in whats(database.erased_rows(patient))
    assert "about 3 older rows" in database.erased_rows(patient).says


def test_rights_that_are_too_wide_are_found(patient, settings):
    assert whats(files.closed(patient)) == ""
    patient.data.chmod(0o755)
    (patient.data / "secret.key").chmod(0o640)
    (patient.data / "attune.sqlite3").touch()
    (patient.data / "attune.sqlite3").chmod(0o644)  # whatever this process masks
    settings.ATTUNE_BACKUPS.chmod(0o750)  # wherever it is
    found = whats(files.closed(patient))
    assert found.count("so that others can read it") == 4


def test_a_full_disk_is_found():
    assert whats(files.enough(10**12, 10**6)) == ""
    assert "100 MB are free" in whats(files.enough(10**8, 10**6))
    assert "up to 3,000" in whats(files.enough(10**9, 10**9))


def test_no_backup_an_old_one_and_one_too_old_are_found(patient):
    assert "there is no backup" in whats(backups.young(patient))
    make_backup(40)
    found = whats(backups.young(patient))
    assert "the newest backup is 40 days old" in found
    assert "older than the 30 days" in found
    (old,) = shelf.backups(backups.settings.ATTUNE_BACKUPS)
    old.unlink()
    make_backup(1)
    assert whats(backups.young(patient)) == ""


def test_a_backup_that_does_not_open_is_found(house, patient, settings, tmp_path, capsys):
    sealing.new_identity(tmp_path / "right")
    recipient = re.search(r"age1\w+", capsys.readouterr().out)[0]
    sealing.new_identity(tmp_path / "wrong")
    house.attune("backup", "--recipient", recipient)
    settings.ATTUNE_BACKUPS = house.folder / "backups"
    assert "--identity tries whether it opens" in backups.opens(patient).says
    right = Patient(patient.data, NOW, sealing.identities(tmp_path / "right"))
    assert backups.opens(right).says.startswith("opens, ")
    wrong = Patient(patient.data, NOW, sealing.identities(tmp_path / "wrong"))
    assert "the identity does not open it" in whats(backups.opens(wrong))
    (file,) = shelf.backups(settings.ATTUNE_BACKUPS)
    file.write_bytes(file.read_bytes()[:-3000])
    assert "damaged or cut short" in whats(backups.opens(right))
    assert [path.name for path in patient.data.glob(".attune-doctor-*")] == []


@pytest.mark.django_db
def test_an_erasure_that_is_not_noted_is_found(patient, django_capture_on_commit_callbacks):
    from uuid import uuid4

    make_backup()
    assert whats(backups.tombstones(patient)) == ""
    note(uuid4(), NOW.date())
    assert "1 erasures are not noted" in whats(backups.tombstones(patient))
    with django_capture_on_commit_callbacks(execute=True):
        note(uuid4(), NOW.date())
    assert "1 erasures are not noted" in whats(backups.tombstones(patient)), "the second has its line"
    (backups.settings.ATTUNE_BACKUPS / "tombstones").write_text("nonsense\nnonsense\n")
    assert "is no tombstone" in whats(backups.tombstones(patient))


def test_a_clock_behind_its_own_files_is_found(patient):
    for name in ("secret.key",):
        os.utime(patient.data / name, (NOW.timestamp(), NOW.timestamp()))
    assert whats(program.clock(patient)) == ""
    make_backup(-1)
    assert "but something here is of 2026-11-25" in whats(program.clock(patient))
    shutil.rmtree(backups.settings.ATTUNE_BACKUPS)
    far = Patient(patient.data, datetime(1970, 1, 1, tzinfo=UTC))
    assert "the clock says 1970-01-01" in whats(program.clock(far))


def test_missing_time_zones_are_found(patient, monkeypatch):
    assert whats(program.zones(patient)) == ""
    monkeypatch.setattr(program, "ZONES", ("Europe/Atlantis",))
    assert whats(program.zones(patient)) == "Europe/Atlantis is not known"


def test_faulty_content_is_found(house, tmp_path):
    (tmp_path / "empty" / "en").mkdir(parents=True)
    done = house.attune("doctor", ATTUNE_CURRICULUM=str(tmp_path / "empty"))
    assert "there are no lessons and exercises" in done.out
    folder = shutil.copytree(ROOT / "curriculum", tmp_path / "curriculum")
    file = next((folder / "en" / "practices").rglob("*.yaml"))
    file.write_text(re.sub(r"(?m)^row: .*$", "row: P99", file.read_text()))
    done = house.attune("doctor", ATTUNE_CURRICULUM=str(folder))
    assert re.search(r"MEND +content: faulty\n.*Mend: run attune curriculum check", done.out)


@pytest.mark.django_db
def test_old_style_sheets_are_found(patient, settings):
    settings.STATIC_ROOT = patient.data / "static"
    settings.STATIC_ROOT.mkdir()
    assert "missing or older" in whats(program.static(patient))
    (settings.STATIC_ROOT / ".collected").write_text("of another version")
    assert "missing or older" in whats(program.static(patient))
