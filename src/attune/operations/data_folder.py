"""The data folder: made at first start, closed to other users of the machine, holding the server's key."""

import fcntl
import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from attune.operations.refusal import Refusal

KEY_BYTES = 50
UNDER_WAY = ".restoring"
"""The folder in which a restore works. While it is there, the restore has not ended."""


def open_data_folder(folder: Path) -> Path:
    """Make the folder where it is missing, close it to other users (mode 0700) and prove that it can be written.

    Raises Refusal when it cannot. Everything made later in this process is closed to other users too.
    """
    os.umask(0o077)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Refusal(
            f"the data folder {folder} cannot be written ({error.strerror}). "
            "Mend: choose another with --data, or give this user the right to write there."
        ) from error
    return folder.resolve()


def make_secret_key(folder: Path) -> bool:
    """Write `secret.key` (mode 0600) if there is none; True when it was made now.

    The file appears whole or not at all, and of two first starts at once the earlier one wins.
    """
    path = folder / "secret.key"
    if path.exists():
        return False
    descriptor, draft = tempfile.mkstemp(dir=folder, prefix=".secret.key.")
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(KEY_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError as error:
        raise Refusal(
            f"{path} cannot be made ({error.strerror}). Mend: use a data folder on a local disk."
        ) from error
    finally:
        Path(draft).unlink()
    return True


def mark_served(folder: Path) -> int:
    """Hold a shared lock on the key file while this process lives, so that other commands see a server; the handle."""
    handle = os.open(folder / "secret.key", os.O_RDONLY)
    with suppress(OSError):  # a file system without locks: then nobody sees it
        fcntl.flock(handle, fcntl.LOCK_SH)
    return handle


def is_served(folder: Path) -> bool:
    """Whether a server runs on this folder, as far as this machine can see."""
    handle = os.open(folder / "secret.key", os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(handle)
    return False


def refuse_half_restored(folder: Path) -> None:
    """Refuse a folder into which a restore did not end."""
    if (folder / UNDER_WAY).exists():
        raise Refusal(f"a restore into {folder} did not end. Mend: start it again.")
