"""The first start makes a folder and a key that only this user can read, and never replaces a key."""

import os
import stat

import pytest

from attune.operations.data_folder import make_secret_key, open_data_folder
from attune.operations.refusal import Refusal


@pytest.fixture(autouse=True)
def _same_umask_afterwards():
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_it_makes_a_folder_for_this_user_alone(tmp_path):
    folder = open_data_folder(tmp_path / "deep" / "data")
    assert mode(folder) == 0o700


def test_later_files_are_closed_too(tmp_path):
    folder = open_data_folder(tmp_path / "data")
    (folder / "database").touch()
    assert mode(folder / "database") == 0o600


def test_it_refuses_what_cannot_be_written(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(Refusal, match=r"cannot be written.*Mend: choose another with --data"):
        open_data_folder(tmp_path / "file" / "data")


def test_it_makes_a_long_key_once(tmp_path):
    assert make_secret_key(tmp_path)
    key = (tmp_path / "secret.key").read_text().strip()
    assert len(key) >= 50
    assert mode(tmp_path / "secret.key") == 0o600
    assert not make_secret_key(tmp_path)
    assert (tmp_path / "secret.key").read_text().strip() == key
    assert [each.name for each in tmp_path.iterdir()] == ["secret.key"]


def test_of_two_first_starts_the_earlier_key_stays(tmp_path, monkeypatch):
    link = os.link

    def slower(source, target):
        target.write_text("the other start's key")
        link(source, target)

    monkeypatch.setattr(os, "link", slower)
    assert not make_secret_key(tmp_path)
    assert (tmp_path / "secret.key").read_text() == "the other start's key"
    assert [each.name for each in tmp_path.iterdir()] == ["secret.key"]
