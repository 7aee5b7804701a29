"""`attune backup`: sealed, tried out, rotated; whatever goes wrong leaves no half backup."""

import fcntl
import re
import resource
import shutil
import stat
import subprocess
import sys
import tarfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from attune.operations.backup import archive, sealing, shelf
from attune.operations.refusal import Refusal
from tests import databases
from tests.journeys.traces import written_forms

NOW = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)


def there(folder: Path) -> list[Path]:
    return shelf.backups(folder)


def left(folder: Path) -> set[str]:
    """Everything beside backups that is in the folder."""
    return {path.name for path in folder.iterdir()} - {path.name for path in there(folder)}


@pytest.fixture
def identity(tmp_path, capsys):
    """An identity's file and its recipient."""
    sealing.new_identity(tmp_path / "identity.txt")
    return tmp_path / "identity.txt", re.search(r"age1\w+", capsys.readouterr().out)[0]


def test_a_sealed_backup_is_whole_and_closed(house, identity):
    file, recipient = identity
    done = house.attune("backup", "--recipient", recipient)
    assert (done.code, done.err) == (0, "")
    assert "opened again, put back and counted" in done.out
    (made,) = there(house.folder / "backups")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700
    assert b"alice" not in made.read_bytes()
    assert b"secret.key" not in made.read_bytes()
    assert left(made.parent) <= {".lock", "tombstones"}

    work = house.folder.parent / "opened"
    work.mkdir()
    archive.unseal(made, work / "tar", sealing.identities(file))
    manifest = archive.unpack(work / "tar", work)
    assert manifest.rows["people_person"] == 3
    assert manifest.rows["spaces_record"] == 15
    assert (work / "secret.key").read_text() == (house.folder / "secret.key").read_text()


def test_no_words_stand_in_a_plain_backup(house):
    house.attune("backup", "--plain")
    (made,) = there(house.folder / "backups")
    content = made.read_bytes()
    assert made.name.endswith(".tar")
    for name in ("alice", "bob"):
        assert [form for form, data in written_forms(f"The words of {name}") if data in content] == []
    with tarfile.open(made) as tar:
        assert {(entry.uname, entry.uid, entry.mode) for entry in tar} == {("", 0, 0o600)}


def test_without_a_recipient_it_is_refused_and_says_why(house):
    done = house.attune("backup")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "can be read by whoever holds it" in done.err
    assert "--plain" in done.err
    assert not (house.folder / "backups").exists()


@pytest.mark.parametrize(
    ("named", "file", "says"),
    [
        (["age1short"], None, "is not an age recipient"),
        (["AGE-SECRET-KEY-1QQ"], None, "that is the secret identity"),
        (None, "# nothing\n", "names no recipient"),
        (None, "age1short\n", "is not an age recipient"),
        (None, None, "can be read by whoever holds it"),
    ],
)
def test_a_wrong_recipient_is_refused(tmp_path, named, file, says):
    path = tmp_path / "recipients" if file is not None else None
    if path:
        path.write_text(file)
    with pytest.raises(Refusal, match=says) as refused:
        sealing.recipients(named, path, plain=False)
    assert "SECRET-KEY-1QQ" not in str(refused.value)


def test_recipients_come_from_a_file(tmp_path, identity):
    (tmp_path / "recipients").write_text(f"# ours\n{identity[1]}\n\n")
    assert [str(each) for each in sealing.recipients(None, tmp_path / "recipients", plain=False)] == [
        identity[1]
    ]
    with pytest.raises(Refusal, match="cannot be read"):
        sealing.recipients(None, tmp_path / "none", plain=False)


def test_an_identity_is_never_written_over_another(identity):
    before = identity[0].read_text()
    assert stat.S_IMODE(identity[0].stat().st_mode) == 0o600
    with pytest.raises(Refusal, match="not there yet"):
        sealing.new_identity(identity[0])
    assert identity[0].read_text() == before


def test_a_folder_that_is_there_stays_as_it_is(tmp_path, capsys):
    there_already = tmp_path / "elsewhere"
    there_already.mkdir()
    for mode in (0o700, 0o755, 0o750, 0o711):
        there_already.chmod(mode)
        with shelf.opened(there_already) as folder:
            assert stat.S_IMODE(folder.stat().st_mode) == mode
        assert stat.S_IMODE((folder / ".lock").stat().st_mode) == 0o600
        said = capsys.readouterr().err
        assert (f"mode {mode:o}" in said and "Mend: chmod 700" in said) == (mode != 0o700)


