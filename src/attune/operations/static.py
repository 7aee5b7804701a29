"""Style sheets, scripts and pictures in the data folder, and a stamp that says of what version they are."""

import hashlib
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def digest() -> str:
    """What this version would collect: names, sizes, times."""
    found = hashlib.sha256(version("attune").encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            found.update(f"{path} {storage.size(path)} {storage.get_modified_time(path)}\n".encode())
    return found.hexdigest()


def is_current() -> bool:
    """Whether what was collected is that."""
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    return stamp.is_file() and stamp.read_text() == digest()


def collect() -> None:
    """Copy all of it, and stamp it."""
    call_command("collectstatic", interactive=False, verbosity=0)
    (Path(settings.STATIC_ROOT) / ".collected").write_text(digest())
