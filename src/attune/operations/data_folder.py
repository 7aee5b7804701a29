"""The data folder: made at first start, closed to other users of the machine, holding the server's key."""

import os
import secrets
import tempfile
from pathlib import Path

from attune.operations.refusal import Refusal

KEY_BYTES = 50


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