@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o770, 0o702])
def test_a_folder_that_others_may_write_into_is_refused_and_left_alone(tmp_path, mode):
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(mode)
    with pytest.raises(Refusal, match=r"others may write .*Mend: .*shared/attune"), shelf.opened(shared):
        pytest.fail("it was opened")
    assert list(shared.iterdir()) == []
    assert stat.S_IMODE(shared.stat().st_mode) == mode
    with shelf.opened(shared / "attune") as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_is_none_is_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(Refusal, match=r"cannot be written .*Mend: "), shelf.opened(tmp_path / "file"):
        pytest.fail("it was opened")


def test_it_goes_on_beside_a_writing_server(house, identity):
    """Rows that are written meanwhile belong to the next backup; none is half there."""
    writing = subprocess.Popen(
        [sys.executable, "-c", WRITE],
        env={**house.environment, "DJANGO_SETTINGS_MODULE": "attune.config.settings"},
        stdout=subprocess.PIPE,
    )
    try:
        writing.stdout.readline()
        for _round in range(2):
            done = house.attune("backup", "--recipient", identity[1], "--to", house.folder / str(_round))
            assert (done.code, done.err) == (0, "")
        assert writing.poll() is None
    finally:
        writing.kill()
        writing.wait()
        writing.stdout.close()


WRITE = """
import django; django.setup()
from datetime import date
from attune.spaces.models import Record, Space
space = Space.objects.first()
while True:
    Record.objects.create(space=space, day=date(2026, 11, 24), epoch=1, stream=b"x" * 16, sealed=b"y" * 1000)
    print("one", flush=True)
"""


@pytest.mark.parametrize("moment", ["archive.pack", "archive.close", "trial.faults", "place"])
def test_a_kill_in_the_middle_leaves_no_half_backup(house, moment):
    folder = house.folder / "backups"
    kill = f"""
import os, signal, sys
from pathlib import Path
from attune.operations import cli, setup
setup.set_up(Path({str(house.folder)!r}))
from attune.operations.backup import making
from attune.operations.backup.making import archive, trial
place, _, name = ("making." + {moment!r}).rpartition(".")
setattr(eval(place.replace("making.archive", "archive").replace("making.trial", "trial")), name,
        lambda *args, **named: os.kill(os.getpid(), signal.SIGKILL))
cli.main(["backup", "--plain"])
"""
    environment = {**house.environment, "DJANGO_SETTINGS_MODULE": "attune.config.settings"}
    killed = subprocess.run([sys.executable, "-c", kill], env=environment, check=False, capture_output=True)
    assert killed.returncode == -9, killed.stderr
    assert there(folder) == []
    assert any(name.startswith(shelf.WORK) for name in left(folder))
    done = house.attune("backup", "--plain")
    assert (done.code, done.err) == (0, "")
    assert len(there(folder)) == 1
    assert left(folder) <= {".lock", "tombstones"}


@pytest.mark.skipif(bool(databases.SERVER), reason="a file of SQLite is damaged here")
def test_a_damaged_database_is_no_backup(house):
    house.ask("None")
    file = house.folder / "attune.sqlite3"
    content = bytearray(file.read_bytes())
    root = 4096 * 12
    content[root : root + 4096 * 4] = b"\xff" * 4096 * 4
    file.write_bytes(content)
    done = house.attune("backup", "--plain")
    assert done.code in {1, 2}
    assert "Mend: " in done.err
    assert there(house.folder / "backups") == []


def test_a_trial_that_counts_other_rows_is_found(house):
    planted = f"""
from pathlib import Path
from attune.operations import cli, setup
setup.set_up(Path({str(house.folder)!r}))
from attune.operations.backup import dumping
dump = dumping.dump
dumping.dump = lambda target: dump(target) | {{"spaces_record": 16}}
print(cli.main(["backup", "--plain"]))
"""
    told = house.python(planted)
    assert told.endswith("1")
    assert "spaces_record has 15 rows where 16 were counted. It was not kept" in told
    assert there(house.folder / "backups") == []


