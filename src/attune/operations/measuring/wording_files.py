"""The files of `attune measure wording`: the text that is brought, and what is kept of it."""

import os
import tempfile
from pathlib import Path

import msgspec
import yaml

from attune.core.curriculum import Wording
from attune.operations.refusal import Refusal

LARGEST = 200_000


def content(file: Path) -> str:
    """The text of the file."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    except OSError as error:
        raise Refusal(f"{file} cannot be read ({error.strerror}). Mend: name a text file.") from error
    if len(raw) > LARGEST:
        raise Refusal(
            f"{file} is larger than any questionnaire. Mend: write one item a line, and nothing else."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Refusal(f"{file}: line {line} is not UTF-8 text. Mend: save the file as UTF-8.") from error


def write(wording: Wording, target: Path) -> None:
    """Put it in place whole, for this user alone."""
    text = yaml.safe_dump(msgspec.to_builtins(wording), allow_unicode=True, sort_keys=False, width=110)
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=target.parent, prefix=".")
        with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        Path(draft).replace(target)
    except OSError as error:
        raise Refusal(f"{target} cannot be written ({error.strerror}). Mend: make room there.") from error
