"""The first lines of a command that works on a data folder that is there."""

import os
from pathlib import Path

import django

from attune.operations.data_folder import refuse_half_restored
from attune.operations.refusal import Refusal


def set_up(data: Path) -> Path:
    """Load Django's settings for this data folder; Refusal where there is none. What is made is for this user alone."""
    os.umask(0o077)
    refuse_half_restored(data)
    if not (data / "secret.key").is_file():
        raise Refusal(f"there is no data folder at {data}. Mend: name it with --data, or set ATTUNE_DATA.")
    os.environ["ATTUNE_DATA"] = str(data.resolve())
    django.setup()
    return data.resolve()
