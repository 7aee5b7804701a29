"""The mark of what was erased: a row at once, a line beside the backups after the commit; neither tells who."""

import hashlib
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from attune.people.models import Tombstone
from attune.people.tombstones import FILE, append, mark_of, note

DAY = date(2026, 11, 24)


@pytest.fixture
def folder(tmp_path, settings):
    settings.ATTUNE_BACKUPS = tmp_path
    return tmp_path


def test_a_mark_is_a_digest_of_the_id():
    assert mark_of(UUID(int=7)) == hashlib.sha256(UUID(int=7).bytes).digest()
    assert mark_of(UUID(int=7)) != mark_of(UUID(int=8))


def test_it_is_a_row_now_and_a_line_after_the_commit(db, folder, django_capture_on_commit_callbacks):
    person = uuid4()
    with django_capture_on_commit_callbacks(execute=True):
        note(person, DAY)
        assert Tombstone.objects.filter(id=mark_of(person), day=DAY).exists()
        assert not (folder / FILE).exists()
    assert (folder / FILE).read_text() == f"{mark_of(person).hex()} 2026-11-24\n"
    assert (folder / FILE).stat().st_mode & 0o077 == 0
    assert person.hex not in (folder / FILE).read_text()


def test_a_link_put_in_its_place_is_not_written_through(tmp_path):
    (tmp_path / "target").write_text("")
    (tmp_path / FILE).symlink_to(tmp_path / "target")
    with pytest.raises(OSError, match=FILE):
        append(tmp_path, {mark_of(uuid4()): DAY})
    assert (tmp_path / "target").read_text() == ""


def test_an_erase_that_did_not_happen_leaves_no_line(db, folder, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        try:
            with transaction.atomic():
                note(uuid4(), DAY)
                raise KeyError
        except KeyError:
            pass
    assert not (folder / FILE).exists()
    assert Tombstone.objects.count() == 0


def test_noted_twice_it_is_one_row(db, folder):
    note(UUID(int=7), DAY)
    note(UUID(int=7), DAY)
    assert Tombstone.objects.count() == 1


def test_without_a_folder_and_with_one_that_cannot_be_written_the_erase_goes_on(
    db, tmp_path, settings, django_capture_on_commit_callbacks
):
    settings.ATTUNE_BACKUPS = tmp_path / "none"
    with django_capture_on_commit_callbacks(execute=True):
        note(uuid4(), DAY)
    settings.ATTUNE_BACKUPS = tmp_path
    (tmp_path / FILE).mkdir()  # nothing can be written to it
    with django_capture_on_commit_callbacks(execute=True):
        note(uuid4(), DAY)
    assert Tombstone.objects.count() == 2
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_lines_are_added_and_never_rewritten(tmp_path):
    append(tmp_path, {b"a" * 32: DAY})
    append(tmp_path, {b"b" * 32: DAY, b"c" * 32: DAY})
    assert [line[:2] for line in (tmp_path / FILE).read_text().splitlines()] == ["61", "62", "63"]
