"""ATTUNE_DATABASE: SQLite by default, PostgreSQL by address; what is wrong is one line with its mend."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from attune.config import environment
from attune.operations.databases import configured
from attune.operations.sqlite import is_fixed

DATA = Path("folder")


@pytest.mark.parametrize("text", ["", "sqlite", " sqlite "])
def test_sqlite_is_a_file_in_the_data_folder(text):
    found = configured(text, DATA)
    assert found["ENGINE"] == "django.db.backends.sqlite3"
    assert found["NAME"] == DATA / "attune.sqlite3"
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("text", "host", "port", "user", "password"),
    [
        ("postgresql://ann@db.example.org/rows", "db.example.org", "", "ann", ""),
        ("postgres://ann:s%3Acret@db.example.org:6000/rows", "db.example.org", "6000", "ann", "s:cret"),
        ("postgresql:///rows?host=/run/postgresql", "/run/postgresql", "", "", ""),
        ("postgresql://ann@%2Frun%2Fpostgresql/rows", "/run/postgresql", "", "ann", ""),
        ("postgresql://ann@[::1]:5433/rows", "::1", "5433", "ann", ""),
    ],
)
def test_postgresql_is_read_as_libpq_reads_it(text, host, port, user, password):
    found = configured(text, DATA)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    read = [found[name] for name in ("NAME", "HOST", "PORT", "USER", "PASSWORD")]
    assert read == ["rows", host, port, user, password]
    assert found["CONN_HEALTH_CHECKS"] is True


def test_further_words_go_to_libpq():
    found = configured("postgresql:///rows?sslmode=verify-full&connect_timeout=9", DATA)
    assert found["OPTIONS"] == {
        "application_name": "attune",
        "connect_timeout": "9",
        "sslmode": "verify-full",
    }


@pytest.mark.parametrize(
    "text",
    [
        "mysql://ann:secret@db/rows",
        "rows",
        "/var/lib/secret.sqlite3",
        "postgresql://ann:secret@db",
        "postgresql:///",
        "postgresql://ann:secret@db/rows?sslmood=no",
        "postgresql://ann:secret@[::1/rows",
        "POSTGRESQL://db/rows",
    ],
)
def test_a_wrong_address_is_one_line_with_a_mend_and_without_the_address(text):
    with pytest.raises(ImproperlyConfigured) as refused:
        configured(text, DATA)
    words = str(refused.value)
    assert words.startswith("ATTUNE_DATABASE ")
    assert "Mend: " in words
    assert "\n" not in words
    assert "secret" not in words


@pytest.mark.parametrize("text", ["0", "-1", "3651", "a month", "3.5", "²"])
def test_a_wrong_number_of_days_is_refused(monkeypatch, text):
    monkeypatch.setenv("ATTUNE_BACKUP_DAYS", text)
    with pytest.raises(ImproperlyConfigured, match=r"ATTUNE_BACKUP_DAYS.*Mend: "):
        environment.backup_days()


@pytest.mark.parametrize(
    ("text", "most"), [("", 64), ("200", 200), ("0", None), ("2001", None), ("64 MB", None)]
)
def test_how_large_an_archive_may_be(monkeypatch, text, most):
    monkeypatch.setenv("ATTUNE_ARCHIVE_MB", text)
    if most:
        assert environment.archive_mb() == most
        return
    with pytest.raises(ImproperlyConfigured, match=r"ATTUNE_ARCHIVE_MB.*megabytes.*2000"):
        environment.archive_mb()


def test_days_and_folder_of_backups_have_a_default(monkeypatch, tmp_path):
    monkeypatch.delenv("ATTUNE_BACKUP_DAYS", raising=False)
    monkeypatch.delenv("ATTUNE_BACKUPS", raising=False)
    assert environment.backup_days() == 30
    assert environment.backups(tmp_path) == tmp_path / "backups"
    monkeypatch.setenv("ATTUNE_BACKUP_DAYS", "7")
    monkeypatch.setenv("ATTUNE_BACKUPS", str(tmp_path / "far"))
    assert environment.backup_days() == 7
    assert environment.backups(tmp_path) == tmp_path / "far"


@pytest.mark.parametrize(
    ("version", "fixed"),
    [((3, 44, 5), False), ((3, 44, 6), True), ((3, 50, 7), True), ((3, 51, 2), False), ((3, 51, 3), True)],
)
def test_a_sqlite_with_the_fault_is_known(version, fixed):
    assert is_fixed(version) is fixed


def test_a_command_with_a_wrong_address_ends_with_2_and_one_line(build):
    house = build("data")
    house.folder.mkdir()
    (house.folder / "secret.key").write_text("only-for-tests-" * 5)
    for arguments in (["serve", "--port", "47123"], ["doctor"], ["database", "move", "--to", "sqlite"]):
        done = house.attune(*arguments, "--data", house.folder, ATTUNE_DATABASE="oracle://ann:secret@db/rows")
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert "ATTUNE_DATABASE does not begin with postgresql://. Mend: " in done.err
        assert "secret" not in done.err


def test_a_database_that_does_not_answer_is_one_line(build):
    house = build("data")
    house.folder.mkdir()
    (house.folder / "secret.key").write_text("only-for-tests-" * 5)
    nowhere = f"postgresql:///rows?host={house.folder}"
    done = house.attune("serve", "--port", "47123", "--data", house.folder, ATTUNE_DATABASE=nowhere)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "the database does not answer" in done.err
    assert "Mend: " in done.err