def test_a_full_disk_leaves_no_half_backup(house):
    done = subprocess.run(
        [sys.executable, "-m", "attune.operations", "backup", "--plain"],
        env=house.environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "Mend: make room" in done.stderr or "pg_dump failed" in done.stderr
    assert there(house.folder / "backups") == []


def test_a_folder_that_cannot_be_written_is_refused(house):
    (house.folder / "file").touch()
    done = house.attune("backup", "--plain", "--to", house.folder / "file" / "backups")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "cannot be written" in done.err


def test_a_second_backup_at_once_is_refused(tmp_path):
    with shelf.opened(tmp_path), pytest.raises(Refusal, match="another backup"), shelf.opened(tmp_path):
        pass


def plant(folder: Path, *days: int) -> list[Path]:
    files = [folder / shelf.name_of(NOW - timedelta(days=each), ".tar.age") for each in days]
    for file in files:
        file.touch()
    return files


def test_old_backups_go_and_the_newest_never(tmp_path):
    today, month, older = plant(tmp_path, 0, 29, 31)
    (tmp_path / "attune-notes.txt").touch()
    assert shelf.rotate(tmp_path, now=NOW, days=30, keep=None) == [older]
    assert shelf.backups(tmp_path) == [month, today]
    assert shelf.rotate(tmp_path, now=NOW + timedelta(days=400), days=30, keep=None) == [month]
    assert shelf.backups(tmp_path) == [today]
    assert (tmp_path / "attune-notes.txt").exists()


def test_keep_keeps_the_newest(tmp_path):
    newest, _, _, _ = plant(tmp_path, 0, 1, 2, 3)
    shelf.rotate(tmp_path, now=NOW, days=30, keep=3)
    assert len(shelf.backups(tmp_path)) == 3
    shelf.rotate(tmp_path, now=NOW, days=30, keep=1)
    assert shelf.backups(tmp_path) == [newest]


def test_an_empty_folder_rotates_to_nothing(tmp_path):
    assert shelf.rotate(tmp_path, now=NOW, days=30, keep=1) == []


def test_a_command_rotates(house):
    folder = house.folder / "backups"
    folder.mkdir()
    (folder / "attune-20200101-000000.tar.age").touch()
    done = house.attune("backup", "--plain")
    assert "Removed 1 older backup." in done.out
    assert len(there(folder)) == 1


@pytest.mark.parametrize("name", ["../secret.key", "/etc/passwd", "attune.sqlite3/x"])
def test_nothing_is_unpacked_outside_the_folder(tmp_path, name):
    parts = {each: archive.Part(0, "") for each in (name, "secret.key", "tombstones")}
    manifest = archive.Manifest(1, "0", "", "sqlite", {}, parts)
    (tmp_path / "in").mkdir()
    source = tmp_path / "in"
    (source / archive.MANIFEST).write_bytes(archive.msgspec.json.encode(manifest))
    with tarfile.open(tmp_path / "tar", "w") as tar:
        tar.add(source / archive.MANIFEST, arcname=archive.MANIFEST)
    with pytest.raises(Refusal, match="its list of contents is not one of ours"):
        archive.unpack(tmp_path / "tar", tmp_path)


def test_a_link_in_an_archive_is_not_followed(tmp_path):
    names = ("attune.sqlite3", "secret.key", "tombstones")
    source = tmp_path / "in"
    source.mkdir()
    for name in names:
        (source / name).write_text(name)
    parts = {name: archive.part_of(source / name) for name in names}
    archive.pack(archive.Manifest(1, "0", "", "sqlite", {}, parts), source, tmp_path / "tar")
    assert archive.unpack(tmp_path / "tar", tmp_path).parts == parts
    shutil.copy(source / "secret.key", tmp_path / "far")
    (source / "secret.key").unlink()
    (source / "secret.key").symlink_to(tmp_path / "far")
    archive.pack(archive.Manifest(1, "0", "", "sqlite", {}, parts), source, tmp_path / "tar")
    with pytest.raises(Refusal, match="is not a file"):
        archive.unpack(tmp_path / "tar", tmp_path)


def test_the_lock_goes_with_the_process(tmp_path):
    with shelf.opened(tmp_path):
        pass
    with (tmp_path / ".lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
